import type { Brief } from './brief.ts';
import { fonts } from './fonts.ts';
import { mm, sheet } from './sheet.ts';

type Doc = PDFKit.PDFDocument;

/** Black on white reads best; grey is 7:1. */
const ink = { text: '#1d1d1d', quiet: '#595959', mark: '#8c8c8c', box: '#f2f2f2' } as const;

export const size = { afzender: 16, onderwerp: 14, kop: 12.5, body: 11.5, facts: 10.5, label: 8.5, foot: 9.5 } as const;

/** Space under a paragraph, in points. */
export const gap = 8;

/** The document with what every part of a letter needs to draw on it. */
export type Pen = {
  doc: Doc;
  brief: Brief;
  colours: typeof ink & { line: string; kop: string };
  /** Draws within a tag of the structure that a screen reader walks through. */
  add(tag: 'P' | 'H1' | 'H2', draw: () => void): void;
  list(items: readonly { mark: () => void; text: () => void; before: () => void }[]): void;
  /** Draws what a screen reader leaves out: lines, marks, the foot of a page. */
  decorate(type: 'Layout' | 'Pagination', draw: () => void): void;
  /** The letter for running text, at its size. */
  plain(): Doc;
  /** Points left on this page. */
  room(): number;
};

export function takePen(doc: Doc, brief: Brief): Pen & { end(): void } {
  const { thema } = brief.gemeente;
  const { regular, bold } = fonts();
  doc.registerFont('regular', regular).registerFont('bold', bold);
  const root = doc.struct('Document');
  doc.addStructure(root);
  return {
    doc,
    brief,
    // The colour of the municipality would show who writes.
    colours: brief.neutraal
      ? { ...ink, line: ink.text, kop: ink.text }
      : { ...ink, line: thema.primair, kop: thema.primairDonker },
    add: (tag, draw) => void root.add(doc.struct(tag, {}, draw)),
    list(items) {
      const list = doc.struct('L');
      root.add(list);
      for (const { before, mark, text } of items) {
        before();
        const item = doc.struct('LI');
        list.add(item);
        item.add(doc.struct('Lbl', {}, mark));
        item.add(doc.struct('LBody', {}, text));
        item.end();
      }
      list.end();
    },
    decorate(type, draw) {
      doc.markContent('Artifact', { type });
      draw();
      doc.endMarkedContent();
    },
    plain: () => doc.font('regular').fontSize(size.body).fillColor(ink.text),
    room: () => sheet.height - sheet.bottom - doc.y,
    end: () => void root.end(),
  };
}

/** Width of the running text. */
export const column = sheet.width - sheet.left - sheet.right;

/** A line along the left of the sheet or a writing line: thin enough for a machine to overlook. */
export function drawLine({ doc, colours }: Pen, from: number, to: number, y: number): void {
  doc.lineWidth(mm(0.15)).strokeColor(colours.mark).moveTo(from, y).lineTo(to, y).stroke();
}
