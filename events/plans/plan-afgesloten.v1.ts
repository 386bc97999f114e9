import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id } from '../vocabulary.ts';

export const planAfgesloten = defineEvent({
  type: 'nl.regie.plan.afgesloten.v1',
  owner: 'plans',
  meaning: 'The casus of this plan is closed, and the plan with it; the huishouden has no active plan any more (R1).',
  audience: { public: ['planId', 'casusId', 'afgeslotenOp'] },
  data: z.strictObject({ planId: id, huishoudenId: id, casusId: id, afgeslotenOp: moment }),
  example: {
    planId: '1e9c7d31-8f2b-4a57-9c3d-5e6f7a8b9c01',
    huishoudenId: '7c0a5f14-52c4-4f0b-8a8e-3a2b1c0d9e01',
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    afgeslotenOp: '2026-11-23T09:30:02Z',
  },
});
