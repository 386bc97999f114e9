import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { seal } from '../../events/event.ts';
import { regisseurBenoemd } from '../../events/regie/regisseur-benoemd.v1.ts';
import { term } from '../../shared/deadlines.ts';
import { Problem } from '../../shared/problem.ts';
import { intakeOn, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { owedBericht } from './berichten/bericht.ts';
import { claimMelding } from './claim-melding.ts';
import { confirmOproep } from './confirm-oproep.ts';
import { type MeldingInput, type UitkomstInput, uitkomstRequest } from './contract.ts';
import { viewFor } from './domain/status.ts';
import { finishMelding } from './finish-melding.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { addNote } from './note.ts';
import { passTerm } from './pass-term.ts';
import { previewUitkomst } from './preview-uitkomst.ts';
import { reactTo } from './reactions.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { recordPoging } from './record-poging.ts';
import { relateMeldingen } from './relate-meldingen.ts';
import { relieveSupporter } from './relieve-supporter.ts';
import { reopenMelding } from './reopen-melding.ts';
import { meldingPk, openIntakeStore, workItems } from './store.ts';

/** A Monday morning, within office hours. */
const now = '2026-11-23T08:30:00Z';
const later = '2026-11-24T09:00:00Z';
const werkverdeler = staffOf('werkverdeler');
const teamlid = staffOf('teamlid', { teams: ['via-hellendoorn'] });

let db: TestTable;
let deps: ReceiveDependencies;
beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
});
afterAll(() => db.stop());
beforeEach(() => db.forgetCalls());

const address = { postcode: '7447 AA', huisnummer: 1 };
async function received(changes: Partial<MeldingInput> = {}, at = now): Promise<string> {
  const input = meldingOf({ woonadres: address, ...changes });
  const { melding } = await receiveMelding(deps, { input, now: at, idempotencyKey: undefined });
  db.forgetCalls();
  return melding.meldingsnummer;
}
const about = (meldingsnummer: string, changes: object = {}) => ({
  meldingsnummer,
  staff: werkverdeler,
  now: later,
  idempotencyKey: undefined,
  ...changes,
});
const decide = (nummer: string, input: UitkomstInput, changes: object = {}) =>
  giveUitkomst(deps, { ...about(nummer, changes), input: uitkomstRequest.parse(input) });
const headOf = async (nummer: string) => {
  const head = await openIntakeStore(deps.table).head(nummer);
  if (!head) throw new Error('No such melding');
  return head;
};
const anything = z.looseObject({ pk: z.string(), sk: z.string() });
const parts = (nummer: string, prefix: string) => deps.table.partition(meldingPk(nummer), anything, prefix);
const eventTypes = async (nummer: string) => {
  const rows = await deps.table.partition(
    meldingPk(nummer),
    z.object({ event: z.object({ type: z.string() }) }),
    'EVENT#',
  );
  return rows.map(({ event }) => event.type.replace('nl.regie.', '').replace('.v1', ''));
};
const mailsOf = async (nummer: string) => {
  const mail = z.looseObject({ soort: z.string(), aan: z.string() });
  const rows = await deps.table.partition(meldingPk(nummer), z.object({ mail }), 'MAIL#');
  return rows.map((row) => row.mail);
};
const mailTo = async (nummer: string, soort: string) => (await mailsOf(nummer)).filter((mail) => mail.soort === soort);
const toldOf = async (nummer: string) => {
  const mails = await mailsOf(nummer);
  return mails.flatMap((mail) => {
    const parsed = owedBericht.safeParse(mail);
    return parsed.success && parsed.data.bericht.soort !== 'ontvangst' ? [parsed.data.bericht] : [];
  });
};
const termsOf = async (nummer: string) =>
  Object.fromEntries(
    (await deps.table.partition(meldingPk(nummer), term, 'TERMIJN#')).map((one) => [one.soort, one.gsi1sk]),
  );
/** The places in the worklist are those that the head alone would give. */
async function expectConsistent(nummer: string) {
  const head = await headOf(nummer);
  const stored = await parts(nummer, 'WERK#');
  const expected = workItems(head).map(({ sk, gsi1pk, gsi1sk }) => ({ sk, gsi1pk, gsi1sk }));
  expect(stored.map(({ sk, ...rest }) => ({ sk, gsi1pk: rest['gsi1pk'], gsi1sk: rest['gsi1sk'] }))).toEqual(
    expected.toSorted((a, b) => a.sk.localeCompare(b.sk)),
  );
  return head;
}
const problemOf = async (promise: Promise<unknown>): Promise<Problem> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw error ?? new Error('Nothing was refused');
};
const writes = () => db.calls().filter((name) => !['GetItemCommand', 'QueryCommand'].includes(name));

describe('every outcome', () => {
  const reden = 'Zo besloten in het overleg.';
  const closing: [UitkomstInput, string[]][] = [
    [{ uitkomst: 'advies', reden, antwoord: 'Bel de huisarts.' }, ['melding.getrieerd', 'melding.afgerond']],
    [{ uitkomst: 'algemeneVoorziening', reden, voorziening: 'welzijn' }, ['melding.getrieerd', 'melding.afgerond']],
    [
      {
        uitkomst: 'doorgezonden',
        reden,
        bestemming: 'klacht',
        bewijs: { wijze: 'telefoon', kenmerk: 'K-1', op: now },
      },
      ['melding.getrieerd', 'melding.doorgezonden', 'melding.afgerond'],
    ],
  ];
  it.each(closing)('%o closes it, and the resident hears it', async (input, events) => {
    const nummer = await received();
    const { answer } = await decide(nummer, input);
    expect(answer).toMatchObject({
      uitkomst: input.uitkomst,
      status: 'afgerond',
      verteld: 'mail',
      opvolgingUiterlijk: null,
    });
    expect(writes()).toEqual(['TransactWriteItemsCommand']);
    expect((await eventTypes(nummer)).slice(1)).toEqual(events);
    expect(await toldOf(nummer)).toMatchObject([{ soort: 'uitkomst', uitkomst: { soort: input.uitkomst } }]);
    const head = await expectConsistent(nummer);
    expect(head.triage).toMatchObject({ uitkomst: input.uitkomst, afgerondOp: later });
    const terms = await termsOf(nummer);
    expect(terms).not.toHaveProperty('reactie');
    expect(terms).not.toHaveProperty('opvolging');
    expect(await parts(nummer, 'WERK#')).toEqual([]);
    expect(await parts(nummer, 'STUK#BESLUIT#')).toMatchObject([
      { soort: 'uitkomst', reden, uitkomst: input.uitkomst },
    ]);
  });

  const handing: [UitkomstInput, string, string][] = [
    [{ uitkomst: 'viaTeam', reden, team: 'via-hellendoorn' }, 'teamGevraagd', 'via-hellendoorn@hellendoorn.example'],
    [{ uitkomst: 'sociaalTeam', reden, team: 'sociaal-team' }, 'teamGevraagd', 'sociaalteam@hellendoorn.example'],
    [{ uitkomst: 'expertteam', reden, team: 'expertteam' }, 'teamGevraagd', 'expertteam@hellendoorn.example'],
    [{ uitkomst: 'wmoMelding', reden, team: 'wmo-loket' }, 'teamGevraagd', 'wmo@hellendoorn.example'],
    [
      {
        uitkomst: 'maatwerk',
        reden,
        medewerker: { naam: 'Petra Voorbeeld', telefoon: '0548 00 01 99', email: 'Petra@hellendoorn.example' },
      },
      'overgedragen',
      'petra@hellendoorn.example',
    ],
  ];
  it.each(handing)('%o hands it on with a term, and a mail without the story', async (input, soort, aan) => {
    const nummer = await received();
    const { answer } = await decide(nummer, input);
    expect(answer).toMatchObject({ status: 'inBehandeling', verteld: 'mail' });
    expect(writes()).toEqual(['TransactWriteItemsCommand']);
    const promised = input.uitkomst === 'wmoMelding' ? [] : ['contacttaak.geopend'];
    expect((await eventTypes(nummer)).slice(1)).toEqual(['melding.getrieerd', ...promised]);
    const [mail] = await mailTo(nummer, soort);
    expect(String(mail?.aan).toLowerCase()).toBe(aan);
    expect(JSON.stringify(mail)).toContain(nummer);
    expect(JSON.stringify(mail)).not.toMatch(/hulpverleners|Ouder Voorbeeld|7447/);
    const terms = await termsOf(nummer);
    expect(terms).toHaveProperty('opvolging');
    expect(terms).not.toHaveProperty('reactie');
    expect(Object.keys(terms).filter((name) => name.startsWith('navraag'))).toHaveLength(2);
    await expectConsistent(nummer);
    expect(await toldOf(nummer)).toMatchObject([{ soort: 'uitkomst', uitkomst: { soort: input.uitkomst } }]);
  });

  it('counts the six weeks of the Wmo from the first contact', async () => {
    const nummer = await received({}, '2026-11-16T10:00:00Z');
    const { answer } = await decide(nummer, { uitkomst: 'wmoMelding', reden, team: 'wmo-loket' });
    expect(answer.opvolgingUiterlijk).toBe('2026-12-28');
    expect(await termsOf(nummer)).toMatchObject({ wmoOnderzoek: '2026-12-28T23:00:00Z' });
    expect(await toldOf(nummer)).toMatchObject([
      { uitkomst: { onderzoekUiterlijk: '2026-12-28', planUiterlijk: '2026-11-23' } },
    ]);
    const wmo = staffOf('teamlid', { id: 'wmo-1', email: 'wmo1@hellendoorn.example', teams: ['wmo-loket'] });
    await claimMelding(deps, { ...about(nummer, { staff: wmo }), input: { actie: 'oppakken' } });
    const terms = await termsOf(nummer);
    expect(terms).not.toHaveProperty('opvolging');
    expect(terms).toHaveProperty('wmoOnderzoek');
  });

  it.each([
    { uitkomst: 'nieuweCasus' as const },
    { uitkomst: 'bekendeRegisseur' as const, casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01' },
  ])('%o tells regie, and the first reaction stays owed until there is a name', async (what) => {
    const nummer = await received();
    const { answer } = await decide(nummer, { ...what, reden, zwaarte: 'zwaar' });
    expect(answer).toMatchObject({ status: 'inBehandeling', verteld: 'mail', opvolgingUiterlijk: null });
    expect(await termsOf(nummer)).toHaveProperty('reactie');
    expect((await eventTypes(nummer)).slice(1)).toEqual(['melding.getrieerd']);
    await expectConsistent(nummer);
  });

  it('keeps a matter for Veilig Thuis from the melder, and asks a professional to decide', async () => {
    const nummer = await received();
    const meldcode = { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true } as const;
    const bewijs = { wijze: 'telefoon', kenmerk: 'VT-12', op: now } as const;
    const { answer } = await decide(nummer, {
      uitkomst: 'doorgezonden',
      reden,
      bestemming: 'veiligThuis',
      meldcode,
      bewijs,
    });
    expect(answer).toMatchObject({ status: 'afgerond', verteld: 'niet' });
    expect(await toldOf(nummer)).toEqual([]);
    expect(await parts(nummer, 'TAAK#')).toMatchObject([
      { onderwerp: 'nietVanzelf', reden: 'nietVanzelf', bericht: null },
    ]);
    expect((await headOf(nummer)).triage).toMatchObject({ bericht: null, bestemming: 'veiligThuis' });
    const events = JSON.stringify(await parts(nummer, 'EVENT#'));
    expect(events).not.toContain('VT-12');
  });

  it.each(['veiligheidshuis', 'jor'] as const)('keeps it from the melder in the same way: %s', async (bestemming) => {
    const nummer = await received();
    const { answer } = await decide(nummer, { uitkomst: 'doorgezonden', reden, bestemming });
    expect(answer).toMatchObject({ status: 'inBehandeling', verteld: 'niet' });
    expect(await toldOf(nummer)).toEqual([]);
    expect(await parts(nummer, 'TAAK#')).toMatchObject([{ onderwerp: 'nietVanzelf', bericht: null }]);
    const [mail] = await mailTo(nummer, 'doorgezonden');
    expect(mail).toBeDefined();
  });

  it('nobody calls the family any more about a matter for Veilig Thuis, unless a professional decides so', async () => {
    const nummer = await received({ over: 'iemandAnders', weetHetGezinHet: 'nee' });
    const meldcode = { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true } as const;
    const bewijs = { wijze: 'telefoon', kenmerk: 'VT-12', op: now } as const;
    await decide(nummer, { uitkomst: 'doorgezonden', reden, bestemming: 'veiligThuis', meldcode, bewijs });
    const tasks = (await parts(nummer, 'TAAK#')).map((task) => `${task['onderwerp']} ${task['status']}`);
    expect(tasks.toSorted()).toEqual(['gezinInformeren vervallen', 'nietVanzelf open']);
  });

  it('closes spam without a word, with its calls', async () => {
    const nummer = await received({ melder: { rol: 'ouder', telefoon: '06 12345678' } });
    await decide(nummer, { uitkomst: 'geenMelding', reden, soort: 'spam' });
    expect((await parts(nummer, 'TAAK#')).map((task) => task['status'])).toEqual(['vervallen']);
    expect(await toldOf(nummer)).toEqual([]);
  });

  it('passes on with the date of receipt kept, and never the story', async () => {
    const nummer = await received({}, '2026-11-16T10:00:00Z');
    const gemeente = { naam: 'Gemeente Wierden', telefoon: '0546 58 08 38', email: 'post@wierden.example' };
    await decide(nummer, { uitkomst: 'doorgezonden', reden, bestemming: 'andereGemeente', gemeente });
    const [mail] = await mailTo(nummer, 'doorgezonden');
    expect(mail).toMatchObject({ aan: 'post@wierden.example' });
    expect(mail?.['tekst']).toContain('16 november 2026');
    expect(JSON.stringify(mail)).not.toMatch(/hulpverleners|Ouder Voorbeeld/);
    expect(await toldOf(nummer)).toMatchObject([{ uitkomst: { bij: { naam: 'Gemeente Wierden' } } }]);
  });

  it('tells who reported about somebody else nothing, and yet has reacted', async () => {
    const nummer = await received({ over: 'iemandAnders', weetHetGezinHet: 'ja' });
    const { answer } = await decide(nummer, { uitkomst: 'viaTeam', reden, team: 'via-hellendoorn' });
    expect(answer.verteld).toBe('niet');
    expect(await toldOf(nummer)).toEqual([]);
    expect(await termsOf(nummer)).not.toHaveProperty('reactie');
    expect((await headOf(nummer)).triage?.bericht).toBeNull();
  });

  it('opens a call where mail is not safe', async () => {
    const nummer = await received({
      melder: {
        naam: 'Ouder Voorbeeld',
        rol: 'ouder',
        email: 'a@voorbeeld.example',
        telefoon: '06 12345678',
        veiligContact: { nietMailen: true },
      },
    });
    const { answer } = await decide(nummer, { uitkomst: 'advies', reden, antwoord: 'Bel de huisarts.' });
    expect(answer.verteld).toBe('taak');
    expect(await toldOf(nummer)).toEqual([]);
    const tasks = await parts(nummer, 'TAAK#');
    expect(tasks.find((task) => task['onderwerp'] === 'uitkomst')).toMatchObject({
      bericht: { uitkomst: { antwoord: 'Bel de huisarts.' } },
    });
  });

  it('shows beforehand what the resident would read, and keeps nothing', async () => {
    const nummer = await received();
    const before = await parts(nummer, '');
    const input = uitkomstRequest.parse({ uitkomst: 'advies', reden, antwoord: 'Bel de huisarts.' });
    const shown = await previewUitkomst(deps, { ...about(nummer), input });
    expect(shown.langs).toBe('mail');
    expect(shown.regels.join('\n')).toContain('Bel de huisarts.');
    expect(shown.regels.join('\n')).not.toMatch(/undefined|null/);
    expect(await parts(nummer, '')).toEqual(before);
  });
});

describe('faults', () => {
  const reden = 'Omdat.';
  const meldcode = { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true } as const;
  const cases: [UitkomstInput, string[], Partial<MeldingInput>?][] = [
    [{ uitkomst: 'viaTeam', reden, team: 'bestaat-niet' }, ['onbekendTeam']],
    [{ uitkomst: 'viaTeam', reden, team: 'expertteam' }, ['verkeerdTeam']],
    [{ uitkomst: 'algemeneVoorziening', reden, voorziening: 'x' }, ['onbekendeVoorziening']],
    [{ uitkomst: 'bekendeRegisseur', reden }, ['casusOfRegisseur']],
    [{ uitkomst: 'bekendeRegisseur', reden }, ['casusOfRegisseur', 'overRegisseur'], { overRegisseur: true }],
    [{ uitkomst: 'doorgezonden', reden, bestemming: 'veiligThuis' }, ['bewijsOntbreekt', 'meldcodeOntbreekt']],
    [{ uitkomst: 'doorgezonden', reden, bestemming: 'veiligThuis', meldcode }, ['bewijsOntbreekt']],
    [{ uitkomst: 'doorgezonden', reden, bestemming: 'andereGemeente' }, ['gemeenteOntbreekt']],
    [{ uitkomst: 'geenMelding', reden, soort: 'dubbel' }, ['dubbelVanOntbreekt']],
    [{ uitkomst: 'geenMelding', reden, soort: 'dubbel', dubbelVan: 'M-2026-000000' }, ['dubbelVanOnbekend']],
    [{ uitkomst: 'advies', reden, antwoord: 'Ja.', over: 'iemandAnders' }, ['overBekend']],
    [
      { uitkomst: 'maatwerk', reden, medewerker: { naam: 'P', telefoon: '0548 00 01 99', email: 'p@elders.example' } },
      ['geenWerkmail'],
    ],
    // R87: only where municipalities buy help together, and only when the criteria were weighed.
    [
      { uitkomst: 'maatwerk', reden, medewerker: { naam: 'P', telefoon: '0548 00 01 99' }, bovenlokaal: true },
      ['criteriaNietGewogen'],
    ],
  ];
  it('a duplicate is of the same melder: another parent was promised an answer too', async () => {
    const by = { naam: 'Voorbeeld', rol: 'ouder' } as const;
    const mother = await received({ melder: { ...by, email: 'moeder@voorbeeld.example' } });
    const father = await received({ melder: { ...by, email: 'vader@voorbeeld.example' } });
    const again = await received({ melder: { ...by, email: 'Vader@voorbeeld.example' } });
    const duplicate = { uitkomst: 'geenMelding', reden, soort: 'dubbel', dubbelVan: father } as const;
    const problem = await problemOf(decide(mother, duplicate));
    expect(problem.faults.map(({ code }) => code)).toEqual(['dubbelVanAnder']);
    expect(await termsOf(mother)).toHaveProperty('reactie');
    await decide(again, duplicate);
    expect((await headOf(again)).status).toBe('afgerond');
  });

  it.each(cases)('%o: %o', async (input, codes, changes) => {
    const nummer = await received(changes);
    const problem = await problemOf(decide(nummer, input));
    expect(problem.code).toBe('ongeldigeInvoer');
    expect(problem.faults.map(({ code }) => code)).toEqual(codes);
    expect(problem.faults.every(({ melding }) => melding.endsWith('.'))).toBe(true);
    expect(writes()).toEqual([]);
  });

  it('refuses a second outcome until it is opened again', async () => {
    const nummer = await received();
    await decide(nummer, { uitkomst: 'advies', reden, antwoord: 'Bel de huisarts.' });
    const problem = await problemOf(decide(nummer, { uitkomst: 'advies', reden, antwoord: 'Bel nog eens.' }));
    expect(problem.code).toBe('nietMogelijk');
    expect(problem.detail).toContain('Heropen');
  });

  it('gives the same answer to the same key, and refuses another body', async () => {
    const nummer = await received();
    const key = { idempotencyKey: 'sleutel-van-de-test' };
    const first = await decide(nummer, { uitkomst: 'advies', reden, antwoord: 'Bel de huisarts.' }, key);
    const again = await decide(nummer, { uitkomst: 'advies', reden, antwoord: 'Bel de huisarts.' }, key);
    expect([first.isNew, again.isNew]).toEqual([true, false]);
    expect(again.answer).toEqual(first.answer);
    const other = await problemOf(decide(nummer, { uitkomst: 'advies', reden, antwoord: 'Anders.' }, key));
    expect(other.code).toBe('anderVerzoekZelfdeSleutel');
    expect(await parts(nummer, 'STUK#BESLUIT#')).toHaveLength(1);
  });
});

describe('claiming', () => {
  it('two at once: exactly one has it, and the other reads who', async () => {
    for (let round = 0; round < 5; round += 1) {
      const nummer = await received();
      const ann = staffOf('werkverdeler', { id: 'ann', naam: 'Ann Voorbeeld', email: 'ann@hellendoorn.example' });
      const bas = staffOf('gedragswetenschapper', {
        id: 'bas',
        naam: 'Bas Voorbeeld',
        email: 'bas@hellendoorn.example',
      });
      const results = await Promise.allSettled(
        [ann, bas].map((staff) => claimMelding(deps, { ...about(nummer, { staff }), input: { actie: 'oppakken' } })),
      );
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const { behandelaar } = await expectConsistent(nummer);
      const lost = results.find((result) => result.status === 'rejected');
      expect(lost?.reason).toMatchObject({ code: 'gewijzigd' });
      expect(lost?.reason.detail).toContain(behandelaar?.naam);
      expect(await parts(nummer, 'WERK#hand')).toMatchObject([{ gsi1pk: `WERK#van#${behandelaar?.sleutel}` }]);
    }
  });

  it('goes to a colleague with a mail, and to nobody outside the municipality', async () => {
    const nummer = await received();
    const outside = claimMelding(deps, { ...about(nummer), input: { actie: 'overdragen', aan: 'x@elders.example' } });
    expect((await problemOf(outside)).faults).toMatchObject([{ veld: '/aan', code: 'geenWerkmail' }]);
    const input = {
      actie: 'overdragen',
      aan: 'Carla@Hellendoorn.example',
      toelichting: 'Jij kent het gezin.',
    } as const;
    await claimMelding(deps, { ...about(nummer), input });
    expect(await mailTo(nummer, 'overgedragen')).toMatchObject([{ aan: 'carla@hellendoorn.example' }]);
    expect(JSON.stringify(await parts(nummer, 'EVENT#'))).not.toContain('carla');
    expect(await parts(nummer, 'WERK#hand')).toMatchObject([{ gsi1pk: 'WERK#van#carla@hellendoorn.example' }]);
    const carla = staffOf('gedragswetenschapper', {
      id: 'c',
      naam: 'Carla Voorbeeld',
      email: 'carla@hellendoorn.example',
    });
    const { answer } = await claimMelding(deps, { ...about(nummer, { staff: carla }), input: { actie: 'oppakken' } });
    expect(answer.behandelaar).toMatchObject({ id: 'c', naam: 'Carla Voorbeeld' });
    await claimMelding(deps, { ...about(nummer, { staff: carla }), input: { actie: 'teruggeven' } });
    expect((await expectConsistent(nummer)).behandelaar).toBeNull();
    expect((await eventTypes(nummer)).filter((type) => type === 'melding.opgepakt')).toHaveLength(3);
  });
});

describe('after an outcome', () => {
  const handOn = (nummer: string) =>
    decide(nummer, { uitkomst: 'viaTeam', reden: 'Lichte vraag.', team: 'via-hellendoorn' });

  it('climbs until whoever has it in hand closes it', async () => {
    const nummer = await received();
    await handOn(nummer);
    const [due] = await deps.table.partition(meldingPk(nummer), term, 'TERMIJN#opvolging');
    if (!due) throw new Error('No term');
    await passTerm(deps, due, '2027-01-20T09:00:00Z');
    expect(await mailTo(nummer, 'opvolgingVerstreken')).toMatchObject([
      { aan: 'procesverantwoordelijke@hellendoorn.example' },
    ]);
    expect((await eventTypes(nummer)).at(-1)).toBe('melding.opvolgingVerstreken');
    const input = { resultaat: 'geholpen', reden: 'De buurman helpt.', nietVertellen: false } as const;
    const { answer } = await finishMelding(deps, { ...about(nummer, { staff: teamlid }), input });
    expect(answer).toMatchObject({ status: 'afgerond', verteld: 'mail' });
    expect(await termsOf(nummer)).not.toHaveProperty('opvolging');
    expect((await eventTypes(nummer)).at(-1)).toBe('melding.afgerond');
    await expectConsistent(nummer);
  });

  it('can be given back by the team: open again, in front, with a reaction owed anew', async () => {
    const nummer = await received({ veiligheid: 'veilig' });
    await handOn(nummer);
    const input = { reden: 'teruggegeven', toelichting: 'Dit is te zwaar voor ons.', nietVertellen: false } as const;
    const { answer } = await reopenMelding(deps, { ...about(nummer, { staff: teamlid }), input });
    expect(answer).toMatchObject({ status: 'inBehandeling', verteld: 'mail' });
    const head = await expectConsistent(nummer);
    expect(head).toMatchObject({ triage: null, heropend: { aantal: 1, reden: 'teruggegeven' }, behandelaar: null });
    expect(head.reactieUiterlijk).toBe('2026-12-01');
    const terms = await termsOf(nummer);
    expect(terms).toHaveProperty('reactie');
    expect(Object.keys(terms).filter((name) => /^(opvolging|navraag)/.test(name))).toEqual([]);
    expect((await eventTypes(nummer)).at(-1)).toBe('melding.heropend');
  });

  it('nothing is to be opened again where nothing was decided', async () => {
    const nummer = await received();
    const input = { reden: 'verkeerdeUitkomst', toelichting: 'Toch niet.', nietVertellen: false } as const;
    expect((await problemOf(reopenMelding(deps, { ...about(nummer), input }))).code).toBe('nietMogelijk');
    const closing = { resultaat: 'geholpen', reden: 'Klaar.', nietVertellen: false } as const;
    expect((await problemOf(finishMelding(deps, { ...about(nummer), input: closing }))).code).toBe('nietMogelijk');
  });
});

describe('the call that a team promised', () => {
  const calls = async (nummer: string) =>
    (await parts(nummer, 'TAAK#')).map(({ onderwerp, status }) => `${onderwerp} ${status}`);
  const handOn = (nummer: string, nietVertellen = false) =>
    decide(nummer, { uitkomst: 'viaTeam', reden: 'Lichte vraag.', team: 'via-hellendoorn', nietVertellen });

  it('is watched from the day that the melder read, and closed by whoever calls', async () => {
    const nummer = await received();
    await handOn(nummer);
    const [task] = await openIntakeStore(deps.table).openTasks(nummer);
    if (!task) throw new Error('Nobody has to call');
    const [told] = await toldOf(nummer);
    expect(told).toMatchObject({ uitkomst: { contactUiterlijk: task.uiterlijk } });
    const [due] = await deps.table.partition(meldingPk(nummer), term, 'TERMIJN#contacttaak');
    if (!due) throw new Error('No term');
    await passTerm(deps, due, '2027-01-20T09:00:00Z');
    expect(await mailTo(nummer, 'contacttermijnVerstreken')).toHaveLength(1);
    const by = { ...about(nummer, { staff: teamlid }), taakId: task.taakId };
    await recordPoging(deps, { ...by, input: { resultaat: 'bereikt' } });
    expect(await calls(nummer)).toEqual(['eersteContact gedaan']);
    expect(await termsOf(nummer)).toHaveProperty('opvolging');
  });

  it('ends with the melding, and is not owed where nothing was promised', async () => {
    const nummer = await received();
    await handOn(nummer);
    const input = { resultaat: 'geholpen', reden: 'Gesproken.', nietVertellen: false } as const;
    await finishMelding(deps, { ...about(nummer, { staff: teamlid }), input });
    expect(await calls(nummer)).toEqual(['eersteContact vervallen']);
    const silent = await received();
    await handOn(silent, true);
    expect(await calls(silent)).toEqual([]);
  });
});

describe('what staff keeps silent', () => {
  const quiet = {
    uitkomst: 'sociaalTeam',
    reden: 'Samen besproken.',
    team: 'sociaal-team',
    nietVertellen: true,
  } as const;
  const ended = { resultaat: 'geholpen', reden: 'Er is opvang geregeld.', nietVertellen: false } as const;
  const again = { reden: 'verkeerdeUitkomst', toelichting: 'Toch niet.', nietVertellen: false } as const;
  const sociaal = staffOf('teamlid', { teams: ['sociaal-team'] });

  it('stays so when the team finishes, and when it is opened again', async () => {
    const finished = await received();
    await decide(finished, quiet);
    const by = { ...about(finished, { staff: sociaal }), input: ended };
    expect((await finishMelding(deps, by)).answer.verteld).toBe('niet');
    const reopened = await received();
    await decide(reopened, quiet);
    const back = { ...about(reopened), input: again };
    expect((await reopenMelding(deps, back)).answer.verteld).toBe('niet');
    await decide(reopened, { uitkomst: 'viaTeam', reden: 'Lichte vraag.', team: 'via-hellendoorn' });
    for (const nummer of [finished, reopened]) {
      expect(await toldOf(nummer)).toEqual([]);
      expect(await headOf(nummer)).toMatchObject({ triage: { stil: true, bericht: null } });
      await expectConsistent(nummer);
    }
  });

  it('is told from when staff says so', async () => {
    const nummer = await received();
    await decide(nummer, quiet);
    const by = { ...about(nummer, { staff: sociaal }), input: { ...ended, tochVertellen: true } };
    expect((await finishMelding(deps, by)).answer.verteld).toBe('mail');
    expect(await toldOf(nummer)).toHaveLength(1);
    const back = { ...about(nummer), input: again };
    expect((await reopenMelding(deps, back)).answer.verteld).toBe('mail');
  });

  it('holds for a name that comes later: a person decides whether and how', async () => {
    const nummer = await received();
    await decide(nummer, { uitkomst: 'nieuweCasus', reden: 'Zwaar.', nietVertellen: true });
    const tasks = await parts(nummer, 'TAAK#');
    expect(tasks).toMatchObject([{ onderwerp: 'nietVanzelf' }]);
    const data = { ...regisseurBenoemd.example, meldingen: [nummer], benoemdOp: later };
    const { oin, domein } = deps.installation.gemeente;
    const envelope = { id: deps.ids.uuid(), oin, host: domein, subject: data.casusId, sequence: 2, time: later, data };
    await reactTo(deps)(regisseurBenoemd.schema.parse(seal(regisseurBenoemd, envelope)), later);
    expect((await headOf(nummer)).feiten).toHaveLength(1);
    expect(await toldOf(nummer)).toEqual([]);
    const head = await headOf(nummer);
    expect(viewFor('eigenHuishouden', head.over, head, '2026-11-24')).toMatchObject({ regisseur: null });
  });
});

describe('paging', () => {
  it('goes round the list until somebody confirms, who then has it in hand', async () => {
    const night = '2026-11-22T02:00:00Z';
    const nummer = await received({ veiligheid: 'acuutOnveilig' }, night);
    const paged = async () => (await mailTo(nummer, 'oproep')).map(({ aan }) => aan.split('@')[0]).toSorted();
    expect(await paged()).toEqual(['piket']);
    const pass = async (at: string) => {
      const [due] = await deps.table.partition(meldingPk(nummer), term, 'TERMIJN#oproep');
      if (due) await passTerm(deps, due, at);
    };
    await pass('2026-11-22T02:14:00Z');
    expect(await paged()).toEqual(['piket']);
    await pass('2026-11-22T02:15:00Z');
    await pass('2026-11-22T02:30:00Z');
    expect(await paged()).toEqual(['achterwacht', 'piket', 'procesverantwoordelijke']);
    expect((await headOf(nummer)).oproep).toMatchObject({ niveau: 3, bevestigdOp: null });
    const { answer } = await confirmOproep(deps, about(nummer, { now: '2026-11-22T02:31:00Z' }));
    expect(answer).toMatchObject({ naam: werkverdeler.naam });
    expect(await termsOf(nummer)).not.toHaveProperty('oproep');
    expect(await expectConsistent(nummer)).toMatchObject({ behandelaar: { id: 'werkverdeler' } });
    expect((await problemOf(confirmOproep(deps, about(nummer)))).code).toBe('nietMogelijk');
  });

  it('pages again when an acutely unsafe melding is opened again', async () => {
    const nummer = await received({ veiligheid: 'acuutOnveilig' }, '2026-11-22T02:00:00Z');
    await confirmOproep(deps, about(nummer, { now: '2026-11-22T02:01:00Z' }));
    await decide(nummer, { uitkomst: 'advies', reden: 'Geholpen.', antwoord: 'U hebt de crisisdienst gesproken.' });
    const input = { reden: 'nieuweInformatie' as const, toelichting: 'Het is weer mis.', nietVertellen: false };
    await reopenMelding(deps, { ...about(nummer, { now: '2026-11-23T02:00:00Z' }), input });
    expect((await headOf(nummer)).oproep).toMatchObject({ niveau: 1, bevestigdOp: null });
    expect(await termsOf(nummer)).toHaveProperty('oproep');
  });

  it('pages the ladder in office hours', async () => {
    const nummer = await received({ veiligheid: 'acuutOnveilig' });
    expect(await mailTo(nummer, 'oproep')).toMatchObject([{ aan: 'procesverantwoordelijke@hellendoorn.example' }]);
  });
});

describe('relation, note and relief', () => {
  it('keeps the decision with both in one transaction, and can be changed', async () => {
    const woonadres = { postcode: '7448 ZZ', huisnummer: 77 };
    const [first, second] = [await received({ woonadres }, '2026-11-20T10:00:00Z'), await received({ woonadres })];
    const besluit = 'anderHuishouden' as const;
    await relateMeldingen(deps, { ...about(second), input: { meldingsnummer: first, besluit } });
    expect(writes()).toEqual(['TransactWriteItemsCommand']);
    expect(await parts(first, 'STUK#VERWANT#')).toMatchObject([{ meldingsnummer: second, besluit }]);
    expect(await parts(second, 'STUK#VERWANT#')).toMatchObject([{ meldingsnummer: first, besluit }]);
    expect((await expectConsistent(second)).herhaald).toBe(false);
    await relateMeldingen(deps, { ...about(second), input: { meldingsnummer: first, besluit: 'zelfdeHuishouden' } });
    expect((await expectConsistent(second)).herhaald).toBe(true);
    expect((await expectConsistent(first)).herhaald).toBe(false);
    const unknown = relateMeldingen(deps, { ...about(second), input: { meldingsnummer: 'M-2026-000000', besluit } });
    expect((await problemOf(unknown)).faults).toMatchObject([{ code: 'onbekendeMelding' }]);
  });

  it('keeps a note out of every event', async () => {
    const nummer = await received();
    await addNote(deps, { ...about(nummer), input: { soort: 'notitie', tekst: 'KANARIE-NOTITIE' } });
    expect(await parts(nummer, 'STUK#AANVULLING#')).toMatchObject([{ bron: 'medewerker', tekst: 'KANARIE-NOTITIE' }]);
    expect(JSON.stringify(await parts(nummer, 'EVENT#'))).not.toContain('KANARIE');
  });

  it('tells the supporter which tasks are somebody else’s now', async () => {
    const nummer = await received({
      over: 'iemandAnders',
      weetHetGezinHet: 'ja',
      melder: { naam: 'Cliëntondersteuner Voorbeeld', rol: 'clientondersteuner', email: 'co@voorbeeld.example' },
      professional: {
        vindplaats: deps.installation.gemeente.vindplaatsen[0]?.code ?? '',
        organisatie: 'Voorbeeld',
        overgenomenTaken: ['afspraken plannen', 'bellen met de school'],
      },
    });
    expect((await headOf(nummer)).regieOvergenomen).toBe(true);
    await relieveSupporter(deps, { ...about(nummer), input: { taak: 0, door: 'de wijkcoach' } });
    expect((await headOf(nummer)).regieOvergenomen).toBe(true);
    await relieveSupporter(deps, { ...about(nummer), input: { taak: 1, door: 'de wijkcoach' } });
    expect((await expectConsistent(nummer)).regieOvergenomen).toBe(false);
    expect(await toldOf(nummer)).toHaveLength(2);
    const again = relieveSupporter(deps, { ...about(nummer), input: { taak: 1, door: 'iemand anders' } });
    expect((await problemOf(again)).code).toBe('nietMogelijk');
    const unknown = relieveSupporter(deps, { ...about(nummer), input: { taak: 7, door: 'de wijkcoach' } });
    expect((await problemOf(unknown)).faults).toMatchObject([{ code: 'onbekendeTaak' }]);
  });
});
