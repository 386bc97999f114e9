import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { AnyEvent } from '../../events/catalogue.ts';
import { definitionOf, subscriptions } from '../../events/catalogue.ts';
import { seal } from '../../events/event.ts';
import { term } from '../../shared/deadlines.ts';
import { randomIdentifiers } from '../../shared/identifiers.ts';
import { intakeOn, meldingInput, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { owedMails } from '../../test/support/told.ts';
import { askOtherRegisseur } from './answer/ask-other-regisseur.ts';
import { askNavraag } from './ask-navraag.ts';
import { type MeldingInput, type UitkomstInput, uitkomstRequest } from './contract.ts';
import { casusOf as casusOfMelding } from './domain/casus-of.ts';
import { inHand } from './domain/in-hand.ts';
import { relationsOf } from './domain/may.ts';
import { followMelding } from './follow-melding.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { previewUitkomst } from './preview-uitkomst.ts';
import { reactTo } from './reactions.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { reopenMelding } from './reopen-melding.ts';
import { meldingPk, openIntakeStore } from './store.ts';

const now = '2026-11-21T21:50:00Z';
const later = '2026-11-21T21:50:05Z';
let db: TestTable;
let deps: ReceiveDependencies;
let react: ReturnType<typeof reactTo>;

beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table);
  react = reactTo(deps);
});
afterAll(() => db.stop());

const regisseur = (naam: string) => ({
  naam,
  telefoon: '0546 00 00 09',
  email: 'r.voorbeeld@almelo.example',
  organisatie: 'Wijkteam Almelo',
});
const samira = { regisseurId: randomIdentifiers.uuid(), regisseur: regisseur('Samira Voorbeeld') };
const bram = { regisseurId: randomIdentifiers.uuid(), regisseur: regisseur('Bram Voorbeeld') };

function event(type: AnyEvent['type'], data: Record<string, unknown>, sequence: number): AnyEvent {
  const definition = definitionOf(type);
  if (!definition) throw new Error(type);
  const sealed = seal(definition, {
    data: { ...definition.example, ...data },
    id: randomIdentifiers.uuid(),
    oin: '00000001000000141000',
    host: 'vlot.almelo.example',
    subject: String(data['casusId']),
    sequence,
    time: later,
  });
  return definition.schema.parse(sealed);
}

/** The events of one casus, as regie tells them. */
function casusOf(meldingId: string, casusId = randomIdentifiers.uuid()) {
  return {
    gewogen: event('nl.regie.casus.gewogen.v1', { meldingId, casusId }, 1),
    geopend: event('nl.regie.casus.geopend.v1', { meldingId, casusId }, 2),
    voorgesteld: event('nl.regie.regisseur.voorgesteld.v1', { meldingId, casusId, ...samira }, 3),
    benoemd: event('nl.regie.regisseur.benoemd.v1', { meldingen: [meldingId], casusId, ...samira }, 4),
    andereBenoemd: event('nl.regie.regisseur.benoemd.v1', { meldingen: [meldingId], casusId, ...bram }, 5),
    voorgelegd: event('nl.regie.casus.meldingVoorgelegd.v1', { meldingId, casusId }, 6),
    bevestigd: event('nl.regie.casus.meldingBevestigd.v1', { meldingId, casusId, ...samira, voorlopig: true }, 7),
    gesplitst: event('nl.regie.casus.gesplitst.v1', { meldingId, casusId }, 8),
    afgesloten: event('nl.regie.casus.afgesloten.v1', { meldingen: [meldingId], casusId }, 9),
  };
}

async function received(changes: Partial<MeldingInput> = {}) {
  const { melding } = await receiveMelding(deps, { input: meldingOf(changes), now, idempotencyKey: undefined });
  return melding;
}
const row = z.looseObject({ sk: z.string() });
const itemsOf = (nummer: string, prefix: string) => db.table.partition(meldingPk(nummer), row, prefix);
async function mailsOf(nummer: string, at = later) {
  const mails = await owedMails(deps, nummer, at);
  return mails.filter(({ soort }) => !['ontvangst', 'spoedmelding', 'oproep', 'contacttaak'].includes(soort));
}
const isWaiting = async (nummer: string) =>
  (await itemsOf(nummer, 'TERMIJN#reactie')).length + (await itemsOf(nummer, 'ONBEANTWOORD')).length;

async function hear(...events: AnyEvent[]) {
  for (const heard of events) await react(heard, later);
}

describe('a name', () => {
  it('reaches the melder by mail, once, and ends the waiting', async () => {
    const melding = await received();
    const casus = casusOf(melding.meldingsnummer);
    await hear(casus.gewogen, casus.geopend);
    expect(await isWaiting(melding.meldingsnummer)).toBe(2);
    await hear(casus.voorgesteld);
    const mails = await mailsOf(melding.meldingsnummer);
    expect(mails.map(({ soort }) => soort)).toEqual(['aanspreekpunt']);
    expect(mails[0]?.tekst).toContain('Samira Voorbeeld belt u vóór vrijdag 27 november.');
    expect(await isWaiting(melding.meldingsnummer)).toBe(0);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
      status: 'voorlopigAanspreekpunt',
      regisseur: { naam: 'Samira Voorbeeld', voorlopig: true },
    });
    expect(await openIntakeStore(db.table).head(melding.meldingsnummer)).toMatchObject({
      gewogen: { zwaarte: 'zwaar' },
    });
  });

  it('is told again when a person appoints, and when it becomes somebody else', async () => {
    const melding = await received();
    const casus = casusOf(melding.meldingsnummer);
    await hear(casus.voorgesteld, casus.benoemd, casus.andereBenoemd);
    const mails = await mailsOf(melding.meldingsnummer);
    expect(mails.map(({ soort }) => soort).sort()).toEqual(['aanspreekpunt', 'benoemd', 'benoemd']);
    expect(mails.some(({ tekst }) => tekst.includes('Bram Voorbeeld is uw wijkcoach.'))).toBe(true);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
      status: 'regisseurBenoemd',
      regisseur: { naam: 'Bram Voorbeeld', voorlopig: false },
    });
  });

  it('found by software is not enough when it is acutely unsafe: a person appoints or reads', async () => {
    const melding = await received({ veiligheid: 'acuutOnveilig' });
    const casus = casusOf(melding.meldingsnummer);
    await hear(casus.geopend, casus.voorgesteld);
    expect(await isWaiting(melding.meldingsnummer)).toBe(2);
    const [mail] = await mailsOf(melding.meldingsnummer);
    // The crisis term ends in the night: the day that the acknowledgement named, and no hour.
    expect(mail?.tekst).toContain('Samira Voorbeeld belt u uiterlijk zondag 22 november.');
    await hear(casus.bevestigd);
    expect(await isWaiting(melding.meldingsnummer)).toBe(2);
    await hear(casus.benoemd);
    expect(await isWaiting(melding.meldingsnummer)).toBe(0);
  });

  it('that comes after the crisis term promises no later day', async () => {
    const melding = await received({ veiligheid: 'acuutOnveilig' });
    await react(casusOf(melding.meldingsnummer).voorgesteld, '2026-11-22T01:50:00Z');
    const [mail] = await mailsOf(melding.meldingsnummer);
    expect(mail?.tekst).toContain('Samira Voorbeeld belt u zo snel mogelijk.');
  });

  it('that is late says nothing', async () => {
    const melding = await received();
    const casus = casusOf(melding.meldingsnummer);
    await hear(casus.benoemd, casus.voorgesteld, casus.geopend);
    expect((await mailsOf(melding.meldingsnummer)).map(({ soort }) => soort)).toEqual(['benoemd']);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({ status: 'regisseurBenoemd' });
  });

  it('gives the same status in any order, however often each event comes', async () => {
    const orders = [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [2, 2, 0, 4, 4, 1, 3, 0],
      [3, 1, 4, 0, 2, 3],
    ];
    const outcomes = await Promise.all(
      orders.map(async (order) => {
        const melding = await received();
        const casus = casusOf(melding.meldingsnummer);
        const events = [casus.gewogen, casus.geopend, casus.voorgesteld, casus.benoemd, casus.andereBenoemd];
        await hear(...order.flatMap((index) => events[index] ?? []));
        const { status, regisseur: who, tijdlijn } = await followMelding(deps, { ...melding, now: later });
        const mails = await mailsOf(melding.meldingsnummer);
        return { status, who, tijdlijn, last: mails.some(({ tekst }) => tekst.includes('Bram Voorbeeld')) };
      }),
    );
    expect(outcomes[0]).toMatchObject({ status: 'regisseurBenoemd', who: { naam: 'Bram Voorbeeld' }, last: true });
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
  });

  it('is not told twice, and a repetition is recognised', async () => {
    const melding = await received();
    const { voorgesteld } = casusOf(melding.meldingsnummer);
    expect(await react(voorgesteld, later)).toBe('handled');
    expect(await react(voorgesteld, later)).toBe('alreadyHandled');
    expect(await mailsOf(melding.meldingsnummer)).toHaveLength(1);
  });

  it('is not told twice when two instances hear it at once', async () => {
    const melding = await received();
    const casus = casusOf(melding.meldingsnummer);
    await Promise.all([casus.voorgesteld, casus.voorgesteld, casus.geopend, casus.gewogen].map((e) => react(e, later)));
    expect((await mailsOf(melding.meldingsnummer)).map(({ soort }) => soort)).toEqual(['aanspreekpunt']);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({ status: 'voorlopigAanspreekpunt' });
  });

  it('loses no fact when different events are heard at once', async () => {
    const { meldingsnummer } = await received();
    const casus = casusOf(meldingsnummer);
    await Promise.all([casus.benoemd, casus.gewogen, casus.voorgesteld, casus.geopend].map((e) => react(e, later)));
    const head = await openIntakeStore(db.table).head(meldingsnummer);
    expect(head?.feiten.map(({ soort }) => soort).sort()).toEqual(['benoemd', 'geopend', 'voorgesteld']);
    expect(head?.gewogen).not.toBeNull();
    expect(head?.status).toBe('regisseurBenoemd');
  });

  it('is told to every melder of the casus', async () => {
    const [one, two] = [await received(), await received()];
    const meldingen = [one.meldingsnummer, two.meldingsnummer];
    await hear(event('nl.regie.regisseur.benoemd.v1', { casusId: randomIdentifiers.uuid(), meldingen, ...samira }, 4));
    for (const nummer of meldingen) expect(await mailsOf(nummer)).toHaveLength(1);
  });
});

describe('who must not be mailed', () => {
  const melder = { ...meldingInput.melder, veiligContact: { nietMailen: true } };

  it('gets a call instead, which takes the place of the one that was open', async () => {
    const melding = await received({ melder });
    const store = openIntakeStore(db.table);
    const [first] = await store.openTasks(melding.meldingsnummer);
    const casus = casusOf(melding.meldingsnummer);
    await hear(casus.voorgesteld);
    expect(await mailsOf(melding.meldingsnummer)).toEqual([]);
    const open = await store.openTasks(melding.meldingsnummer);
    expect(open).toMatchObject([{ onderwerp: 'aanspreekpunt', soort: 'bellen', reden: 'nietMailen' }]);
    expect(open[0]?.taakId).not.toBe(first?.taakId);
    const days = later.replace(/^\d{4}-\d{2}-\d{2}/, '2027-01-20');
    await react(casus.benoemd, days);
    const [last] = await store.openTasks(melding.meldingsnummer);
    // A name that is known late does not buy anybody more time.
    expect(last).toMatchObject({ onderwerp: 'benoemd', uiterlijk: first?.uiterlijk, tot: first?.tot });
    expect(await itemsOf(melding.meldingsnummer, 'TERMIJN#contacttaak#')).toHaveLength(1);
    const events = await itemsOf(melding.meldingsnummer, 'EVENT#');
    expect(events.map(({ sk }) => sk)).toEqual(['EVENT#000001', 'EVENT#000002', 'EVENT#000003', 'EVENT#000004']);
    expect(await isWaiting(melding.meldingsnummer)).toBe(0);
  });

  it('gets a neutral mail when that is what was asked', async () => {
    const neutral = { ...meldingInput.melder, veiligContact: { neutraal: true } };
    const melding = await received({ melder: neutral });
    await hear(casusOf(melding.meldingsnummer).voorgesteld);
    const [mail] = await mailsOf(melding.meldingsnummer);
    expect(mail?.tekst).toContain('Er is antwoord op uw bericht.');
    expect(mail?.tekst).not.toMatch(/wijkcoach|hulp|melding/i);
    const sent = await itemsOf(melding.meldingsnummer, 'VOLGCODE#');
    // The answer on the page, and the two neutral mails.
    expect(sent.map(({ beperkt }) => beperkt).sort()).toEqual([false, true, true]);
    const [link = ''] = mail?.tekst.match(/\/volg\/\S+/) ?? [];
    const [, volgcode] = link.split('.');
    expect(await followMelding(deps, { meldingsnummer: melding.meldingsnummer, volgcode, now: later })).toMatchObject({
      status: 'voorlopigAanspreekpunt',
      bevestigenUiterlijk: expect.stringMatching(/^20/),
      verstuurd: null,
    });
    expect((await followMelding(deps, { ...melding, now: later })).verstuurd).toMatchObject({ over: 'mijnGezin' });
  });

  it('is reported to the mailbox of the municipality with every call that is owed', async () => {
    const melding = await received({ melder });
    await hear(casusOf(melding.meldingsnummer).voorgesteld);
    const rows = await itemsOf(melding.meldingsnummer, 'MAIL#');
    expect(rows).toMatchObject(
      [1, 2].map(() => ({ mail: { soort: 'contacttaak', aan: deps.installation.gemeente.werkbak } })),
    );
  });
});

describe('a melding that waits for triage', () => {
  const gewogen = (meldingId: string, vervolg: string) =>
    event('nl.regie.casus.gewogen.v1', { meldingId, casusId: null, vervolg }, 1);

  it('is told to the mailbox of the municipality, once', async () => {
    const melding = await received({ veiligheid: 'acuutOnveilig' });
    const weighed = gewogen(melding.meldingsnummer, 'triage');
    await hear(weighed, weighed);
    const mails = await mailsOf(melding.meldingsnummer);
    expect(mails).toMatchObject([{ soort: 'triage', aan: deps.installation.gemeente.werkbak }]);
    expect(mails[0]?.tekst).toContain(`https://vlot.almelo.example/werk/meldingen/${melding.meldingsnummer}`);
  });

  it('is not told when it went to a casus', async () => {
    const melding = await received();
    await hear(gewogen(melding.meldingsnummer, 'casus'));
    expect(await mailsOf(melding.meldingsnummer)).toEqual([]);
  });
});

describe('who was promised that it is read', () => {
  it.each<[string, Partial<MeldingInput>]>([
    ['reported about somebody else', { over: 'iemandAnders', weetHetGezinHet: 'ja' }],
    ['reported anonymously', { anoniem: true, melder: { rol: 'buur' } }],
  ])('%s waits until a person decides, whatever the software does', async (_, changes) => {
    const melding = await received(changes);
    const casus = casusOf(melding.meldingsnummer);
    await hear(casus.geopend, casus.voorgesteld);
    expect(await isWaiting(melding.meldingsnummer)).toBe(2);
    await hear(casus.benoemd);
    expect(await isWaiting(melding.meldingsnummer)).toBe(0);
  });
});

describe('who may not know', () => {
  it.each<[string, Partial<MeldingInput>]>([
    ['reported about somebody else', { over: 'iemandAnders', weetHetGezinHet: 'nee' }],
    ['reported anonymously', { anoniem: true, melder: { rol: 'buur' } }],
  ])('%s hears no name', async (_, changes) => {
    const melding = await received(changes);
    const casus = casusOf(melding.meldingsnummer);
    await hear(casus.geopend, casus.voorgesteld, casus.benoemd);
    expect(await mailsOf(melding.meldingsnummer)).toEqual([]);
    const tasks = await openIntakeStore(db.table).openTasks(melding.meldingsnummer);
    expect(tasks.filter(({ onderwerp }) => onderwerp !== 'gezinInformeren')).toEqual([]);
    const view = await followMelding(deps, { ...melding, now: later });
    expect(view.regisseur).toBeNull();
    expect(JSON.stringify(view)).not.toMatch(/Samira|regisseurBenoemd|voorlopigAanspreekpunt/);
  });
});

describe('a melding from an address with a casus', () => {
  it('has no name until the regisseur confirms', async () => {
    const melding = await received();
    const casus = casusOf(melding.meldingsnummer);
    await hear(casus.voorgelegd);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
      // As if there were no casus at that address: whoever reports from there need not live there.
      status: 'ontvangen',
      regisseur: null,
    });
    expect(await mailsOf(melding.meldingsnummer)).toEqual([]);
    await hear(casus.bevestigd);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({ status: 'voorlopigAanspreekpunt' });
    expect(await mailsOf(melding.meldingsnummer)).toHaveLength(1);
  });

  it('waits again after a split', async () => {
    const melding = await received();
    const casus = casusOf(melding.meldingsnummer);
    await hear(casus.bevestigd);
    expect(await isWaiting(melding.meldingsnummer)).toBe(0);
    await hear(casus.gesplitst);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
      status: 'inBehandeling',
      regisseur: null,
    });
    expect(await isWaiting(melding.meldingsnummer)).toBe(2);
  });
});

describe('an outcome for which nobody leads', () => {
  const outcomes: Record<string, UitkomstInput> = {
    advies: { uitkomst: 'advies', reden: 'Zo besproken.', antwoord: 'U kunt de huisarts bellen.' },
    'a test': { uitkomst: 'geenMelding', reden: 'Een test.', soort: 'test' },
    'Veilig Thuis, talk skipped': {
      uitkomst: 'doorgezonden',
      reden: 'Signalen van geweld.',
      bestemming: 'veiligThuis',
      bewijs: { wijze: 'telefoon', kenmerk: 'VT-voorbeeld-1', op: now },
      meldcode: {
        signalenInKaart: true,
        overlegGehad: true,
        gesprek: 'overgeslagen',
        redenOvergeslagen: 'De melder is bang voor de partner.',
        gewogen: true,
      },
    },
  };
  const about = (meldingsnummer: string) => ({
    meldingsnummer,
    staff: staffOf('werkverdeler'),
    now: later,
    idempotencyKey: undefined,
  });
  const decide = (nummer: string, input: UitkomstInput) =>
    giveUitkomst(deps, { ...about(nummer), input: uitkomstRequest.parse(input) });
  const reopen = (nummer: string) =>
    reopenMelding(deps, {
      ...about(nummer),
      input: { reden: 'verkeerdeUitkomst', toelichting: 'Er is meer.', nietVertellen: false },
    });
  const kinds = async (nummer: string) => (await mailsOf(nummer)).map(({ soort }) => soort);

  it.each(Object.entries(outcomes))(
    '%s: names nobody, in whichever order it is heard, and says nothing more',
    async (_, input) => {
      const order = fc.shuffledSubarray(
        ['voorgesteld', 'benoemd', 'afgesloten', 'voorgesteld', 'afgesloten'] as const,
        {
          minLength: 5,
        },
      );
      await fc.assert(
        fc.asyncProperty(order, fc.nat({ max: 3 }), async (heard, before) => {
          const melding = await received();
          const nummer = melding.meldingsnummer;
          const casus = casusOf(nummer);
          await hear(casus.geopend, ...heard.slice(0, before).map((name) => casus[name]));
          const named = await kinds(nummer);
          await decide(nummer, input);
          const told = await kinds(nummer);
          // Nothing but the outcome's own bericht.
          expect(told.filter((soort) => soort !== 'uitkomst').sort()).toEqual(named.sort());
          expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
            regisseur: null,
            waarnemer: null,
          });
          await hear(...heard.slice(before).map((name) => casus[name]));
          expect(await kinds(nummer)).toEqual(told);
          const page = await followMelding(deps, { ...melding, now: later });
          expect(page).toMatchObject({ regisseur: null, magAnderVragen: false });
          expect(page.status).toBe(input.uitkomst === 'doorgezonden' ? 'inBehandeling' : 'afgerond');
          expect(JSON.stringify(page)).not.toContain('Samira');
          expect(await isWaiting(nummer)).toBe(0);
          expect(casusOfMelding((await openIntakeStore(db.table).head(nummer))?.feiten ?? [])).toBeNull();
        }),
        { numRuns: 8 },
      );
    },
  );

  it('is told by a call: the call that would have named somebody lapses', async () => {
    const melding = await received({ melder: { ...meldingInput.melder, veiligContact: { nietMailen: true } } });
    const nummer = melding.meldingsnummer;
    await hear(casusOf(nummer).voorgesteld);
    const store = openIntakeStore(db.table);
    expect((await store.openTasks(nummer)).map(({ onderwerp }) => onderwerp)).toEqual(['aanspreekpunt']);
    await decide(nummer, outcomes['Veilig Thuis, talk skipped'] as UitkomstInput);
    expect((await store.openTasks(nummer)).map(({ onderwerp }) => onderwerp)).toEqual(['nietVanzelf']);
  });

  it('opened again before the closing is heard: nobody is said to have refused, and the next name is told', async () => {
    const melding = await received();
    const nummer = melding.meldingsnummer;
    const [first, second] = [casusOf(nummer), casusOf(nummer)];
    await hear(first.voorgesteld, first.benoemd);
    await decide(nummer, outcomes['advies'] as UitkomstInput);
    await reopen(nummer);
    const told = await kinds(nummer);
    await hear(first.afgesloten);
    expect(await kinds(nummer)).toEqual(told);
    expect(await isWaiting(nummer)).toBe(2);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
      status: 'inBehandeling',
      regisseur: null,
    });
    await decide(nummer, { uitkomst: 'nieuweCasus', reden: 'Toch zwaar.', zwaarte: 'zwaar' });
    const { casusId } = second.geopend.data as { casusId: string };
    const named = { meldingId: nummer, casusId, ...samira, voorgesteldOp: '2026-11-21T21:51:00Z' };
    await hear(second.geopend, event('nl.regie.regisseur.voorgesteld.v1', named, 3));
    expect((await kinds(nummer)).filter((soort) => soort === 'aanspreekpunt')).toHaveLength(2);
    expect(await isWaiting(nummer)).toBe(0);
    expect((await followMelding(deps, { ...melding, now: later })).regisseur?.naam).toBe('Samira Voorbeeld');
  });

  it('is said beforehand, with the name of who led, and only for such an outcome', async () => {
    const ends = async (nummer: string, input: UitkomstInput) =>
      (await previewUitkomst(deps, { ...about(nummer), input: uitkomstRequest.parse(input) })).casusEindigt;
    const advies = outcomes['advies'] as UitkomstInput;
    const nummer = (await received()).meldingsnummer;
    expect(await ends(nummer, advies)).toBeNull();
    const casus = casusOf(nummer);
    await hear(casus.geopend);
    expect(await ends(nummer, advies)).toEqual({ leider: null });
    await hear(casus.voorgesteld);
    for (const input of Object.values(outcomes))
      expect(await ends(nummer, input)).toEqual({ leider: 'Samira Voorbeeld' });
    const { casusId } = casus.geopend.data as { casusId: string };
    expect(await ends(nummer, { uitkomst: 'bekendeRegisseur', reden: 'Kent het gezin.', casusId })).toBeNull();
    await hear(casus.afgesloten);
    expect(await ends(nummer, advies)).toBeNull();
  });

  it('of one melding of a casus says nothing to the other', async () => {
    const [one, two] = [await received(), await received()];
    const casusId = randomIdentifiers.uuid();
    const casus = casusOf(one.meldingsnummer, casusId);
    await hear(casus.voorgesteld, casusOf(two.meldingsnummer, casusId).bevestigd);
    await decide(two.meldingsnummer, outcomes['advies'] as UitkomstInput);
    const told = await kinds(two.meldingsnummer);
    await hear(casusOf(two.meldingsnummer, casusId).gesplitst);
    expect(await kinds(two.meldingsnummer)).toEqual(told);
    expect((await followMelding(deps, { ...one, now: later })).regisseur?.naam).toBe('Samira Voorbeeld');
  });
});

describe('who was named and does not lead', () => {
  const refused = (casusId: string, meldingen: string[]) =>
    event('nl.regie.regisseur.geweigerd.v1', { casusId, meldingen, regisseurId: samira.regisseurId }, 9);

  it('is told to the melder, who waits again', async () => {
    const melding = await received();
    const casusId = randomIdentifiers.uuid();
    const casus = casusOf(melding.meldingsnummer, casusId);
    await hear(casus.voorgesteld);
    const geweigerd = refused(casusId, [melding.meldingsnummer]);
    await hear(geweigerd, geweigerd);
    const mails = await mailsOf(melding.meldingsnummer);
    expect(mails.map(({ soort }) => soort).sort()).toEqual(['aanspreekpunt', 'geweigerd']);
    expect(mails.find(({ soort }) => soort === 'geweigerd')?.tekst).toContain('Samira Voorbeeld');
    expect(await isWaiting(melding.meldingsnummer)).toBe(2);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
      status: 'inBehandeling',
      regisseur: null,
    });
  });

  it('is told nothing about when the next one was heard of first', async () => {
    const melding = await received();
    const casusId = randomIdentifiers.uuid();
    const casus = casusOf(melding.meldingsnummer, casusId);
    const next = event(
      'nl.regie.regisseur.voorgesteld.v1',
      { meldingId: melding.meldingsnummer, casusId, ...bram },
      10,
    );
    await hear(casus.voorgesteld, next, refused(casusId, [melding.meldingsnummer]));
    const mails = await mailsOf(melding.meldingsnummer);
    expect(mails.map(({ soort }) => soort)).toEqual(['aanspreekpunt', 'aanspreekpunt']);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
      regisseur: { naam: 'Bram Voorbeeld' },
    });
  });

  it('is told in one call to who is not mailed', async () => {
    const melder = { ...meldingInput.melder, veiligContact: { nietMailen: true } };
    const melding = await received({ melder });
    const casusId = randomIdentifiers.uuid();
    const casus = casusOf(melding.meldingsnummer, casusId);
    await hear(casus.voorgesteld, refused(casusId, [melding.meldingsnummer]));
    expect(await openIntakeStore(db.table).openTasks(melding.meldingsnummer)).toMatchObject([
      { onderwerp: 'geweigerd', bericht: { soort: 'geweigerd', naam: 'Samira Voorbeeld' } },
    ]);
  });
});

describe('who stands in', () => {
  const waarnemer = { regisseurId: bram.regisseurId, regisseur: bram.regisseur, tot: '2026-12-31' };
  const away = (casusId: string, meldingen: string[], changes = {}, sequence = 9) =>
    event('nl.regie.regisseur.gewijzigd.v1', { casusId, meldingen, ...samira, waarnemer, ...changes }, sequence);

  it('is told to every melder of the casus, each in a mail of their own, and again when it ends', async () => {
    const casusId = randomIdentifiers.uuid();
    const [one, two] = [
      await received(),
      await received({ melder: { ...meldingInput.melder, naam: 'Andere Ouder', email: 'andere@voorbeeld.example' } }),
    ];
    const meldingen = [one.meldingsnummer, two.meldingsnummer];
    await hear(event('nl.regie.regisseur.benoemd.v1', { casusId, meldingen, ...samira }, 4), away(casusId, meldingen));
    const [first, second] = await Promise.all(meldingen.map((nummer) => mailsOf(nummer)));
    expect(first?.map(({ soort, aan }) => `${soort} ${aan}`).sort()).toEqual([
      'benoemd ouder@voorbeeld.example',
      'waarneming ouder@voorbeeld.example',
    ]);
    expect(second?.find(({ soort }) => soort === 'waarneming')?.tekst).toContain('Bram Voorbeeld');
    // Nothing of one parent is in anything for the other.
    expect(JSON.stringify(first)).not.toMatch(/Andere Ouder|andere@/);
    expect(JSON.stringify(second)).not.toMatch(/Ouder Voorbeeld|"ouder@/);
    expect((await followMelding(deps, { ...one, now: later })).waarnemer).toEqual({
      ...bram.regisseur,
      tot: '2026-12-31',
    });
    await hear(away(casusId, meldingen, { waarnemer: null }, 10));
    expect((await mailsOf(one.meldingsnummer)).filter(({ soort }) => soort === 'waarneming')).toHaveLength(2);
    expect((await followMelding(deps, { ...one, now: later })).waarnemer).toBeNull();
  });

  it('says nothing to an outsider', async () => {
    const casusId = randomIdentifiers.uuid();
    const melding = await received({ over: 'iemandAnders', weetHetGezinHet: 'ja' });
    const meldingen = [melding.meldingsnummer];
    await hear(event('nl.regie.regisseur.benoemd.v1', { casusId, meldingen, ...samira }, 4), away(casusId, meldingen));
    expect(await mailsOf(melding.meldingsnummer)).toEqual([]);
    expect((await followMelding(deps, { ...melding, now: later })).waarnemer).toBeNull();
  });
});

describe('who leads is away and nobody stands in', () => {
  const afwezig = { sinds: later, waarnemerUiterlijk: '2026-11-24' };
  const changed = (casusId: string, meldingen: string[], changes: object, sequence: number) =>
    event(
      'nl.regie.regisseur.gewijzigd.v1',
      { casusId, meldingen, ...samira, waarnemer: null, afwezig: null, vertrek: null, ...changes },
      sequence,
    );
  const appointed = (casusId: string, meldingen: string[]) =>
    event('nl.regie.regisseur.benoemd.v1', { casusId, meldingen, ...samira }, 4);
  const told = async (nummer: string) => (await mailsOf(nummer)).filter(({ soort }) => soort === 'afwezig');

  it('is told once, without why, and the page names nobody to call; then who stands in, then who is back', async () => {
    const casusId = randomIdentifiers.uuid();
    const melding = await received();
    const meldingen = [melding.meldingsnummer];
    const email = 'bram@almelo.example';
    const waarnemer = { ...bram, regisseur: { ...bram.regisseur, email }, tot: '2026-12-11' };
    const nobody = changed(casusId, meldingen, { afwezig }, 6);
    await hear(appointed(casusId, meldingen), nobody, nobody, changed(casusId, meldingen, { waarnemer }, 5));
    const [mail, ...more] = await told(melding.meldingsnummer);
    expect(more).toEqual([]);
    const { telefoon } = deps.installation.gemeente;
    for (const text of [
      'Samira Voorbeeld is er nu niet. Wij zoeken iemand die dit overneemt.',
      'Uiterlijk dinsdag 24 november hoort u van ons.',
      `Bel zolang de gemeente: ${telefoon}`,
    ]) {
      expect(mail?.tekst).toContain(text);
    }
    expect(mail?.tekst).not.toMatch(/ziek|verlof|vakantie/i);
    expect(mail?.tekst).not.toContain(samira.regisseur.telefoon);
    const page = await followMelding(deps, { ...melding, now: later });
    expect(page).toMatchObject({
      status: 'regisseurBenoemd',
      regisseur: null,
      waarnemer: null,
      afwezig: { naam: 'Samira Voorbeeld', uiterlijk: '2026-11-24' },
      magAnderVragen: true,
    });
    expect(JSON.stringify(page)).not.toMatch(new RegExp(`${samira.regisseur.email}|${email}`));
    // Who stood in until then opens it no more.
    const head = await openIntakeStore(db.table).head(melding.meldingsnummer);
    if (!head) throw new Error('gone');
    const standIn = { id: 'bram', email, rollen: ['regisseur' as const], teams: [] };
    expect(relationsOf(head, standIn, later)).toEqual([]);

    await hear(changed(casusId, meldingen, { waarnemer }, 8));
    const after = openIntakeStore(db.table).head(melding.meldingsnummer);
    expect(relationsOf((await after) ?? head, standIn, later)).toEqual(['waarnemer']);
    await hear(changed(casusId, meldingen, {}, 9));
    const subjects = (await mailsOf(melding.meldingsnummer))
      .filter(({ soort }) => soort === 'waarneming')
      .map(({ onderwerp }) => onderwerp.replace(/ \(.*/, ''));
    expect(subjects.sort()).toEqual(['Bram Voorbeeld vervangt Samira Voorbeeld', 'Zo bereikt u Samira Voorbeeld']);
    expect(await told(melding.meldingsnummer)).toHaveLength(1);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
      afwezig: null,
      regisseur: { naam: 'Samira Voorbeeld' },
    });
  });

  it('is told in English, neutrally, and by whoever calls where no mail may be sent; never to an outsider', async () => {
    const casusId = randomIdentifiers.uuid();
    const { melder } = meldingInput;
    const [english, neutral, called, outsider] = [
      await received({ taal: 'en' }),
      await received({ melder: { ...melder, veiligContact: { neutraal: true } } }),
      await received({ melder: { rol: 'ouder', telefoon: '06 00000001', veiligContact: { nietMailen: true } } }),
      await received({ over: 'iemandAnders', weetHetGezinHet: 'ja' }),
    ];
    const meldingen = [english, neutral, called, outsider].map(({ meldingsnummer }) => meldingsnummer);
    await hear(appointed(casusId, meldingen), changed(casusId, meldingen, { afwezig }, 6));
    const [inEnglish] = await told(english.meldingsnummer);
    expect(inEnglish?.tekst).toContain('Samira Voorbeeld is away now. We are looking for somebody who takes over.');
    expect(inEnglish?.tekst).toContain('You will hear from us by Tuesday 24 November.');
    const [plain] = await told(neutral.meldingsnummer);
    expect(plain?.tekst).toContain('antwoord op uw bericht');
    expect(`${plain?.onderwerp} ${plain?.tekst}`).not.toMatch(/Samira|er nu niet|overneemt|gemeente|hulp/);
    expect(await told(called.meldingsnummer)).toEqual([]);
    const tasks = await openIntakeStore(db.table).openTasks(called.meldingsnummer);
    // One call: what it was about before is out of date.
    expect(tasks).toMatchObject([{ soort: 'bellen', onderwerp: 'afwezig', bericht: { uiterlijk: '2026-11-24' } }]);
    expect(await mailsOf(outsider.meldingsnummer)).toEqual([]);
    expect((await followMelding(deps, { ...outsider, now: later })).afwezig).toBeNull();
  });

  it('who joins the casus meanwhile is told that, and only then who it is', async () => {
    const casusId = randomIdentifiers.uuid();
    const melding = await received();
    const { meldingsnummer } = melding;
    const confirmed = event(
      'nl.regie.casus.meldingBevestigd.v1',
      { casusId, meldingId: meldingsnummer, ...samira, voorlopig: false },
      7,
    );
    await hear(changed(casusId, [meldingsnummer], { afwezig }, 6), confirmed);
    const about = async () =>
      (await mailsOf(meldingsnummer)).map(({ soort }) => soort).filter((one) => one !== 'ontvangst');
    expect(await about()).toEqual(['afwezig']);
    await hear(changed(casusId, [meldingsnummer], {}, 8));
    expect((await about()).sort()).toEqual(['afwezig', 'benoemd']);
  });
});

describe('who left for good', () => {
  const vertrek = { op: later, nieuweRegisseurUiterlijk: '2026-11-24' };
  const left = (casusId: string, meldingen: string[], changes = {}, sequence = 9) =>
    event(
      'nl.regie.regisseur.gewijzigd.v1',
      { casusId, meldingen, ...samira, waarnemer: null, afwezig: null, vertrek, ...changes },
      sequence,
    );
  const appointed = (casusId: string, meldingen: string[], who = samira, sequence = 4) =>
    event('nl.regie.regisseur.benoemd.v1', { casusId, meldingen, ...who }, sequence);
  const farewells = async (nummer: string) =>
    (await mailsOf(nummer)).filter(({ onderwerp }) => onderwerp.includes('Wij zoeken iemand anders voor u'));

  it('is told once, with the date and whom to call, and the page names nobody to call who is gone', async () => {
    const casusId = randomIdentifiers.uuid();
    const melding = await received();
    const meldingen = [melding.meldingsnummer];
    const gone = left(casusId, meldingen);
    await hear(appointed(casusId, meldingen), gone, gone, left(casusId, meldingen, {}, 12));
    const mails = await farewells(melding.meldingsnummer);
    expect(mails).toHaveLength(1);
    const { telefoon } = deps.installation.gemeente;
    for (const text of [
      'Samira Voorbeeld werkt niet meer bij Wijkteam Almelo.',
      'Uiterlijk dinsdag 24 november hoort u van ons.',
      `Bel de gemeente: ${telefoon}`,
    ]) {
      expect(mails[0]?.tekst).toContain(text);
    }
    expect(mails[0]?.tekst).not.toContain(samira.regisseur.telefoon);
    const page = await followMelding(deps, { ...melding, now: later });
    expect(page).toMatchObject({
      status: 'inBehandeling',
      regisseur: null,
      waarnemer: null,
      magAnderVragen: false,
      vertrek: { naam: 'Samira Voorbeeld', organisatie: 'Wijkteam Almelo', uiterlijk: '2026-11-24' },
    });
    expect(JSON.stringify(page)).not.toContain(samira.regisseur.email);
    // The date that was told climbs in regie; the first reaction is not owed a second time.
    expect(await isWaiting(melding.meldingsnummer)).toBe(0);
    expect(await itemsOf(melding.meldingsnummer, 'WERK#open')).toHaveLength(1);
    await hear(appointed(casusId, meldingen, bram, 13));
    const names = (await mailsOf(melding.meldingsnummer)).filter(({ soort }) => soort === 'benoemd');
    expect(names.map(({ tekst }) => tekst.includes('Bram Voorbeeld is uw wijkcoach.')).sort()).toEqual([false, true]);
    expect(await itemsOf(melding.meldingsnummer, 'WERK#open')).toEqual([]);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
      status: 'regisseurBenoemd',
      regisseur: { naam: 'Bram Voorbeeld' },
      vertrek: null,
    });
    expect(await farewells(melding.meldingsnummer)).toHaveLength(1);
  });

  it('asks "Loopt de hulp weer?" only after somebody else leads', async () => {
    const casusId = randomIdentifiers.uuid();
    const melding = await received();
    const meldingen = [melding.meldingsnummer];
    await hear(appointed(casusId, meldingen), left(casusId, meldingen));
    const store = openIntakeStore(db.table);
    const head = await store.head(melding.meldingsnummer);
    if (!head) throw new Error('gone');
    const [due] = await db.table.partition(meldingPk(melding.meldingsnummer), term, 'TERMIJN#navraag');
    if (!due) throw new Error('no term');
    expect(await askNavraag({ head, term: due, now: due.gsi1sk, store }, deps)).toBeUndefined();
    const followed = await react(appointed(casusId, meldingen, bram, 13), '2026-12-07T10:00:00Z');
    expect(followed).toBe('handled');
    const asked = await db.table.partition(meldingPk(melding.meldingsnummer), term, 'TERMIJN#navraag');
    expect(asked.map(({ gsi1sk }) => gsi1sk).sort()).toEqual(['2026-12-21T08:00:00Z', '2027-01-18T08:00:00Z']);
  });

  it('is told in English, neutrally, and by whoever calls where no mail may be sent', async () => {
    const casusId = randomIdentifiers.uuid();
    const { melder } = meldingInput;
    const [english, neutral, called] = [
      await received({ taal: 'en' }),
      await received({ melder: { ...melder, veiligContact: { neutraal: true } } }),
      await received({ melder: { rol: 'ouder', telefoon: '06 00000001', veiligContact: { nietMailen: true } } }),
    ];
    const meldingen = [english, neutral, called].map(({ meldingsnummer }) => meldingsnummer);
    await hear(appointed(casusId, meldingen), left(casusId, meldingen));
    const soort = async (nummer: string) => (await mailsOf(nummer)).filter((mail) => mail.soort === 'vertrek');
    const [inEnglish] = await soort(english.meldingsnummer);
    expect(inEnglish?.tekst).toContain('Samira Voorbeeld no longer works at Wijkteam Almelo.');
    expect(inEnglish?.tekst).toContain('You will hear from us by Tuesday 24 November.');
    const [plain] = await soort(neutral.meldingsnummer);
    expect(`${plain?.onderwerp} ${plain?.tekst}`).not.toMatch(/Samira|Wijkteam|werkt niet meer|gemeente|hulp/);
    expect(await soort(called.meldingsnummer)).toEqual([]);
    const tasks = await openIntakeStore(db.table).openTasks(called.meldingsnummer);
    // One call: what it was about before is out of date.
    expect(tasks).toMatchObject([{ soort: 'bellen', onderwerp: 'vertrek', bericht: { uiterlijk: '2026-11-24' } }]);
  });

  it('begins with danger where it is acutely unsafe', async () => {
    const casusId = randomIdentifiers.uuid();
    const melding = await received({ veiligheid: 'acuutOnveilig' });
    const meldingen = [melding.meldingsnummer];
    await hear(appointed(casusId, meldingen), left(casusId, meldingen));
    const [mail] = await farewells(melding.meldingsnummer);
    expect(mail?.tekst.indexOf('112')).toBeLessThan(mail?.tekst.indexOf('werkt niet meer') ?? 0);
    expect(mail?.tekst.indexOf('112')).toBeGreaterThanOrEqual(0);
  });

  it('says nothing to an outsider, nor to who joined afterwards and never heard the name', async () => {
    const casusId = randomIdentifiers.uuid();
    const outsider = await received({ over: 'iemandAnders', weetHetGezinHet: 'ja' });
    const joined = await received();
    await hear(
      appointed(casusId, [outsider.meldingsnummer]),
      left(casusId, [outsider.meldingsnummer, joined.meldingsnummer]),
      event(
        'nl.regie.casus.meldingBevestigd.v1',
        { meldingId: joined.meldingsnummer, casusId, ...samira, voorlopig: false },
        10,
      ),
    );
    for (const { meldingsnummer } of [outsider, joined]) expect(await mailsOf(meldingsnummer)).toEqual([]);
    for (const one of [outsider, joined]) {
      expect(JSON.stringify(await followMelding(deps, { ...one, now: later }))).not.toContain('Samira');
    }
    // Promised a name and given none: the term of the acknowledgement holds.
    expect(await isWaiting(joined.meldingsnummer)).toBe(2);
    expect(await isWaiting(outsider.meldingsnummer)).toBe(0);
    await hear(appointed(casusId, [outsider.meldingsnummer, joined.meldingsnummer], bram, 13));
    expect((await mailsOf(joined.meldingsnummer)).map(({ soort }) => soort)).toEqual(['benoemd']);
    expect(await isWaiting(joined.meldingsnummer)).toBe(0);
  });

  it('reads the dossier no more, and whatever is new goes to the mailbox', async () => {
    const casusId = randomIdentifiers.uuid();
    const melding = await received({ toestemming: { delenMetRegisseur: true } });
    const meldingen = [melding.meldingsnummer];
    const staff = { ...staffOf('regisseur'), email: samira.regisseur.email };
    const read = () =>
      readDossier(deps, { meldingsnummer: melding.meldingsnummer }, { staff, now: later, requestId: 'x' });
    await hear(appointed(casusId, meldingen));
    expect((await read()).regisseur).toMatchObject({ naam: 'Samira Voorbeeld', opvolgerUiterlijk: null });
    await hear(left(casusId, meldingen));
    await expect(read()).rejects.toMatchObject({ code: 'nietGevonden' });
    const head = await openIntakeStore(db.table).head(melding.meldingsnummer);
    const { gemeente } = deps.installation;
    expect(head && inHand(head, '2026-11-22', gemeente)).toMatchObject({ email: gemeente.werkbak });
    const manager = staffOf('werkverdeler');
    const { regisseur: shown, overzicht } = await readDossier(
      deps,
      { meldingsnummer: melding.meldingsnummer },
      { staff: manager, now: later, requestId: 'x' },
    );
    expect(shown).toMatchObject({ naam: 'Samira Voorbeeld', opvolgerUiterlijk: '2026-11-24' });
    expect(overzicht.status).toBe('inBehandeling');
  });

  it('cannot be asked to make place for somebody else: that is looked for already', async () => {
    const casusId = randomIdentifiers.uuid();
    const melding = await received();
    const meldingen = [melding.meldingsnummer];
    await hear(appointed(casusId, meldingen));
    const ask = () =>
      askOtherRegisseur(deps, { ...melding, input: { geenBsn: false }, now: later, idempotencyKey: undefined });
    await ask();
    await hear(left(casusId, meldingen));
    expect((await openIntakeStore(db.table).head(melding.meldingsnummer))?.wissel).toBeNull();
    await expect(ask()).rejects.toMatchObject({ code: 'nietMogelijk' });
  });

  it('ends the same in every order and however often it is heard', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8 }), async (order) => {
        const casusId = randomIdentifiers.uuid();
        const melding = await received();
        const meldingen = [melding.meldingsnummer];
        const proposed = { meldingId: melding.meldingsnummer, casusId, ...samira };
        const events = [
          event('nl.regie.regisseur.voorgesteld.v1', proposed, 3),
          appointed(casusId, meldingen),
          left(casusId, meldingen),
          appointed(casusId, meldingen, bram, 10),
        ];
        for (const index of order) await hear(...[events[index]].filter((one) => one !== undefined));
        expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
          status: 'regisseurBenoemd',
          regisseur: { naam: 'Bram Voorbeeld' },
          vertrek: null,
        });
        expect((await farewells(melding.meldingsnummer)).length).toBeLessThanOrEqual(1);
        expect(await isWaiting(melding.meldingsnummer)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a change that was asked for and declined', () => {
  it('is told, and may be asked again', async () => {
    const melding = await received();
    const casusId = randomIdentifiers.uuid();
    await hear(casusOf(melding.meldingsnummer, casusId).benoemd);
    const ask = () =>
      askOtherRegisseur(deps, { ...melding, input: { geenBsn: false }, now: later, idempotencyKey: undefined });
    await ask();
    const declined = event(
      'nl.regie.regisseur.wisselAfgewezen.v1',
      { casusId, meldingId: melding.meldingsnummer, regisseurId: samira.regisseurId },
      9,
    );
    await hear(declined, declined);
    const mails = await mailsOf(melding.meldingsnummer);
    expect(mails.map(({ soort }) => soort).sort()).toEqual(['benoemd', 'wissel', 'wissel']);
    expect((await openIntakeStore(db.table).head(melding.meldingsnummer))?.wissel).toBeNull();
    expect((await ask()).isNew).toBe(true);
  });
});

describe('a change that was asked for and made', () => {
  it('is over, so that the next one may be asked about too', async () => {
    const melding = await received();
    const casus = casusOf(melding.meldingsnummer);
    await hear(casus.benoemd);
    await askOtherRegisseur(deps, { ...melding, input: { geenBsn: false }, now: later, idempotencyKey: undefined });
    expect((await followMelding(deps, { ...melding, now: later })).magAnderVragen).toBe(false);
    await hear(casus.gewogen, casus.voorgesteld);
    expect((await followMelding(deps, { ...melding, now: later })).magAnderVragen).toBe(false);
    await hear(casus.andereBenoemd);
    expect(await followMelding(deps, { ...melding, now: later })).toMatchObject({
      magAnderVragen: true,
      regisseur: { naam: 'Bram Voorbeeld' },
    });
  });
});

describe('another melding from the address', () => {
  const woonadres = (huisnummer: number) => ({ postcode: '7609 AB', huisnummer });
  const weighed = async (nummer: string) => {
    await hear(casusOf(nummer).gewogen);
    return (await openIntakeStore(db.table).head(nummer))?.herhaald;
  };

  it('is noticed when it is weighed, never at another address and never anonymously', async () => {
    const first = await received({ woonadres: woonadres(1) });
    expect(await weighed(first.meldingsnummer)).toBe(false);
    const second = await received({ woonadres: woonadres(1) });
    expect(await weighed(second.meldingsnummer)).toBe(true);
    expect(await weighed((await received({ woonadres: woonadres(2) })).meldingsnummer)).toBe(false);
    const anonymous = await received({ woonadres: woonadres(1), anoniem: true, melder: { rol: 'inwoner' } });
    expect(await weighed(anonymous.meldingsnummer)).toBe(false);
  });

  it('is no repetition when a person called it another household', async () => {
    const first = await received({ woonadres: woonadres(3) });
    const second = await received({ woonadres: woonadres(3) });
    const apart = { besluit: 'anderHuishouden', op: later, door: { id: 'w', naam: 'Wim Voorbeeld' } };
    await db.table.transact([
      {
        put: {
          pk: meldingPk(second.meldingsnummer),
          sk: `STUK#VERWANT#${first.meldingsnummer}`,
          meldingsnummer: first.meldingsnummer,
          ...apart,
        },
        when: 'absent',
      },
    ]);
    expect(await weighed(second.meldingsnummer)).toBe(false);
  });
});

describe('the way in', () => {
  it('handles every event that intake subscribes to, also for a melding that was erased', async () => {
    const several = new Set(
      ['regisseur.benoemd', 'regisseur.geweigerd', 'regisseur.gewijzigd', 'casus.afgesloten'].map(
        (one) => `nl.regie.${one}.v1`,
      ),
    );
    for (const type of subscriptions.intake) {
      const gone = { meldingId: 'M-2020-000000', meldingen: ['M-2020-000000'], casusId: randomIdentifiers.uuid() };
      const { meldingen, meldingId, casusId } = gone;
      const data = several.has(type) ? { meldingen, casusId } : { meldingId, casusId };
      expect(await react(event(type, data, 1), later)).toBe('handled');
    }
    expect(await itemsOf('M-2020-000000', '')).toEqual([]);
  });

  it('refuses what it does not subscribe to', async () => {
    const strange = event('nl.regie.plan.geopend.v1', {}, 1);
    await expect(react(strange, later)).rejects.toThrow('does not react');
  });
});
