/**
 * `npm run generate`: writes what is made from the contracts and committed: a JSON Schema per event, all of these packed
 * for the portal, and an OpenAPI document per service. With `--check` it writes nothing, names what is stale, and exits 1.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import * as z from 'zod';
import { catalogue } from '../events/catalogue.ts';
import { document as intake } from '../services/intake/openapi.ts';
import { document as plans } from '../services/plans/openapi.ts';
import { document as regie } from '../services/regie/openapi.ts';

const root = join(import.meta.dirname, '..');
const schemaFolder = 'events/schemas';

/** The schema as it is served under `/schemas/<type>.json`, the place that `dataschema` names. */
function jsonSchemaOf(definition: (typeof catalogue)[number]) {
  const { $schema, ...schema } = z.toJSONSchema(definition.schema);
  const { type, meaning } = definition;
  return { $schema, $id: `/schemas/${type}.json`, title: type, description: meaning, ...schema };
}

/** For the function that serves them: a bundle may be 400 KB, and packed they are a tenth of their size. */
function packSchemas(): string {
  const schemas = Object.fromEntries(catalogue.map((definition) => [definition.type, jsonSchemaOf(definition)]));
  return `/** Made by \`npm run generate\` from the catalogue of events; do not edit. JSON of type -> schema, in Brotli and base64. */
// biome-ignore format: one line
export const packedSchemas: string = '${brotliCompressSync(JSON.stringify(schemas)).toString('base64')}';
`;
}

/** Path from the root -> text. */
export function generate(): Map<string, string> {
  const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ...catalogue.map((definition): [string, string] => [
      `${schemaFolder}/${definition.type}.json`,
      text(jsonSchemaOf(definition)),
    ]),
    ['services/portal/packed-schemas.ts', packSchemas()],
    ...Object.entries({ intake, plans, regie }).map(([service, document]): [string, string] => [
      `services/${service}/openapi.json`,
      text(document),
    ]),
  ]);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

function schemasOnDisk(): string[] {
  try {
    return readdirSync(join(root, schemaFolder)).map((name) => `${schemaFolder}/${name}`);
  } catch {
    return [];
  }
}

/** What differs between the contracts and what is committed; schemas of events that are gone count too. */
export function findStale(files: ReadonlyMap<string, string>): { write: string[]; remove: string[] } {
  return {
    write: [...files].filter(([path, text]) => readIfThere(path) !== text).map(([path]) => path),
    remove: schemasOnDisk().filter((path) => !files.has(path)),
  };
}

function run(check: boolean): number {
  const files = generate();
  const stale = findStale(files);
  const paths = [...stale.write, ...stale.remove];
  if (check) {
    for (const path of paths) console.error(`${path} is stale: run npm run generate`);
    return paths.length > 0 ? 1 : 0;
  }
  for (const path of stale.write) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files.get(path) ?? '');
  }
  for (const path of stale.remove) rmSync(join(root, path));
  console.log(
    paths.length > 0 ? `Written: ${paths.map((path) => relative('.', path)).join(', ')}` : 'Nothing changed.',
  );
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = run(process.argv.includes('--check'));
}
