import { Problem } from '../../../shared/problem.ts';
import {
  after,
  type Casus,
  closePunten,
  type Decision,
  named,
  openPunt,
  reachableAt,
  requireState,
  unchanged,
  withVersion,
} from './casus.ts';
import { type Rules, termFor } from './terms.ts';

/** R67: whoever leads knows the own limits, and asks another expert in time. */
type Deskundige = Casus['deskundigen'][number];
export type Asked = Pick<Deskundige, 'deskundigeId' | 'team' | 'naam' | 'email' | 'vraag'>;

/** As many as may wait for an answer at once. */
const maximumOpen = 5;
/** As many as anybody reads; what was answered longest ago goes first. */
const shown = 20;

const isOpen = ({ antwoord }: Deskundige): boolean => antwoord === null;

/** One work item for all questions, with the earliest term of those that are open. */
function watch(state: Casus, now: string): Decision {
  const [first] = state.deskundigen.filter(isOpen).toSorted((a, b) => a.tot.localeCompare(b.tot));
  const running = state.punten.find(({ soort }) => soort === 'deskundigeGevraagd');
  if (first && running?.tot === first.tot) return unchanged(state);
  const closed = closePunten(state, ['deskundigeGevraagd'], 'opgelost', now);
  if (!first) return closed;
  const { uiterlijk, tot } = first;
  const item = { soort: 'deskundigeGevraagd' as const, meldingId: null, termijn: { uiterlijk, tot } };
  const opened = openPunt(closed.state, item, now, []);
  // One transaction touches an item once: a term that ends and starts again only starts.
  return after({ ...closed, terms: [] }, opened);
}

/** The expert gets a mail with the number and whom to call, never the story; an answer has a term, and climbs. */
export function askExpert(before: Casus, asked: Asked, now: string, rules: Rules): Decision {
  const open = requireState(before, 'askExpert');
  if (open.deskundigen.filter(isOpen).length >= maximumOpen) {
    throw new Problem('nietMogelijk', `Er wachten al ${maximumOpen} vragen op antwoord. Leg eerst een antwoord vast.`);
  }
  // In working days, also where it is acutely unsafe: advice is no help in a crisis, and the crisis has terms of its own.
  const termijn = termFor(now, rules.termijnen.opvolgingWerkdagen, false, rules);
  const one: Deskundige = { ...asked, gevraagdOp: now, ...termijn, antwoord: null, beantwoordOp: null };
  const waiting = open.deskundigen.filter(isOpen);
  const answered = open.deskundigen.filter((other) => !isOpen(other)).slice(-(shown - waiting.length - 1));
  const state: Casus = { ...open, deskundigen: [...answered, ...waiting, one] };
  const who = open.waarneming ?? open.aanspreekpunt;
  const watched = watch(state, now);
  return withVersion(
    {
      ...watched,
      mails: [
        ...watched.mails,
        {
          ...named(state),
          soort: 'deskundigeGevraagd',
          aan: asked.email,
          bel: who && reachableAt(open) ? { naam: who.naam, telefoon: who.telefoon } : null,
          uiterlijk: termijn.uiterlijk,
        },
      ],
    },
    before.versie,
  );
}

/** What the expert said is written down: the question no longer waits. */
export function answerExpert(
  before: Casus,
  answered: { deskundigeId: string; antwoord: string },
  now: string,
): Decision | undefined {
  const open = requireState(before, 'askExpert');
  const found = open.deskundigen.find(({ deskundigeId }) => deskundigeId === answered.deskundigeId);
  if (!found) throw new Problem('nietGevonden', 'Deze vraag is er niet (meer).');
  if (!isOpen(found)) return undefined;
  const deskundigen = open.deskundigen.map((one) =>
    one === found ? { ...one, antwoord: answered.antwoord, beantwoordOp: now } : one,
  );
  return withVersion(watch({ ...open, deskundigen }, now), before.versie);
}
