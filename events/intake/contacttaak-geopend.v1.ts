import * as z from 'zod';
import { date, defineEvent } from '../event.ts';
import { id, meldingsnummer } from '../vocabulary.ts';

/** Why no mail goes out by itself. */
export const contacttaakReden = z.enum([
  'nietMailen',
  'voorkeur',
  'geenEmail',
  'gezinWeetHetNiet',
  /** A mail came back, or its reader complained about it. */
  'mailKwamTerug',
  /** The mail that came in does not prove who sent it. */
  'afzenderNietBevestigd',
  /** No answer to "Loopt de hulp weer?". */
  'geenAntwoord',
  /** Somebody else reported: whoever helps the family is asked, the melder hears nothing. */
  'anderMeldde',
  /** The melder was promised a call before a date. */
  'beloofd',
  /** Only a person may tell this, or decide whether to (Veilig Thuis, police, parents of a young person). */
  'nietVanzelf',
]);
export type ContacttaakReden = z.infer<typeof contacttaakReden>;

export const contacttaakGeopend = defineEvent({
  type: 'nl.regie.contacttaak.geopend.v1',
  owner: 'intake',
  meaning:
    'Somebody has to call or write, at the latest on this date: to a melder who is not mailed, or to a family that does not know.',
  audience: 'internal',
  data: z.strictObject({
    taakId: id,
    meldingId: meldingsnummer,
    soort: z.enum(['bellen', 'brief']),
    reden: contacttaakReden,
    uiterlijk: date,
  }),
  example: {
    taakId: '0d8f6c9e-3f0e-4a36-9f57-0c6f3c2f7d11',
    meldingId: 'M-2026-7K3QZ9',
    soort: 'bellen',
    reden: 'nietMailen',
    uiterlijk: '2026-11-24',
  },
});
