import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { meldingsnummer } from '../vocabulary.ts';

export const meldingVerwantschapVastgesteld = defineEvent({
  type: 'nl.regie.melding.verwantschapVastgesteld.v1',
  owner: 'intake',
  meaning: 'A person decided whether two meldingen from one address are about the same household.',
  audience: 'internal',
  data: z.strictObject({
    meldingId: meldingsnummer,
    andereMeldingId: meldingsnummer,
    besluit: z.enum(['zelfdeHuishouden', 'anderHuishouden']),
    vastgesteldOp: moment,
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    andereMeldingId: 'M-2026-2B4DF6',
    besluit: 'zelfdeHuishouden',
    vastgesteldOp: '2026-11-23T09:20:00Z',
  },
});
