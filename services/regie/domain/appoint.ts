import { regisseurBenoemd } from '../../../events/regie/regisseur-benoemd.v1.ts';
import { Problem } from '../../../shared/problem.ts';
import type { PuntSoort } from '../contract.ts';
import {
  aboutBenoeming,
  after,
  asBenoemd,
  benoemingTerm,
  type Casus,
  closeEscalations,
  closePunten,
  type Decision,
  departureOf,
  named,
  record,
  requireState,
  unchanged,
  withVersion,
} from './casus.ts';
import { forgetContact, promiseContact } from './first-contact.ts';
import type { CasusNotice } from './notice.ts';
import { contactOf, type Regisseur } from './regisseur.ts';
import { presenceEvent } from './stand-in.ts';
import { callBefore, type Rules } from './terms.ts';

/** Work items that somebody else in the lead puts an end to. */
export const endedByAnother = [
  'wisselGevraagd',
  'geenWaarnemer',
  'uitDienst',
  'pastNietMeer',
  'overRegisseur',
] as const satisfies PuntSoort[];

/** Why somebody who is appointed may be replaced: never just so (R1: the family keeps one face). */
export const mayHandOn = (state: Casus): boolean =>
  state.punten.some(({ soort }) => endedByAnother.some((one) => one === soort)) ||
  state.escalaties.some(({ oorzaak }) => oorzaak === 'geenContact');

/** What ends with the lead of a person, before the next one takes over. */
export function endLead(state: Casus, reden: 'benoemd' | 'opgelost', now: string): Decision {
  const asked = state.punten.some(({ soort }) => soort === 'wisselGevraagd');
  const previous = state.aanspreekpunt?.regisseurId;
  const gezinVroegAnder =
    asked && previous ? [...new Set([...state.gezinVroegAnder, previous])] : state.gezinVroegAnder;
  const forgotten = forgetContact({ ...state, gezinVroegAnder, waarneming: null }, now);
  return after(forgotten, closePunten(forgotten.state, endedByAnother, reden, now));
}

/** R38: the family knew somebody else, by name or from before. */
const isAnother = ({ aanspreekpunt, bekend }: Casus, { regisseurId }: Regisseur): boolean =>
  aanspreekpunt !== null && aanspreekpunt.regisseurId !== regisseurId
    ? true
    : bekend.length > 0 && bekend.at(-1) !== regisseurId;

/** A person decides who leads (R62). The same person as before is a confirmation. Suitability is judged before. */
export function appoint(before: Casus, regisseur: Regisseur, now: string, rules: Rules): Decision {
  const open = requireState(before, 'appoint');
  const previous = open.aanspreekpunt;
  const replaced = previous && previous.regisseurId !== regisseur.regisseurId ? previous : null;
  if (open.status === 'benoemd' && (!replaced || !mayHandOn(open))) {
    throw new Problem('nietMogelijk', 'Deze casus heeft al een regisseur, en niets vraagt om een ander.');
  }
  const ended = replaced ? endLead(open, 'benoemd', now) : unchanged(open);
  const state = asBenoemd(
    {
      ...ended.state,
      alleenBenoemen: false,
      // The last one is who was appointed last.
      bekend: [...open.bekend.filter((known) => known !== regisseur.regisseurId), regisseur.regisseurId],
      wisselingenRegisseur: open.wisselingenRegisseur + (isAnother(open, regisseur) ? 1 : 0),
    },
    regisseur,
    now,
  );
  const closed = closeEscalations(state, aboutBenoeming, 'benoemd', now);
  const bellen = callBefore(state.reactieUiterlijk, now, rules);
  // Who was voorlopig and is confirmed keeps the promise that was made, or has made the call already.
  const promised = replaced || !previous ? promiseContact(closed.state, bellen, now, rules) : unchanged(closed.state);
  const mails: CasusNotice[] = [
    {
      ...named(state),
      soort: 'benoemd',
      aan: regisseur.email,
      bellen: promised.state.eersteContact ? bellen : null,
      arrangementUren: regisseur.arrangementUren,
      voorgelegd: state.voorgelegd.filter(({ overRegisseur }) => replaced || !overRegisseur).length,
    },
  ];
  // Nothing is sent to who left.
  if (replaced && !departureOf(open)) mails.push({ ...named(state), soort: 'vervangen', aan: replaced.email });
  const appointed = record(regisseurBenoemd, {
    casusId: state.casusId,
    meldingen: state.meldingen,
    regisseurId: regisseur.regisseurId,
    regisseur: contactOf(regisseur),
    benoemdOp: now,
    vorigeRegisseurId: replaced?.regisseurId ?? null,
  });
  return withVersion(
    {
      state: promised.state,
      events: [appointed, ...closed.events, ...ended.events, ...presenceEvent(promised.state, now)],
      mails,
      terms: [{ soort: benoemingTerm, gone: true }, ...ended.terms.filter(notAgain(promised)), ...promised.terms],
    },
    before.versie,
  );
}

/** One transaction touches an item once: a term that ends and starts again only starts. */
const notAgain =
  (later: Decision) =>
  ({ soort }: { soort: string }) =>
    !later.terms.some((term) => term.soort === soort);
