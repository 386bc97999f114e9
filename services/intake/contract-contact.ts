import * as z from 'zod';
import { moment } from './contract-melder.ts';

/** The part of the contract about calls and letters that every function may open: apart, to keep these small. */

/** What has to be told, and to whom: `gezinInformeren` to the family, the others to the melder. */
export const contactOnderwerp = z.enum([
  'ontvangst',
  'aanspreekpunt',
  'benoemd',
  'waarneming',
  'afwezig',
  'geweigerd',
  'vertrek',
  'uitkomst',
  'afronding',
  'heropend',
  'navraag',
  'aanvulling',
  /** The contact data were put right. */
  'contactgegevens',
  'wissel',
  'ontlasting',
  /** It is also a klacht or a bezwaar, and is passed on as such. */
  'doorzending',
  /** The call that the melder was promised of a team or an employee; they find the words. */
  'eersteContact',
  'gezinInformeren',
  /** Not told by software: a professional decides whether and how (Veilig Thuis, police, rights of parents). */
  'nietVanzelf',
]);
export type ContactOnderwerp = z.infer<typeof contactOnderwerp>;
export const contacttaakStatus = z.enum(['open', 'gedaan', 'vervallen']);

export const pogingResponse = z.strictObject({ taakId: z.uuid(), status: contacttaakStatus, op: moment });
export type PogingResponse = z.infer<typeof pogingResponse>;

/** How a melder hears something. */
export const verteld = z.enum(['mail', 'taak', 'niet']);
