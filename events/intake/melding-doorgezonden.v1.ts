import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { bestemming, meldingsnummer } from '../vocabulary.ts';

export const meldingDoorgezonden = defineEvent({
  type: 'nl.regie.melding.doorgezonden.v1',
  owner: 'intake',
  meaning: 'A melding belongs elsewhere and was passed on, with proof; the date of receipt is kept.',
  audience: { public: ['meldingId', 'doorgezondenOp', 'bestemming', 'ontvangenOp'] },
  data: z.strictObject({
    meldingId: meldingsnummer,
    doorgezondenOp: moment,
    bestemming,
    /** The date that counts for whoever receives it (Awb 2:3, 6:15). */
    ontvangenOp: moment,
    /** A mail with proof went out; otherwise staff recorded how it was handed over. */
    perMail: z.boolean(),
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    doorgezondenOp: '2026-11-23T09:30:00Z',
    bestemming: 'klacht',
    ontvangenOp: '2026-11-21T21:50:00Z',
    perMail: true,
  },
});
