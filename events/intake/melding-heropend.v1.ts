import * as z from 'zod';
import { date, defineEvent, moment } from '../event.ts';
import { heropenReden, id, meldingsnummer, uitkomst } from '../vocabulary.ts';

export const meldingHeropend = defineEvent({
  type: 'nl.regie.melding.heropend.v1',
  owner: 'intake',
  meaning: 'A melding is open again: its outcome did not hold.',
  audience: { public: ['meldingId', 'heropendOp', 'reden'] },
  data: z.strictObject({
    meldingId: meldingsnummer,
    heropendOp: moment,
    reden: heropenReden,
    /** What it was closed or handed on with. */
    vorigeUitkomst: uitkomst.nullable(),
    /** The casus that it belongs to, if any: its regisseur hears of it. */
    casusId: id.nullable(),
    reactieUiterlijk: date,
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    heropendOp: '2026-12-07T10:00:00Z',
    reden: 'hulpLooptNiet',
    vorigeUitkomst: 'nieuweCasus',
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    reactieUiterlijk: '2026-12-14',
  },
});
