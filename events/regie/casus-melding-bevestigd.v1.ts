import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer, regisseurContact } from '../vocabulary.ts';

export const casusMeldingBevestigd = defineEvent({
  type: 'nl.regie.casus.meldingBevestigd.v1',
  owner: 'regie',
  meaning: 'The regisseur confirmed that a melding belongs to the casus; its melder may know who leads.',
  audience: 'internal',
  data: z.strictObject({
    casusId: id,
    meldingId: meldingsnummer,
    bevestigdOp: moment,
    regisseurId: id,
    regisseur: regisseurContact,
    /** Still provisional as long as nobody confirmed the appointment. */
    voorlopig: z.boolean(),
  }),
  example: {
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    meldingId: 'M-2026-8M4RWA',
    bevestigdOp: '2026-11-22T10:00:00Z',
    regisseurId: '2f1d1c52-77d5-4b88-8d55-0a52a4c10001',
    regisseur: {
      naam: 'Samira Voorbeeld',
      telefoon: '0546 00 00 01',
      email: 's.voorbeeld@almelo.example',
      organisatie: 'Gemeente Almelo',
    },
    voorlopig: false,
  },
});
