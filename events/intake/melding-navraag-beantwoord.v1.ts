import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { meldingsnummer } from '../vocabulary.ts';

export const meldingNavraagBeantwoord = defineEvent({
  type: 'nl.regie.melding.navraagBeantwoord.v1',
  owner: 'intake',
  meaning: 'The melder said whether help goes on again, some weeks after somebody took it up.',
  audience: 'internal',
  data: z.strictObject({
    meldingId: meldingsnummer,
    beantwoordOp: moment,
    /** 1 for the first time of asking. */
    ronde: z.int().positive(),
    antwoord: z.enum(['ja', 'beetje', 'nee']),
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    beantwoordOp: '2026-12-07T10:00:00Z',
    ronde: 1,
    antwoord: 'nee',
  },
});
