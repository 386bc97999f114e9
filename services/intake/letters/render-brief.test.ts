import * as fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { installationOf } from '../../../test/support/intake.ts';
import type { Brief } from './brief.ts';
import { clean } from './clean.ts';
import { printLink } from './print-link.ts';
import { renderBrief } from './render-brief.ts';
import { mm, sheet } from './sheet.ts';

/** Letters, read back from the PDF. */
const { gemeente } = installationOf('almelo');
const url = 'https://vlot.almelo.example/volg/M-2026-7K3QZ9.ABCDEF-GHJKMN-PQRSTV-WXYZ01-23';

function briefOf(changes: Partial<Brief> = {}): Brief {
  return {
    gemeente,
    aan: { naam: 'Ayşe Şahin-Wójcik', postcode: '7607EW', huisnummer: 30, toevoeging: 'a' },
    datum: '2026-11-22',
    kenmerk: 'M-2026-7K3QZ9',
    onderwerp: 'Wij hebben uw melding ontvangen',
    blokken: [
      { tekst: 'Beste mevrouw Şahin-Wójcik,' },
      { tekst: 'Wij hebben uw melding ontvangen.' },
      { kop: 'Wat gebeurt er nu?' },
      { lijst: ['Uiterlijk vrijdag hoort u van ons.', 'Wij zoeken de juiste persoon voor u: officiële hulp.'] },
      { knop: 'Bekijk uw melding', url },
      { knop: 'Lees de folder Rechtspositie', url: 'https://vlot.almelo.example/rechtspositie' },
      { tekst: 'Met vriendelijke groet,\nGemeente Almelo' },
    ],
    taal: 'nl',
    neutraal: false,
    ...changes,
  };
}

/** A piece of text with its place on the page: points from the left and from the top. */
type Piece = {
  text: string;
  page: number;
  left: number;
  right: number;
  base: number;
  artifact: boolean;
  bold: boolean;
};
type Tree = { role?: string; children?: Tree[] };

async function read(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(bytes.slice());
  const pieces: Piece[] = [];
  const roles: string[] = [];
  const sizes: number[][] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const proxy = await pdf.getPage(page);
    const { width, height } = proxy.getViewport({ scale: 1 });
    sizes.push([Math.round(width), Math.round(height)]);
    await proxy.getOperatorList();
    const marks: string[] = [];
    for (const item of (await proxy.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const [, , , , left, bottom] = item.transform as number[];
        if (left === undefined || bottom === undefined) throw new Error('text without a place');
        const font = proxy.commonObjs.get(item.fontName) as { name: string };
        pieces.push({
          text: item.str,
          page,
          left,
          right: left + item.width,
          base: height - bottom,
          artifact: marks.includes('Artifact'),
          bold: font.name.endsWith('Bold'),
        });
      } else if (item.type === 'endMarkedContent') marks.pop();
      else marks.push((item as { tag?: string }).tag ?? '');
    }
    const walk = ({ role, children }: Tree): void => {
      if (role) roles.push(role);
      for (const child of children ?? []) walk(child);
    };
    walk((await proxy.getStructTree()) as Tree);
  }
  return { pieces, roles, sizes, pages: pdf.numPages, meta: await pdf.getMetadata() };
}

const close = (text: string): string => text.replaceAll(/\s/g, '');
const said = (pieces: Piece[]): string => close(pieces.map(({ text }) => text).join(''));
const readable = (pieces: Piece[]): Piece[] => pieces.filter(({ artifact }) => !artifact);
const bodyOf = (pieces: Piece[]): Piece[] =>
  readable(pieces).filter(({ page, base }) => page > 1 || base > sheet.body - 1);
const printed = (pieces: Piece[]): Piece[] => pieces.filter(({ text }) => text.trim() !== '');

/** All that the blocks say, in order. */
function expected({ blokken, onderwerp, neutraal, taal }: Brief): string {
  const lines = blokken.flatMap((block) => {
    if ('kop' in block) return [block.kop];
    if ('lijst' in block) return block.lijst.map((line) => `•${line}`);
    if ('tekst' in block) return [block.tekst];
    const { tekst, feiten } = printLink(block, taal);
    return [tekst, ...feiten.map(({ naam, waarde }) => `${naam}:${waarde}`)];
  });
  return close(clean([...(neutraal ? [] : [onderwerp]), ...lines].join('')));
}

describe('a letter on paper', () => {
  it('says all that the blocks say, in their order', async () => {
    const brief = briefOf();
    const { pieces } = await read(await renderBrief(brief));
    expect(said(bodyOf(pieces))).toBe(expected(brief));
  });

  it('says above it who writes, to whom, when and where to call', async () => {
    const { pieces } = await read(await renderBrief(briefOf()));
    const head = pieces.filter((piece) => !bodyOf(pieces).includes(piece));
    expect(said(head)).toBe(
      close(`Gemeente Almelo Ayşe Şahin-Wójcik 30 a 7607 EW ALMELO Almelo, 22 november 2026 Kenmerk: M-2026-7K3QZ9
        Telefoon: ${gemeente.telefoon} Bereikbaar: ${gemeente.bereikbaar.nl}`),
    );
  });

  it('stands on A4, tagged, in its language and with its fonts inside', async () => {
    const bytes = await renderBrief(briefOf());
    const { sizes, roles, meta } = await read(bytes);
    expect(sizes).toEqual([[595, 842]]);
    expect(new Set(roles)).toEqual(new Set(['Root', 'Document', 'P', 'H1', 'H2', 'L', 'LI', 'Lbl', 'LBody']));
    expect(meta.info).toMatchObject({ Title: 'Wij hebben uw melding ontvangen', Author: 'Gemeente Almelo' });
    const source = Buffer.from(bytes).toString('latin1');
    expect(source).toContain('/Lang (nl-NL)');
    expect(source).toContain('/DisplayDocTitle true');
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(source.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(source).not.toContain('Helvetica');
  });

  it('speaks English where the letter does', async () => {
    const bytes = await renderBrief(briefOf({ taal: 'en', onderwerp: 'We have received your report' }));
    const text = said((await read(bytes)).pieces);
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (en-GB)');
    expect(text).toContain('22November2026');
    expect(text).toContain('Reference:M-2026-7K3QZ9');
    expect(text).not.toContain('Kenmerk');
  });

  it('is the same file for the same letter, and another for another', async () => {
    const one = Buffer.from(await renderBrief(briefOf()));
    expect(one.equals(await renderBrief(briefOf()))).toBe(true);
    expect(one.equals(await renderBrief(briefOf({ datum: '2026-11-23' })))).toBe(false);
  });

  it.each(['Yılmaz', 'Şahin', 'Wójcik', 'Đurić', 'Ștefănescu', 'Nguyễn', 'Łukasiewicz', 'Παπαδόπουλος', 'Бойко'])(
    'spells %s as its owner does',
    async (naam) => {
      // The name as a keyboard with loose accents sends it.
      const brief = briefOf({ aan: { ...briefOf().aan, naam: naam.normalize('NFD') } });
      expect(said((await read(await renderBrief(brief))).pieces)).toContain(naam);
    },
  );

  it('keeps its metadata readable whatever the subject holds', async () => {
    const { meta } = await read(await renderBrief(briefOf({ onderwerp: 'Jeugd & gezin <nieuw>' })));
    expect(meta.info).toMatchObject({ Title: 'Jeugd + gezin (nieuw)' });
    expect(meta.metadata?.get('dc:title')).toBe('Jeugd + gezin (nieuw)');
  });
});

describe('through the window', () => {
  /** All that a window of any usual envelope can show, however the sheet has slid. */
  const inWindow = ({ page, left, base }: Piece) => page === 1 && base > mm(43) && base < mm(102) && left < mm(120);

  it.each([true, false])('shows the address and nothing else (neutraal: %s)', async (neutraal) => {
    const { pieces } = await read(await renderBrief(briefOf({ neutraal })));
    const seen = printed(pieces.filter(inWindow));
    expect(seen.map(({ text }) => text.trim())).toEqual(['Ayşe Şahin-Wójcik', '30 a', '7607 EW ALMELO']);
    for (const { left, right, base } of seen) {
      expect(left).toBeGreaterThan(mm(20));
      expect(right).toBeLessThan(mm(110));
      expect(base).toBeGreaterThan(mm(60));
      expect(base).toBeLessThan(mm(80));
    }
  });

  it('still shows the place under a name of two lines', async () => {
    const naam = 'De heer en mevrouw Voorbeeld-van der Buitengewoonlangenaam tot Nergenshuizen en Overal';
    const { pieces } = await read(await renderBrief(briefOf({ aan: { ...briefOf().aan, naam } })));
    const seen = printed(pieces.filter(inWindow));
    expect(seen).toHaveLength(4);
    expect(seen.at(-1)?.text).toContain('ALMELO');
    expect(seen.at(-1)?.base).toBeLessThan(mm(80));
  });

  it.each([
    ['a long street', 'Burgemeester Jonkheer Voorbeeld tot Nergenshuizenweg 12345 toevoeging', 3],
    ['the longest street', `${'Buitengewoonlangestraatnaam '.repeat(3).slice(0, 80)} 12345 toevoeging`, 4],
  ])('still shows the place under %s, with a name of two lines', async (_, straatregel, lines) => {
    const naam = 'De heer en mevrouw Voorbeeld-van der Buitengewoonlangenaam tot Nergenshuizen en Overal';
    const { pieces } = await read(await renderBrief(briefOf({ aan: { ...briefOf().aan, naam, straatregel } })));
    const seen = printed(pieces.filter(inWindow));
    expect(seen.length).toBeLessThanOrEqual(2 + lines);
    expect(said(seen)).toContain(close(straatregel));
    expect(seen.at(-1)?.text).toContain('ALMELO');
    expect(seen.at(-1)?.base).toBeLessThan(mm(80));
  });
});

describe('a neutral letter', () => {
  it('says who writes by the neutral name alone', async () => {
    const plain: Brief['gemeente'] = { ...gemeente, mail: { ...gemeente.mail, naamNeutraal: 'Postkamer' } };
    const brief = briefOf({
      gemeente: plain,
      aan: { ...briefOf().aan, plaats: 'Bornerbroek' },
      neutraal: true,
      blokken: [
        { tekst: 'Goedendag,' },
        { tekst: 'U krijgt antwoord.' },
        { tekst: 'Met vriendelijke groet,\nPostkamer' },
      ],
    });
    const bytes = await renderBrief(brief);
    const { pieces, meta } = await read(bytes);
    const text = pieces.map((piece) => piece.text).join(' ');
    expect(close(text)).toBe(
      close(`Postkamer Ayşe Şahin-Wójcik 30 a 7607 EW BORNERBROEK 22 november 2026 Kenmerk: M-2026-7K3QZ9
        Goedendag, U krijgt antwoord. Met vriendelijke groet, Postkamer`),
    );
    expect(meta.info).toMatchObject({ Title: 'Brief', Author: 'Postkamer' });
    expect(JSON.stringify([meta.info, meta.metadata?.getRaw()])).not.toMatch(/melding|Gemeente|Almelo/);
  });
});

describe('over more pages', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'abcdeéëïöşğıİłńőțĳßfilM0179/-.,:€“”&<>'),
    minLength: 1,
    maxLength: 14,
  });
  const long = fc.string({ unit: fc.constantFrom(...'abcé/-.?=1'), minLength: 90, maxLength: 260 });
  const text = fc
    .array(fc.oneof({ weight: 30, arbitrary: letters }, { weight: 1, arbitrary: long }), {
      minLength: 1,
      maxLength: 120,
    })
    .map((words) => words.join(' '));
  const short = fc.array(letters, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  const block = fc.oneof(
    text.map((tekst) => ({ tekst })),
    fc.tuple(text, short).map(([one, two]) => ({ tekst: `${one}\n${two}` })),
    short.map((kop) => ({ kop })),
    fc.array(text, { minLength: 1, maxLength: 6 }).map((lijst) => ({ lijst })),
    fc.constantFrom(
      { knop: 'Bekijk uw melding', url },
      { knop: 'Lees', url: 'https://vlot.almelo.example/rechtspositie' },
    ),
  );

  it('loses no word, prints nothing outside the column and numbers the pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 25 }), fc.boolean(), async (blokken, neutraal) => {
        const brief = briefOf({ blokken, neutraal });
        const { pieces, pages } = await read(await renderBrief(brief));
        expect(said(bodyOf(pieces))).toBe(expected(brief));
        for (const piece of printed(bodyOf(pieces))) {
          expect(piece.left).toBeGreaterThanOrEqual(sheet.left - 0.1);
          expect(piece.right).toBeLessThanOrEqual(sheet.width - sheet.right + 0.5);
          expect(piece.base).toBeLessThanOrEqual(sheet.height - sheet.bottom);
        }
        const feet = said(pieces.filter(({ artifact }) => artifact));
        const page = (_: unknown, index: number) => `KenmerkM-2026-7K3QZ9Pagina${index + 1}van${pages}`;
        expect(feet).toBe(pages === 1 ? '' : Array.from({ length: pages }, page).join(''));
        for (let number = 1; number <= pages; number += 1)
          expect(printed(bodyOf(pieces)).some((piece) => piece.page === number)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves no heading alone at the foot, nor the closing words at the top', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => `Regel ${index}`).join('\n');
    let turned = 0;
    // Every place on the page that the last lines can come to.
    for (let count = 16; count < 27; count += 1) {
      const above = [{ tekst: rows(count) }];
      const kop = [...above, { kop: 'Wat gebeurt er nu?' }, { tekst: rows(9) }];
      const first = printed(readable((await read(await renderBrief(briefOf({ blokken: kop })))).pieces));
      expect(first.findLast(({ page }) => page === 1)?.bold).toBe(false);
      const groet = [...above, { tekst: 'Heeft u een vraag?' }, { tekst: 'Met vriendelijke groet,\nGemeente Almelo' }];
      const { pieces, pages } = await read(await renderBrief(briefOf({ blokken: groet })));
      if (pages > 1) turned += 1;
      expect(said(readable(pieces).filter(({ page }) => page === pages))).toContain('Heeftueenvraag?');
    }
    expect(turned).toBeGreaterThan(1);
  });
});
