import * as z from 'zod';
import { date, defineEvent, moment } from '../event.ts';
import { code, meldingsnummer } from '../vocabulary.ts';

export const meldingOpvolgingVerstreken = defineEvent({
  type: 'nl.regie.melding.opvolgingVerstreken.v1',
  owner: 'intake',
  meaning: 'Whoever has a melding in hand did not pick it up, hand it over or say in time how it ended; it climbs.',
  audience: 'internal',
  data: z.strictObject({
    meldingId: meldingsnummer,
    wat: z.enum(['oppakken', 'afronden', 'wmoOnderzoek', 'overdragen']),
    /** Before when the whole of it had to be done. */
    opvolgingUiterlijk: date,
    vastgesteldOp: moment,
    /** Step on the municipality's escalation ladder, 1 is the first. */
    niveau: z.int().positive(),
    rol: code,
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    wat: 'afronden',
    opvolgingUiterlijk: '2026-12-07',
    vastgesteldOp: '2026-12-08T00:01:00Z',
    niveau: 1,
    rol: 'procesverantwoordelijke',
  },
});
