import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer } from '../vocabulary.ts';

export const casusGeopend = defineEvent({
  type: 'nl.regie.casus.geopend.v1',
  owner: 'regie',
  meaning: 'A casus exists for this melding: somebody will lead.',
  audience: { public: ['casusId', 'meldingId', 'geopendOp'] },
  data: z.strictObject({ casusId: id, meldingId: meldingsnummer, geopendOp: moment }),
  example: {
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    meldingId: 'M-2026-7K3QZ9',
    geopendOp: '2026-11-21T21:50:01Z',
  },
});
