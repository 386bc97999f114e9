import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { meldingsnummer } from '../vocabulary.ts';

export const meldingAangevuld = defineEvent({
  type: 'nl.regie.melding.aangevuld.v1',
  owner: 'intake',
  meaning: 'Something was added to a melding: by the melder, by a reply to a mail, or by staff.',
  audience: 'internal',
  data: z.strictObject({
    meldingId: meldingsnummer,
    aangevuldOp: moment,
    bron: z.enum(['melder', 'email', 'medewerker']),
    /** Attachments that came along and are not refused. */
    bijlagen: z.int().nonnegative(),
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    aangevuldOp: '2026-11-23T10:05:00Z',
    bron: 'email',
    bijlagen: 1,
  },
});
