import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { inTransaction } from './data-folder.ts';
import { type BucketDefinition, type Objects, openObjects } from './objects.ts';

const root = mkdtempSync(join(tmpdir(), 'vlot-objects-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let counter = 0;
const buckets: BucketDefinition[] = [{ name: 'post', expiry: [{ prefix: 'binnen/', days: 30 }] }];

function open(folder = join(root, String(++counter)), db = new DatabaseSync(':memory:')) {
  return { db, folder, objects: openObjects(db, folder, buckets), files: () => readdirSync(folder) };
}
async function* content(text: string) {
  yield Buffer.from(text);
}
async function put(objects: Objects, key: string, text: string): Promise<void> {
  const staged = await objects.stage(content(text), 1000);
  if (staged) objects.keep('post', key, staged);
}

describe('objects', () => {
  it('replaces content, and forgets the file that nothing points at', async () => {
    const { objects, files } = open();
    await put(objects, 'a', 'eerst');
    await put(objects, 'a', 'daarna');
    await turn();
    expect(objects.find('post', 'a')).toMatchObject({ bytes: 6, key: 'a' });
    expect(files()).toHaveLength(1);
    objects.remove('post', 'a');
    await turn();
    expect([objects.find('post', 'a'), files()]).toEqual([undefined, []]);
  });

  it('keeps nothing of what is too big, and reads it to its end', async () => {
    const { objects, files } = open();
    let read = 0;
    async function* big() {
      for (; read < 20; read += 1) yield Buffer.alloc(100);
    }
    expect(await objects.stage(big(), 1000)).toBeUndefined();
    expect([read, files()]).toEqual([20, []]);
  });

  it('keeps the old content when the transaction turns back', async () => {
    const { db, objects, files } = open();
    await put(objects, 'a', 'eerst');
    const staged = await objects.stage(content('daarna'), 1000);
    const deed = () =>
      inTransaction(db, () => {
        if (staged) objects.keep('post', 'a', staged);
        throw new Error('turned back');
      });
    expect(deed).toThrow('turned back');
    await turn();
    expect(objects.find('post', 'a')?.bytes).toBe(5);
    expect(files()).toContain(objects.find('post', 'a')?.path.split('/').at(-1));
  });

  it('removes at the start what a killed run had begun to write', async () => {
    const { db, folder, objects } = open();
    await put(objects, 'a', 'blijft');
    writeFileSync(join(folder, 'half'), 'half');
    const again = open(folder, db);
    expect(again.files()).toHaveLength(1);
    expect(again.objects.find('post', 'a')?.bytes).toBe(6);
  });

  it('ends what the lifecycle of its prefix ends, and nothing else', async () => {
    const { objects, files } = open();
    await put(objects, 'binnen/oud', 'mail');
    await put(objects, 'bijlagen/oud', 'foto');
    const day = 86_400_000;
    objects.expire(Date.now() + 29 * day);
    expect(objects.list('post', { prefix: '', after: '', max: 9 })).toHaveLength(2);
    objects.expire(Date.now() + 31 * day);
    await turn();
    expect(objects.list('post', { prefix: '', after: '', max: 9 }).map(({ key }) => key)).toEqual(['bijlagen/oud']);
    expect(files()).toHaveLength(1);
  });

  it('lists in the order of S3, page by page, whatever the keys are', async () => {
    const { objects, db } = open();
    const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).filter((text) => text.isWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(key, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), async (keys, max) => {
        db.exec('DELETE FROM local_objects');
        for (const one of keys) await put(objects, one, one);
        const found: string[] = [];
        for (;;) {
          const page = objects.list('post', { prefix: '', after: found.at(-1) ?? '', max });
          if (page.length === 0) break;
          found.push(...page.map((object) => object.key));
        }
        expect(found).toEqual([...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
      { numRuns: 30 },
    );
  });
});
