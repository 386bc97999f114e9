import { clean } from './clean.ts';
import { column, gap, type Pen, size } from './pen.ts';
import { printLink } from './print-link.ts';
import { mm, sheet } from './sheet.ts';

/** The letter itself, over as many pages as it takes. */
export function drawBlocks(pen: Pen): void {
  const { blokken } = pen.brief;
  for (const [index, block] of blokken.entries()) {
    if ('kop' in block) drawHeading(pen, block.kop);
    else if ('lijst' in block) drawList(pen, block.lijst);
    else if ('knop' in block) drawLink(pen, block);
    else drawParagraph(pen, block.tekst, index === blokken.length - 2 ? closing(pen) : 0);
  }
}

/** Height of the last block: "Met vriendelijke groet" never stands alone on a page. */
function closing({ doc, brief, plain }: Pen): number {
  const last = brief.blokken.at(-1);
  if (!last || !('tekst' in last)) return 0;
  plain();
  return gap + doc.heightOfString(clean(last.tekst), { width: column });
}

/** Goes to the next page when this does not fit any more; what is higher than five lines may run over the edge. */
function keep(pen: Pen, height: number, extra = 0): void {
  const line = pen.plain().currentLineHeight(true);
  const needed = height <= line * 5 + 1 ? height + extra : line * 2;
  if (needed > pen.room()) pen.doc.addPage();
}

function drawParagraph(pen: Pen, tekst: string, extra = 0): void {
  const text = clean(tekst);
  keep(pen, pen.plain().heightOfString(text, { width: column }), extra);
  pen.plain();
  pen.add('P', () => pen.doc.text(text, sheet.left, pen.doc.y, { width: column }));
  pen.doc.y += gap;
}

function drawHeading(pen: Pen, kop: string): void {
  const { doc, colours } = pen;
  const text = clean(kop);
  const three = 3 * pen.plain().currentLineHeight(true);
  const bold = () => doc.font('bold').fontSize(size.kop).fillColor(colours.kop);
  // A heading alone at the foot of a page belongs to nothing.
  if (bold().heightOfString(text, { width: column }) + gap + three > pen.room()) doc.addPage();
  else doc.y += 5;
  bold();
  pen.add('H2', () => doc.text(text, sheet.left, doc.y, { width: column }));
  doc.y += 2;
}

function drawList(pen: Pen, lijst: readonly string[]): void {
  const { doc } = pen;
  const indent = mm(5);
  const options = { width: column - indent };
  pen.list(
    lijst.map((line, index) => {
      const text = clean(line);
      let top = 0;
      return {
        before: () => {
          if (index > 0) doc.y += 3;
          keep(pen, pen.plain().heightOfString(text, options));
          pen.plain();
          top = doc.y;
        },
        mark: () => doc.text('•', sheet.left + mm(1), top, { lineBreak: false }),
        text: () => doc.text(text, sheet.left + indent, top, options),
      };
    }),
  );
  doc.y += gap;
}

function drawLink(pen: Pen, block: { knop: string; url: string }): void {
  const { tekst, feiten } = printLink(block, pen.brief.taal);
  if (feiten.length === 0) {
    drawParagraph(pen, tekst);
    return;
  }
  const { doc, colours } = pen;
  const text = clean(tekst);
  const pad = mm(3);
  const left = sheet.left + mm(5);
  const label = mm(22);
  const width = column - mm(5) - pad;
  const line = pen.plain().currentLineHeight(true) + 2;
  const height = pad + doc.heightOfString(text, { width }) + feiten.length * line + pad;
  if (height > pen.room()) doc.addPage();
  const top = doc.y;
  pen.decorate('Layout', () => {
    doc.rect(sheet.left, top, column, height).fill(colours.box);
    doc.rect(sheet.left, top, mm(1.2), height).fill(colours.line);
  });
  pen.plain();
  pen.add('P', () => doc.text(text, left, top + pad, { width }));
  for (const { naam, waarde } of feiten) {
    const y = doc.y + 2;
    pen.add('P', () => {
      pen.plain().text(`${naam}: `, left, y, { width: label });
      doc.font('bold').text(waarde, left + label, y, { width: width - label, characterSpacing: 0.4 });
    });
  }
  doc.y = top + height + gap + 2;
}
