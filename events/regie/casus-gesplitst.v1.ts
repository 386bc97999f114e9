import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer } from '../vocabulary.ts';

export const casusGesplitst = defineEvent({
  type: 'nl.regie.casus.gesplitst.v1',
  owner: 'regie',
  meaning:
    'A melding leaves a casus and goes its own way: another household, or an outcome for which nobody has to lead.',
  audience: 'internal',
  data: z.strictObject({ casusId: id, meldingId: meldingsnummer, gesplitstOp: moment }),
  example: {
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    meldingId: 'M-2026-8M4RWA',
    gesplitstOp: '2026-11-22T10:00:00Z',
  },
});
