import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitQuoted } from './split-quoted.ts';

const old = 'Wij hebben uw melding ontvangen.';

describe('the earlier mail below an answer', () => {
  it.each([
    ['Gmail', `Op vr 20 nov 2026 om 14:02 schreef Gemeente <a@b.example>:\n\n> ${old}`],
    ['Gmail, broken line', `Op vr 20 nov 2026 om 14:02 schreef Gemeente <\na@b.example>:\n\n> ${old}`],
    ['Gmail in English', `On Fri, Nov 20, 2026 at 2:02 PM Gemeente <a@b.example> wrote:\n> ${old}`],
    ['iPhone', `> Op 20 nov 2026 om 14:02 heeft Gemeente <a@b.example> het volgende geschreven:\n> \n> ${old}`],
    ['iPhone in English', `> On 20 Nov 2026, at 14:02, Gemeente <a@b.example> wrote:\n> \n> ${old}`],
    [
      'Outlook',
      `________________________________\nVan: Gemeente\nVerzonden: vrijdag 20 november\nAan: Bert\nOnderwerp: Melding\n\n${old}`,
    ],
    ['Outlook in English', `From: Gemeente\nSent: Friday\nTo: Bert\nCc: Ans\nSubject: Melding\n\n${old}`],
    ['Outlook on a phone', `*Van:* Gemeente\n*Datum:* vrijdag\n*Aan:* Bert\n*Onderwerp:* Melding\n${old}`],
    ['an old program', `-----Oorspronkelijk bericht-----\n${old}`],
    ['an old program in English', `-----Original Message-----\n${old}`],
    ['no introduction', `> ${old}\n> Groet`],
    ['Thunderbird', `Op 20-11-2026 om 14:02 schreef Gemeente:\n> ${old}`],
  ])('%s', (_, quote) => {
    const { tekst, geciteerd } = splitQuoted(`Ja, dat klopt.\n\nGroet, Ans\n\n${quote}`, 'Re: Melding');
    expect(tekst).toBe('Ja, dat klopt.\n\nGroet, Ans');
    expect(geciteerd).toContain(old);
  });

  it('keeps what was answered between its lines', () => {
    const text = 'On Friday, Nov 20 Gemeente wrote:\n> Wie helpt u?\nDe wijkcoach.\n> Sinds?\nMei.';
    expect(splitQuoted(text, 'Re: x').tekst).toBe('De wijkcoach.\nMei.');
  });

  it.each([
    [
      'a forwarded mail, by its subject',
      'Fwd: zorgen',
      `Zie hieronder.\n\nVan: Greet\nVerzonden: maandag\nOnderwerp: x\n\n${old}`,
    ],
    [
      'a forwarded mail, by its text',
      'zorgen',
      `Zie.\n\n---------- Forwarded message ---------\nFrom: Greet\nDate: x\nSubject: y\n> ${old}`,
    ],
    ['one from an iPhone', 'zorgen', `Zie.\n\nBegin doorgestuurd bericht:\n\n> ${old}`],
    ['a mail that is nothing else', 'Re: x', `> ${old}`],
    [
      'a sentence that only looks like it',
      'x',
      'Op maandag schreef mijn dochter een brief: zij wil naar huis.\nVan: 12 naar 3 dagen',
    ],
    ['a list with From', 'x', 'Van: maandag\nTot: vrijdag\nhebben wij geen hulp.'],
  ])('cuts nothing of %s', (_, onderwerp, text) => {
    expect(splitQuoted(text, onderwerp)).toEqual({ tekst: text, geciteerd: '' });
  });

  it('loses no line', () => {
    const line = fc.constantFrom(
      '',
      '> a',
      '>> b',
      'c',
      'On x wrote:',
      'Op 20 nov 2026 schreef d:',
      'Van: e',
      'Verzonden: f',
      'Onderwerp: g',
      '_____',
    );
    const filled = (text: string) =>
      text
        .split('\n')
        .filter((one) => one.trim() !== '')
        .toSorted();
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { tekst, geciteerd } = splitQuoted(lines.join('\n'), 'Re: x');
        expect(filled(`${tekst}\n${geciteerd}`)).toEqual(filled(lines.join('\n')));
      }),
    );
  });
});
