import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id } from '../vocabulary.ts';

export const planGeopend = defineEvent({
  type: 'nl.regie.plan.geopend.v1',
  owner: 'plans',
  meaning: 'The one active plan of a huishouden exists as a concept and bears the name of who leads (R1, R16).',
  audience: 'internal',
  data: z.strictObject({ planId: id, huishoudenId: id, casusId: id, regisseurId: id, geopendOp: moment }),
  example: {
    planId: '1e9c7d31-8f2b-4a57-9c3d-5e6f7a8b9c01',
    huishoudenId: '7c0a5f14-52c4-4f0b-8a8e-3a2b1c0d9e01',
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    regisseurId: '2f1d1c52-77d5-4b88-8d55-0a52a4c10001',
    geopendOp: '2026-11-21T21:50:02Z',
  },
});
