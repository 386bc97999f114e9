import * as z from 'zod';
import { date, defineEvent, moment } from '../event.ts';
import { code, meldingsnummer } from '../vocabulary.ts';

export const meldingReactietermijnVerstreken = defineEvent({
  type: 'nl.regie.melding.reactietermijnVerstreken.v1',
  owner: 'intake',
  meaning: 'The latest date of an answer has passed and the melder has not heard who helps; it climbs.',
  audience: { public: ['meldingId', 'reactieUiterlijk', 'niveau', 'rol'] },
  data: z.strictObject({
    meldingId: meldingsnummer,
    reactieUiterlijk: date,
    vastgesteldOp: moment,
    /** Step on the municipality's escalation ladder, 1 is the first. */
    niveau: z.int().positive(),
    rol: code,
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    reactieUiterlijk: '2026-11-27',
    vastgesteldOp: '2026-11-28T00:01:00Z',
    niveau: 1,
    rol: 'procesverantwoordelijke',
  },
});
