import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { leaveOut } from '../../../cdk/bundle/leave-out.ts';
import { startTestBucket, type TestBucket } from '../../../test/support/bucket.ts';
import { installationOf } from '../../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../../test/support/table.ts';
import { keptBijlage } from '../attachments/bijlagen.ts';
import { meldingPk } from '../store.ts';
import { mailNumber } from './mail-number.ts';

/** Issue 3: 10 MB of attachments within 3 seconds and 256 MB, from the bucket to the table. */
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'vlot-groot-'));
const child = join(folder, 'child.js');
let db: TestTable;
let post: TestBucket;
beforeAll(async () => {
  [db, post] = await Promise.all([startTestTable(), startTestBucket()]);
  // As the function runs: in one file, so that reading TypeScript is not measured too.
  await build({
    entryPoints: [new URL('./receive-child.ts', import.meta.url).pathname],
    outfile: child,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins: [leaveOut],
  });
  writeFileSync(join(folder, 'gemeente.json'), JSON.stringify(installationOf('almelo')));
});
afterAll(async () => {
  await Promise.all([db.stop(), post.stop()]);
  rmSync(folder, { recursive: true });
});

const mb = 1_000_000;
const lines = (bytes: Buffer) => bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(size - 9, 'pdf ')]);
const attached = (size: number) =>
  `--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(pdf(size))}\r\n`;

async function takeIn(id: string, sizes: number[]) {
  const at = '2026-11-23T10:00:00.000Z';
  await post.put(
    `binnen/${id}`,
    [
      'From: ans@voorbeeld.example\r\nSubject: Brieven\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n',
      '--b\r\nContent-Type: text/plain\r\n\r\nWij lopen vast.\r\n',
      ...sizes.map(attached),
      '--b--\r\n',
    ].join(''),
  );
  const status = { status: 'PASS' };
  const notification = JSON.stringify({
    notificationType: 'Received',
    mail: { messageId: id, timestamp: at, source: 'ans@voorbeeld.example' },
    receipt: {
      timestamp: at,
      recipients: ['regisseurs@almelo.example'],
      spfVerdict: status,
      dkimVerdict: status,
      dmarcVerdict: status,
      spamVerdict: status,
      virusVerdict: status,
      action: { type: 'S3', bucketName: 'post', objectKey: `binnen/${id}` },
    },
  });
  const endpoint = await db.table.client.config.endpoint?.();
  const { stdout } = await run(process.execPath, [
    '--max-old-space-size=180',
    child,
    `http://${endpoint?.hostname}:${endpoint?.port}`,
    post.endpoint,
    join(folder, 'gemeente.json'),
    notification,
  ]);
  const files = await db.table.partition(meldingPk(mailNumber(id, '2026', 0)), keptBijlage, 'STUK#BIJLAGE#');
  return { ...z.object({ outcome: z.string(), ms: z.number(), mb: z.number() }).parse(JSON.parse(stdout)), files };
}

describe('a big mail, from the bucket to the table', { timeout: 60_000 }, () => {
  it('with 10 MB of attachments takes less than 3 seconds and 256 MB', async () => {
    const found = await takeIn('tien', [4 * mb, 6 * mb]);
    expect(found.outcome).toBe('handled');
    expect(found.files.map(({ bytes, status }) => [bytes, status])).toEqual([
      [4 * mb, 'quarantaine'],
      [6 * mb, 'quarantaine'],
    ]);
    expect(found.ms).toBeLessThan(3000);
    expect(found.mb).toBeLessThan(256);
  });

  it('of 30 MB is kept; what is too big is refused', async () => {
    const found = await takeIn('dertig', [22 * mb]);
    expect(found.outcome).toBe('handled');
    expect(found.files).toMatchObject([{ status: 'geweigerd', reden: 'teGroot' }]);
    expect(found.ms).toBeLessThan(3000);
    expect(found.mb).toBeLessThan(256);
  });
});
