import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer } from '../vocabulary.ts';

export const regisseurWisselAfgewezen = defineEvent({
  type: 'nl.regie.regisseur.wisselAfgewezen.v1',
  owner: 'regie',
  meaning: 'The family asked for somebody else; it was decided that the same person stays, and somebody explains why.',
  audience: 'internal',
  data: z.strictObject({
    casusId: id,
    /** The melding of whoever asked. */
    meldingId: meldingsnummer,
    /** Who stays. */
    regisseurId: id,
    beslotenOp: moment,
  }),
  example: {
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    meldingId: 'M-2026-7K3QZ9',
    regisseurId: '2f1d1c52-77d5-4b88-8d55-0a52a4c10001',
    beslotenOp: '2026-12-02T10:00:00Z',
  },
});
