import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startTestTable, type TestTable } from '../test/support/table.ts';
import { term } from './deadlines.ts';
import { eraseAggregate, retentionTerm } from './retention.ts';

const now = '2031-11-24T00:00:01Z';
const pk = 'ZAAK#1';
const anything = z.looseObject({ sk: z.string() });

describe('retention', () => {
  let test: TestTable;
  beforeEach(async () => {
    test = await startTestTable();
  });
  afterEach(() => test.stop());

  async function due() {
    await test.table.transact([
      { put: { pk, sk: 'STAND', versie: 3 }, when: 'always' },
      { put: { pk, sk: 'GEGEVENS' }, when: 'always' },
      retentionTerm(pk, '2031-11-24', 3),
    ]);
    const found = await test.table.get({ pk, sk: 'TERMIJN#bewaartermijn' }, term);
    if (!found) throw new Error('no term');
    return found;
  }
  const left = async () => (await test.table.partition(pk, anything)).map(({ sk }) => sk);

  it('keeps head and term when a change came in between', async () => {
    const found = await due();
    await test.table.transact([retentionTerm(pk, '2032-01-01', 4)]);
    const last = async () => [{ remove: { pk, sk: 'STAND' }, when: { version: 3 } }];
    expect(await eraseAggregate(test.table, found, { now, keep: ['STAND'], last })).toBe(false);
    expect(await left()).toEqual(['STAND', 'TERMIJN#bewaartermijn']);
    expect(await test.table.partition(`VERWIJDERD#${pk}`, anything)).toEqual([]);
  });

  it('erases more than fits in one transaction, and tells when it is not ready', async () => {
    const found = await due();
    const many = Array.from({ length: 950 }, (_, index) => ({ pk, sk: `EVENT#${index}` }));
    for (let from = 0; from < many.length; from += 95) {
      await test.table.transact(many.slice(from, from + 95).map((put) => ({ put, when: 'always' })));
    }
    const last = async () => [{ remove: { pk, sk: 'STAND' }, when: { version: 3 } }];
    const erase = () => eraseAggregate(test.table, found, { now, keep: ['STAND'], last });
    expect(await erase()).toBe(false);
    expect(await left()).toContain('STAND');
    expect(await erase()).toBe(true);
    expect(await left()).toEqual([]);
  });
});
