import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, definitionOf, subscriptions } from './catalogue.ts';
import { envelope, seal } from './event.ts';
import { fingerprint, toJsonSchema } from './json-schema.ts';

const read = (...path: string[]) => JSON.parse(readFileSync(join(import.meta.dirname, ...path), 'utf8'));
const published: Record<string, string> = read('published.json');

describe('the catalogue', () => {
  it('names every type once and subscribes only to what exists', () => {
    const types = catalogue.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    for (const type of Object.values(subscriptions).flat()) expect(definitionOf(type)?.type).toBe(type);
  });

  it('keeps nobody subscribed to events of its own', () => {
    for (const [service, types] of Object.entries(subscriptions)) {
      for (const type of types) expect(definitionOf(type)?.owner).not.toBe(service);
    }
  });

  it('has a published fingerprint for exactly these versions', () => {
    expect(Object.keys(published).sort()).toEqual(catalogue.map(({ type }) => type).sort());
  });
});

describe.each(catalogue.map((definition) => [definition.type, definition] as const))('%s', (type, definition) => {
  it('has not changed since it was published: a changed meaning is a new version', () => {
    expect(fingerprint(definition), `make a new version beside ${type} instead of changing it`).toBe(published[type]);
  });

  it('has its JSON Schema committed', () => {
    expect(read('schemas', `${type}.json`)).toEqual(expect.objectContaining(toJsonSchema(definition)));
  });

  it('accepts the valid fixture and refuses the incomplete one and another major', () => {
    expect(definition.schema.safeParse(read('fixtures', type, 'valid.json')).success).toBe(true);
    expect(definition.schema.safeParse(read('fixtures', type, 'missing-field.json')).success).toBe(false);
    expect(definition.schema.safeParse(read('fixtures', type, 'wrong-major.json')).success).toBe(false);
  });

  it('shows outside subscribers only fields that exist, and no personal ones', () => {
    if (definition.audience === 'internal') {
      expect(definition.audience).toBe('internal');
      return;
    }
    const fields = Object.keys(definition.example);
    for (const field of definition.audience.public) expect(fields).toContain(field);
    for (const secret of ['regisseur', 'adresSleutel']) expect(definition.audience.public).not.toContain(secret);
  });

  it('stays small enough for the bus', () => {
    expect(JSON.stringify(read('fixtures', type, 'valid.json')).length).toBeLessThan(16_000);
  });
});

describe('the envelope', () => {
  it('follows the NL GOV profile for every sequence and time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.uuid({ version: 4 }), (sequence, id) => {
        const sealed = seal(
          { type: 'nl.regie.casus.geopend.v1', owner: 'regie' },
          {
            data: {},
            id,
            oin: '00000001001234567000',
            host: 'vlot.almelo.example',
            subject: 'x',
            sequence,
            time: '2026-11-21T21:50:00Z',
          },
        );
        const { data, ...attributes } = sealed;
        expect(data).toEqual({});
        expect(envelope.parse(attributes)).toEqual(attributes);
        for (const name of Object.keys(attributes)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
      }),
    );
  });
});
