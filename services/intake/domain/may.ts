import { afgeschermd } from '../../../events/vocabulary.ts';
import { dutchDate } from '../../../shared/dutch-calendar.ts';
import type { StaffRole } from '../../../shared/gemeente.ts';
import type { Actie } from '../contract.ts';
import type { Gegevens, Melding } from './melding.ts';
import { isPassingOn, namedFor, standsIn } from './status.ts';
import { consentOf, mayConsent } from './toestemming.ts';

/** Who may do what with a melding: one pure policy, and the only one. */

/** Roles that triage: they work on every melding. */
export const workingRoles = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'] as const;
/** Roles that open every dossier; the privacyfunctionaris only looks. */
export const readingRoles = [...workingRoles, 'privacyfunctionaris'] as const;
/** Roles that open a dossier for what they are to one melding, and no other. */
export const relatedRoles = ['regisseur', 'teamlid', 'klantcontact'] as const;

/** What somebody is to one melding; may be several at once. */
export type Relatie =
  /** Claimed it, or it was handed to this person. */
  | 'behandelaar'
  /** Leads its casus, or is its voorlopig aanspreekpunt. */
  | 'regisseur'
  /** Stands in for who leads. */
  | 'waarnemer'
  /** Works in the team that has it in hand. */
  | 'team'
  /** Wrote it down today, for somebody who called, wrote or came by. */
  | 'invoerder';

export type Wie = { rollen: readonly StaffRole[]; relaties: readonly Relatie[] };

/** What the rules have to know of a melding. */
export type Zaak = {
  overRegisseur: boolean;
  /** Closed; opened again it is not. */
  gesloten: boolean;
  /** An outcome stands. */
  heeftUitkomst: boolean;
  /** Somebody has it in hand and says how it ends; what is passed on, until it arrived. */
  uitgezet: boolean;
  /** A person appointed a regisseur. */
  benoemd: boolean;
  /** Somebody on duty was paged and nobody confirmed. */
  opgeroepen: boolean;
  /** About the own household: the only one that can consent. */
  eigenHuishouden: boolean;
  /** Nobody knows who reported: no contact data, and none are kept. */
  anoniem: boolean;
  /** The melder agreed that regisseur and team read the story. */
  deeltVerhaal: boolean;
  geheimAdres: boolean;
  /** A client supporter took over tasks. */
  overgenomenTaken: boolean;
};

export const hasRole = (rollen: readonly StaffRole[], some: readonly StaffRole[]): boolean =>
  rollen.some((role) => some.includes(role));

/** A melding about the regisseur is kept from everybody with that role, whichever other roles or relations they have. */
export const isHiddenFrom = (zaak: Pick<Zaak, 'overRegisseur'>, rollen: readonly StaffRole[]): boolean =>
  zaak.overRegisseur && rollen.includes('regisseur');

/** Relations that make somebody work on it, with the role without which the relation gives nothing. */
const workingRelations: readonly (readonly [Relatie, readonly StaffRole[]])[] = [
  ['behandelaar', ['regisseur', 'teamlid']],
  ['regisseur', ['regisseur']],
  ['waarnemer', ['regisseur']],
  ['team', ['teamlid']],
];

function standing({ rollen, relaties }: Wie) {
  const is = (relatie: Relatie) =>
    workingRelations.some(([name, roles]) => name === relatie && relaties.includes(relatie) && hasRole(rollen, roles));
  return {
    triage: hasRole(rollen, workingRoles),
    privacy: rollen.includes('privacyfunctionaris'),
    behandelaar: is('behandelaar'),
    leidt: is('regisseur') || is('waarnemer'),
    team: is('team'),
    schreefOp: rollen.includes('klantcontact') && relaties.includes('invoerder'),
  };
}

export function mayDo(actie: Actie, wie: Wie, zaak: Zaak): boolean {
  if (isHiddenFrom(zaak, wie.rollen)) return false;
  const { triage, privacy, behandelaar, leidt, team, schreefOp } = standing(wie);
  const betrokken = behandelaar || leidt || team;
  const open = !zaak.gesloten;
  switch (actie) {
    case 'lezen':
      return triage || privacy || betrokken || schreefOp;
    case 'verhaalLezen':
      return triage || privacy || schreefOp || (betrokken && zaak.deeltVerhaal);
    case 'bijlageOpenen':
      return triage || privacy || (betrokken && zaak.deeltVerhaal);
    case 'adresLezen':
      return zaak.geheimAdres ? triage : triage || privacy || betrokken || schreefOp;
    case 'briefMaken':
      return triage || schreefOp || (betrokken && !zaak.geheimAdres);
    case 'contactVastleggen':
      return triage || betrokken || schreefOp;
    case 'notitieMaken':
      return triage || betrokken;
    case 'toestemmingVastleggen':
      return (triage || betrokken) && open && zaak.eigenHuishouden;
    case 'contactWijzigen':
      // Who reported about others is unknown to who helps that family.
      return !zaak.anoniem && (triage || (betrokken && zaak.eigenHuishouden));
    case 'ontlasten':
      return (triage || betrokken) && zaak.overgenomenTaken;
    case 'oppakken':
      return (triage || team) && open;
    case 'overdragen':
      return (triage || behandelaar) && open;
    case 'doorzenden':
      return triage;
    case 'uitkomstGeven':
      return triage && open && !zaak.heeftUitkomst;
    case 'afronden':
      return (triage || behandelaar || team) && open && zaak.uitgezet;
    case 'heropenen':
      return (zaak.heeftUitkomst && (triage || behandelaar || team)) || (zaak.benoemd && triage);
    case 'verwantschapBeslissen':
      return triage;
    case 'oproepBevestigen':
      return triage && open && zaak.opgeroepen;
    case 'inzagenLezen':
    case 'uittrekselMaken':
    case 'wissen':
      return privacy;
  }
}

/** Whoever works on it and opens it has read it; a check by the privacyfunctionaris or who wrote it down does not count. */
export function worksOn(wie: Wie, zaak: Pick<Zaak, 'overRegisseur'>): boolean {
  if (isHiddenFrom(zaak, wie.rollen)) return false;
  const { triage, behandelaar, leidt, team } = standing(wie);
  return triage || behandelaar || leidt || team;
}

/** Outcomes that staff of providers and of teams do not see, and that a melder hears from a person or not at all. */
export const isShielded = (triage: { bestemming?: unknown } | null): boolean =>
  afgeschermd.some((one) => one === triage?.bestemming);

/** Calls and letters about what only these may know of: a matter for Veilig Thuis, a complaint about who helps. */
export const shieldedSubjects: ReadonlySet<string> = new Set(['nietVanzelf', 'doorzending']);

/** Whether somebody may know of such an outcome, and of the contact that only a professional decides about. */
export const seesShielded = ({ rollen }: Pick<Wie, 'rollen'>): boolean => hasRole(rollen, readingRoles);

/** What the signed-in person is; as much of `Staff` as the rules need. */
export type Person = { id: string; email: string | undefined; rollen: readonly StaffRole[]; teams: readonly string[] };

/** The work mail in lower case, or the id where there is none: the key of who has a melding in hand. */
export const keyOf = ({ id, email }: Pick<Person, 'id' | 'email'>): string => email?.toLowerCase() ?? id;

export function relationsOf(
  head: Pick<Melding, 'behandelaar' | 'feiten' | 'triage' | 'ingevoerd'>,
  person: Person,
  now: string,
): Relatie[] {
  const email = person.email?.toLowerCase();
  const known = namedFor(head);
  const standIn = standsIn(known, dutchDate(now));
  const { behandelaar, triage, ingevoerd } = head;
  const applies: Record<Relatie, boolean> = {
    behandelaar: behandelaar !== null && (behandelaar.sleutel === keyOf(person) || behandelaar.id === person.id),
    // Whoever left reads nothing more, also when the sign-in still works.
    regisseur: email !== undefined && !known?.vertrek && known?.regisseur.email.toLowerCase() === email,
    waarnemer: email !== undefined && standIn?.regisseur.email.toLowerCase() === email,
    team: triage?.team != null && person.teams.includes(triage.team),
    invoerder: ingevoerd?.door === person.id && dutchDate(ingevoerd.op) === dutchDate(now),
  };
  return relaties.filter((relatie) => applies[relatie]);
}
export const relaties = [
  'behandelaar',
  'regisseur',
  'waarnemer',
  'team',
  'invoerder',
] as const satisfies readonly Relatie[];

const handedOn: readonly string[] = ['viaTeam', 'sociaalTeam', 'expertteam', 'maatwerk', 'wmoMelding'];

type Head = Pick<
  Melding,
  | 'wieMeldde'
  | 'ontvangenOp'
  | 'overRegisseur'
  | 'status'
  | 'triage'
  | 'oproep'
  | 'feiten'
  | 'behandelaar'
  | 'ingevoerd'
  | 'regieOvergenomen'
>;

type Judging = Pick<Gegevens, 'toestemming' | 'latereToestemming' | 'geheimAdres' | 'professional'>;

/** `data` undefined: what depends on it is not allowed. */
export function zaakOf(head: Head, data: Judging | undefined): Zaak {
  const { triage, oproep } = head;
  return {
    overRegisseur: head.overRegisseur,
    gesloten: head.status === 'afgerond',
    heeftUitkomst: triage !== null,
    uitgezet: triage !== null && (handedOn.includes(triage.uitkomst) || isPassingOn(triage)),
    benoemd: head.status === 'regisseurBenoemd',
    opgeroepen: oproep !== null && oproep.bevestigdOp === null,
    eigenHuishouden: mayConsent(head),
    anoniem: head.wieMeldde.soort === 'anoniem',
    deeltVerhaal: data !== undefined && consentOf(head, data)?.delenMetRegisseur === true,
    geheimAdres: data?.geheimAdres ?? true,
    overgenomenTaken: data ? (data.professional?.overgenomenTaken.length ?? 0) > 0 : head.regieOvergenomen,
  };
}

/** The question as use cases ask it. */
export function may(
  actie: Actie,
  person: Person,
  on: {
    head: Head;
    data?: Judging | undefined;
    now: string;
  },
): boolean {
  const wie = { rollen: person.rollen, relaties: relationsOf(on.head, person, on.now) };
  return mayDo(actie, wie, zaakOf(on.head, on.data));
}
