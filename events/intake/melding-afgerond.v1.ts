import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { meldingsnummer, uitkomst } from '../vocabulary.ts';

export const meldingAfgerond = defineEvent({
  type: 'nl.regie.melding.afgerond.v1',
  owner: 'intake',
  meaning: 'A melding is closed with an outcome; it can be opened again.',
  audience: { public: ['meldingId', 'afgerondOp', 'uitkomst'] },
  data: z.strictObject({
    meldingId: meldingsnummer,
    afgerondOp: moment,
    uitkomst,
    /** Working days from receipt to this moment, the day of receipt not counted. */
    werkdagen: z.int().nonnegative(),
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    afgerondOp: '2026-11-24T14:00:00Z',
    uitkomst: 'advies',
    werkdagen: 2,
  },
});
