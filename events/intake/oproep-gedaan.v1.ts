import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { meldingsnummer } from '../vocabulary.ts';

export const oproepGedaan = defineEvent({
  type: 'nl.regie.oproep.gedaan.v1',
  owner: 'intake',
  meaning: 'Somebody on duty was paged about an acutely unsafe melding and is asked to confirm.',
  audience: 'internal',
  data: z.strictObject({
    meldingId: meldingsnummer,
    /** 1 for the first on the list of duty. */
    niveau: z.int().positive(),
    opgeroepenOp: moment,
    bevestigenVoor: moment,
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    niveau: 1,
    opgeroepenOp: '2026-11-21T21:50:00Z',
    bevestigenVoor: '2026-11-21T22:05:00Z',
  },
});
