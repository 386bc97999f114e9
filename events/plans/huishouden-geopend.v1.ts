import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id } from '../vocabulary.ts';

export const huishoudenGeopend = defineEvent({
  type: 'nl.regie.huishouden.geopend.v1',
  owner: 'plans',
  meaning: 'The persons around one plan have a place; it starts empty and the regisseur fills it with the family.',
  audience: 'internal',
  data: z.strictObject({ huishoudenId: id, casusId: id, geopendOp: moment }),
  example: {
    huishoudenId: '7c0a5f14-52c4-4f0b-8a8e-3a2b1c0d9e01',
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    geopendOp: '2026-11-21T21:50:02Z',
  },
});
