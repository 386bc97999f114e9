import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer } from '../vocabulary.ts';

export const meldingAndereRegisseurGevraagd = defineEvent({
  type: 'nl.regie.melding.andereRegisseurGevraagd.v1',
  owner: 'intake',
  meaning: 'The family asks for somebody else to take the lead ("het klikt niet").',
  audience: 'internal',
  data: z.strictObject({
    meldingId: meldingsnummer,
    casusId: id,
    /** Who led when they asked. */
    regisseurId: id,
    gevraagdOp: moment,
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    regisseurId: '2f1d1c52-77d5-4b88-8d55-0a52a4c10001',
    gevraagdOp: '2026-11-30T16:00:00Z',
  },
});
