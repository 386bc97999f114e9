import PDFDocument from 'pdfkit';
import type { Brief } from './brief.ts';
import { clean } from './clean.ts';
import { drawBlocks } from './draw-blocks.ts';
import { drawHead } from './draw-head.ts';
import { column, type Pen, size, takePen } from './pen.ts';
import { sheet } from './sheet.ts';
import { words } from './words.ts';

/** The library writes these into XML as they are. */
const toMetadata = (text: string): string =>
  clean(text).replaceAll('&', '+').replaceAll('<', '(').replaceAll('>', ')').replaceAll('\n', ' ');

function optionsOf(brief: Brief, afzender: string): PDFKit.PDFDocumentOptions {
  const { datum, taal, neutraal } = brief;
  const moment = new Date(`${datum}T12:00:00Z`);
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margins: { left: sheet.left, right: sheet.right, top: sheet.top, bottom: sheet.bottom },
    // No font to begin with: the library would look for the measures of Helvetica, which no bundle has.
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: taal === 'nl' ? 'nl-NL' : 'en-GB',
    bufferPages: true,
    info: {
      Title: neutraal ? words[taal].brief : toMetadata(brief.onderwerp),
      Author: toMetadata(afzender),
      Creator: 'Vlot',
      Producer: 'Vlot',
      CreationDate: moment,
      ModDate: moment,
    },
  };
  // PDF for Universal Accessibility; the types of the library do not know it yet.
  return Object.assign(options, { subset: 'PDF/UA' });
}

/**
 * A letter on A4 for a window envelope, tagged for screen readers, with its fonts inside. The same letter gives the
 * same bytes: date and file id follow from the letter.
 */
export async function renderBrief(brief: Brief): Promise<Uint8Array> {
  const { gemeente } = brief;
  const afzender = clean(brief.neutraal ? gemeente.mail.naamNeutraal : `Gemeente ${gemeente.naam}`);
  const doc = new PDFDocument(optionsOf(brief, afzender));
  const bytes = collect(doc);
  const pen = takePen(doc, brief);
  drawHead(pen, afzender);
  drawBlocks(pen);
  pen.end();
  drawFeet(pen);
  doc.end();
  return await bytes;
}

/** A page that came loose must say where it belongs; a single page needs no foot. */
function drawFeet({ doc, brief, colours, decorate }: Pen): void {
  const { count } = doc.bufferedPageRange();
  if (count < 2) return;
  const word = words[brief.taal];
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index);
    // Under the margin the library would start yet another page.
    doc.page.margins.bottom = 0;
    decorate('Pagination', () => {
      doc.font('regular').fontSize(size.foot).fillColor(colours.quiet);
      doc.text(`${word.kenmerk} ${clean(brief.kenmerk)}`, sheet.left, sheet.footer, { lineBreak: false });
      doc.text(word.page(index + 1, count), sheet.left, sheet.footer, { width: column, align: 'right' });
    });
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    doc.on('error', reject);
  });
}
