import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { transform } from 'esbuild';
import { portalCss } from './portal.ts';

/**
 * Makes `styles.ts`: the rules of NL Design System components that our pages use, with only those design tokens of the
 * neutral theme that these rules need. The packages whole are over 400 KB; this is a fraction of it.
 * Run `node services/portal/styles/select.ts` after an upgrade; a test fails when the file is stale.
 */
const files = [
  '@utrecht/root-css/dist/index.css',
  '@nl-design-system-candidate/heading-css/dist/heading.css',
  '@nl-design-system-candidate/paragraph-css/dist/paragraph.css',
  '@nl-design-system-candidate/link-css/dist/link.css',
  '@nl-design-system-candidate/skip-link-css/dist/skip-link.css',
  '@nl-design-system-candidate/button-css/dist/button.css',
  '@nl-design-system-candidate/data-badge-css/dist/data-badge.css',
  '@utrecht/unordered-list-css/dist/index.css',
  '@utrecht/form-field-css/dist/index.css',
  '@utrecht/form-fieldset-css/dist/index.css',
  '@utrecht/form-label-css/dist/index.css',
  '@utrecht/form-field-description-css/dist/index.css',
  '@utrecht/form-field-error-message-css/dist/index.css',
  '@utrecht/textbox-css/dist/index.css',
  '@utrecht/textarea-css/dist/index.css',
  '@utrecht/select-css/dist/index.css',
  '@utrecht/checkbox-css/dist/index.css',
  '@utrecht/alert-css/dist/index.css',
  '@utrecht/data-list-css/dist/index.css',
];

/** Class names that our pages use; a rule for any other class is left out. */
const used = new Set(
  `utrecht-root
  nl-heading nl-heading--level-1 nl-heading--level-2 nl-heading--level-3
  nl-paragraph nl-paragraph--lead nl-link nl-skip-link nl-skip-link--visible
  nl-button nl-button--primary nl-button--secondary
  nl-data-badge
  utrecht-unordered-list utrecht-unordered-list--html-content utrecht-unordered-list__item
  utrecht-form-field utrecht-form-field--invalid utrecht-form-field--checkbox
  utrecht-form-field__label utrecht-form-field__label--checkbox utrecht-form-field__input
  utrecht-form-field__description utrecht-form-field__error-message
  utrecht-form-fieldset utrecht-form-fieldset--invalid utrecht-form-fieldset__fieldset--html-fieldset
  utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend
  utrecht-form-label utrecht-form-label--checkbox utrecht-form-label--radio
  utrecht-form-field-description utrecht-form-field-error-message
  utrecht-textbox utrecht-textbox--html-input utrecht-textarea utrecht-textarea--html-textarea
  utrecht-select utrecht-select--html-select
  utrecht-checkbox utrecht-checkbox--html-input
  utrecht-alert utrecht-alert__content  utrecht-alert--info utrecht-alert--ok
  utrecht-alert--warning utrecht-alert--error
  utrecht-data-list utrecht-data-list__item utrecht-data-list__item-key utrecht-data-list__item-value
  utrecht-data-list__item-value--html-dd utrecht-data-list__item-value--multiline`.split(/\s+/),
);

const read = (file: string) => readFileSync(new URL(`../../../node_modules/${file}`, import.meta.url), 'utf8');

type Rule = { prelude: string; body: string };

/** Splits minified CSS into its rules at the outermost level. */
function toRules(css: string): Rule[] {
  const rules: Rule[] = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === '{' && depth++ === 0) open = at;
    if (css[at] === '}' && --depth === 0) {
      rules.push({ prelude: css.slice(start, open).trim(), body: css.slice(open + 1, at) });
      start = at + 1;
    }
  }
  return rules;
}

/** Commas inside brackets belong to the selector. */
const toSelectors = (prelude: string) => prelude.split(/,(?![^(]*\))/);

function isUsed(selector: string): boolean {
  const positive = selector.replaceAll(/:not\((?:[^()]|\([^()]*\))*\)/g, '');
  if (/:disabled|aria-disabled|:read-only|::placeholder|:placeholder-shown|\[disabled\]/.test(positive)) return false;
  return [...positive.matchAll(/\.([\w-]+)/g)].every(([, name]) => used.has(name ?? ''));
}

function select(css: string): string {
  return toRules(css)
    .map(({ prelude, body }) => {
      if (prelude.startsWith('@')) {
        const inner = select(body);
        return inner && `${prelude}{${inner}}`;
      }
      const selectors = toSelectors(prelude).filter(isUsed);
      return selectors.length > 0 && body ? `${selectors.join(',')}{${body}}` : '';
    })
    .join('');
}

const theme = new Map(
  [
    ...read('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css').matchAll(/(--[\w-]+):\s*([^;]+);/g),
  ].map(([, name = '', value = '']) => [name, value.trim()]),
);

/** Ours on top of the neutral theme: larger text, and the typeface that the reader's machine has. */
const family = "'Noto Sans', 'Segoe UI', system-ui, -apple-system, sans-serif";
theme.set('--basis-text-font-family-default', family);
theme.set('--basis-heading-font-family', family);
theme.set('--basis-text-font-size-md', '1.125rem');
theme.set('--basis-form-control-max-inline-size', '34rem');

/** These stay tokens, because the theme of a municipality sets them; all others are written out. */
const themed = /^--basis-(color-action-[12]|focus)-/;

/** Replaces every `var()` that has one possible value by that value. */
function resolve(css: string, isSetHere: (name: string) => boolean): string {
  let result = '';
  let rest = css;
  for (let at = rest.indexOf('var('); at >= 0; at = rest.indexOf('var(')) {
    let end = at + 4;
    for (let depth = 1; depth > 0; end += 1) depth += rest[end] === '(' ? 1 : rest[end] === ')' ? -1 : 0;
    const [, name = '', fallback] = /^\s*(--[\w-]+)\s*(?:,([\s\S]*))?$/.exec(rest.slice(at + 4, end - 1)) ?? [];
    const value = themed.test(name) || isSetHere(name) ? undefined : (theme.get(name) ?? fallback?.trim());
    const resolved = value === undefined ? undefined : resolve(value, isSetHere);
    result +=
      rest.slice(0, at) +
      (resolved ?? `var(${name}${fallback === undefined ? '' : `,${resolve(fallback, isSetHere)}`})`);
    rest = rest.slice(end);
  }
  return result + rest;
}

/** The themed tokens that are asked for, with the colours of the neutral theme. */
function themedTokens(css: string): string {
  const names = new Set(
    [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name).filter((name) => themed.test(name)),
  );
  return `:root{${[...names]
    .sort()
    .map((name) => `${name}:${resolve(theme.get(name) ?? '', () => false)}`)
    .join(';')}}`;
}

async function selectStyles(own: string): Promise<string> {
  const minify = async (css: string) =>
    (await transform(css, { loader: 'css', minify: true, legalComments: 'none' })).code.trim();
  const css = select(await minify(files.map(read).join('\n'))) + own;
  const resolved = resolve(css, (name) => css.includes(`${name}:`));
  return minify(themedTokens(resolved) + resolved);
}

/** All of it: what comes from NL Design System, then our own, which has the last word. */
export const makeStyles = (): Promise<string> => selectStyles(portalCss);

/** Packed, because a bundle may be 400 KB and this is a quarter of its size packed. */
function toModule(css: string): string {
  const packed = brotliCompressSync(css).toString('base64');
  return `import { brotliDecompressSync } from 'node:zlib';

// Made by select.ts from packages of NL Design System (EUPL-1.2) and portal.ts; do not edit.
// biome-ignore format: one line
const packed = '${packed}';

export const portalStyles: string = brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8');
`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(new URL('./styles.ts', import.meta.url), toModule(await makeStyles()));
}
