import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import { meldingRequest } from '../intake/contract.ts';
import { createAssets } from './assets.ts';
import { inLanguage } from './language.ts';
import { checkMelding, fieldNames, keepFields, toMelding } from './melding-form.ts';
import { checkPage, formPage } from './pages/melden.ts';

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
