import type * as z from 'zod';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { attempts } from '../../shared/store/attempts.ts';
import type { Write } from '../../shared/store/table.ts';
import { endCoaching } from './coach-regisseur.ts';
import {
  type Afwezigheid,
  type AfwezigheidRequest,
  type AfwezigheidResponse,
  afwezigheidResponse,
  type RegisseurPatch,
  type RegisseurResponse,
  regisseurResponse,
  type UitdienstResponse,
  uitdienstResponse,
} from './contract.ts';
import { advance } from './domain/agenda.ts';
import type { Casus } from './domain/casus.ts';
import type { StaffNotice } from './domain/notice.ts';
import { type Regisseur, sameEmail } from './domain/regisseur.ts';
import { reasonsAgainstStandIn } from './domain/stand-in.ts';
import { earlierAnswer, rememberAnswer } from './idempotency.ts';
import { organisationOf } from './organisation.ts';
import { presentRegisseur } from './regisseurs.ts';
import { regisseurCommit, settleNow } from './settle-regisseur.ts';
import { casussenOf, type Deps, moveEmail, readPool, readRegisseur } from './store.ts';

export type AskedOfPerson = { regisseurId: string; staff: Staff; now: string; idempotencyKey: string | undefined };
/** More absences ahead than anybody plans. */
const maximumAbsences = 20;

type Changed<T> = { person: Regisseur; answer: T; notices?: StaffNotice[]; writes?: Write[] };

/** One change of somebody in the pool; the casussen follow at once, and again by the sweep if that broke off. */
async function commandRegisseur<T>(
  deps: Deps,
  asked: AskedOfPerson,
  command: {
    naam: string;
    body: unknown;
    answer: z.ZodType<T>;
    /** By the person themselves as well as by who manages the pool. */
    self?: boolean;
    change: (before: Regisseur) => Promise<Changed<T>>;
  },
): Promise<{ created: boolean; answer: T }> {
  const { regisseurId, staff, now } = asked;
  const scope = `${command.naam}#${regisseurId}#${staff.id}`;
  const idempotency = { key: asked.idempotencyKey, scope, body: command.body };
  for await (const attempt of attempts()) {
    const earlier = await earlierAnswer(deps.table, idempotency, command.answer);
    if (earlier) return { created: false, answer: earlier };
    const before = await readRegisseur(deps.table, regisseurId);
    const manages = staff.rollen.includes('werkverdeler') || staff.rollen.includes('beheerder');
    if (!before || !(manages || (command.self && sameEmail(staff.email, before.email)))) {
      throw new Problem('nietGevonden', 'Deze regisseur staat niet in de lijst.');
    }
    const { person, answer, notices, writes = [] } = await command.change(before);
    const step = advance(person, now, deps.installation.gemeente);
    // The change itself is a version as well, where time changes nothing more.
    const versie = Math.max(step.person.versie, before.versie + 1);
    const result = await regisseurCommit(deps, {
      before,
      advance: { ...step, person: { ...step.person, versie } },
      now,
      writes: [...writes, ...rememberAnswer(idempotency, answer, now)],
      ...(notices && { notices }),
    });
    if (result.done) {
      await settleNow(deps, regisseurId, now);
      return { created: true, answer };
    }
    if (result.reason === 'collision' && writes.length > 0 && result.collisions[2]?.['pk'] !== undefined) {
      throw new Problem('nietMogelijk', 'Er staat al iemand met dit e-mailadres in de lijst.');
    }
    deps.log('collisionRetried', { attempt });
  }
  throw new Problem('gewijzigd', 'Probeer het over een minuut opnieuw.');
}

/** Phone, mail, employer, registration ... of somebody in the pool; families and plans hear what they need. */
export const changeRegisseur = (
  deps: Deps,
  { request, ...asked }: AskedOfPerson & { request: RegisseurPatch },
): Promise<{ created: boolean; answer: RegisseurResponse }> =>
  commandRegisseur(deps, asked, {
    naam: 'regisseur',
    body: request,
    answer: regisseurResponse,
    change: async (before) => {
      const employer = request.organisatie === undefined ? undefined : organisationOf(deps, request.organisatie);
      const { naam, telefoon, email, hbo, registraties, doelgroepen, competenties, urenPerWeek, capaciteit } = request;
      const person: Regisseur = {
        ...before,
        ...(naam !== undefined && { naam }),
        ...(telefoon !== undefined && { telefoon }),
        ...(email !== undefined && { email }),
        ...(hbo !== undefined && { hbo }),
        ...(registraties !== undefined && { registraties }),
        ...(doelgroepen !== undefined && { doelgroepen }),
        ...(competenties !== undefined && { competenties }),
        ...(urenPerWeek !== undefined && { urenPerWeek }),
        ...(capaciteit !== undefined && { capaciteit }),
        ...(employer && {
          organisatie: employer.code,
          organisatieNaam: employer.naam,
          arrangementUren: employer.arrangementUren,
        }),
      };
      return { person, answer: presentRegisseur(person), writes: moveEmail(before, person) };
    },
  });

/** The casussen of this person for which the stand-in does not fit, or nobody stands in. */
async function withoutStandIn(deps: Deps, lead: Regisseur, waarnemer: Regisseur | null, now: string) {
  const own = (await casussenOf(deps.table, lead.regisseurId)).filter(
    ({ aanspreekpunt }) => aanspreekpunt?.regisseurId === lead.regisseurId,
  );
  const fits = (state: Casus) => waarnemer !== null && reasonsAgainstStandIn(state, waarnemer, now).length === 0;
  return own.filter((state) => !fits(state)).map(({ casusId }) => casusId);
}

async function requireStandIn(deps: Deps, lead: Regisseur, waarnemerId: string | null): Promise<Regisseur | null> {
  if (waarnemerId === null) return null;
  const person = (await readPool(deps.table)).find(({ regisseurId }) => regisseurId === waarnemerId);
  const fault = (melding: string) =>
    new Problem('ongeldigeInvoer', 'Kies iemand anders die waarneemt.', [
      { veld: '/waarnemerId', code: 'ongeldig', melding },
    ]);
  if (!person) throw fault('Deze persoon staat niet in de lijst.');
  if (person.regisseurId === lead.regisseurId) throw fault('Niemand neemt voor zichzelf waar.');
  if (person.status === 'uitDienst') throw fault('Deze persoon is uit dienst.');
  return person;
}

/** Leave or illness: from the first day on nobody proposes this person, and somebody stands in (R58, practice). */
export const announceAbsence = (
  deps: Deps,
  { request, ...asked }: AskedOfPerson & { request: AfwezigheidRequest },
): Promise<{ created: boolean; answer: AfwezigheidResponse }> =>
  commandRegisseur(deps, asked, {
    naam: 'afwezigheid',
    body: request,
    answer: afwezigheidResponse,
    self: true,
    change: async (before) => {
      const { now } = asked;
      if (before.status === 'uitDienst') throw new Problem('nietMogelijk', 'Deze persoon is uit dienst.');
      if (request.tot < dutchDate(now)) {
        throw new Problem('ongeldigeInvoer', 'Deze dagen zijn voorbij.', [
          { veld: '/tot', code: 'voorbij', melding: 'Kies een laatste dag die nog komt, of vandaag.' },
        ]);
      }
      if (before.afwezigheden.some(({ van, tot }) => van <= request.tot && request.van <= tot)) {
        throw new Problem('nietMogelijk', 'In deze dagen is deze persoon al afwezig. Beëindig dat eerst.');
      }
      if (before.afwezigheden.length >= maximumAbsences) {
        throw new Problem('nietMogelijk', `Hoogstens ${maximumAbsences} keer afwezig vooruit.`);
      }
      const waarnemer = await requireStandIn(deps, before, request.waarnemerId);
      const absence: Afwezigheid = { afwezigheidId: deps.ids.uuid(), ...request };
      const zonderWaarnemer = await withoutStandIn(deps, before, waarnemer, now);
      const { naam } = before;
      const { van, tot } = request;
      const asks = zonderWaarnemer.length > 0;
      return {
        person: { ...before, afwezigheden: [...before.afwezigheden, absence] },
        answer: { ...absence, regisseurId: before.regisseurId, zonderWaarnemer },
        notices: asks ? [{ soort: 'afwezigheid', naam, van, tot, casussen: zonderWaarnemer.length }] : [],
      };
    },
  });

/** Back early, or leave that does not go on. */
export const endAbsence = (
  deps: Deps,
  { afwezigheidId, ...asked }: AskedOfPerson & { afwezigheidId: string },
): Promise<{ created: boolean; answer: AfwezigheidResponse }> =>
  commandRegisseur(deps, asked, {
    naam: `beeindiging#${afwezigheidId}`,
    body: {},
    answer: afwezigheidResponse,
    self: true,
    change: async (before) => {
      const absence = before.afwezigheden.find((one) => one.afwezigheidId === afwezigheidId);
      if (!absence) throw new Problem('nietGevonden', 'Deze afwezigheid is er niet (meer).');
      return {
        person: { ...before, afwezigheden: before.afwezigheden.filter((one) => one !== absence) },
        answer: { ...absence, regisseurId: before.regisseurId, zonderWaarnemer: [] },
      };
    },
  });

/** Somebody leaves for good: every casus becomes a work item with a term, nobody is silently left without. */
export const endService = (
  deps: Deps,
  asked: AskedOfPerson,
): Promise<{ created: boolean; answer: UitdienstResponse }> =>
  commandRegisseur(deps, asked, {
    naam: 'uitdienst',
    body: {},
    answer: uitdienstResponse,
    change: async (before) => {
      const { regisseurId } = before;
      const own = (await casussenOf(deps.table, regisseurId)).filter(
        ({ aanspreekpunt }) => aanspreekpunt?.regisseurId === regisseurId,
      );
      return {
        person: { ...before, status: 'uitDienst', afwezigheden: [] },
        answer: { regisseurId, status: 'uitDienst', casussen: own.map(({ casusId }) => casusId) },
        writes: [endCoaching(regisseurId, asked.now, deps)],
      };
    },
  });
