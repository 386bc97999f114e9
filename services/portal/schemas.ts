import { brotliDecompressSync } from 'node:zlib';
import * as z from 'zod';
import { packedSchemas } from './packed-schemas.ts';

const schemas = z.record(z.string(), z.looseObject({}));

/** The published JSON Schema at the address that `dataschema` of an event names. A test holds it to the catalogue. */
export function findEventSchema(type: string): object | undefined {
  const all = schemas.parse(JSON.parse(brotliDecompressSync(Buffer.from(packedSchemas, 'base64')).toString('utf8')));
  return Object.hasOwn(all, type) ? all[type] : undefined;
}
