import type { Gemeente } from '../../shared/gemeente.ts';

/** Relative luminance and contrast as WCAG 2 defines them; colours are `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const white = '#ffffff';
/** With white there is always enough: one of the two has a contrast of at least 4.58 with any colour. */
const ink = '#000000';
/** What WCAG 2.2 AA asks of normal text. */
const enough = 4.5;

/** White or black, whichever is easier to read on this colour. */
export const textOn = (colour: string): string => (contrast(white, colour) >= contrast(ink, colour) ? white : ink);

/** This colour as text on white, or the first that can be read there. */
const textIn = (...colours: string[]): string => colours.find((colour) => contrast(colour, white) >= enough) ?? ink;

/** The tokens of the neutral theme that follow the municipality; whatever it chose, text stays readable. */
export function themeCss(thema: Gemeente['thema']): string {
  const { primair, primairDonker, accent } = thema;
  const strong = textIn(primair, primairDonker);
  const deep = textIn(primairDonker, primair);
  const tokens: Record<string, string> = {
    'basis-color-action-1-inverse-bg-default': primair,
    'basis-color-action-1-inverse-color-default': textOn(primair),
    'basis-color-action-1-inverse-bg-hover': primairDonker,
    'basis-color-action-1-inverse-color-hover': textOn(primairDonker),
    'basis-color-action-1-inverse-bg-active': primairDonker,
    'basis-color-action-1-inverse-color-active': textOn(primairDonker),
    'basis-color-action-1-border-default': strong,
    'basis-color-action-1-border-hover': deep,
    'basis-color-action-1-border-active': deep,
    'basis-color-action-1-color-default': strong,
    'basis-color-action-1-color-hover': deep,
    'basis-color-action-1-color-active': deep,
    'basis-color-action-1-bg-hover': '#f3f5f7',
    'basis-color-action-1-bg-active': '#e7ebef',
    'basis-color-action-2-color-default': strong,
    'basis-color-action-2-color-hover': deep,
    'basis-color-action-2-color-active': deep,
    'vlot-color-accent': accent,
  };
  return `:root{${Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')}}`;
}
