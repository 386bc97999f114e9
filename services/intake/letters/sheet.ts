/** Measures of the sheet, in points; a millimetre is 2.83 points. */
export const mm = (millimetres: number): number => (millimetres / 25.4) * 72;

/**
 * Places on an A4 that is folded in three (99 mm) for a C5/6 envelope, 110 x 220 mm, or in two for a C5, with the
 * window on the left: 20 mm from the side, 30 mm high, from 60 mm under the top. The sheet slides 11 mm up and down
 * and 10 mm sideways in the envelope, so what lies between 60 and 80 mm always shows, and anything above 102 mm and
 * left of 120 mm may show: there stands the address and nothing else.
 */
export const sheet = {
  width: mm(210),
  height: mm(297),
  left: mm(25),
  right: mm(25),
  /** The sender: above all that a window can show. */
  sender: mm(20),
  address: { top: mm(59.5), width: mm(85) },
  /** Date, reference and telephone: right of all that a window can show. */
  facts: { left: mm(130), top: mm(44), width: mm(55) },
  /** First line of the letter itself, under the fold. */
  body: mm(104),
  /** First line of the pages after the first. */
  top: mm(25),
  bottom: mm(27),
  footer: mm(297 - 17),
  folds: [mm(99), mm(198)],
} as const;
