import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/compose-mail.ts';
import type { Gemeente, Taal } from '../../../shared/gemeente.ts';
import { findHardLanguage } from '../../../shared/plain-language.ts';
import { examples } from '../../../test/support/berichten.ts';
import { installationOf } from '../../../test/support/intake.ts';
import { type Bericht, bericht, type OwedBericht } from './bericht.ts';
import { composeBericht, composeBrief, composeTekst, scriptOf, type Told } from './compose.ts';
import { draftComposer } from './compose-draft.ts';

/** Everything that a resident is told, read as its reader does: each bericht, language, way and municipality. */
const places = ['almelo', 'denhaag', 'heerlen', 'hellendoorn'];
const talen = ['nl', 'en'] as const;
const id = '00000000-0000-4000-8000-000000000001';
const meldingsnummer = 'M-2026-7K3QZ9';
const volgcode = 'ABCDEF-GHJKMN-PQRSTV-WXYZ01-23';
const melderNaam = 'Ouder Canarie';
const vandaag = '2026-11-22';
const all = Object.entries(examples);

const told = (changes: Partial<Told> & { bericht: Bericht }): Told => ({
  meldingsnummer,
  naam: melderNaam,
  taal: 'nl',
  neutraal: false,
  volgcode,
  vandaag,
  ...changes,
});
const owed = (changes: Partial<OwedBericht> & { bericht: Bericht }): OwedBericht => ({
  id,
  soort: changes.bericht.soort,
  aan: 'ouder@canarie.example',
  meldingsnummer,
  naam: melderNaam,
  taal: 'nl',
  neutraal: false,
  volgcode,
  ...changes,
});
const melder = (veiligContact?: { nietMailen: boolean; neutraal: boolean; belMoment?: string }) => ({
  naam: melderNaam,
  rol: 'ouder' as const,
  ...(veiligContact && { veiligContact }),
});
const woonadres = { postcode: '7607EW', huisnummer: 30 };

const linesOf = (block: Block): string[] => {
  if ('kop' in block) return [block.kop];
  if ('tekst' in block) return block.tekst.split('\n');
  return 'lijst' in block ? [...block.lijst] : [block.knop, block.url];
};
type Rendered = { name: string; onderwerp: string; lines: string[]; blokken: readonly Block[] };

function renderAll(gemeente: string, taal: Taal, neutraal: boolean, one: Bericht, name = one.soort): Rendered[] {
  const installation = installationOf(gemeente);
  const mail = composeTekst(installation, 'mail', told({ bericht: one, taal, neutraal }));
  const veilig = neutraal ? { nietMailen: false, neutraal: true } : undefined;
  const brief = composeBrief(
    installation,
    { meldingsnummer },
    { melder: melder(veilig), taal, woonadres },
    { bericht: one },
    { volgcode, datum: vandaag },
  );
  return [
    { name: `${name}, mail`, ...mail, lines: mail.blokken.flatMap(linesOf) },
    {
      name: `${name}, brief`,
      onderwerp: brief.onderwerp,
      blokken: brief.blokken,
      lines: brief.blokken.flatMap(linesOf),
    },
  ];
}
const scriptFor = (gemeente: string, taal: Taal, one: Bericht) =>
  scriptOf(installationOf(gemeente), { meldingsnummer }, { melder: melder(), taal }, { bericht: one }, vandaag);

/** A hole, a placeholder, or a sentence that was joined wrongly. */
const hole = /undefined|null|NaN|\[object|Invalid|\$\{|\{\{|TODO|\.\.|\?\.|,\.| ,| \.|: *$|:\.|\(\)|^ | $| {2}/;

describe.each(places)('in %s', (place) => {
  describe.each(talen)('in %s', (taal) => {
    const own = (text: string) => withoutOwnWords(installationOf(place).gemeente, text);

    it('has no hole in any mail, letter or call', () => {
      for (const [name, one] of all) {
        for (const neutraal of [false, true]) {
          for (const { onderwerp, lines, blokken, name: which } of renderAll(
            place,
            taal,
            neutraal,
            one,
            name as never,
          )) {
            expect(onderwerp.trim().length, which).toBeGreaterThan(5);
            expect(onderwerp.length, which).toBeLessThan(90);
            for (const block of blokken) if ('lijst' in block) expect(block.lijst.length, which).toBeGreaterThan(0);
            for (const line of lines) {
              expect(line.trim(), which).not.toBe('');
              expect(
                line.replace('//', '').replace(/\b(u|daarbij|writes|you|aannemen|files|now|dit):$/, '$1.'),
                which,
              ).not.toMatch(hole);
            }
          }
        }
        for (const line of scriptFor(place, taal, one)) expect(line.trim(), name).not.toBe('');
        expect(scriptFor(place, taal, one).join('\n'), name).not.toMatch(
          /undefined|null|NaN|\[object|https:\/\/\S+\/volg/,
        );
      }
    });

    it('is plain: no hard word, no long sentence, somebody who acts', () => {
      const hard = all.flatMap(([name, one]) => [
        ...renderAll(place, taal, false, one).flatMap(({ lines, name: way }) =>
          findHardLanguage(taal, own(lines.join('\n'))).map((fault) => `${name}, ${way}: ${fault}`),
        ),
        ...renderAll(place, taal, true, one).flatMap(({ lines }) => findHardLanguage(taal, own(lines.join('\n')))),
        ...findHardLanguage(taal, own(scriptFor(place, taal, one).join('\n'))).map(
          (fault) => `${name}, call: ${fault}`,
        ),
      ]);
      expect(hard).toEqual([]);
    });

    it('shows nothing about help where somebody else may read along', () => {
      for (const [name, one] of all) {
        const mail = composeBericht(installationOf(place), owed({ bericht: one, taal, neutraal: true }), vandaag);
        const shown = [mail.van.naam, mail.van.email, mail.onderwerp, mail.tekst, mail.html].join('\n');
        const [, brief] = renderAll(place, taal, true, one);
        for (const text of [shown, [brief?.onderwerp, ...(brief?.lines ?? [])].join('\n')]) {
          expect(text.replaceAll(/https:\/\/\S+?\/volg\/[\w.-]+(\/navraag)?/g, ''), name).not.toMatch(telling);
          expect(text, name).not.toContain(melderNaam);
          expect(text, name).toContain('/volg/M-2026-7K3QZ9.');
          expect(text.replaceAll('M-2026-7K3QZ9', ''), name).not.toMatch(
            /Sociaal team|Thuisadministratie|huisarts|woningstichting/,
          );
        }
        expect(mail.van.email, name).toBe(installationOf(place).gemeente.mail.afzenderNeutraal);
        expect(mail.antwoordAan, name).toBeNull();
        expect(mail.html, name).toContain(`<html lang="${taal}">`);
      }
    });

    it('leads to pages in its own language', () => {
      const { url } = installationOf(place).omgeving;
      for (const [name, one] of all) {
        for (const { lines } of renderAll(place, taal, false, one)) {
          const links = lines.filter((line) => line.startsWith(url));
          expect(links.length, name).toBeGreaterThan(0);
          for (const link of links) expect(link.startsWith(`${url}/en/`), name).toBe(taal === 'en');
        }
      }
    });

    it('names the role as this municipality does', () => {
      const { label } = installationOf(place).gemeente;
      const role = taal === 'nl' ? label.uwRegisseur : label.en.uwRegisseur;
      for (const name of ['aanspreekpunt', 'benoemd']) {
        for (const { lines } of renderAll(place, taal, false, example(name))) expect(lines.join('\n')).toContain(role);
      }
    });
  });
});

/** The municipality's own sentences are checked with its file; names of roles and places are what they are. */
function withoutOwnWords({ klacht, rechtspositie, crisis, clientondersteuning }: Gemeente, text: string): string {
  const own = [
    ...Object.values(klacht.uitleg),
    klacht.adres,
    ...rechtspositie.bevoegdheden.flatMap((regel) => Object.values(regel)),
    ...Object.values(crisis.uitleg),
    clientondersteuning.naam,
  ];
  return own.reduce((left, part) => left.replaceAll(part, ''), text);
}

const telling =
  /hulp|help|melding|report|regisseur|wijkcoach|coach|case|casus|gezin|famil|zorg|care\b|jeugd|youth|kinder|child|veilig|safe|klacht|complain|cliënt|client|schuld|debt|plan\b|rechtspositie|rights|wmo|team|112|0800|vlot@/i;
function example(name: string): Bericht {
  const found = examples[name];
  if (!found) throw new Error(`No example ${name}`);
  return found;
}
const mailText = (name: string, changes: Partial<OwedBericht> = {}, today: string | null = vandaag) =>
  composeBericht(installationOf('almelo'), owed({ bericht: example(name), ...changes }), today).tekst;
const letterText = (name: string, taal: Taal = 'nl') =>
  renderAll('almelo', taal, false, example(name))[1]?.lines.join('\n') ?? '';
const callText = (name: string, taal: Taal = 'nl') => scriptFor('almelo', taal, example(name)).join('\n');

it('has an example of every kind of bericht, of every outcome and of every place to pass on to', () => {
  const soorten = new Set(all.map(([, one]) => one.soort));
  expect([...soorten].sort()).toEqual([...bericht.options.map((one) => [...one.shape.soort.values][0])].sort());
  const uitkomsten = all.flatMap(([, one]) => (one.soort === 'uitkomst' ? [one.uitkomst.soort] : []));
  expect(new Set(uitkomsten).size).toBe(10);
  for (const [name, one] of all) expect(bericht.safeParse(one).success, name).toBe(true);
});

describe('danger', () => {
  it.each(talen)('comes before anything else when it is acutely unsafe, in %s', (taal) => {
    for (const name of ['ontvangst, acuut onveilig', 'aanspreekpunt, acuut onveilig', 'benoemd, acuut onveilig']) {
      for (const text of [mailText(name, { taal }), letterText(name, taal), callText(name, taal)]) {
        const first = text.indexOf(taal === 'nl' ? 'meldingen niet dag en nacht' : 'not read reports day and night');
        expect(first).toBeGreaterThan(0);
        for (const number of ['112', '0800-2000', '0546 00 00 01']) expect(text.indexOf(number)).toBeLessThan(first);
        expect(first).toBeLessThan(text.search(/M-2026-7K3QZ9|Samira/));
      }
    }
  });

  it('comes first for who mailed us and did not see the form, and for nobody else', () => {
    expect(mailText('ontvangst, e-mail').indexOf('112')).toBeLessThan(40);
    for (const name of ['ontvangst', 'benoemd', 'navraag', 'ontvangst, signaal']) {
      expect(mailText(name)).not.toContain('0800-2000');
    }
  });

  it('promises nowhere that somebody reads at night', () => {
    for (const [, one] of all) {
      for (const taal of talen) {
        const said = renderAll('almelo', taal, false, one)
          .flatMap(({ lines }) => lines)
          .join('\n');
        expect(said).not.toMatch(/(wij|medewerker) \S+ (dag en nacht|24 uur)|we (read|answer) \S+ day and night/i);
      }
    }
  });
});

describe('the acknowledgement', () => {
  it('says what happens, by when, and what if that fails', () => {
    const text = mailText('ontvangst');
    expect(text).toContain('21 november 2026 om 22.50 uur');
    expect(text).toContain(
      'Uiterlijk vrijdag 27 november hoort u van ons. Lukt dat niet? Dan krijgt onze leidinggevende bericht.',
    );
    expect(text).toContain(`https://vlot.almelo.example/volg/M-2026-7K3QZ9.${volgcode}`);
    expect(text).toContain('https://vlot.almelo.example/rechtspositie');
    expect(text).toContain('Een cliëntondersteuner helpt u gratis.');
    expect(mailText('ontvangst', { taal: 'en' })).toContain('You will hear from us by Friday 27 November.');
    expect(mailText('ontvangst', { taal: 'en' })).toContain('21 November 2026 at 22:50');
  });

  it.each([
    ['De heer Voorbeeld', 'Beste heer Voorbeeld,', 'Dear Mr Voorbeeld,'],
    ['dhr. Voorbeeld', 'Beste heer Voorbeeld,', 'Dear Mr Voorbeeld,'],
    ['Mevrouw Voorbeeld', 'Beste mevrouw Voorbeeld,', 'Dear Ms Voorbeeld,'],
    ['mw Voorbeeld', 'Beste mevrouw Voorbeeld,', 'Dear Ms Voorbeeld,'],
    ['Heerko Voorbeeld', 'Beste Heerko Voorbeeld,', 'Dear Heerko Voorbeeld,'],
    [' ', 'Beste inwoner,', 'Dear resident,'],
  ])('greets %j as a letter does', (naam, nl, en) => {
    expect(mailText('ontvangst', { naam })).toContain(nl);
    expect(mailText('ontvangst', { naam, taal: 'en' })).toContain(en);
  });

  it('does not promise a day that has passed', () => {
    expect(mailText('ontvangst', {}, '2026-11-27')).toContain('Uiterlijk vrijdag 27 november hoort u van ons.');
    const late = mailText('ontvangst', {}, '2026-11-28');
    expect(late).toContain('U had uiterlijk vrijdag 27 november van ons moeten horen.');
    expect(late).not.toContain('hoort u van ons. Lukt');
    expect(mailText('ontvangst, signaal', {}, '2026-11-28')).toContain('had dit uiterlijk vrijdag 27 november moeten');
    expect(mailText('ontvangst', { neutraal: true }, '2026-11-28')).not.toContain('27 november');
  });

  it('names Jeugdstem only where youth help is concerned', () => {
    expect(mailText('ontvangst')).toContain('Jeugdstem');
    expect(mailText('ontvangst, opgetekend')).not.toContain('Jeugdstem');
  });

  it('tells a third party what they may hear, and no rights that are not theirs', () => {
    for (const text of [mailText('ontvangst, signaal'), callText('ontvangst, signaal')]) {
      expect(text).toContain('Meer mogen wij u niet vertellen. Zo beschermen wij het gezin.');
      expect(text).toContain('behalve als dat niet veilig is');
      expect(text).not.toMatch(/hoort u van ons|wijkcoach|Jeugdstem|Wij zoeken de juiste persoon/);
    }
    expect(mailText('ontvangst, signaal dat het gezin kent')).not.toContain('praten zo snel mogelijk');
  });

  it('tells who mailed that we do not know yet about whom it is, and names each file that was refused', () => {
    const text = mailText('ontvangst, e-mail');
    expect(text).toContain('Gaat het over uzelf of uw gezin?');
    expect(text).not.toMatch(/hoort u van ons wie|Jeugdstem|wijkcoach/);
    for (const { naam } of example('aanvulling, bestanden geweigerd').soort === 'aanvulling' ? refused() : []) {
      expect(text).toContain(`- ${naam}: `);
    }
    expect(text).toContain('hoogstens 10 MB');
  });

  it('says that staff wrote it down', () => {
    expect(letterText('ontvangst, opgetekend')).toContain('Een medewerker heeft opgeschreven wat u ons vertelde.');
    expect(letterText('ontvangst, opgetekend')).toContain('Daar staat ook wat wij opschreven.');
  });
});
function refused() {
  const one = example('aanvulling, bestanden geweigerd');
  return one.soort === 'aanvulling' ? one.geweigerdeBijlagen : [];
}

describe('who leads', () => {
  it('is told with name, phone, mail and employer, and that it is provisional', () => {
    const text = mailText('aanspreekpunt');
    for (const part of ['Samira Voorbeeld', '0546 00 00 09', 's.voorbeeld@almelo.example', 'Wijkteam Almelo']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('Samira Voorbeeld belt u vóór vrijdag 27 november.');
    expect(text).toContain('bevestigt uiterlijk maandag 23 november wie uw wijkcoach wordt');
    expect(text).toContain('Klikt het niet? U mag om iemand anders vragen.');
    expect(mailText('aanspreekpunt, acuut onveilig')).toContain('neemt zo snel mogelijk contact met u op');
  });

  it('says after the appointment what this person may really decide here, and how to object', () => {
    const { bevoegdheden } = installationOf('almelo').gemeente.rechtspositie;
    for (const line of bevoegdheden) {
      expect(mailText('benoemd')).toContain(line.nl);
      expect(mailText('benoemd', { taal: 'en' })).toContain(line.en);
    }
    expect(mailText('benoemd')).toContain('bezwaar');
    expect(mailText('benoemd')).not.toContain('voorlopig');
  });

  it('gives no reason when somebody will not lead, and says that it is not their fault', () => {
    expect(mailText('geweigerd')).toContain('Dat ligt niet aan u.');
    expect(mailText('geweigerd')).not.toMatch(/omdat|\bwant\b|\breden|te druk/i);
  });

  it('says who stands in and until when, and who is back', () => {
    expect(mailText('waarneming')).toContain('Tot en met vrijdag 11 december kunt u terecht bij Karim Voorbeeld.');
    expect(mailText('waarneming, terug')).toContain('Vanaf nu kunt u terecht bij Samira Voorbeeld.');
  });
});

describe('the outcome', () => {
  it('of the Wmo names the law’s dates and rights', () => {
    const text = mailText('uitkomst wmoMelding');
    for (const part of [
      'zaterdag 2 januari',
      'zaterdag 28 november',
      'persoonlijk plan',
      'pgb',
      'verslag',
      'bezwaar',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('Een cliëntondersteuner helpt u gratis.');
    expect(mailText('uitkomst wmoMelding', {}, '2026-11-29')).not.toContain('zaterdag 28 november');
  });

  it('passed on keeps the date, and has no consequences for the help', () => {
    const klacht = mailText('uitkomst doorgezonden, klacht');
    expect(klacht).toContain('Wij kregen uw melding op 21 november 2026 om 22.50 uur. Die datum telt.');
    expect(klacht).toContain('Uw klacht heeft geen gevolgen voor uw hulp.');
    expect(klacht).toContain('Wij hebben uw melding overgedragen aan Loket Voorbeeld, op maandag 23 november.');
    expect(mailText('uitkomst doorgezonden, nog niet overgedragen')).toContain(
      'Wij dragen uw melding over aan Loket Voorbeeld. Uiterlijk maandag 7 december is dat gebeurd. U hoeft zelf niets te doen.',
    );
    expect(mailText('uitkomst doorgezonden, bezwaar')).toContain('Uw bezwaar heeft geen gevolgen voor uw hulp.');
  });

  it('of a general provision needs no permission; advice is in the words of the employee', () => {
    expect(mailText('uitkomst algemeneVoorziening')).toContain('U hebt geen toestemming van de gemeente nodig.');
    expect(mailText('uitkomst algemeneVoorziening')).toContain('Ik heb al gebeld dat u komt.');
    expect(mailText('uitkomst advies')).toContain('verwijzing.\n\nNeem de brief van school mee.');
    expect(callText('uitkomst advies')).toContain('Dit is ons antwoord:');
  });
});

describe('"Loopt de hulp weer?"', () => {
  it('leads to the question by mail, to number and code on paper, and is asked aloud', () => {
    expect(mailText('navraag')).toContain(`/volg/M-2026-7K3QZ9.${volgcode}/navraag\n`);
    expect(letterText('navraag')).toMatch(new RegExp(`/volg/M-2026-7K3QZ9\\.${volgcode}$`, 'm'));
    expect(letterText('navraag')).not.toMatch(/knop/);
    expect(callText('navraag')).toContain('Ja, een beetje, of nog niet?');
  });
});

describe('on paper and on the phone', () => {
  it.each(talen)('nothing speaks of a mail, a link or a button, in %s', (taal) => {
    for (const [name, one] of all) {
      if (name.includes('e-mail') || name.includes('geweigerd')) continue;
      const [, brief] = renderAll('almelo', taal, false, one);
      const words = brief?.blokken.flatMap((block) => ('knop' in block ? [] : linesOf(block))).join('\n') ?? '';
      for (const text of [words, scriptFor('almelo', taal, one).join('\n')]) {
        expect(text, name).not.toMatch(/deze e-?mail|this e-?mail|\blink\b|\bknop\b|button|hierboven|above/i);
      }
    }
  });

  it('who calls first makes sure that it is safe, and says nothing before that', () => {
    const veilig = { nietMailen: true, neutraal: false, belMoment: 'dinsdag voor 12 uur' };
    const lines = scriptOf(
      installationOf('almelo'),
      { meldingsnummer },
      { melder: melder(veilig), taal: 'en' },
      { bericht: example('benoemd') },
    );
    expect(lines[0]).toContain('Vraag eerst of de ander vrij kan praten.');
    expect(lines[0]).toContain('Zeg niet waarover u belt als iemand anders opneemt.');
    expect(lines[2]).toContain('dinsdag voor 12 uur');
    expect(lines[3]).toBe(`Hello. Am I speaking to ${melderNaam}? Can you talk freely now?`);
    expect(lines.slice(0, 4).join('\n')).not.toMatch(/gemeente|municipality|Samira|coach/);
  });

  it('a professional finds the words where nothing is told by itself', () => {
    const silent = scriptOf(
      installationOf('almelo'),
      { meldingsnummer },
      { melder: melder(), taal: 'nl' },
      { bericht: null },
    );
    expect(silent).toEqual([]);
  });

  it('a letter is neutral for everybody with a safe way of contact', () => {
    const letter = (veiligContact?: Parameters<typeof melder>[0]) =>
      composeBrief(
        installationOf('almelo'),
        { meldingsnummer },
        { melder: melder(veiligContact), taal: 'nl', woonadres },
        { bericht: example('benoemd') },
        { volgcode, datum: vandaag },
      ).neutraal;
    expect(letter()).toBe(false);
    expect(letter({ nietMailen: false, neutraal: false })).toBe(false);
    expect(letter({ nietMailen: true, neutraal: false })).toBe(true);
    expect(letter({ nietMailen: false, neutraal: true })).toBe(true);
    expect(letter({ nietMailen: false, neutraal: false, belMoment: 'overdag' })).toBe(true);
  });
});

describe('the relay', () => {
  it('finds the words of what was kept without, on the day on which it goes out', () => {
    const compose = draftComposer(installationOf('almelo'), () => Date.parse('2026-11-28T12:00:00Z'));
    const kept = owed({ bericht: example('ontvangst') });
    const mail = compose(kept);
    expect(mail).toMatchObject({ id, soort: 'ontvangst', aan: 'ouder@canarie.example' });
    expect(mail.tekst).toContain('U had uiterlijk vrijdag 27 november van ons moeten horen.');
    expect(() => compose({ ...kept, bericht: { soort: 'onzin' } })).toThrow();
  });
});

/** Any words that staff and residents may have typed. */
const words = fc.stringMatching(/^[A-Za-zÀ-ž][A-Za-zÀ-ž0-9 '&<>"-]{0,30}[a-z]$/);
const phone = fc.constantFrom('0546 00 00 05', '+31 6 12345678');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const contactgegevens = fc.record({
  naam: words,
  telefoon: maybe(phone),
  email: maybe(fc.constant('loket@voorbeeld.example')),
  website: maybe(fc.constant('https://loket.voorbeeld.example')),
});
const person = fc.record({
  naam: words,
  telefoon: phone,
  email: fc.constant('p@voorbeeld.example'),
  organisatie: words,
});
const toelichting = maybe(fc.constantFrom('', '  ', 'Tot gauw.', 'Een.\n\n\n Twee.'));
const anyBericht: fc.Arbitrary<Bericht> = fc.oneof(
  fc.record({
    soort: fc.constant('uitkomst' as const),
    uitkomst: fc.oneof(
      fc.record({
        soort: fc.constantFrom('viaTeam' as const, 'sociaalTeam' as const, 'expertteam' as const),
        team: contactgegevens,
        contactUiterlijk: day,
      }),
      fc.record({ soort: fc.constant('maatwerk' as const), medewerker: contactgegevens, contactUiterlijk: day }),
      fc.record({
        soort: fc.constant('wmoMelding' as const),
        loket: contactgegevens,
        onderzoekUiterlijk: day,
        planUiterlijk: day,
      }),
      fc.record({
        soort: fc.constant('algemeneVoorziening' as const),
        voorziening: contactgegevens,
        omschrijving: words,
      }),
    ),
    toelichting,
  }),
  fc.record({
    soort: fc.constant('waarneming' as const),
    regisseur: person,
    waarnemer: maybe(fc.tuple(person, day).map(([who, tot]) => ({ ...who, tot }))),
  }),
  fc.record({ soort: fc.constant('afronding' as const), toelichting }),
  fc.record({
    soort: fc.constant('ontlasting' as const),
    taken: fc.array(fc.record({ taak: words, door: words }), { minLength: 1, maxLength: 20 }),
  }),
);

it('has no hole whatever is filled in or left out', () => {
  fc.assert(
    fc.property(
      anyBericht,
      fc.constantFrom(...talen),
      fc.boolean(),
      maybe(words),
      maybe(day),
      (one, taal, neutraal, naam, today) => {
        const installation = installationOf('hellendoorn');
        for (const vorm of ['mail', 'brief'] as const) {
          const { onderwerp, blokken } = composeTekst(
            installation,
            vorm,
            told({ bericht: one, taal, neutraal, naam, vandaag: today }),
          );
          expect(onderwerp.trim()).not.toBe('');
          for (const block of blokken) {
            expect(linesOf(block).length).toBeGreaterThan(0);
            for (const line of linesOf(block)) expect(line.trim()).not.toBe('');
          }
          expect(blokken.flatMap(linesOf).join('\n')).not.toMatch(/undefined|\bnull\b|NaN|Invalid|: +$/m);
        }
        const mail = composeBericht(installation, owed({ bericht: one, taal, neutraal, naam }), today);
        expect(mail.html).not.toMatch(/<li[^>]*><\/li>|<p[^>]*><\/p>|<ul[^>]*><\/ul>/);
        if (neutraal && naam && naam.length > 12) expect(mail.html).not.toContain(naam);
      },
    ),
    { numRuns: 150 },
  );
});
