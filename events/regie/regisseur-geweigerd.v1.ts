import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer, weigerreden } from '../vocabulary.ts';

export const regisseurGeweigerd = defineEvent({
  type: 'nl.regie.regisseur.geweigerd.v1',
  owner: 'regie',
  meaning: 'Somebody who was proposed or appointed does not take the lead, with the reason (R63).',
  audience: 'internal',
  data: z.strictObject({
    casusId: id,
    meldingen: z.array(meldingsnummer),
    regisseurId: id,
    reden: weigerreden,
    geweigerdOp: moment,
    /** How often the lead of this casus has been refused, this time included. */
    aantal: z.int().positive(),
  }),
  example: {
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    meldingen: ['M-2026-7K3QZ9'],
    regisseurId: '2f1d1c52-77d5-4b88-8d55-0a52a4c10001',
    reden: 'tijdgebrek',
    geweigerdOp: '2026-11-23T09:00:00Z',
    aantal: 1,
  },
});
