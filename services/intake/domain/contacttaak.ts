import * as z from 'zod';
import { date, moment } from '../../../events/event.ts';
import { contacttaakGedaan } from '../../../events/intake/contacttaak-gedaan.v1.ts';
import { contacttaakGeopend, contacttaakReden } from '../../../events/intake/contacttaak-geopend.v1.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { Identifiers } from '../../../shared/identifiers.ts';
import { Problem } from '../../../shared/problem.ts';
import { bericht } from '../berichten/bericht.ts';
import type { PogingRequest } from '../contract.ts';
import { contactOnderwerp, contacttaakStatus } from '../contract-contact.ts';
import type { IntakeEvent } from './melding.ts';
import { contactTerm } from './terms.ts';

/** A call or letter that somebody owes a melder, or a talk with a family that does not know of the melding. */
export const contacttaak = z.object({
  taakId: z.uuid(),
  status: contacttaakStatus,
  /** Of an acutely unsafe melding: comes before all others. */
  spoed: z.boolean(),
  soort: z.enum(['bellen', 'brief']),
  reden: contacttaakReden,
  onderwerp: contactOnderwerp,
  /** What to tell; null where a professional finds the words. */
  bericht: bericht.nullable(),
  /** When that was said first; later than a mail that comes back now, it says all that the mail did. */
  berichtOp: moment,
  geopendOp: moment,
  uiterlijk: date,
  tot: moment,
  /** How a person closed it; absent while it is open and when a newer task took its place. */
  afgerond: z.object({ resultaat: z.enum(['bereikt', 'nietVeilig', 'geenWeg']), op: moment }).optional(),
  /** It ended because nobody could be reached; when it was said after all, or said by something newer. */
  alsnogOp: moment.optional(),
});
export type Contacttaak = z.infer<typeof contacttaak>;

/** Practice, third party: a family is told that somebody reported about them, unless a person records why not. */
export const informFamily = {
  soort: 'bellen',
  reden: 'gezinWeetHetNiet',
  onderwerp: 'gezinInformeren',
  bericht: null,
} as const;
/** Whether and how somebody hears it is for a professional: Veilig Thuis, police, the parents of a young person. */
export const notByItself = { soort: 'bellen', reden: 'nietVanzelf', onderwerp: 'nietVanzelf', bericht: null } as const;

/** `replaced`: open tasks that this one takes over; it is not due any later than the first of them. */
export function openTask(
  meldingId: string,
  what: Pick<Contacttaak, 'soort' | 'reden' | 'onderwerp' | 'bericht'>,
  context: { now: string; berichtOp?: string; spoed: boolean; ids: Identifiers; gemeente: Gemeente },
  replaced: readonly Pick<Contacttaak, 'uiterlijk' | 'tot'>[] = [],
): { taak: Contacttaak; event: IntakeEvent } {
  const terms = [contactTerm(context.now, context.spoed, context.gemeente), ...replaced];
  const { uiterlijk, tot } = terms.reduce((first, next) => (next.tot < first.tot ? next : first));
  const { soort, reden, onderwerp, bericht: told } = what;
  const taakId = context.ids.uuid();
  return {
    taak: {
      taakId,
      status: 'open',
      spoed: context.spoed,
      soort,
      reden,
      onderwerp,
      bericht: told,
      berichtOp: context.berichtOp ?? context.now,
      geopendOp: context.now,
      uiterlijk,
      tot,
    },
    event: { type: contacttaakGeopend.type, data: { taakId, meldingId, soort, reden, uiterlijk } },
  };
}

/** `repeated`: this task was closed before, with this result. `recorded`: it stays open. Throws `Problem`. */
export type Attempt =
  | { outcome: 'repeated' | 'recorded'; taak: Contacttaak }
  | { outcome: 'closed'; taak: Contacttaak; event: IntakeEvent };

export function attemptContact(
  meldingId: string,
  taak: Contacttaak,
  { resultaat }: Pick<PogingRequest, 'resultaat'>,
  now: string,
): Attempt {
  if (taak.status !== 'open') {
    if (taak.afgerond?.resultaat === resultaat) return { outcome: 'repeated', taak };
    throw new Problem('nietMogelijk', 'Deze contacttaak is al afgesloten. Open de melding opnieuw.');
  }
  if (resultaat === 'nietBereikt') return { outcome: 'recorded', taak };
  const { taakId, reden } = taak;
  return {
    outcome: 'closed',
    taak: {
      ...taak,
      status: resultaat === 'bereikt' ? 'gedaan' : 'vervallen',
      afgerond: { resultaat, op: now },
    },
    event: { type: contacttaakGedaan.type, data: { taakId, meldingId, reden, resultaat, gedaanOp: now } },
  };
}
