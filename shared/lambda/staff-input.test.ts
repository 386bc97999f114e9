import { expect, it } from 'vitest';
import * as z from 'zod';
import { Problem } from '../problem.ts';
import { parseStaffInput } from './staff-input.ts';

const schema = z.strictObject({
  reden: z.string(),
  wie: z.strictObject({ naam: z.string() }).optional(),
  namen: z.array(z.string()).optional(),
  id: z.uuid().optional(),
});
const refusal = (body: unknown, except?: RegExp) => {
  try {
    return parseStaffInput(schema, body, except);
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, velden: error.faults.map(({ veld }) => veld) };
    throw error;
  }
};
const bsn = 'Zijn nummer is 111222333.';

it('names every text with a BSN, however deep', () => {
  expect(refusal({ reden: bsn, wie: { naam: bsn }, namen: ['Noor', bsn] })).toEqual({
    code: 'bsnGevonden',
    velden: ['/reden', '/wie/naam', '/namen/1'],
  });
});

it('lets it through for who says that it is none, and keeps the mark out of the input', () => {
  expect(refusal({ reden: bsn, geenBsn: true })).toEqual({ reden: bsn });
  expect(refusal({ reden: bsn, geenBsn: false })).toEqual({ code: 'bsnGevonden', velden: ['/reden'] });
  expect(refusal({ reden: 'Zo besproken.', geenBsn: false })).toEqual({ reden: 'Zo besproken.' });
});

it('tells other faults first, also of the mark itself', () => {
  expect(refusal({ reden: bsn, wie: {} })).toEqual({ code: 'ongeldigeInvoer', velden: ['/wie/naam'] });
  expect(refusal({ reden: 'x', geenBsn: 'ja' })).toEqual({ code: 'ongeldigeInvoer', velden: ['/geenBsn'] });
  expect(refusal(undefined)).toMatchObject({ code: 'ongeldigeInvoer' });
});

it('passes over ids and the fields that it is told to', () => {
  // Between the hyphens stands 111222333.
  const id = 'aaaaa111-2223-4333-8aaa-aaaaaaaaaaaa';
  expect(refusal({ reden: 'x', id: 'a1112223-3300-4000-8000-000000000000' })).toMatchObject({ reden: 'x' });
  expect(refusal({ reden: 'x', id })).toEqual({ reden: 'x', id });
  expect(refusal({ reden: 'x', namen: [bsn] }, /^\/namen\//)).toEqual({ reden: 'x', namen: [bsn] });
});
