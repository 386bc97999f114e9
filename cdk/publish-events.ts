/**
 * Freezes event versions that are new: notes the fingerprint of their schema in events/published.json and writes
 * their fixtures. It never touches a version that is published already: a changed meaning gets a new file `.v2.ts`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../events/catalogue.ts';
import { seal } from '../events/event.ts';
import { fingerprint } from '../events/json-schema.ts';

const root = join(import.meta.dirname, '..', 'events');
const published: Record<string, string> = JSON.parse(readFileSync(join(root, 'published.json'), 'utf8'));

for (const definition of catalogue) {
  if (published[definition.type]) continue;
  published[definition.type] = fingerprint(definition);
  const valid = seal<string, object>(definition, {
    data: definition.example,
    id: '00000000-0000-4000-8000-000000000001',
    oin: '00000001001234567000',
    host: 'vlot.almelo.example',
    subject: 'voorbeeld',
    sequence: 1,
    time: '2026-11-21T21:50:00Z',
  });
  const [firstField] = Object.keys(valid.data);
  const incomplete = Object.fromEntries(Object.entries(valid.data).filter(([field]) => field !== firstField));
  const fixtures = {
    valid,
    'missing-field': { ...valid, data: incomplete },
    'wrong-major': { ...valid, type: valid.type.replace(/v\d+$/, (major) => `v${Number(major.slice(1)) + 1}`) },
  };
  const folder = join(root, 'fixtures', definition.type);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(fixtures)) {
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(content, null, 2)}\n`);
  }
  process.stdout.write(`published ${definition.type}\n`);
}
const sorted = Object.fromEntries(Object.entries(published).sort(([a], [b]) => a.localeCompare(b)));
writeFileSync(join(root, 'published.json'), `${JSON.stringify(sorted, null, 2)}\n`);
