import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { meldingsnummer } from '../vocabulary.ts';

export const meldingOpgepakt = defineEvent({
  type: 'nl.regie.melding.opgepakt.v1',
  owner: 'intake',
  meaning: 'Somebody claimed a melding, took it over, or gave it back.',
  audience: 'internal',
  data: z.strictObject({
    meldingId: meldingsnummer,
    opgepaktOp: moment,
    /** Id of the employee at the issuer; null when nobody has it in hand any more. */
    behandelaar: z.string().min(1).nullable(),
    vorigeBehandelaar: z.string().min(1).nullable(),
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    opgepaktOp: '2026-11-23T08:05:00Z',
    behandelaar: 'werkverdeler',
    vorigeBehandelaar: null,
  },
});
