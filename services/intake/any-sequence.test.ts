import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { type AnyEvent, definitionOf } from '../../events/catalogue.ts';
import { seal } from '../../events/event.ts';
import { Problem } from '../../shared/problem.ts';
import { intakeOn, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { claimMelding } from './claim-melding.ts';
import { type UitkomstInput, uitkomstRequest } from './contract.ts';
import { casusOf } from './domain/casus-of.ts';
import { inHand } from './domain/in-hand.ts';
import { isShielded, relationsOf } from './domain/may.ts';
import { knownRegisseur, owesReaction, statusOf, viewFor } from './domain/status.ts';
import { isClosing } from './domain/triage.ts';
import { finishMelding } from './finish-melding.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { reactTo } from './reactions.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { reopenMelding } from './reopen-melding.ts';
import { meldingPk, openIntakeStore, workItems } from './store.ts';

let db: TestTable;
let deps: ReceiveDependencies;
beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
});
afterAll(() => db.stop());

const staff = staffOf('werkverdeler');
const reden = 'Zo besloten.';
const bewijs = { wijze: 'telefoon', kenmerk: 'K-1', op: '2026-11-23T08:30:00Z' } as const;
const meldcode = { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true } as const;
const outcomes: UitkomstInput[] = [
  { uitkomst: 'advies', reden, antwoord: 'Bel de huisarts.' },
  { uitkomst: 'algemeneVoorziening', reden, voorziening: 'welzijn' },
  { uitkomst: 'viaTeam', reden, team: 'via-hellendoorn' },
  { uitkomst: 'sociaalTeam', reden, team: 'sociaal-team', nietVertellen: true },
  { uitkomst: 'expertteam', reden, team: 'expertteam' },
  {
    uitkomst: 'maatwerk',
    reden,
    medewerker: { naam: 'P Voorbeeld', telefoon: '0548 00 01 99', email: 'p@hellendoorn.example' },
  },
  { uitkomst: 'wmoMelding', reden, team: 'wmo-loket' },
  { uitkomst: 'nieuweCasus', reden },
  { uitkomst: 'bekendeRegisseur', reden, casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01' },
  { uitkomst: 'doorgezonden', reden, bestemming: 'klacht' },
  { uitkomst: 'doorgezonden', reden, bestemming: 'veiligThuis', bewijs, meldcode },
  { uitkomst: 'geenMelding', reden, soort: 'test' },
];
/** What regie says of who leads; its place here is its sequence. */
const said = [
  'voorgesteld',
  'benoemd',
  'waarneming',
  'afwezig',
  'vertrek',
  'anderBenoemd',
  'geweigerd',
  'afgesloten',
] as const;
type Said = (typeof said)[number];
type Step =
  | { soort: 'regie'; feit: Said }
  | { soort: 'uitkomst'; input: UitkomstInput }
  | { soort: 'heropenen' | 'afronden' | 'oppakken' | 'overdragen' | 'teruggeven' | 'lezen' };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...outcomes).map((input): Step => ({ soort: 'uitkomst', input })) },
  { weight: 3, arbitrary: fc.constant<Step>({ soort: 'heropenen' }) },
  { weight: 6, arbitrary: fc.constantFrom(...said).map((feit): Step => ({ soort: 'regie', feit })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>(
      { soort: 'afronden' },
      { soort: 'oppakken' },
      { soort: 'overdragen' },
      { soort: 'teruggeven' },
      { soort: 'lezen' },
    ),
  },
);
const kinds = [
  {},
  { over: 'iemandAnders', weetHetGezinHet: 'nee' } as const,
  { melder: { rol: 'ouder', telefoon: '06 12345678' } } as const,
  { veiligheid: 'acuutOnveilig' } as const,
  { anoniem: true, melder: { rol: 'ouder' } } as const,
];

const casusId = '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01';
const person = (n: number) => ({
  regisseurId: `2f1d1c52-77d5-4b88-8d55-0a52a4c1000${n}`,
  regisseur: {
    naam: `Regisseur Voorbeeld ${n}`,
    telefoon: '0548 00 00 01',
    email: `r${n}@hellendoorn.example`,
    organisatie: 'Gemeente Hellendoorn',
  },
});

/** The same fact is the same event each time that it is heard. */
function eventOf(nummer: string, feit: Said): AnyEvent {
  const meldingen = [nummer];
  const changed = { casusId, meldingen, ...person(1), waarnemer: null, afwezig: null, vertrek: null };
  const facts: Record<Said, [type: AnyEvent['type'], data: object]> = {
    voorgesteld: ['nl.regie.regisseur.voorgesteld.v1', { casusId, meldingId: nummer, ...person(1) }],
    benoemd: ['nl.regie.regisseur.benoemd.v1', { casusId, meldingen, ...person(1) }],
    waarneming: ['nl.regie.regisseur.gewijzigd.v1', { ...changed, waarnemer: { ...person(3), tot: '2026-11-30' } }],
    afwezig: [
      'nl.regie.regisseur.gewijzigd.v1',
      { ...changed, afwezig: { sinds: '2026-11-24T09:00:00Z', waarnemerUiterlijk: '2026-11-25' } },
    ],
    vertrek: [
      'nl.regie.regisseur.gewijzigd.v1',
      { ...changed, vertrek: { op: '2026-11-24T09:00:00Z', nieuweRegisseurUiterlijk: '2026-11-25' } },
    ],
    anderBenoemd: ['nl.regie.regisseur.benoemd.v1', { casusId, meldingen, ...person(2) }],
    geweigerd: ['nl.regie.regisseur.geweigerd.v1', { casusId, meldingen, regisseurId: person(2).regisseurId }],
    afgesloten: ['nl.regie.casus.afgesloten.v1', { casusId, meldingen }],
  };
  const [type, data] = facts[feit];
  const definition = definitionOf(type);
  if (!definition) throw new Error(type);
  const sequence = said.indexOf(feit) + 1;
  const sealed = seal(definition, {
    data: { ...definition.example, ...data },
    id: `00000000-0000-4000-8000-00000000000${sequence}`,
    oin: '00000001000000141000',
    host: 'vlot.hellendoorn.example',
    subject: casusId,
    sequence,
    time: '2026-11-24T09:00:00Z',
  });
  return definition.schema.parse(sealed);
}

function apply(nummer: string, what: Step, now: string): Promise<unknown> {
  const about = { meldingsnummer: nummer, staff, now, idempotencyKey: undefined };
  switch (what.soort) {
    case 'uitkomst':
      return giveUitkomst(deps, { ...about, input: uitkomstRequest.parse(what.input) });
    case 'heropenen':
      return reopenMelding(deps, {
        ...about,
        input: { reden: 'nieuweInformatie', toelichting: 'Nieuw.', nietVertellen: false },
      });
    case 'afronden':
      return finishMelding(deps, { ...about, input: { resultaat: 'geholpen', reden, nietVertellen: false } });
    case 'regie':
      return reactTo(deps)(eventOf(nummer, what.feit), now);
    case 'lezen':
      return readDossier(deps, { meldingsnummer: nummer }, { staff, now, requestId: 'x' });
    case 'overdragen':
      return claimMelding(deps, { ...about, input: { actie: what.soort, aan: 'collega@hellendoorn.example' } });
    default:
      return claimMelding(deps, { ...about, input: { actie: what.soort } });
  }
}

const row = z.looseObject({ sk: z.string(), mail: z.looseObject({ soort: z.string() }).optional() });

/** What must hold after every step, read back from the table. */
async function expectWhole(nummer: string, given: UitkomstInput | undefined) {
  const head = await openIntakeStore(deps.table).head(nummer);
  if (!head) throw new Error('The melding is gone');
  const rows = await deps.table.partition(meldingPk(nummer), row);
  const keys = (prefix: string) => rows.filter(({ sk }) => sk.startsWith(prefix)).map(({ sk }) => sk);
  expect(head.status).toBe(statusOf(head));
  // Whoever left is nowhere anybody who can be called.
  const known = knownRegisseur(head.feiten);
  if (known?.vertrek) {
    expect(head.status).not.toMatch(/regisseurBenoemd|voorlopigAanspreekpunt/);
    expect(inHand(head, '2026-11-24', deps.installation.gemeente).email).not.toBe(known.regisseur.email);
    const view = viewFor('eigenHuishouden', 'mijnGezin', head, '2026-11-24');
    expect(view).toMatchObject({ regisseur: null, waarnemer: null });
  }
  for (const soort of ['vertrek', 'afwezig']) {
    expect(rows.filter(({ mail }) => mail?.soort === soort).length).toBeLessThanOrEqual(1);
  }
  // Who is away with nobody who stands in is nobody to call either, and whoever stood in is nobody any more.
  if (known?.afwezig && !known.vertrek) {
    expect(inHand(head, '2026-11-24', deps.installation.gemeente).email).not.toMatch(/^r[13]@/);
    expect(viewFor('eigenHuishouden', 'mijnGezin', head, '2026-11-24')).toMatchObject({
      regisseur: null,
      waarnemer: null,
    });
    const standIn = { id: 'r3', email: person(3).regisseur.email, rollen: ['regisseur' as const], teams: [] };
    expect(relationsOf(head, standIn, '2026-11-24T10:00:00Z')).toEqual([]);
  }
  expect(head.triage?.uitkomst).toBe(given?.uitkomst);
  if (given && isClosing(given)) expect(head.triage?.afgerondOp).not.toBeNull();
  if (isShielded(head.triage)) expect(head.triage?.bericht).toBeNull();
  // With an outcome for which nobody leads, nobody is named, whatever regie said and when.
  if (given && !['nieuweCasus', 'bekendeRegisseur'].includes(given.uitkomst)) {
    expect(head.status).toMatch(/inBehandeling|afgerond/);
    const view = viewFor('eigenHuishouden', 'mijnGezin', head, '2026-11-24');
    expect(view).toMatchObject({ regisseur: null, waarnemer: null, vertrek: null });
    const names = new Set(['aanspreekpunt', 'benoemd', 'waarneming', 'afwezig', 'geweigerd', 'vertrek', 'wissel']);
    const naming = rows.filter(
      (one) => one.sk.startsWith('TAAK#') && one['status'] === 'open' && names.has(String(one['onderwerp'])),
    );
    expect(naming).toEqual([]);
  }
  // The worklist is what the head alone would give.
  expect(rows.filter(({ sk }) => sk.startsWith('WERK#')).map((one) => [one.sk, one['gsi1pk'], one['gsi1sk']])).toEqual(
    workItems(head)
      .map((one) => [one.sk, one['gsi1pk'], one['gsi1sk']])
      .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
  );
  // Terms are there if and only if something is owed.
  expect(keys('TERMIJN#reactie')).toHaveLength(owesReaction(head) ? 1 : 0);
  expect(keys('ONBEANTWOORD')).toHaveLength(owesReaction(head) ? 1 : 0);
  const inHands = head.triage !== null && head.triage.opvolgingUiterlijk !== null && head.triage.afgerondOp === null;
  const wmo = inHands && head.triage?.uitkomst === 'wmoMelding';
  expect(keys('TERMIJN#wmoOnderzoek')).toHaveLength(wmo ? 1 : 0);
  // Handed to somebody by mail is not taken yet; with the Wmo the term ends once it is, else only when it is closed.
  const taken = head.behandelaar !== null && !head.behandelaar.id.startsWith('collega-');
  expect(keys('TERMIJN#opvolging')).toHaveLength(inHands && !(wmo && taken) ? 1 : 0);
  const paged = head.oproep !== null && head.oproep.bevestigdOp === null;
  expect(keys('TERMIJN#oproep')).toHaveLength(paged ? 1 : 0);
  const openTasks = rows.filter(({ sk, ...one }) => sk.startsWith('TAAK#') && one['status'] === 'open');
  expect(keys('TERMIJN#contacttaak#')).toHaveLength(openTasks.length);
  // The journal has no gap.
  const sequences = keys('EVENT#').map((sk) => Number(sk.slice('EVENT#'.length)));
  expect(new Set(sequences).size).toBe(sequences.length);
  expect(Math.max(...sequences)).toBeLessThanOrEqual(head.versie);
}

it('any sequence of outcomes, closings, reopenings, claims and words of regie leaves a whole melding, each step one transaction', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...kinds), fc.array(step, { minLength: 1, maxLength: 7 }), async (kind, steps) => {
      const { melding } = await receiveMelding(deps, {
        input: meldingOf({ woonadres: { postcode: '7447 AA', huisnummer: 3 }, ...kind }),
        now: '2026-11-23T08:30:00Z',
        idempotencyKey: undefined,
      });
      const nummer = melding.meldingsnummer;
      let given: UitkomstInput | undefined;
      await expectWhole(nummer, given);
      for (const [index, what] of steps.entries()) {
        const before = await openIntakeStore(deps.table).head(nummer);
        db.forgetCalls();
        const done = await apply(nummer, what, `2026-11-24T09:0${index}:00Z`).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Problem) return false;
            throw error;
          },
        );
        const writes = db.calls().filter((name) => !['GetItemCommand', 'QueryCommand'].includes(name));
        expect(writes.length).toBeLessThanOrEqual(1);
        expect(writes.every((name) => name === 'TransactWriteItemsCommand')).toBe(true);
        if (what.soort === 'uitkomst') {
          // Where it belongs to a casus already, a new one is refused.
          const second = what.input.uitkomst === 'nieuweCasus' && casusOf(before?.feiten ?? []) !== null;
          expect(done).toBe(given === undefined && !second);
          if (done) given = what.input;
        }
        if (what.soort === 'heropenen') {
          // Whoever was appointed can be stuck as well; who left is nobody's any more.
          expect(done).toBe(given !== undefined || before?.status === 'regisseurBenoemd');
          given = undefined;
        }
        await expectWhole(nummer, given);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
