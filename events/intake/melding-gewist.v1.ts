import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { meldingsnummer } from '../vocabulary.ts';

export const meldingGewist = defineEvent({
  type: 'nl.regie.melding.gewist.v1',
  owner: 'intake',
  meaning:
    'The person concerned asked for it and the law allows it: whoever keeps something of this melding erases it.',
  audience: 'internal',
  data: z.strictObject({ meldingId: meldingsnummer, gewistOp: moment }),
  example: { meldingId: 'M-2026-7K3QZ9', gewistOp: '2026-12-14T10:00:00Z' },
});
