import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { meldingsnummer } from '../vocabulary.ts';

export const oproepBevestigd = defineEvent({
  type: 'nl.regie.oproep.bevestigd.v1',
  owner: 'intake',
  meaning: 'Somebody on duty confirmed having taken up an acutely unsafe melding.',
  audience: 'internal',
  data: z.strictObject({
    meldingId: meldingsnummer,
    niveau: z.int().positive(),
    bevestigdOp: moment,
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    niveau: 1,
    bevestigdOp: '2026-11-21T21:56:00Z',
  },
});
