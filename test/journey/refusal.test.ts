import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weigerreden } from '../../events/vocabulary.ts';
import type { DossierResponse } from '../../services/intake/contract.ts';
import type {
  GarantieResponse,
  WeigeringenResponse,
  WeigeringResponse,
  WisselbesluitResponse,
} from '../../services/regie/contract.ts';
import { daysAgo, expectLettersReadable, type Family, family, join, passTo } from '../support/family.ts';
import { complexMelding, later, type System, simpleMelding, startSystem } from '../support/system.ts';
import { readDeskPage } from '../support/visit.ts';

/** Who is asked says no, the family says no, and what the municipality guarantees meanwhile (R63). */
const gemeente = 'almelo';
const werkbak = 'werkverdelers@almelo.example';
const wijkteam = { organisatie: 'wijkteam-almelo' };
/** Signs in as `regisseur`. */
const ownSignIn = { ...wijkteam, email: `regisseur@${gemeente}.example` };

let system: System;
beforeAll(async () => {
  system = await startSystem(gemeente, { pool: [] });
});
afterAll(async () => {
  await expectLettersReadable(system);
  await system.stop();
});

const person = async (regisseurId: string) => (await system.pool()).find((one) => one.regisseurId === regisseurId);
const guarantee = async (user = 'procescoordinator') =>
  (await (await system.as(user)).get<GarantieResponse>('/regie/v1/garantie?limiet=100')).body;
const inGuarantee = async ({ casusId }: Family) => (await guarantee()).casussen.find((one) => one.casusId === casusId);
const refusals = async () =>
  (await (await system.as('procescoordinator')).get<WeigeringenResponse>('/regie/v1/weigeringen')).body;

/** What the mailbox of the werkverdelers reads for each code (R63). */
const said = {
  pastNietBijRol: 'het past niet bij de rol',
  dreigendVerliesWerkrelatie: 'de werkrelatie met het gezin kan verloren gaan',
  teWeinigExpertise: 'te weinig kennis voor deze casus',
  geenMandaat: 'geen mandaat',
  tijdgebrek: 'geen tijd',
  planningNietHaalbaar: 'de planning is niet haalbaar',
  angstRegieNooitKwijt: 'de zorg om de regie nooit meer kwijt te raken',
} as const satisfies Record<(typeof weigerreden.options)[number], string>;

describe('refusals', () => {
  it('each reason asks the next, the family hears it, all are counted, and nobody left is the alarm', async () => {
    const reasons = weigerreden.options;
    await join(system, 'Samira', ['ggz'], ownSignIn);
    for (const name of ['Bram', 'Carla', 'Daan', 'Elif', 'Frits', 'Gerda']) {
      await join(system, name, ['ggz'], wijkteam);
    }
    const gezin = await family(system, 'ggz');
    await gezin.news();
    const refused: string[] = [];
    const before = await refusals();

    for (const [index, reden] of reasons.entries()) {
      const asked = (await gezin.casus()).aanspreekpunt;
      if (!asked) throw new Error('nobody was asked');
      expect(refused).not.toContain(asked.regisseurId);
      // Samira says it herself; for the others a werkverdeler does.
      const herself = asked.naam.startsWith('Samira');
      const answer = await gezin.command<WeigeringResponse>(
        'weigeringen',
        { reden, toelichting: 'Geheimewoord: dit blijft binnen.', ...(!herself && { regisseurId: asked.regisseurId }) },
        herself ? 'regisseur' : 'werkverdeler',
      );
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      refused.push(asked.regisseurId);
      const aantal = index + 1;
      const { volgende } = answer.body;
      expect(answer.body).toMatchObject({ regisseurId: asked.regisseurId, reden, aantal });
      expect(volgende === null).toBe(aantal === reasons.length);

      const toDividers = (await gezin.toldTo(werkbak)).at(-1);
      expect(toDividers?.subject).toBe(`Geweigerd: de casus bij melding ${gezin.nummer}`);
      expect(toDividers?.text).toContain(`De reden: ${said[reden]}.`);
      const alarmed = (await gezin.toldTo('procesverantwoordelijke')).filter(({ subject }) => /keer/.test(subject));
      expect(alarmed).toHaveLength(Math.max(0, aantal - 1));
      if (aantal > 1) expect(alarmed.at(-1)?.subject).toContain(`is ${aantal} keer geweigerd`);

      const news = await gezin.news();
      const sorry = news.find(({ subject }) => subject.includes('Wij zoeken iemand anders voor u'));
      expect(sorry?.text).toContain(`${asked.naam} kan uw contactpersoon niet zijn. Dat ligt niet aan u.`);
      for (const { text } of news) expect(text).not.toMatch(new RegExp(`${said[reden]}|Geheimewoord`));
      const page = await gezin.page();
      expect(page).not.toContain(asked.naam);
      if (volgende) {
        expect(news.at(-1)?.subject).toContain(volgende.naam);
        expect((await gezin.sees()).regisseur).toMatchObject({ naam: volgende.naam, voorlopig: true });
        const { email } = (await person(volgende.regisseurId)) ?? { email: '' };
        expect((await gezin.toldTo(email)).at(-1)?.subject).toMatch(/^U bent voorlopig aanspreekpunt/);
      }
      expect(await person(asked.regisseurId)).toMatchObject({ belasting: 0, weigeringen: { [reden]: 1 } });
    }

    const casus = await gezin.casus();
    expect(casus).toMatchObject({ status: 'wachtOpBenoeming', weigeringen: 7, escalatieNiveau: 1 });
    expect(casus.geweigerd.map(({ reden }) => reden)).toEqual(reasons);
    expect(casus.kandidaten.flatMap(({ redenen }) => redenen)).toEqual(Array(7).fill('heeftGeweigerd'));
    const ladder = await gezin.toldTo('procesverantwoordelijke');
    expect(ladder.some(({ subject }) => subject.startsWith('Geen wijkcoach beschikbaar'))).toBe(true);
    expect((await gezin.sees()).regisseur).toBeNull();
    expect(await gezin.page()).toMatch(/Wij zoeken/);
    const after = await refusals();
    expect(after.totaal).toBe(before.totaal + 7);
    expect(after.perReden).toEqual(reasons.map((reden) => ({ reden, aantal: 1 })));
    expect(JSON.stringify(after)).not.toMatch(/Samira|Geheimewoord/);

    // Places are free, but not with who refused here; somebody new is asked at once.
    await passTo(system, later(0.1));
    expect((await gezin.casus()).status).toBe('wachtOpBenoeming');
    await join(system, 'Hanna', ['ggz'], wijkteam);
    await passTo(system, later(0.2));
    expect((await gezin.casus()).aanspreekpunt?.naam).toBe('Hanna Voorbeeld');
    expect((await gezin.casus()).escalatieNiveau).toBeNull();
    expect((await gezin.news()).at(-1)?.subject).toContain('Hanna Voorbeeld');
  });
});

describe('the guarantee', () => {
  it('a complex casus waits, becomes red, and stops when somebody is appointed', async () => {
    const bas = await join(system, 'Bas', ['lvb'], wijkteam);
    const gezin = await family(system, 'lvb');
    const simple = await system.report(simpleMelding({ woonadres: { postcode: '7607 AB', huisnummer: 9000 } }));
    await system.settle();
    expect(await inGuarantee(gezin)).toMatchObject({ status: 'voorlopig', uren: 0, werkdagen: 0, teLaat: false });
    const red = (await guarantee()).teLaat;

    // Last week: Bas was appointed, and gave it back. Nobody is left.
    await daysAgo(7, async () => {
      await gezin.ledBy(bas.regisseurId);
      expect(await inGuarantee(gezin)).toBeUndefined();
      const refusal = { reden: 'angstRegieNooitKwijt', regisseurId: bas.regisseurId };
      expect((await gezin.command('weigeringen', refusal)).status).toBe(201);
    });
    const waits = await inGuarantee(gezin);
    expect(waits).toMatchObject({ meldingId: gezin.nummer, status: 'wachtOpBenoeming', teLaat: true, weigeringen: 1 });
    expect(waits?.uren).toBe(7 * 24);
    expect(waits?.werkdagen).toBeGreaterThan(1);
    const list = await guarantee();
    expect(list.casussen[0]?.casusId).toBe(gezin.casusId);
    expect(list.teLaat).toBe(red + 1);
    expect(list.casussen.map(({ meldingId }) => meldingId)).not.toContain(simple.body.meldingsnummer);
    const shown = await readDeskPage(system, 'procescoordinator', '/werk/garantie');
    expect(shown).toContain('Elke complexe casus heeft binnen 1 werkdag een wijkcoach.');
    expect(shown).toMatch(new RegExp(`${gezin.nummer} Te laat 168 uur \\(\\d werkdagen\\)`));
    expect(shown).toContain('Nog niemand');
    expect((await (await system.as('regisseur')).get('/regie/v1/garantie')).status).toBe(403);

    // It climbs meanwhile, up to who answers for it.
    await passTo(system, later(0.3));
    expect((await gezin.casus()).escalatieNiveau).toBe(2);
    expect(await gezin.toldTo('manager')).toHaveLength(1);

    const cas = await join(system, 'Cas', ['lvb'], wijkteam);
    await gezin.ledBy(cas.regisseurId);
    expect(await inGuarantee(gezin)).toBeUndefined();
    expect((await guarantee()).teLaat).toBe(red);
    expect(await readDeskPage(system, 'procescoordinator', '/werk/garantie')).not.toContain(gezin.nummer);
    expect((await gezin.casus()).escalatieNiveau).toBeNull();
    await passTo(system, later(20));
    expect(await gezin.toldTo('manager')).toHaveLength(1);
  });
});

describe('"Het klikt niet"', () => {
  const why = 'Geheimewoord: wij begrijpen elkaar niet.';
  const asks = async (gezin: Family) => {
    expect((await gezin.sees()).magAnderVragen).toBe(true);
    expect((await gezin.asks('wisselverzoeken', { toelichting: why })).status).toBe(201);
    const [heard] = await gezin.news();
    expect(heard?.subject).toContain('U vroeg om iemand anders');
    expect(heard?.text).toContain('Het heeft geen gevolgen voor uw hulp.');
    expect((await gezin.sees()).magAnderVragen).toBe(false);
    expect((await gezin.asks('wisselverzoeken', { toelichting: why })).status).toBe(409);
    expect((await gezin.casus()).punten).toMatchObject([{ soort: 'wisselGevraagd', meldingId: gezin.nummer }]);
    expect((await gezin.toldTo(werkbak)).at(-1)?.subject).toMatch(/vraagt om iemand anders$/);
    const staff = (await system.run.mails()).filter(({ to }) => !to.join().includes(gezin.email));
    expect(JSON.stringify(staff)).not.toContain('Geheimewoord');
  };

  it('yes: somebody else leads, the load moves, both regisseurs and the family know', async () => {
    const vera = await join(system, 'Vera', ['ouderen'], wijkteam);
    const gezin = await family(system, 'ouderen');
    await gezin.ledBy(vera.regisseurId);
    await asks(gezin);
    const wout = await join(system, 'Wout', ['ouderen'], { organisatie: 'zorgaanbieder' });
    const same = await gezin.command('wisselbesluiten', {
      besluit: 'ander',
      regisseurId: vera.regisseurId,
      reden: 'Per ongeluk dezelfde.',
    });
    expect(same.status).toBe(409);
    const decided = await gezin.command<WisselbesluitResponse>('wisselbesluiten', {
      besluit: 'ander',
      regisseurId: wout.regisseurId,
      reden: 'Nieuwe start met iemand anders.',
    });
    expect(decided.status, JSON.stringify(decided.body)).toBe(201);
    expect(decided.body).toMatchObject({ besluit: 'ander', regisseurId: wout.regisseurId });

    expect([(await person(vera.regisseurId))?.belasting, (await person(wout.regisseurId))?.belasting]).toEqual([0, 1]);
    const casus = await gezin.casus();
    expect(casus).toMatchObject({ punten: [], wisselingenRegisseur: 1, aanspreekpunt: { naam: 'Wout Voorbeeld' } });
    const left = casus.kandidaten.find(({ regisseurId }) => regisseurId === vera.regisseurId);
    expect(left?.redenen).toEqual(['gezinVroegIemandAnders']);
    expect((await gezin.news()).at(-1)?.subject).toContain('Wout Voorbeeld is uw wijkcoach');
    expect(await gezin.sees()).toMatchObject({ regisseur: { naam: 'Wout Voorbeeld' }, magAnderVragen: true });
    expect(await gezin.page()).not.toContain('Vera');
    expect((await gezin.toldTo(vera.email)).at(-1)?.subject).toMatch(/^Iemand anders leidt/);
    expect((await gezin.toldTo(wout.email)).at(-1)?.subject).toMatch(/^U bent benoemd/);
    // What was asked has been done: nothing climbs about it.
    await passTo(system, later(10));
    expect((await gezin.toldTo('procesverantwoordelijke')).filter(({ text }) => /vroeg om iemand/.test(text))).toEqual(
      [],
    );
  });

  it('no: the same person stays, the reason is kept for who explains it, and the family may ask again', async () => {
    const [samira] = (await system.pool()).filter(({ email }) => email === ownSignIn.email);
    const gezin = await family(system, 'ggz');
    await gezin.ledBy(samira?.regisseurId ?? '');
    const { wisselingenRegisseur } = await gezin.casus();
    await asks(gezin);
    // Who leads does not read why the family asks.
    const regisseur = await system.as('regisseur');
    const dossier = await regisseur.get<DossierResponse>(`/intake/v1/meldingen/${gezin.nummer}/dossier`);
    expect(dossier.status).toBe(200);
    expect(JSON.stringify(dossier.body)).not.toContain('Geheimewoord');
    const divider = await system.as('werkverdeler');
    const full = await divider.get<DossierResponse>(`/intake/v1/meldingen/${gezin.nummer}/dossier`);
    expect(JSON.stringify(full.body)).toContain('Geheimewoord');

    // Nobody decides: it climbs.
    const climbing = () => gezin.toldTo('procesverantwoordelijke');
    const earlier = (await climbing()).length;
    await passTo(system, later(10));
    expect((await climbing()).slice(earlier).map(({ text }) => text.includes('vroeg om iemand anders'))).toEqual([
      true,
    ]);

    const reden = 'Er is de komende maand niemand anders die dit kan.';
    const decided = await gezin.command<WisselbesluitResponse>('wisselbesluiten', { besluit: 'blijft', reden });
    expect(decided.body).toMatchObject({ besluit: 'blijft', regisseurId: samira?.regisseurId });
    expect(await gezin.casus()).toMatchObject({ punten: [], escalatieNiveau: null, wisselingenRegisseur });
    const heard = (await gezin.news()).at(-1);
    expect(heard?.subject).toContain('Antwoord op uw vraag om iemand anders');
    expect(heard?.text).toContain('Uw contactpersoon blijft dezelfde.');
    expect(heard?.text).toContain('Wilt u weten waarom? Bel ons');
    expect(heard?.text).not.toContain(reden);
    expect((await gezin.toldTo(ownSignIn.email)).at(-1)?.subject).toMatch(/^U blijft de casus/);
    expect(await gezin.sees()).toMatchObject({ regisseur: { naam: samira?.naam }, magAnderVragen: true });
    expect((await gezin.asks('wisselverzoeken', {})).status).toBe(201);
    expect((await gezin.casus()).punten).toMatchObject([{ soort: 'wisselGevraagd' }]);
  });

  it('who has nobody yet, or reported about somebody else, cannot ask', async () => {
    const gezin = await family(system, 'jeugd');
    const buur = await system.report(
      complexMelding({
        over: 'iemandAnders',
        weetHetGezinHet: 'nee',
        melder: { naam: 'Buur Voorbeeld', rol: 'buur', email: 'buur@straat.example' },
      }),
    );
    await system.settle();
    const { meldingsnummer, volgcode } = buur.body;
    for (const [nummer, code] of [
      [gezin.nummer, gezin.volgcode],
      [meldingsnummer, volgcode],
    ] as const) {
      expect((await system.follow(nummer, code)).body.magAnderVragen).toBe(false);
      const path = `/intake/v1/meldingen/${nummer}/wisselverzoeken`;
      expect((await system.request('POST', path, { body: {}, headers: { volgcode: code } })).status).toBe(409);
    }
  });
});
