import { addressLines } from './address.ts';
import { clean } from './clean.ts';
import { column, drawLine, gap, type Pen, size } from './pen.ts';
import { mm, sheet } from './sheet.ts';
import { words } from './words.ts';

/** All that stands above the letter itself: who writes, to whom, when, about what. */
export function drawHead(pen: Pen, afzender: string): void {
  drawSender(pen, afzender);
  drawAddress(pen);
  drawFacts(pen);
  pen.doc.y = sheet.body;
  if (!pen.brief.neutraal) drawSubject(pen);
}

function drawSender(pen: Pen, afzender: string): void {
  const { doc, colours } = pen;
  pen.decorate('Layout', () => {
    doc.rect(sheet.left, mm(14), column, mm(1.2)).fill(colours.line);
    for (const fold of sheet.folds) drawLine(pen, mm(5), mm(9), fold);
  });
  pen.add('P', () => {
    doc.font('bold').fontSize(size.afzender).fillColor(colours.kop);
    doc.text(afzender, sheet.left, sheet.sender, { width: column });
  });
}

function drawAddress(pen: Pen): void {
  const { doc, brief } = pen;
  const { naam, straat, schrijfStraat, plaats } = addressLines(brief.aan, brief.gemeente);
  const { left, address } = sheet;
  const options = { width: address.width, lineGap: -1.5 };
  const [name, street, place] = [clean(naam), clean(straat), clean(plaats)];
  pen.plain().fontSize(sizeOfAddress(pen, [name, street, place], options));
  pen.add('P', () => doc.text(name, left, address.top, options));
  const writing = schrijfStraat ? mm(52) : 0;
  if (schrijfStraat) {
    // A hand needs more room than print.
    doc.y += mm(1);
    const base = doc.y + doc.currentLineHeight(true) * 0.8;
    pen.decorate('Layout', () => drawLine(pen, left, left + writing - mm(2), base));
  }
  pen.add('P', () => doc.text(street, left + writing, doc.y, { ...options, width: address.width - writing }));
  pen.add('P', () => doc.text(place, left, doc.y, options));
}

/** Four lines of running text: more than that the window might hide, and the place stands last. */
const shownHeight = mm(21.2);

/** A long name or street gets smaller letters before the place leaves the window. */
function sizeOfAddress({ doc }: Pen, lines: string[], options: { width: number; lineGap: number }): number {
  const fits = (points: number): boolean => {
    doc.fontSize(points);
    return lines.reduce((height, line) => height + doc.heightOfString(line, options), 0) <= shownHeight;
  };
  return [size.body, 10.5, 9.5, 8.5].find(fits) ?? 7.5;
}

function drawFacts({ doc, brief, colours, add, plain }: Pen): void {
  const { gemeente, taal, neutraal } = brief;
  const { left, top, width } = sheet.facts;
  const word = words[taal];
  const date = word.date(brief.datum);
  const fact = (naam: string, waarde: string) => {
    doc.y += 5;
    add('P', () => {
      plain().fontSize(size.label).fillColor(colours.quiet).text(`${naam}: `, left, doc.y, { width });
      plain()
        .fontSize(size.facts)
        .text(clean(waarde), left, doc.y - 1.5, { width });
    });
  };
  plain().fontSize(size.facts);
  // The place would name the municipality.
  add('P', () => doc.text(neutraal ? date : `${gemeente.naam}, ${date}`, left, top, { width }));
  fact(word.kenmerk, brief.kenmerk);
  if (neutraal) return;
  fact(word.telefoon, gemeente.telefoon);
  fact(word.bereikbaar, gemeente.bereikbaar[taal]);
}

function drawSubject({ doc, brief, colours, add }: Pen): void {
  doc.font('bold').fontSize(size.onderwerp).fillColor(colours.kop);
  add('H1', () => doc.text(clean(brief.onderwerp), sheet.left, doc.y, { width: column }));
  doc.y += gap + 2;
}
