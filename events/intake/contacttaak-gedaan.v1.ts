import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer } from '../vocabulary.ts';

export const contacttaakGedaan = defineEvent({
  type: 'nl.regie.contacttaak.gedaan.v1',
  owner: 'intake',
  meaning: 'Somebody was reached, or a member of staff recorded why contact is not safe; the task is closed.',
  audience: 'internal',
  data: z.strictObject({
    taakId: id,
    meldingId: meldingsnummer,
    /** The reason why it is not safe stays with intake. */
    resultaat: z.enum(['bereikt', 'nietVeilig']),
    gedaanOp: moment,
  }),
  example: {
    taakId: '0d8f6c9e-3f0e-4a36-9f57-0c6f3c2f7d11',
    meldingId: 'M-2026-7K3QZ9',
    resultaat: 'bereikt',
    gedaanOp: '2026-11-23T09:15:00Z',
  },
});
