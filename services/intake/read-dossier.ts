import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { recordReading } from '../../shared/reading-log.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { commit } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import { scriptOf } from './berichten/compose.ts';
import { notFound, readNummer } from './change-melding.ts';
import { takeInHand } from './claim-melding.ts';
import { actie, type DossierResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { findSubject } from './domain/about-regisseur.ts';
import { casusOf } from './domain/casus-of.ts';
import type { Doorzending } from './domain/doorzending.ts';
import {
  isHiddenFrom,
  isShielded,
  keyOf,
  mayDo,
  relationsOf,
  seesShielded,
  shieldedSubjects,
  type Wie,
  worksOn,
  zaakOf,
} from './domain/may.ts';
import type { IntakeEvent, Melding } from './domain/melding.ts';
import { isKeptSilent } from './domain/silence.ts';
import { knownRegisseur, statusOf } from './domain/status.ts';
import { viaTeamOf } from './domain/suggestions.ts';
import { keepUntil } from './domain/terms.ts';
import { consentOf, consentsOf, mayConsent } from './domain/toestemming.ts';
import { type DossierItems, readDossierItems } from './dossier-items.ts';
import { waitingWrites } from './give-uitkomst.ts';
import { pickedUp } from './pick-up.ts';
import { presentGegevens, presentMelding, shield } from './present-melding.ts';
import { readOverWie } from './read-over-wie.ts';
import { sealEvents } from './seal-events.ts';
import { type AddressPointer, headWrites, meldingPk, openIntakeStore } from './store.ts';

type Reader = { staff: Staff; now: string; requestId: string };
type Query = {
  meldingsnummer: string | undefined;
  /** A secret address is a reading of its own. */
  adres?: 'tonen' | undefined;
};

/** Handed over by mail: whoever opens it has taken it, and from now the name is known too. */
const opensOwn = ({ behandelaar }: Melding, staff: Staff): boolean =>
  behandelaar !== null && behandelaar.sleutel === keyOf(staff) && behandelaar.id !== staff.id;

type Read = { head: Melding; writes: Write[]; events: IntakeEvent[] };

/** The first reading by somebody who works on it, or by the person it was handed to; undefined when nothing changes. */
function afterReading(
  head: Melding,
  { wie, staff, now, takes }: { wie: Wie; staff: Staff; now: string; takes: boolean },
  deps: IntakeDependencies,
): Read | undefined {
  if (!worksOn(wie, head)) return undefined;
  if (head.bekekenOp && !takes) return undefined;
  const taken = takes ? takeInHand(head, staff, now) : { head, events: [] };
  const read = {
    ...taken.head,
    versie: head.versie + 1,
    bekekenOp: head.bekekenOp ?? now,
    bewarenTot: keepUntil(now, deps.installation.gemeente),
  };
  const after = { ...read, status: statusOf(read) };
  return {
    head: after,
    writes: [...headWrites(after, head), ...waitingWrites(head, after), ...(takes ? pickedUp(head) : [])],
    events: taken.events,
  };
}

/**
 * One melding at a glance, in three requests: its part of the table, the reading that is recorded before anything is
 * shown (rule 11), and what else came from the address. A journal of any length makes no difference.
 */
export async function readDossier(deps: IntakeDependencies, query: Query, reader: Reader): Promise<DossierResponse> {
  const nummer = readNummer(query.meldingsnummer);
  const { staff, now } = reader;
  const store = openIntakeStore(deps.table);
  for await (const attempt of attempts()) {
    const items = await readDossierItems(deps.table, nummer);
    if (!items) throw notFound();
    const before = items.head;
    const wie: Wie = { rollen: staff.rollen, relaties: relationsOf(before, staff, now) };
    const zaak = zaakOf(before, items.data);
    if (!mayDo('lezen', wie, zaak)) throw notFound();
    const shownAddress = query.adres === 'tonen';
    if (shownAddress && !mayDo('adresLezen', wie, zaak)) {
      throw new Problem('geenToegang', 'Dit adres is geheim. U mag het niet zien.');
    }
    const own = opensOwn(before, staff);
    const takes = own && findSubject(staff, await readOverWie(before, items.data, store)) === null;
    const read = afterReading(before, { wie, staff, now, takes }, deps);
    const { gemeente } = deps.installation;
    const recorded = await commit(deps.table, {
      now,
      writes: [
        ...(read?.writes ?? []),
        ...recordReading({
          pk: meldingPk(nummer),
          subject: nummer,
          subjectType: 'meldingsnummer',
          activity: shownAddress ? 'melding-geheim-adres-inzien' : 'melding-dossier-inzien',
          ...reader,
        }),
      ],
      events: sealEvents(read?.events ?? [], {
        meldingsnummer: nummer,
        from: before.versie + 1,
        now,
        gemeente,
        ids: deps.ids,
      }),
      mails: [],
    });
    if (!recorded.done) {
      deps.log('collisionRetried', { meldingsnummer: nummer, attempt });
      continue;
    }
    const { adresSleutel } = before;
    const nearby = adresSleutel ? await store.atAddress(adresSleutel) : [];
    return showDossier(deps, { ...items, head: read?.head ?? before }, { nearby, wie, staff, now, shownAddress });
  }
  throw new Problem('gewijzigd', 'Open het dossier opnieuw.');
}

type Shown = { nearby: AddressPointer[]; wie: Wie; staff: Staff; now: string; shownAddress: boolean };

/**
 * Other meldingen from the address are for who triages. Whoever else works on this one sees those of the same casus and
 * no more: otherwise a melding that somebody writes down for an address would tell what else came from there.
 */
function historyOf(
  { nearby, staff }: Pick<Shown, 'nearby' | 'staff'>,
  own: { meldingsnummer: string; casusId: string | null },
  decided: DossierItems['verwantschappen'],
): DossierResponse['historie'] {
  const besluiten = new Map(decided.map(({ meldingsnummer, besluit }) => [meldingsnummer, besluit]));
  const sees = seesShielded(staff);
  return nearby
    .filter((other) => other.meldingsnummer !== own.meldingsnummer && !isHiddenFrom(other, staff.rollen))
    .filter((other) => sees || (own.casusId !== null && other.casusId === own.casusId))
    .toSorted((a, b) => b.ontvangenOp.localeCompare(a.ontvangenOp))
    .map((other) => {
      const hidden = isShielded(other) && !sees;
      const { meldingsnummer, ontvangenOp, wieMeldde, casusId } = other;
      return {
        meldingsnummer,
        ontvangenOp,
        status: hidden ? 'inBehandeling' : other.status,
        wieMeldde,
        uitkomst: hidden ? null : other.uitkomst,
        casusId,
        besluit: besluiten.get(meldingsnummer) ?? null,
      };
    });
}

function presentDoorzending(one: Doorzending): DossierResponse['doorzendingen'][number] {
  const { doorzendingId, bestemming, op, door, reden, naar, uiterlijk, overgedragen: handed, bericht: verteld } = one;
  return {
    doorzendingId,
    bestemming,
    op,
    door: door.naam,
    reden,
    naar,
    uiterlijk: handed ? null : uiterlijk,
    verteld,
    overgedragen: handed && {
      wijze: handed.wijze,
      aan: handed.aan,
      kenmerk: handed.kenmerk,
      op: handed.op,
      door: handed.door.naam,
    },
  };
}

function presentOproep(oproep: Melding['oproep']): DossierResponse['oproep'] {
  if (!oproep) return null;
  const { gehad: _, ...shown } = oproep;
  return shown;
}

/** What the family told, in words and in answers. Without their consent: who it is, how to reach them, and what is safe. */
const untold = {
  watLooptVast: null,
  leefgebieden: null,
  betrokkenOrganisaties: null,
  aantalHulpverleners: null,
  wisselingenHulpverleners: null,
  doelgroepen: null,
  overzichtHouden: null,
  bekendeRegisseur: null,
} as const;
/** Reasons of the weighing that are no such answer; the others repeat them. */
const aboutSafety: ReadonlySet<string> = new Set(['veiligheid', 'minderjarigen', 'triage']);

function showDossier(deps: IntakeDependencies, items: DossierItems, shown: Shown): DossierResponse {
  const { installation } = deps;
  const { gemeente } = installation;
  const { data, taken, besluiten } = items;
  const { wie, staff, now } = shown;
  const sees = seesShielded(staff);
  const head = sees ? items.head : shield(items.head);
  const zaak = zaakOf(items.head, data);
  const can = (what: Parameters<typeof mayDo>[0]) => mayDo(what, wie, zaak);
  // Contact data always: whoever leads has to call. The story only when the melder agreed to share it.
  const tellsStory = can('verhaalLezen');
  const onderwerp = data.onderwerp ? `Onderwerp: ${data.onderwerp}\n\n` : '';
  const masked = data.geheimAdres && !shown.shownAddress;
  // Notes of staff may speak of what was shielded, before and after it was decided.
  const shieldedOnce = !sees && [...besluiten, ...items.doorzendingen].some(isShielded);
  const known = knownRegisseur(head.feiten);
  const relieved = new Map(items.ontlastingen.map((one) => [one.taak, one]));
  const { woonadres, ...sent } = presentGegevens(data);
  const { triage } = head;
  // Who only wrote it down works on no casus, and does not learn that there is one.
  const casusId = sees || worksOn(wie, head) ? casusOf(head.feiten) : null;
  const overzicht = presentMelding(head, now, gemeente);
  // Who reported about others stays unknown to who helps that family, unless they agreed to it or report from work.
  const agreed = data.toestemming?.delenMetRegisseur === true;
  const knowsMelder = tellsStory || agreed || head.wieMeldde.soort === 'eigenHuishouden' || data.professional !== null;
  const holds = mayConsent(head) ? consentOf(head, data) : data.toestemming;
  return {
    overzicht: sees ? overzicht : { ...overzicht, voorrang: overzicht.voorrang.filter((why) => why !== 'herhaald') },
    ...sent,
    toestemming: holds && { delenMetRegisseur: holds.delenMetRegisseur },
    melder: knowsMelder ? sent.melder : { rol: sent.melder.rol },
    professional:
      sent.professional && !tellsStory
        ? { ...sent.professional, watWeetHetGezin: undefined, watDoetUZelf: undefined }
        : sent.professional,
    // Secret: the digits of the postcode, for the area; the house stays hidden.
    woonadres: masked ? null : woonadres,
    postcodecijfers: masked ? (woonadres?.postcode.slice(0, 4) ?? null) : null,
    ...(tellsStory ? { watLooptVast: `${onderwerp}${data.watLooptVast}` } : untold),
    weetHetGezinHet: head.wieMeldde.soort === 'signaal' ? head.wieMeldde.weetHetGezinHet : null,
    folderVerstrektOp: head.folderVerstrektOp,
    redenen: (head.gewogen?.redenen ?? []).filter(({ code }) => tellsStory || aboutSafety.has(code)),
    contacttaken: taken
      .filter((taak) => taak.status === 'open' && (sees || !shieldedSubjects.has(taak.onderwerp)))
      .filter((taak) => knowsMelder || taak.onderwerp === 'gezinInformeren')
      .map((taak) => {
        const { taakId, soort, onderwerp: about, uiterlijk, reden } = taak;
        const script = soort === 'bellen' ? scriptOf(installation, head, data, taak, dutchDate(now)) : [];
        return { taakId, soort, onderwerp: about, uiterlijk, reden, script };
      }),
    pogingen: items.pogingen
      .filter(
        ({ taakId }) => sees || taken.some((taak) => taak.taakId === taakId && !shieldedSubjects.has(taak.onderwerp)),
      )
      .map(({ taakId, op, medewerker, naam, resultaat, toelichting }) => ({
        taakId,
        op,
        medewerker: naam ?? medewerker,
        resultaat,
        toelichting: toelichting ?? null,
      })),
    wieMeldde: head.wieMeldde.soort,
    ingevoerd: head.ingevoerd && { naam: head.ingevoerd.naam, op: head.ingevoerd.op },
    jeugdigeAlleen: head.jeugdigeAlleen,
    adresAfgeschermd: masked && woonadres !== null,
    emailOnbereikbaar: head.emailOnbereikbaar,
    aanvullingen: items.aanvullingen
      .filter(({ vertrouwelijk }) => sees || !vertrouwelijk)
      .filter(({ bron, door }) => (bron === 'medewerker' ? !shieldedOnce || door === staff.naam : tellsStory))
      .map(({ op, bron, door, tekst, soort }) => ({
        op,
        bron,
        door,
        tekst,
        soort: bron === 'medewerker' ? (soort ?? 'notitie') : null,
      })),
    toestemmingen: consentsOf(head, data, items.toestemmingen).map(
      ({ delenMetRegisseur, op, hoe, door, toelichting }) => ({
        delenMetRegisseur,
        op,
        hoe,
        door: door?.naam ?? null,
        toelichting: shieldedOnce && door?.id !== staff.id ? null : toelichting,
      }),
    ),
    contactwijzigingen: knowsMelder
      ? items.contactwijzigingen.map(({ op, door, velden, voorheen, toelichting }) => {
          const { woonadres: earlier, ...rest } = voorheen;
          return {
            op,
            door: door.naam,
            velden,
            // A secret address was secret before as well.
            voorheen: masked || earlier === undefined ? rest : voorheen,
            toelichting: shieldedOnce && door.id !== staff.id ? null : toelichting,
          };
        })
      : [],
    bijlagen: tellsStory
      ? items.bijlagen.map(({ bijlageId, naam, soort, bytes, status, reden, op }) => ({
          bijlageId,
          naam,
          soort,
          bytes,
          status,
          reden,
          op,
        }))
      : [],
    historie: historyOf(shown, { meldingsnummer: head.meldingsnummer, casusId }, items.verwantschappen),
    uitkomsten: besluiten
      .filter((besluit) => sees || !isShielded(besluit))
      .map(({ op, soort, uitkomst, door, reden, bestemming, team, invoer }) => ({
        op,
        soort,
        uitkomst,
        door: door.naam,
        reden,
        bestemming,
        team,
        bovenlokaal: invoer['bovenlokaal'] === true,
      })),
    doorzendingen: sees ? items.doorzendingen.map(presentDoorzending) : [],
    stilGehouden: isKeptSilent(head),
    opvolgingUiterlijk: triage && !triage.afgerondOp ? triage.opvolgingUiterlijk : null,
    casusId,
    regisseur: known && {
      ...known.regisseur,
      voorlopig: known.voorlopig,
      opvolgerUiterlijk: known.vertrek?.nieuweRegisseurUiterlijk ?? null,
    },
    navraag: items.navraag.map(({ ronde, gevraagdOp, antwoord, beantwoordOp, toelichting }) => ({
      ronde,
      op: beantwoordOp ?? gevraagdOp,
      antwoord,
      toelichting: tellsStory ? toelichting : null,
    })),
    overgenomenTaken: (data.professional?.overgenomenTaken ?? []).map((taak, index) => ({
      taak,
      overgenomenDoor: relieved.get(index)?.door ?? null,
      op: relieved.get(index)?.op ?? null,
    })),
    oproep: presentOproep(head.oproep),
    viaTeam: viaTeamOf(head.gebied, gemeente)?.code ?? null,
    // What ends a matter for Veilig Thuis would tell that there is one.
    acties: actie.options.filter((one) => can(one) && (sees || one !== 'afronden' || !isShielded(items.head.triage))),
  };
}
