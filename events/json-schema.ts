import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { catalogue } from './catalogue.ts';

type Definition = (typeof catalogue)[number];

/** The JSON Schema that outside subscribers get; made from zod, committed under `schemas/`. */
export function toJsonSchema(definition: Definition): Record<string, unknown> {
  return {
    ...z.toJSONSchema(definition.schema, { target: 'draft-2020-12' }),
    title: definition.type,
    description: definition.meaning,
  };
}

/** Fingerprint of what a subscriber relies on; a published one never changes, a change is a new version. */
export function fingerprint(definition: Definition): string {
  const { description: _meaning, ...schema } = toJsonSchema(definition);
  return createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 16);
}
