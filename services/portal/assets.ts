import { createHash } from 'node:crypto';
import type { Gemeente } from '../../shared/gemeente.ts';
import { portalScript } from './script.ts';
import { portalStyles } from './styles/styles.ts';
import { themeCss } from './theme.ts';

export type Asset = { path: string; contentType: string; body: string };
export type Assets = { style: Asset; script: Asset; icon: Asset; all: Asset[] };

function asset(extension: string, contentType: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  return { path: `/assets/${hash}.${extension}`, contentType, body };
}

/** The name holds a hash of the content, so a browser may keep it for good. */
export function createAssets(gemeente: Gemeente): Assets {
  const { primair } = gemeente.thema;
  const style = asset('css', 'text/css; charset=utf-8', portalStyles + themeCss(gemeente.thema));
  const script = asset('js', 'text/javascript; charset=utf-8', portalScript);
  const icon = asset(
    'svg',
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${primair}"/><path d="M6 20c5-6 8 4 12-2s5-8 8-8" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>`,
  );
  return { style, script, icon, all: [style, script, icon] };
}
