import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer } from '../vocabulary.ts';
import { contacttaakReden } from './contacttaak-geopend.v1.ts';

export const contacttaakGedaan = defineEvent({
  type: 'nl.regie.contacttaak.gedaan.v1',
  owner: 'intake',
  meaning:
    'Somebody was reached, or a member of staff recorded why that is not safe or not possible; the task is closed.',
  audience: 'internal',
  data: z.strictObject({
    taakId: id,
    meldingId: meldingsnummer,
    /** Why it was asked: `gezinWeetHetNiet` is the talk with a family that somebody else reported about. */
    reden: contacttaakReden,
    /** Why it is not safe, or why there is no way to reach anybody, stays with intake. */
    resultaat: z.enum(['bereikt', 'nietVeilig', 'geenWeg']),
    gedaanOp: moment,
  }),
  example: {
    taakId: '0d8f6c9e-3f0e-4a36-9f57-0c6f3c2f7d11',
    meldingId: 'M-2026-7K3QZ9',
    reden: 'nietMailen',
    resultaat: 'bereikt',
    gedaanOp: '2026-11-23T09:15:00Z',
  },
});
