import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { bestemming, meldingsnummer } from '../vocabulary.ts';

export const meldingDoorgezonden = defineEvent({
  type: 'nl.regie.melding.doorgezonden.v1',
  owner: 'intake',
  meaning:
    'What a melding says belongs (also) elsewhere: it is being passed on, or was, with proof. The date of receipt is kept.',
  audience: { public: ['meldingId', 'doorgezondenOp', 'bestemming', 'ontvangenOp', 'overgedragenOp'] },
  data: z.strictObject({
    meldingId: meldingsnummer,
    doorgezondenOp: moment,
    bestemming,
    /** The date that counts for whoever receives it (Awb 2:3, 6:15). */
    ontvangenOp: moment,
    /** A mail with the number went out to who receives it; that is no proof. */
    perMail: z.boolean(),
    /** When it was handed over, as staff recorded it; null: not yet. Then the event comes once more. */
    overgedragenOp: moment.nullable(),
    /** Beside whatever becomes of the melding: it goes on here as well. */
    daarnaast: z.boolean(),
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    doorgezondenOp: '2026-11-23T09:30:00Z',
    bestemming: 'klacht',
    ontvangenOp: '2026-11-21T21:50:00Z',
    perMail: true,
    overgedragenOp: null,
    daarnaast: false,
  },
});
