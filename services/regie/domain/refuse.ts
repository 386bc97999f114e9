import { regisseurGeweigerd } from '../../../events/regie/regisseur-geweigerd.v1.ts';
import type { Weigerreden } from '../../../events/vocabulary.ts';
import { Problem } from '../../../shared/problem.ts';
import { endLead } from './appoint.ts';
import { type Candidate, choose } from './candidates.ts';
import {
  aboutBenoeming,
  after,
  type Casus,
  closeEscalations,
  type Decision,
  named,
  record,
  requireState,
  withVersion,
} from './casus.ts';
import { nameProvisional, raiseAlarm } from './open-casus.ts';
import type { Rules } from './terms.ts';

/** From this many refusals of one casus on, the procesverantwoordelijke is told of every one (R63). */
export const refusalsBeforeAlarm = 2;

/**
 * Who was proposed or appointed does not take the lead (R63). The next one who fits is proposed at once, never somebody
 * who refused this casus before; nobody left is the alarm.
 */
export function refuse(
  before: Casus,
  input: {
    regisseurId: string;
    reden: Weigerreden;
    toelichting: string | null;
    /** The pool, judged for this casus; who refused counts no longer, whatever is said of them here. */
    candidates: readonly Candidate[];
    escalatieId: string;
    now: string;
  },
  rules: Rules,
): Decision {
  const open = requireState(before, 'refuse');
  const { now, reden } = input;
  const { regisseurId, naam } = open.aanspreekpunt;
  if (regisseurId !== input.regisseurId) {
    throw new Problem('gewijzigd', 'Iemand anders leidt deze casus nu. Bekijk de casus opnieuw.');
  }
  const weigeringen = [...open.weigeringen, { regisseurId, naam, reden, toelichting: input.toelichting, op: now }];
  const ended = endLead({ ...open, weigeringen }, 'opgelost', now);
  const state: Casus = { ...ended.state, wachtSinds: open.status === 'benoemd' ? now : open.wachtSinds };
  const left = input.candidates.filter(
    (one) => !weigeringen.some((refusal) => refusal.regisseurId === one.regisseur.regisseurId),
  );
  const chosen = state.alleenBenoemen ? undefined : choose(left, state.wens?.regisseurId);
  const next = chosen
    ? nextInLine(state, chosen, now, rules)
    : raiseAlarm(
        state,
        input.candidates.map((one) => (left.includes(one) ? one : asRefuser(one))),
        input,
        rules,
      );
  const aantal = weigeringen.length;
  const refused = record(regisseurGeweigerd, {
    casusId: open.casusId,
    meldingen: open.meldingen,
    regisseurId,
    reden,
    geweigerdOp: now,
    aantal,
  });
  return withVersion(
    {
      state: next.state,
      events: [refused, ...ended.events, ...next.events],
      mails: [
        ...next.mails,
        { ...named(next.state), soort: 'geweigerd', reden, volgende: chosen !== undefined },
        ...(aantal >= refusalsBeforeAlarm ? [{ ...named(next.state), soort: 'vaakGeweigerd' as const, aantal }] : []),
      ],
      // A term that ends and starts again only starts.
      terms: [...ended.terms.filter(({ soort }) => !next.terms.some((term) => term.soort === soort)), ...next.terms],
    },
    before.versie,
  );
}

function nextInLine(state: Casus, chosen: Parameters<typeof nameProvisional>[1], now: string, rules: Rules): Decision {
  const proposed = nameProvisional(state, chosen, now, rules);
  return after(proposed, closeEscalations(proposed.state, aboutBenoeming, 'voorgesteld', now));
}

const asRefuser = (one: Candidate): Candidate => ({
  ...one,
  redenen: one.redenen.includes('heeftGeweigerd') ? one.redenen : [...one.redenen, 'heeftGeweigerd'],
});
