import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHardLanguage, sentencesOf, wordsOf } from './plain-language.ts';

describe('plain language', () => {
  it('names a hard word and the easier one, wherever it stands in the sentence', () => {
    expect(findHardLanguage('nl', 'Indien u belt, helpen wij u.')).toEqual(['"indien": schrijf "als"']);
    expect(findHardLanguage('nl', 'U dient te bellen.')).toEqual(['"dient te": schrijf "moet"']);
    expect(findHardLanguage('nl', 'Wij verstrekken u de gegevens.')).toEqual(['"verstrekk...": schrijf "geven"']);
    expect(findHardLanguage('en', 'We utilise your data.')).toEqual(['"utilis...": schrijf "use"']);
    expect(findHardLanguage('en', 'Pursuant to the law.')).toEqual(['"pursuant...": schrijf "under"']);
  });

  it('takes whole words: what only contains a hard word is fine', () => {
    expect(findHardLanguage('nl', 'De gemeente bindt iedereen. Personen bellen ons.')).toEqual([]);
    expect(findHardLanguage('en', 'We shallowly marshall trivial things.')).toEqual([]);
  });

  it('a sentence has at most 25 words, and 20 on average; links and numbers do not count', () => {
    const sentence = (words: number) => `${'woord '.repeat(words - 1)}woord.`;
    expect(findHardLanguage('nl', sentence(25))).toEqual([]);
    expect(findHardLanguage('nl', sentence(26))).toHaveLength(1);
    expect(findHardLanguage('nl', `${sentence(22)} ${sentence(19)}`)).toEqual(['gemiddeld 20.5 woorden per zin']);
    expect(findHardLanguage('nl', `${sentence(20)} ${sentence(20)}`)).toEqual([]);
    const withLinks = `${'woord '.repeat(25)}https://vlot.almelo.example/volg/a.b 0546 00 00 00 naam@voorbeeld.example`;
    expect(findHardLanguage('nl', withLinks)).toEqual([]);
  });

  it('asks who does something', () => {
    expect(findHardLanguage('nl', 'Het verzoek dient door u te worden gedaan.')).toContain(
      'wie doet dit: "Het verzoek dient door u te worden gedaan."',
    );
    expect(findHardLanguage('en', 'It has been decided that you wait.')).toHaveLength(1);
    expect(findHardLanguage('nl', 'Een medewerker belt u.')).toEqual([]);
  });

  it('counts every word of a text in one sentence', () => {
    const word = fc.constantFrom('hulp', 'bellen', 'gezin', 'u', 'vandaag');
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 9 }), { minLength: 1 }), (sentences) => {
        const text = sentences.map((words) => `${words.join(' ')}.`).join(' ');
        expect(sentencesOf(text).map((sentence) => wordsOf(sentence).length)).toEqual(
          sentences.map((words) => words.length),
        );
      }),
    );
  });
});
