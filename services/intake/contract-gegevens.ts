import * as z from 'zod';
import { meldingsnummer } from '../../events/vocabulary.ts';
import { kanaal, melder, moment, tekst, telefoon, woonadres } from './contract-melder.ts';
import { faultTexts } from './fault-texts.ts';

/** The part of the contract about contact data that were wrong, or became known later (AVG 16). */

export const contactveld = z.enum(['email', 'telefoon', 'voorkeurskanaal', 'veiligContact', 'woonadres']);
export type Contactveld = z.infer<typeof contactveld>;

/** Every part on its own: absent stays as it was, null goes away. */
const velden = {
  email: z.email(faultTexts.email).nullable().optional(),
  telefoon: telefoon.nullable().optional(),
  voorkeurskanaal: kanaal.nullable().optional(),
  veiligContact: melder.shape.veiligContact.unwrap().nullable().optional(),
  woonadres: woonadres.nullable().optional(),
};

/** `POST /intake/v1/meldingen/{meldingsnummer}/contactgegevens` */
export const contactwijzigingRequest = z
  .strictObject({
    ...velden,
    /** Who said it and how, and why: the earlier data are kept beside it. */
    toelichting: tekst(500),
  })
  .refine((input) => contactveld.options.some((veld) => input[veld] !== undefined), {
    message: 'Vul in wat er verandert.',
  });
export type ContactwijzigingRequest = z.output<typeof contactwijzigingRequest>;

/** How the melder hears from now on: by mail, somebody calls or writes, or there is no way that is known. */
export const bereiktLangs = z.enum(['mail', 'bellen', 'brief', 'geen']);

export const contactwijzigingResponse = z.strictObject({
  meldingsnummer,
  op: moment,
  gewijzigd: z.array(contactveld),
  langs: bereiktLangs,
  /** What could not be said before and is said now, by mail or by a new task. */
  alsnog: z.int().nonnegative(),
});
export type ContactwijzigingResponse = z.infer<typeof contactwijzigingResponse>;

/** As it was; null: there was none. Only what was changed. */
export const eerdereContactgegevens = z.strictObject(velden);
