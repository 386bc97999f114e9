import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { intakeOn, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { changeMelding } from './change-melding.ts';
import { claimMelding } from './claim-melding.ts';
import { confirmOproep } from './confirm-oproep.ts';
import { type MeldingInput, type OppakkingRequest, type UitkomstInput, uitkomstRequest } from './contract.ts';
import type { Feit } from './domain/status.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { previewUitkomst } from './preview-uitkomst.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { openIntakeStore } from './store.ts';

/** Practice: a melding about the regisseur is never routed to that person. */
const now = '2026-11-23T08:30:00Z';
const later = '2026-11-24T09:00:00Z';
const werkverdeler = staffOf('werkverdeler');
const samira = {
  naam: 'Samira Voorbeeld',
  telefoon: '0548 00 00 09',
  email: 'Samira@hellendoorn.example',
  organisatie: 'Voorbeeld',
};
const named: Feit = {
  soort: 'benoemd',
  eventId: '00000000-0000-4000-8000-000000000001',
  casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
  sequence: 2,
  op: now,
  regisseurId: '00000000-0000-4000-8000-000000000002',
  regisseur: samira,
};

let db: TestTable;
let deps: ReceiveDependencies;
beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
});
afterAll(() => db.stop());

let house = 0;
const freshAddress = () => {
  house += 1;
  return { postcode: '7447 CC', huisnummer: house };
};
async function received(changes: Partial<MeldingInput>): Promise<string> {
  const input = meldingOf({ woonadres: freshAddress(), ...changes });
  const { melding } = await receiveMelding(deps, { input, now, idempotencyKey: undefined });
  return melding.meldingsnummer;
}
/** About whoever leads at this address; another melding from there says who that is. */
async function aboutSamira(changes: Partial<MeldingInput> = {}): Promise<string> {
  const woonadres = freshAddress();
  const other = await received({ woonadres });
  await changeMelding(deps, { nummer: other, now }, (head) => ({
    change: { head: { ...head, feiten: [named], status: 'regisseurBenoemd' } },
    answer: null,
  }));
  return received({ woonadres, overRegisseur: true, ...changes });
}
const about = (meldingsnummer: string, staff = werkverdeler) => ({
  meldingsnummer,
  staff,
  now: later,
  idempotencyKey: undefined,
});
const maatwerk = (medewerker: { naam: string; email?: string }): UitkomstInput => ({
  uitkomst: 'maatwerk',
  reden: 'Past bij deze medewerker.',
  medewerker: { telefoon: '0548 00 01 99', ...medewerker },
});
const decide = (nummer: string, input: UitkomstInput) =>
  giveUitkomst(deps, { ...about(nummer), input: uitkomstRequest.parse(input) });
const claim = (nummer: string, input: OppakkingRequest, staff: Staff = werkverdeler) =>
  claimMelding(deps, { ...about(nummer, staff), input });
const headOf = async (nummer: string) => {
  const head = await openIntakeStore(deps.table).head(nummer);
  if (!head) throw new Error('No such melding');
  return head;
};
const problemOf = async (promise: Promise<unknown>): Promise<Problem> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw error ?? new Error('Nothing was refused');
};
const other = { naam: 'Petra Voorbeeld', email: 'petra@hellendoorn.example' };

describe('maatwerk', () => {
  it.each([
    ['by name', { naam: 'SAMIRA  Vóórbeeld' }],
    ['by work mail', { naam: 'S. Anders', email: 'samira@HELLENDOORN.example' }],
  ])('never goes to the regisseur of another melding from the address, %s', async (_, medewerker) => {
    const nummer = await aboutSamira();
    const problem = await problemOf(decide(nummer, maatwerk(medewerker)));
    expect(problem.faults).toEqual([
      {
        veld: '/medewerker/naam',
        code: 'overRegisseur',
        melding: 'Deze melding gaat over de regisseur. Dat kan Samira Voorbeeld zijn. Kies een andere collega.',
      },
    ]);
    const shown = previewUitkomst(deps, { ...about(nummer), input: uitkomstRequest.parse(maatwerk(medewerker)) });
    expect((await problemOf(shown)).faults).toMatchObject([{ code: 'overRegisseur' }]);
    expect((await headOf(nummer)).triage).toBeNull();
    await decide(nummer, maatwerk(other));
    expect((await headOf(nummer)).behandelaar).toMatchObject({ sleutel: 'petra@hellendoorn.example' });
  });

  it('never goes to whom the melder named', async () => {
    const nummer = await received({ overRegisseur: true, bekendeRegisseur: 'mevrouw samira voorbeeld' });
    const problem = await problemOf(decide(nummer, maatwerk({ naam: 'Samira Voorbeeld' })));
    expect(problem.faults).toMatchObject([{ veld: '/medewerker/naam', code: 'overRegisseur' }]);
  });

  it('may go to the regisseur when the melding is not about that person', async () => {
    const { naam, email } = samira;
    const nummer = await aboutSamira({ overRegisseur: false, bekendeRegisseur: naam });
    db.forgetCalls();
    await decide(nummer, maatwerk({ naam, email }));
    const calls = db.calls();
    expect((await headOf(nummer)).behandelaar).toMatchObject({ sleutel: email.toLowerCase() });
    // Only a melding about the regisseur costs a look at the address.
    const elsewhere = await received({});
    db.forgetCalls();
    await decide(elsewhere, maatwerk({ naam, email }));
    expect(db.calls()).toEqual(calls);
    const aboutHer = await aboutSamira();
    db.forgetCalls();
    await decide(aboutHer, maatwerk(other));
    expect(db.calls().length).toBe(calls.length + 2);
  });
});

describe('handing over and claiming', () => {
  it('is refused for whom it is about, by work mail and by the name in it', async () => {
    const nummer = await aboutSamira();
    const problem = await problemOf(claim(nummer, { actie: 'overdragen', aan: 'SAMIRA@hellendoorn.example' }));
    expect(problem.faults).toEqual([
      {
        veld: '/aan',
        code: 'overRegisseur',
        melding: 'Deze melding gaat over de regisseur. Dat kan Samira Voorbeeld zijn. Kies een andere collega.',
      },
    ]);
    const said = await received({ overRegisseur: true, bekendeRegisseur: 'Samira Voorbeeld' });
    const byName = claim(said, { actie: 'overdragen', aan: 'samira.voorbeeld@hellendoorn.example' });
    expect((await problemOf(byName)).faults).toMatchObject([{ veld: '/aan', code: 'overRegisseur' }]);
    await claim(nummer, { actie: 'overdragen', aan: 'petra@hellendoorn.example' });
    expect((await headOf(nummer)).behandelaar).toMatchObject({ sleutel: 'petra@hellendoorn.example' });
  });

  it.each([
    ['work mail', { naam: 'S. Anders', email: 'samira@hellendoorn.example' }],
    ['name', { naam: 'Samira Voorbeeld', email: 'sv@hellendoorn.example' }],
  ])('nobody claims a melding about themselves, known by %s, nor answers a page about it', async (_, changes) => {
    const self = staffOf('werkverdeler', { id: 'samira', ...changes });
    const nummer = await aboutSamira({ veiligheid: 'acuutOnveilig' });
    const problem = await problemOf(claim(nummer, { actie: 'oppakken' }, self));
    expect(problem).toMatchObject({
      code: 'nietMogelijk',
      detail:
        'Deze melding gaat over de regisseur. Dat kan Samira Voorbeeld zijn. Laat een andere collega de melding oppakken.',
    });
    expect((await problemOf(confirmOproep(deps, about(nummer, self)))).code).toBe('nietMogelijk');
    expect(await headOf(nummer)).toMatchObject({ behandelaar: null, oproep: { bevestigdOp: null } });
    await claim(nummer, { actie: 'oppakken' });
    expect((await headOf(nummer)).behandelaar).toMatchObject({ id: 'werkverdeler' });
  });

  it('whom it is about does not take it by opening it', async () => {
    const nummer = await aboutSamira();
    await claim(nummer, { actie: 'overdragen', aan: 'sv@hellendoorn.example' });
    const self = staffOf('werkverdeler', { id: 'samira', naam: samira.naam, email: 'sv@hellendoorn.example' });
    await readDossier(deps, { meldingsnummer: nummer }, { staff: self, now: later, requestId: 'verzoek-1' });
    expect((await headOf(nummer)).behandelaar?.id).toMatch(/^collega-/);
    const colleague = { ...self, naam: 'Saar Voorbeeld' };
    await readDossier(deps, { meldingsnummer: nummer }, { staff: colleague, now: later, requestId: 'verzoek-2' });
    expect((await headOf(nummer)).behandelaar).toMatchObject({ id: 'samira', naam: 'Saar Voorbeeld' });
  });

  it('whoever has it can always give it back, and other meldingen are claimed without a look at the address', async () => {
    const nummer = await aboutSamira({ overRegisseur: false });
    const self = staffOf('werkverdeler', { id: 'samira', naam: samira.naam, email: samira.email });
    db.forgetCalls();
    await claim(nummer, { actie: 'oppakken' }, self);
    expect(db.calls()).toEqual(['GetItemCommand', 'GetItemCommand', 'TransactWriteItemsCommand']);
    await claim(nummer, { actie: 'teruggeven' }, self);
    expect((await headOf(nummer)).behandelaar).toBeNull();
  });
});
