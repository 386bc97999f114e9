import { expect } from 'vitest';
import type { System } from './system.ts';

/** Somebody with a browser without a screen: keeps cookies, follows redirects, sends forms, reads words. */

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const withoutEntities = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

/** What a page says, line by line. */
export function wordsOf(page: string): string {
  const body = page
    .replace(/<(style|script|template|head)\b[\s\S]*?<\/\1>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<\/?(p|div|li|ul|ol|dl|dt|dd|h\d|tr|table|section|header|footer|main|form|button|summary)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, ' ');
  return withoutEntities(body)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

export const hiddenFields = (page: string): [string, string][] =>
  [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    withoutEntities(value),
  ]);

export function startVisit() {
  const cookies = new Map<string, string>();

  async function open(
    url: string,
    form?: Iterable<[string, string]>,
    expected: readonly number[] = [200],
  ): Promise<{ url: string; page: string }> {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'accept-language': 'nl',
        ...(form && { origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' }),
      },
      ...(form && { body: new URLSearchParams([...form]) }),
      redirect: 'manual',
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location && response.status >= 300 && response.status < 400)
      return open(new URL(location, url).href, undefined, expected);
    const page = await response.text();
    expect(expected, `${url}\n${wordsOf(page)}`).toContain(response.status);
    return { url, page };
  }
  return { open };
}

/** The follow page as the melder reads it, after the way in with number and code. */
export async function readFollowPage({ run }: System, meldingsnummer: string, volgcode: string): Promise<string> {
  const { page } = await startVisit().open(`${run.url}/volg`, [
    ['meldingsnummer', meldingsnummer],
    ['volgcode', volgcode],
  ]);
  return wordsOf(page);
}

/** Somebody of staff who signed in once, and reads whatever page the desk gives, also that there is nothing to see. */
export async function deskReader({ run }: System, user: string): Promise<(path: string) => Promise<string>> {
  const { open } = startVisit();
  const any = [200, 400, 403, 404];
  const asked = await open(`${run.url}/werk`);
  await open(`${run.signInUrl}/authorize`, [...hiddenFields(asked.page), ['gebruiker', user]], any);
  return async (path) => (await open(`${run.url}${path}`, undefined, any)).page;
}

/** A page of the desk as this member of staff reads it, after signing in at the issuer. */
export async function readDeskPage({ run }: System, user: string, path: string): Promise<string> {
  const { open } = startVisit();
  const asked = await open(`${run.url}${path}`);
  const chosen = await open(`${run.signInUrl}/authorize`, [...hiddenFields(asked.page), ['gebruiker', user]]);
  expect(new URL(chosen.url).pathname).toBe(path);
  return wordsOf(chosen.page);
}
