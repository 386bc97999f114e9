import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { code, id, meldingsnummer, zwaarte } from '../vocabulary.ts';

/** Weighing from the form is a presumption (`vermoedelijkComplex`); a professional decides (practice, words). */
export const casusGewogen = defineEvent({
  type: 'nl.regie.casus.gewogen.v1',
  owner: 'regie',
  meaning: 'A melding was weighed by the rules of the municipality; the reasons are in it.',
  audience: 'internal',
  data: z.strictObject({
    meldingId: meldingsnummer,
    /** The casus that it opened or was put before; null when it waits for triage. */
    casusId: id.nullable(),
    gewogenOp: moment,
    zwaarte,
    multiProbleem: z.boolean(),
    vermoedelijkComplex: z.boolean(),
    /** Version of the municipality's definition of a complex casus (R8). */
    definitie: z.string().min(1),
    redenen: z.array(z.strictObject({ code, waarde: z.union([z.string(), z.number()]) })),
    /** What happens next with it. */
    vervolg: z.enum(['casus', 'bestaandeCasus', 'triage']),
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    gewogenOp: '2026-11-21T21:50:01Z',
    zwaarte: 'zwaar',
    multiProbleem: true,
    vermoedelijkComplex: true,
    definitie: '2026-1',
    redenen: [{ code: 'leefgebieden', waarde: 3 }],
    vervolg: 'casus',
  },
});
