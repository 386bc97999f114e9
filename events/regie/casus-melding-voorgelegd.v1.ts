import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer } from '../vocabulary.ts';

/** The same address is a hint, never a reason to merge: the regisseur confirms or splits. */
export const casusMeldingVoorgelegd = defineEvent({
  type: 'nl.regie.casus.meldingVoorgelegd.v1',
  owner: 'regie',
  meaning: 'A melding from an address with an open casus was put before its regisseur, who confirms or splits.',
  audience: 'internal',
  data: z.strictObject({ casusId: id, meldingId: meldingsnummer, voorgelegdOp: moment }),
  example: {
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    meldingId: 'M-2026-8M4RWA',
    voorgelegdOp: '2026-11-22T09:00:00Z',
  },
});
