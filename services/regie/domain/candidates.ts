import * as z from 'zod';
import { doelgroep, minderjarigen, type ongeschiktReden } from '../../../events/vocabulary.ts';
import { type Competentie, type RedenTegen, type RedenVoor, redenTegen, redenVoor } from '../contract.ts';
import type { Regisseur } from './regisseur.ts';

/** Who in the pool can lead a casus, and for everybody who cannot: why (R58, R59, R63, R65). */
export const behoefte = z.object({
  minderjarigen,
  doelgroepen: z.array(doelgroep),
  /** Codes of organisations that help already: a regisseur of one of these is not independent. */
  betrokkenOrganisaties: z.array(z.string()),
});
export type Behoefte = z.infer<typeof behoefte>;
export type OngeschiktReden = z.infer<typeof ongeschiktReden>;
export type Candidate = { regisseur: Regisseur; redenen: RedenTegen[] };

/** What this casus remembers about persons: none of these is ever proposed by the software again. */
export type History = {
  weigeringen: readonly { regisseurId: string }[];
  gezinVroegAnder: readonly string[];
  /** Whom a melding of this casus is about. */
  uitgesloten: readonly { regisseurId: string }[];
};
export const noHistory: History = { weigeringen: [], gezinVroegAnder: [], uitgesloten: [] };

/** SKJ or BIG, valid on the day itself as well. */
function isRegistered(regisseur: Regisseur, today: string): boolean {
  return regisseur.registraties.some(({ geldigTot }) => geldigTot >= today);
}

function covers(regisseur: Regisseur, need: Behoefte): boolean {
  const asked = need.minderjarigen === 'ja' ? [...need.doelgroepen, 'jeugd' as const] : need.doelgroepen;
  return asked.every((group) => regisseur.doelgroepen.includes(group));
}

/**
 * `today` is the date in the Netherlands. An empty list: suitable. Who holds a place in this casus already
 * (`holdsPlace`) takes no second one, so capacity is no reason then.
 */
export function reasonsAgainst(
  regisseur: Regisseur,
  need: Behoefte,
  today: string,
  holdsPlace = false,
): OngeschiktReden[] {
  const redenen: OngeschiktReden[] = [];
  if (regisseur.status !== 'beschikbaar') redenen.push('nietBeschikbaar');
  if (!regisseur.hbo) redenen.push('geenHbo');
  if (need.minderjarigen !== 'nee' && !isRegistered(regisseur, today)) redenen.push('geenGeldigeRegistratie');
  if (!covers(regisseur, need)) redenen.push('doelgroepPastNiet');
  if (need.betrokkenOrganisaties.includes(regisseur.organisatie)) redenen.push('nietOnafhankelijk');
  if (!holdsPlace && regisseur.belasting >= regisseur.capaciteit) redenen.push('geenCapaciteit');
  return redenen;
}

/** What this casus itself holds against somebody. */
export function reasonsOfHistory(regisseurId: string, history: History): RedenTegen[] {
  const redenen: RedenTegen[] = [];
  if (history.uitgesloten.some((one) => one.regisseurId === regisseurId)) redenen.push('meldingGaatOverRegisseur');
  if (history.weigeringen.some((one) => one.regisseurId === regisseurId)) redenen.push('heeftGeweigerd');
  if (history.gezinVroegAnder.includes(regisseurId)) redenen.push('gezinVroegIemandAnders');
  return redenen;
}

/** Least loaded first: by ratio, then by number, then by id, so that the same pool always gives the same order. */
export function byLoad(a: Regisseur, b: Regisseur): number {
  return (
    a.belasting * b.capaciteit - b.belasting * a.capaciteit ||
    a.belasting - b.belasting ||
    (a.regisseurId < b.regisseurId ? -1 : a.regisseurId > b.regisseurId ? 1 : 0)
  );
}

/** `current` is who leads the casus now, if anybody. */
export function judgePool(
  pool: readonly Regisseur[],
  need: Behoefte,
  today: string,
  current?: string | undefined,
  history: History = noHistory,
): Candidate[] {
  return pool.toSorted(byLoad).map((regisseur) => ({
    regisseur,
    redenen: [
      ...reasonsAgainst(regisseur, need, today, regisseur.regisseurId === current),
      ...reasonsOfHistory(regisseur.regisseurId, history),
    ],
  }));
}

/** Whom triage asked for, when that person is suitable; else the least loaded who is; undefined when nobody fits. */
export function choose(candidates: readonly Candidate[], wish?: string | undefined): Regisseur | undefined {
  const suitable = candidates.filter(({ redenen }) => redenen.length === 0).map((candidate) => candidate.regisseur);
  return suitable.find(({ regisseurId }) => regisseurId === wish) ?? suitable.toSorted(byLoad)[0];
}

/** Every reason for which somebody fell off, for the alarm of R63. */
export function reasonsNobodyFits(candidates: readonly Candidate[]): (RedenTegen | 'legePool')[] {
  if (candidates.length === 0) return ['legePool'];
  const found = new Set(candidates.flatMap(({ redenen }) => redenen));
  return redenTegen.options.filter((reden) => found.has(reden));
}

/** R64: the competences that a casus asks most, by what is known of it. */
export function competencesFor(weging: { spoed: boolean; multiProbleem: boolean }): Competentie[] {
  return [
    ...(weging.spoed ? (['daadkracht'] as const) : []),
    ...(weging.multiProbleem ? (['organisatietalent', 'helikopterview'] as const) : []),
  ];
}

/** What speaks for somebody, whatever speaks against (R59, R60 to R62, R64). */
export function reasonsFor(
  regisseur: Regisseur,
  casus: {
    behoefte: Behoefte;
    weging: { spoed: boolean; multiProbleem: boolean };
    /** Who led here before, or stands in. */
    bekend: readonly string[];
    /** The place in this casus is held already. */
    holdsPlace: boolean;
    leastLoaded: boolean;
  },
  today: string,
): RedenVoor[] {
  const { behoefte: need } = casus;
  const asked = competencesFor(casus.weging);
  const holds: Record<RedenVoor, boolean> = {
    onafhankelijk: !need.betrokkenOrganisaties.includes(regisseur.organisatie),
    plekVrij: casus.holdsPlace || regisseur.belasting < regisseur.capaciteit,
    registratieGeldig: isRegistered(regisseur, today),
    doelgroepPast: covers(regisseur, need),
    competenties: asked.length > 0 && asked.every((one) => regisseur.competenties.includes(one)),
    minstBelast: casus.leastLoaded,
    kentHuishouden: casus.bekend.includes(regisseur.regisseurId),
    arrangement: regisseur.arrangementUren > 0,
  };
  return redenVoor.options.filter((reden) => holds[reden]);
}

/** What a household needs when two meldingen turn out to be about it: the stricter of the two. */
export function mergeNeeds(a: Behoefte, b: Behoefte): Behoefte {
  const either = (value: Behoefte['minderjarigen']) => a.minderjarigen === value || b.minderjarigen === value;
  return {
    minderjarigen: either('ja') ? 'ja' : either('onbekend') ? 'onbekend' : 'nee',
    doelgroepen: [...new Set([...a.doelgroepen, ...b.doelgroepen])],
    betrokkenOrganisaties: [...new Set([...a.betrokkenOrganisaties, ...b.betrokkenOrganisaties])],
  };
}

/** For the person who chooses. */
export const redenTekst = {
  nietBeschikbaar: 'is nu niet beschikbaar',
  geenHbo: 'heeft geen hbo-opleiding',
  geenGeldigeRegistratie: 'heeft geen geldige SKJ- of BIG-registratie, en die is nodig als er kinderen (kunnen) zijn',
  doelgroepPastNiet: 'werkt niet met deze doelgroep',
  nietOnafhankelijk: 'werkt bij een organisatie die hier al hulp geeft',
  geenCapaciteit: 'heeft geen plaats meer',
  meldingGaatOverRegisseur: 'is de persoon over wie de melding gaat',
  heeftGeweigerd: 'heeft deze casus al geweigerd',
  gezinVroegIemandAnders: 'leidde deze casus, en het gezin vroeg om iemand anders',
} as const satisfies Record<RedenTegen, string>;
