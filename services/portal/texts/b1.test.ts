import { describe, expect, test } from 'vitest';
import { gemeenten, readGemeente } from '../../../cdk/gemeenten/index.ts';
import type { Taal } from '../../../shared/gemeente.ts';
import { findHardLanguage, sentencesOf, wordsOf } from '../../../shared/plain-language.ts';
import { html } from '../html.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';
import type { Texts } from './texts.ts';

/** Every text of ours in both languages, with an example where it asks for something. */
const languages: Record<Taal, (name: string) => Texts> = {
  nl: (name) => nl(readGemeente(name)),
  en: (name) => en(readGemeente(name)),
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const toText = (content: string) =>
  content.replaceAll(/<[^>]+>/g, '').replaceAll(/&([a-z#0-9]+);/g, (whole, name: string) => entities[name] ?? whole);

/** Numbers where a text counts, a name or a date elsewhere: one short word, as it will be. */
const examples = (path: string): unknown[] => (path.endsWith('.fouten') ? [3] : ['Samira', 'vrijdag', 'Karim']);

function collect(value: unknown, path: string, found: Map<string, string>): Map<string, string> {
  if (typeof value === 'string') found.set(path, value);
  else if (typeof value === 'function') collect(value(...examples(path)), path, found);
  else if (Array.isArray(value)) for (const [index, one] of value.entries()) collect(one, `${path}.${index}`, found);
  else if (typeof value === 'object' && value !== null && 'text' in value)
    found.set(path, toText(html`${value as never}`.text));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) collect(one, path ? `${path}.${key}` : key, found);
  }
  return found;
}
const textsOf = (taal: Taal, name = 'almelo') => collect(languages[taal](name), '', new Map());

describe.each(['nl', 'en'] as const)('every text in %s', (taal) => {
  test('is plain: no hard word, no long sentence, somebody who acts', () => {
    const texts = textsOf(taal);
    expect(texts.size).toBeGreaterThan(300);
    const hard = [...texts].flatMap(([path, text]) => findHardLanguage(taal, text).map((fault) => `${path}: ${fault}`));
    expect(hard).toEqual([]);
  });

  test('says something, and nothing that was not filled in', () => {
    for (const [path, text] of textsOf(taal)) {
      expect([path, text.trim()]).not.toEqual([path, '']);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
    }
  });

  test('is short as a whole', () => {
    const lengths = [...textsOf(taal).values()].flatMap(sentencesOf).map((sentence) => wordsOf(sentence).length);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThan(12);
  });
});

test('both languages have the same texts, and none of them twice in the same words', () => {
  const [dutch, english] = [textsOf('nl'), textsOf('en')];
  expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort());
  const same = [...dutch].filter(([path, text]) => english.get(path) === text).map(([path]) => path);
  expect(same).toEqual(['kader.voet.privacy', 'volg.uitkomst.website', 'privacy.titel', 'privacy.cookies']);
});

test('no promise that somebody reads at night, and help around the clock by its own numbers', () => {
  for (const taal of ['nl', 'en'] as const) {
    const night = [...textsOf(taal)].filter(([, text]) => /dag en nacht|24 uur|day and night|24 hours/i.test(text));
    expect(night.map(([path]) => path)).toEqual(['delen.veiligThuis']);
  }
});

test('each municipality is named by its own words', () => {
  expect(textsOf('en', 'almelo').get('rechten.watMag')).toBe('What may your district coach do?');
  expect(textsOf('nl', 'heerlen').get('rechten.watMag')).not.toBe(textsOf('nl', 'almelo').get('rechten.watMag'));
});

test.each(Object.keys(gemeenten))('what %s says itself is plain too, in both languages', (name) => {
  const texts = [...collect(readGemeente(name), '', new Map())].filter(([path]) => /\.(nl|en)$/.test(path));
  expect(texts.length).toBeGreaterThan(40);
  const hard = texts.flatMap(([path, text]) =>
    findHardLanguage(path.endsWith('.en') ? 'en' : 'nl', text).map((fault) => `${path}: ${fault}`),
  );
  expect(hard).toEqual([]);
});
