import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import { meldingRequest } from '../intake/contract.ts';
import { faultTexts } from '../intake/fault-texts.ts';
import { createAssets } from './assets.ts';
import { translateFault } from './faults.ts';
import { inLanguage } from './language.ts';
import {
  checkMelding,
  fieldNames,
  keepFields,
  lacksStreet,
  type Section,
  sectionsFor,
  toMelding,
  toValues,
  vindplaatsenInOrder,
} from './melding-form.ts';
import { checkPage, formPage } from './pages/melden.ts';
import { en } from './texts/en.ts';
import { nl } from './texts/nl.ts';

const gemeente = readGemeente('almelo');
const setting = inLanguage({ gemeente, assets: createAssets(gemeente) }, 'nl');

const filledIn = () =>
  new URLSearchParams([
    ['over', 'mijnGezin'],
    ['melder.rol', 'ouder'],
    ['watLooptVast', 'De hulp komt al weken niet.'],
    ['leefgebieden', 'financien'],
    ['leefgebieden', 'huisvesting'],
    ['betrokkenOrganisaties', 'Thuiszorg\n\n  Wijkteam  '],
    ['aantalHulpverleners', '4'],
    ['minderjarigen', 'ja'],
    ['melder.email', 'ouder@voorbeeld.example'],
    ['melder.veiligContact.neutraal', 'ja'],
    ['woonadres.postcode', '7607 ew'],
    ['woonadres.huisnummer', '30'],
    ['toestemming.delenMetRegisseur', 'nee'],
  ]);

test('where a professional works: what fits nothing else comes last', () => {
  const codes = vindplaatsenInOrder(readGemeente('hellendoorn')).map(({ code }) => code);
  expect(codes.at(-1)).toBe('anders');
  expect(codes.toSorted()).toEqual(
    readGemeente('hellendoorn')
      .vindplaatsen.map(({ code }) => code)
      .toSorted(),
  );
});

describe('from form to contract', () => {
  test('what was filled in arrives, what was left open is left out', () => {
    expect(toMelding(filledIn())).toEqual({
      watLooptVast: 'De hulp komt al weken niet.',
      over: 'mijnGezin',
      melder: { rol: 'ouder', email: 'ouder@voorbeeld.example', veiligContact: { neutraal: true } },
      woonadres: { postcode: '7607 ew', huisnummer: 30 },
      leefgebieden: ['financien', 'huisvesting'],
      betrokkenOrganisaties: ['Thuiszorg', 'Wijkteam'],
      aantalHulpverleners: 4,
      minderjarigen: 'ja',
      doelgroepen: [],
      toestemming: { delenMetRegisseur: false },
    });
    expect(checkMelding(gemeente, filledIn()).ok).toBe(true);
  });

  test('the street belongs to the address, and nobody is held up without it', () => {
    const values = filledIn();
    values.set('melder.voorkeurskanaal', 'post');
    expect(checkMelding(gemeente, values).ok).toBe(true);
    values.set('woonadres.straat', ' Voorbeeldstraat ');
    expect(toMelding(values)).toMatchObject({ woonadres: { postcode: '7607 ew', straat: 'Voorbeeldstraat' } });
    expect(checkMelding(gemeente, values).ok).toBe(true);
  });

  test('who reports from work is not asked the street of the family: it gets no letter', () => {
    expect(fieldNames(gemeente)).toContain('woonadres.straat');
    expect(fieldNames(gemeente, 'professional')).not.toContain('woonadres.straat');
  });

  test.each<[string, Record<string, string>, boolean]>([
    ['post', { 'melder.voorkeurskanaal': 'post' }, true],
    ['post, with the street', { 'melder.voorkeurskanaal': 'post', 'woonadres.straat': 'Voorbeeldstraat' }, false],
    ['mail', {}, false],
    ['mail that is not safe, no telephone', { 'melder.veiligContact.nietMailen': 'ja' }, true],
    ['mail that is not safe', { 'melder.veiligContact.nietMailen': 'ja', 'melder.telefoon': '06 12345678' }, false],
    ['no mail, no telephone', { 'melder.email': '' }, true],
    ['no address', { 'melder.voorkeurskanaal': 'post', 'woonadres.postcode': '' }, false],
    ['about somebody else', { 'melder.voorkeurskanaal': 'post', over: 'iemandAnders' }, false],
    ['without a name', { 'melder.email': '', anoniem: 'ja' }, false],
  ])('whether a letter misses its street: %s', (_, changes, misses) => {
    const values = filledIn();
    for (const [naam, value] of Object.entries(changes)) values.set(naam, value);
    expect(lacksStreet(values)).toBe(misses);
  });

  test('every field of the form exists in the contract', () => {
    const values = filledIn();
    for (const naam of fieldNames(gemeente)) if (!values.has(naam)) values.set(naam, 'ja');
    const result = meldingRequest.safeParse(toMelding(values));
    const unknown = result.error?.issues.filter(({ code }) => code === 'unrecognized_keys');
    expect(unknown ?? []).toEqual([]);
  });

  test('whether the family knows is only sent about somebody else', () => {
    const values = filledIn();
    values.set('weetHetGezinHet', 'nee');
    expect(toMelding(values)).not.toHaveProperty('weetHetGezinHet');
    values.set('over', 'iemandAnders');
    expect(toMelding(values)).toHaveProperty('weetHetGezinHet', 'nee');
  });
});

describe('two languages, one form', () => {
  const english = en(gemeente).formulier;
  const shape = (sections: Section[]) =>
    sections.map(({ velden, noten }) => ({
      velden: velden.map((field) => ({
        naam: field.naam,
        soort: field.soort,
        verplicht: field.verplicht ?? false,
        bij: field.bij,
        opties: 'opties' in field ? field.opties.map(({ waarde }) => waarde) : [],
      })),
      noten: noten?.map(({ bij }) => bij),
    }));

  test.each(['inwoner', 'professional'] as const)('%s: the same questions and answers, in other words', (soort) => {
    const [dutch, other] = [sectionsFor(gemeente, soort), sectionsFor(gemeente, soort, english)];
    expect(shape(other)).toEqual(shape(dutch));
    const labels = (sections: Section[]) => sections.flatMap(({ velden }) => velden.map(({ label }) => label));
    const same = labels(dutch).filter((label) => labels(other).includes(label));
    expect(same).toEqual([]);
  });

  test.each(['inwoner', 'professional'] as const)('%s: every field exists in the contract', (soort) => {
    const values = new URLSearchParams({ ingang: soort, over: 'iemandAnders' });
    for (const naam of fieldNames(gemeente, soort)) if (!values.has(naam)) values.set(naam, 'ja');
    for (const rol of ['jeugdige', 'clientondersteuner']) {
      values.set('melder.rol', rol);
      const issues = meldingRequest.safeParse(toMelding(values, 'en')).error?.issues ?? [];
      expect(issues.filter(({ code }) => code === 'unrecognized_keys')).toEqual([]);
    }
  });

  test('every option is one that the contract takes', () => {
    expect.hasAssertions();
    for (const soort of ['inwoner', 'professional'] as const) {
      for (const field of sectionsFor(gemeente, soort).flatMap(({ velden }) => velden)) {
        if (!('opties' in field)) continue;
        for (const { waarde } of field.opties) {
          const values = new URLSearchParams([...filledIn(), ['ingang', soort]]);
          values.set(field.naam, waarde);
          const found = checkMelding(gemeente, values);
          const fault = found.ok ? undefined : found.fouten.find(({ veld }) => veld === field.naam);
          // Post needs an address of the own home; the others are answers that always fit.
          if (waarde !== 'telefoon') expect([field.naam, waarde, fault]).toEqual([field.naam, waarde, undefined]);
        }
      }
    }
  });

  test('what intake kept comes back as the answers that were given', () => {
    const work = new URLSearchParams({
      ingang: 'professional',
      'melder.naam': 'Agent Voorbeeld',
      'melder.rol': 'clientondersteuner',
      'melder.telefoon': '06 00000001',
      'professional.vindplaats': 'school',
      'professional.organisatie': 'School Voorbeeld',
      'professional.overgenomenTaken': 'Post openen\nBellen',
      watLooptVast: 'De hulp komt al weken niet.',
    });
    const melding = meldingRequest.parse(toMelding(work, 'nl'));
    const back = toValues({
      ...melding,
      woonadres: null,
      aantalHulpverleners: null,
      wisselingenHulpverleners: null,
      bekendeRegisseur: null,
      toestemming: null,
      professional: melding.professional ?? null,
    });
    for (const [naam, value] of work) expect([naam, back.get(naam)]).toEqual([naam, value]);
  });

  test('a mail that did not say whom it is about answers no question', () => {
    const sent = { ...meldingRequest.parse(toMelding(filledIn())), professional: null, toestemming: null };
    const back = toValues({
      ...sent,
      over: 'onbekend',
      woonadres: null,
      aantalHulpverleners: null,
      wisselingenHulpverleners: null,
      bekendeRegisseur: null,
      minderjarigen: 'onbekend',
    });
    expect(back.has('over')).toBe(false);
    expect(back.get('minderjarigen')).toBe('onbekend');
  });

  test('every text about a fault is found back by its words', () => {
    const texts = Object.values(faultTexts);
    expect(new Set(texts).size).toBe(texts.length);
    const [dutch, other] = [nl(gemeente), en(gemeente)];
    for (const text of texts) {
      expect(translateFault(dutch, text)).toBe(text);
      expect(translateFault(other, text)).not.toBe(text);
      expect(translateFault(other, text)).not.toBe(other.melden.kloptNiet);
    }
  });
});

describe('faults', () => {
  const faultsOf = (values: URLSearchParams) => {
    const checked = checkMelding(gemeente, values);
    return checked.ok ? [] : checked.fouten;
  };

  test('an empty form: all faults at once, in the order of the form, in Dutch', () => {
    expect(faultsOf(new URLSearchParams())).toEqual([
      { veld: 'over', melding: 'Kies over wie de melding gaat.' },
      { veld: 'melder.rol', melding: 'Kies wie u bent.' },
      { veld: 'watLooptVast', melding: 'Vertel in minstens 10 tekens wat er vastloopt.' },
    ]);
  });

  test('no way to be reached', () => {
    const values = filledIn();
    values.delete('melder.email');
    expect(faultsOf(values).map(({ veld }) => veld)).toEqual(['melder.email']);
  });

  test('a number that is none, and an address that was begun', () => {
    const values = filledIn();
    values.set('aantalHulpverleners', 'veel');
    values.set('woonadres.huisnummer', '');
    expect(faultsOf(values)).toEqual([
      { veld: 'aantalHulpverleners', melding: 'Vul een heel getal in.' },
      { veld: 'woonadres.huisnummer', melding: 'Vul een huisnummer in.' },
    ]);
  });

  test('post without an address points at the address', () => {
    const values = filledIn();
    values.set('melder.voorkeurskanaal', 'post');
    values.delete('woonadres.postcode');
    values.delete('woonadres.huisnummer');
    expect(faultsOf(values).map(({ veld }) => veld)).toEqual(['woonadres.postcode']);
  });
});

describe('nothing that was typed is lost', () => {
  const fromHtml = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
  const story = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replaceAll('\r', ''));

  test('the form shows it again after a fault', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(story, story, (text, naam) => {
        const values = keepFields(
          gemeente,
          new URLSearchParams({ watLooptVast: text, 'melder.naam': naam, over: 'mijnGezin' }),
        );
        const body = formPage(setting, { values, fouten: [{ veld: 'melder.rol', melding: 'Kies wie u bent.' }] });
        // The line break after the tag is for the browser, which drops the first one.
        expect(fromHtml(/<textarea[^>]*id="veld-watLooptVast"[^>]*>\n([^<]*)</.exec(body)?.[1] ?? 'gone')).toBe(text);
        expect(fromHtml(/value="([^"]*)"[^>]*id="veld-melder-naam"/.exec(body)?.[1] ?? 'gone')).toBe(naam);
        expect(body).toMatch(/value="mijnGezin" checked/);
      }),
      { numRuns: 50 },
    );
  });

  test('the check page carries every value', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(story, (text) => {
        const values = filledIn();
        values.set('watLooptVast', text);
        const body = checkPage(setting, values, { sleutel: 'a-key-of-this-form' });
        const carried = [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
          ([, naam = '', value = '']) => [fromHtml(naam), fromHtml(value)],
        );
        expect(carried).toEqual([...values, ['sleutel', 'a-key-of-this-form']]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the check page', () => {
  const note = 'Vul daarvoor ook uw straat in.';
  const shown = (changes: Record<string, string>, where = setting) => {
    const values = filledIn();
    for (const [naam, value] of Object.entries(changes)) values.set(naam, value);
    return checkPage(where, values, { sleutel: 'a-key-of-this-form' });
  };

  test('reads the address back as one line', () => {
    const full = { 'woonadres.straat': 'Voorbeeldstraat', 'woonadres.toevoeging': 'a' };
    expect(shown(full)).toContain('Voorbeeldstraat 30 a, 7607 EW');
    expect(shown({})).toContain('7607 EW 30');
    expect(shown(full)).not.toMatch(/<dt[^>]*>(Postcode|Huisnummer|Toevoeging|Straat)/);
  });

  test('asks who gets a letter for the street, with a way to the field and the way on', () => {
    const post = { 'melder.voorkeurskanaal': 'post' };
    const body = shown(post);
    expect(body).toContain(note);
    expect(body).toContain('formaction="/melden/wijzigen#veld-woonadres-straat"');
    expect(body).toContain('Verstuur uw melding');
    expect(shown(post, inLanguage({ gemeente, assets: createAssets(gemeente) }, 'en'))).toContain(
      'Please fill in your street',
    );
    expect(shown({ ...post, 'woonadres.straat': 'Voorbeeldstraat' })).not.toContain(note);
    expect(shown({})).not.toContain(note);
  });
});

describe('the form page', () => {
  const empty = formPage(setting, { values: new URLSearchParams(), fouten: [] });

  test('danger stands before the first question and there is no field for a BSN', () => {
    expect(empty.indexOf('Bel Veilig Thuis')).toBeGreaterThan(0);
    expect(empty.indexOf('Bel Veilig Thuis')).toBeLessThan(empty.indexOf('Over wie meldt u?'));
    expect(empty).not.toMatch(/name="[^"]*bsn/i);
  });

  test('the browser checks nothing itself, and every question that may be skipped says so', () => {
    expect(empty).toContain('novalidate');
    expect(empty).not.toMatch(/ (required|pattern|placeholder|maxlength)[ =>]/);
    const labels = [
      ...empty.matchAll(/<(?:label class="utrecht-form-label"|legend)[^>]*>([^<]*)(<span class="nietverplicht">)?/g),
    ];
    const mandatory = labels.filter(([, , optional]) => !optional).map(([, label = '']) => label.trim());
    expect(mandatory).toEqual(['Over wie meldt u?', 'Wie bent u?', 'Wat loopt er vast?']);
  });

  test('a fault is in the title, in the summary with a link, and at its field', () => {
    const body = formPage(setting, {
      values: new URLSearchParams(),
      fouten: [{ veld: 'melder.email', melding: 'Vul een e-mailadres in.' }],
    });
    expect(body).toContain('<title>Fout: ');
    expect(body).toContain('<h2 class="nl-heading nl-heading--level-2" tabindex="-1" autofocus>');
    expect(body).toContain('<a class="nl-link" href="#veld-melder-email">Vul een e-mailadres in.</a>');
    expect(body).toMatch(/id="veld-melder-email" [^>]*aria-describedby="veld-melder-email-fout" aria-invalid="true"/);
  });
});
