import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer, ongeschiktReden } from '../vocabulary.ts';

export const casusZonderRegisseur = defineEvent({
  type: 'nl.regie.casus.zonderRegisseur.v1',
  owner: 'regie',
  meaning: 'The alarm of R63: a presumably complex casus for which nobody in the pool fits.',
  audience: { public: ['casusId', 'meldingId', 'vastgesteldOp', 'redenen'] },
  data: z.strictObject({
    casusId: id,
    meldingId: meldingsnummer,
    vastgesteldOp: moment,
    /** Every reason for which at least one regisseur fell off. */
    redenen: z.array(z.union([ongeschiktReden, z.enum(['legePool', 'heeftGeweigerd', 'gezinVroegIemandAnders'])])),
  }),
  example: {
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    meldingId: 'M-2026-7K3QZ9',
    vastgesteldOp: '2026-11-21T21:50:01Z',
    redenen: ['geenCapaciteit'],
  },
});
