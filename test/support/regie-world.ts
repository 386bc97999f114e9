import { expect } from 'vitest';
import { definitionOf } from '../../events/catalogue.ts';
import { seal } from '../../events/event.ts';
import { meldingAndereRegisseurGevraagd } from '../../events/intake/melding-andere-regisseur-gevraagd.v1.ts';
import { meldingGetrieerd } from '../../events/intake/melding-getrieerd.v1.ts';
import { meldingHeropend } from '../../events/intake/melding-heropend.v1.ts';
import type { RegisseurResponse } from '../../services/regie/contract.ts';
import { type Casus, type CasusStatus, casus } from '../../services/regie/domain/casus.ts';
import { passTerm } from '../../services/regie/pass-term.ts';
import { addRegisseur } from '../../services/regie/regisseurs.ts';
import { casusList, readCasus, readPool } from '../../services/regie/store.ts';
import { weighMelding } from '../../services/regie/weigh-melding.ts';
import { term, termList } from '../../shared/deadlines.ts';
import { owedMail } from '../../shared/mail.ts';
import { Problem } from '../../shared/problem.ts';
import { outboxRow } from '../../shared/store/commit.ts';
import { melding, now, regieDeps, regisseurFields, staff } from './regie.ts';
import type { TestTable } from './table.ts';

/** A municipality with its table, and what a test of a command on it asks again and again. */
export function regieWorld(test: TestTable, name = 'almelo') {
  const deps = regieDeps(test.table, name);
  const { gemeente } = deps.installation;
  const envelope = (subject: string) => ({
    id: deps.ids.uuid(),
    oin: gemeente.oin,
    host: gemeente.domein,
    subject,
    sequence: 1,
    time: now,
  });
  let triages = 0;
  const rows = async () => (await test.table.work('OUTBOX', outboxRow, { limit: 500 })).items;

  const world = {
    deps,
    table: test.table,
    async person(fields: Parameters<typeof regisseurFields>[0] = {}): Promise<RegisseurResponse> {
      const command = { request: regisseurFields(fields), staff: staff('beheerder'), now, idempotencyKey: undefined };
      return (await addRegisseur(deps, command)).answer;
    },
    async only(status: CasusStatus): Promise<Casus> {
      const { items } = await test.table.work(casusList(status), casus, { limit: 10 });
      expect(items).toHaveLength(1);
      const [found] = items;
      if (!found) throw new Error('no casus');
      return found;
    },
    async open(overrides: Parameters<typeof melding>[0] = {}, at = now): Promise<Casus> {
      const event = melding(overrides);
      await weighMelding(deps, event, at);
      const { items } = await test.table.work(casusList('voorlopig'), casus, { limit: 100 });
      const found = items.find(({ meldingen }) => meldingen[0] === event.data.meldingId);
      if (!found) throw new Error('no casus');
      return found;
    },
    async casus(casusId: string): Promise<Casus> {
      const found = await readCasus(test.table, casusId);
      if (!found) throw new Error('no casus');
      return found;
    },
    async load(regisseurId: string): Promise<number | undefined> {
      return (await readPool(test.table)).find((one) => one.regisseurId === regisseurId)?.belasting;
    },
    async personNow(regisseurId: string) {
      const found = (await readPool(test.table)).find((one) => one.regisseurId === regisseurId);
      if (!found) throw new Error('nobody');
      return found;
    },
    /** Names of the events that are owed, in no order; each is checked against the catalogue. */
    async types(): Promise<string[]> {
      const events = (await rows()).flatMap((row) => (row.outbox === 'event' ? [row.event] : []));
      for (const event of events) expect(definitionOf(event.type)?.schema.safeParse(event).success).toBe(true);
      return events.map(({ type }) => type.split('.').slice(2, 4).join('.'));
    },
    async eventsOf(type: string): Promise<unknown[]> {
      return (await rows()).flatMap((row) =>
        row.outbox === 'event' && row.event.type === `nl.regie.${type}.v1` ? [row.event['data']] : [],
      );
    },
    async mails(soort?: string) {
      const all = (await rows()).flatMap((row) => (row.outbox === 'mail' ? [owedMail.parse(row.mail)] : []));
      for (const { onderwerp, tekst } of all)
        expect(`${onderwerp} ${tekst}`).not.toMatch(/undefined|null|NaN|\[object/);
      return soort ? all.filter((mail) => mail.soort === soort) : all;
    },
    async terms(): Promise<string[]> {
      return (await test.table.work(termList, term, { limit: 100 })).items.map(({ soort }) => soort);
    },
    /** Everything that is due by then, as the sweep does it. */
    async sweep(at: string): Promise<void> {
      const { items } = await test.table.work(termList, term, { until: at, limit: 100 });
      for (const due of items) await passTerm(deps, due, at);
    },
    /** Each later than the one before, as intake numbers them. */
    getrieerd(data: Partial<typeof meldingGetrieerd.example> & { meldingId: string }) {
      triages += 1;
      const fields = { ...envelope(data.meldingId), sequence: triages + 1 };
      return seal(meldingGetrieerd, { ...fields, data: { ...meldingGetrieerd.example, ...data } });
    },
    heropend: (data: Partial<typeof meldingHeropend.example> & { meldingId: string }) =>
      seal(meldingHeropend, { ...envelope(data.meldingId), data: { ...meldingHeropend.example, ...data } }),
    wisselGevraagd: (data: typeof meldingAndereRegisseurGevraagd.example) =>
      seal(meldingAndereRegisseurGevraagd, { ...envelope(data.meldingId), data }),
    async problemOf(promise: Promise<unknown>): Promise<Problem> {
      const error = await promise.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error instanceof Problem) return error;
      throw new Error(`Expected a Problem, got ${String(error)}`);
    },
  };
  return world;
}
export type RegieWorld = ReturnType<typeof regieWorld>;
