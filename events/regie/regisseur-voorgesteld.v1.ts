import * as z from 'zod';
import { date, defineEvent, moment } from '../event.ts';
import { id, meldingsnummer, regisseurContact } from '../vocabulary.ts';

export const regisseurVoorgesteld = defineEvent({
  type: 'nl.regie.regisseur.voorgesteld.v1',
  owner: 'regie',
  meaning: 'Somebody from the pool is the voorlopig aanspreekpunt until a person confirms or changes it.',
  audience: 'internal',
  data: z.strictObject({
    casusId: id,
    meldingId: meldingsnummer,
    regisseurId: id,
    regisseur: regisseurContact,
    voorgesteldOp: moment,
    bevestigenUiterlijk: date,
  }),
  example: {
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    meldingId: 'M-2026-7K3QZ9',
    regisseurId: '2f1d1c52-77d5-4b88-8d55-0a52a4c10001',
    regisseur: {
      naam: 'Samira Voorbeeld',
      telefoon: '0546 00 00 01',
      email: 's.voorbeeld@almelo.example',
      organisatie: 'Gemeente Almelo',
    },
    voorgesteldOp: '2026-11-21T21:50:01Z',
    bevestigenUiterlijk: '2026-11-23',
  },
});
