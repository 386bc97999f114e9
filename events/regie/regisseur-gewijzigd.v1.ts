import * as z from 'zod';
import { date, defineEvent, moment } from '../event.ts';
import { id, meldingsnummer, regisseurContact } from '../vocabulary.ts';

export const regisseurGewijzigd = defineEvent({
  type: 'nl.regie.regisseur.gewijzigd.v1',
  owner: 'regie',
  meaning:
    'Who leads this casus can be reached otherwise, is away with or without somebody who stands in, or left for good.',
  audience: 'internal',
  data: z.strictObject({
    casusId: id,
    meldingen: z.array(meldingsnummer),
    regisseurId: id,
    regisseur: regisseurContact,
    /** Who stands in, up to and including this date; null when the regisseur is there, or nobody does. */
    waarnemer: z.strictObject({ regisseurId: id, regisseur: regisseurContact, tot: date }).nullable(),
    /** Who leads is away and nobody stands in; by this date somebody does, or it climbs. Why is told to nobody. */
    afwezig: z.strictObject({ sinds: moment, waarnemerUiterlijk: date }).nullable(),
    /** This person left for good and leads no more; by this date somebody else is appointed, or it climbs. */
    vertrek: z.strictObject({ op: moment, nieuweRegisseurUiterlijk: date }).nullable(),
    gewijzigdOp: moment,
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
    waarnemer: {
      regisseurId: '2f1d1c52-77d5-4b88-8d55-0a52a4c10002',
      regisseur: {
        naam: 'Karim Voorbeeld',
        telefoon: '0546 00 00 02',
        email: 'k.voorbeeld@almelo.example',
        organisatie: 'Gemeente Almelo',
      },
      tot: '2027-01-03',
    },
    afwezig: null,
    vertrek: null,
    gewijzigdOp: '2026-12-18T15:00:00Z',
  },
});
