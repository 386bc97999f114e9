import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer, regisseurContact } from '../vocabulary.ts';

export const regisseurBenoemd = defineEvent({
  type: 'nl.regie.regisseur.benoemd.v1',
  owner: 'regie',
  meaning: 'A werkverdeler or gedragswetenschapper decided who leads this casus.',
  audience: 'internal',
  data: z.strictObject({
    casusId: id,
    /** Every melding that belongs to the casus; their melders may know the name. */
    meldingen: z.array(meldingsnummer),
    regisseurId: id,
    regisseur: regisseurContact,
    benoemdOp: moment,
    /** Who was the (voorlopig) aanspreekpunt before, if anybody else. */
    vorigeRegisseurId: id.nullable(),
  }),
  example: {
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    meldingen: ['M-2026-7K3QZ9'],
    regisseurId: '2f1d1c52-77d5-4b88-8d55-0a52a4c10001',
    regisseur: {
      naam: 'Samira Voorbeeld',
      telefoon: '0546 00 00 01',
      email: 's.voorbeeld@almelo.example',
      organisatie: 'Gemeente Almelo',
    },
    benoemdOp: '2026-11-23T09:12:00Z',
    vorigeRegisseurId: null,
  },
});
