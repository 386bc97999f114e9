import * as z from 'zod';
import { date, defineEvent } from '../event.ts';
import { code, id, meldingsnummer } from '../vocabulary.ts';

export const contacttaakTermijnVerstreken = defineEvent({
  type: 'nl.regie.contacttaak.termijnVerstreken.v1',
  owner: 'intake',
  meaning: 'A call or letter to a melder has not been done in time; it climbs.',
  audience: 'internal',
  data: z.strictObject({
    taakId: id,
    meldingId: meldingsnummer,
    uiterlijk: date,
    niveau: z.int().positive(),
    rol: code,
  }),
  example: {
    taakId: '0d8f6c9e-3f0e-4a36-9f57-0c6f3c2f7d11',
    meldingId: 'M-2026-7K3QZ9',
    uiterlijk: '2026-11-24',
    niveau: 1,
    rol: 'procesverantwoordelijke',
  },
});
