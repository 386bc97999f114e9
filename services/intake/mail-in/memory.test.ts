import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const folder = mkdtempSync(join(tmpdir(), 'vlot-mail-'));
afterAll(() => rmSync(folder, { recursive: true }));

const outcome = z.object({
  ms: z.number(),
  mb: z.number(),
  soort: z.string(),
  tekst: z.number(),
  bijlagen: z.number(),
  omvang: z.number(),
  geweigerd: z.number(),
});

const child = new URL('./take-in-child.ts', import.meta.url).pathname;

/** In a process of its own, with the heap that a function of 256 MB has. */
function takeIn(naam: string, parts: readonly (string | Buffer)[]) {
  const path = join(folder, `${naam}.eml`);
  writeFileSync(path, Buffer.concat(parts.map((part) => Buffer.from(part))));
  const output = execFileSync(process.execPath, ['--max-old-space-size=180', child, path], { encoding: 'utf8' });
  rmSync(path);
  return outcome.parse(JSON.parse(output));
}

const mb = 1_000_000;
const head = 'From: ans@voorbeeld.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
const text = '--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWij lopen vast.\r\n';
const lines = (bytes: Buffer) => bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(size - 9, 'pdf ')]);
const attached = (content: Buffer) =>
  `--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(content)}\r\n`;

describe('a big mail', () => {
  it('with 10 MB of attachments takes less than 3 seconds and 256 MB', () => {
    const found = takeIn('tien', [head, text, attached(pdf(4 * mb)), attached(pdf(6 * mb)), '--b--\r\n']);
    expect(found).toMatchObject({ soort: 'melding', tekst: 15, bijlagen: 2, omvang: 10 * mb, geweigerd: 0 });
    expect(found.ms).toBeLessThan(3000);
    expect(found.mb).toBeLessThan(256);
  });

  it.each([
    ['one attachment', [attached(pdf(22 * mb))], 1],
    ['many attachments', Array.from({ length: 15 }, () => attached(pdf(1.4 * mb))), 15],
    [
      'an attachment that is not encoded',
      ['--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n', 'tekst\n'.repeat(5 * mb)],
      1,
    ],
    [
      'one in one long line',
      [
        '--b\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n',
        pdf(22 * mb).toString('base64'),
      ],
      1,
    ],
    [
      'one in quoted-printable',
      [
        '--b\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Disposition: attachment\r\n\r\n',
        'a=3Db=\r\n'.repeat(3.7 * mb),
      ],
      1,
    ],
    ['empty lines', ['--b\r\n\r\n', '\n'.repeat(30 * mb)], 0],
    ['HTML', ['--b\r\nContent-Type: text/html\r\n\r\n', '<div>a</div>\n'.repeat(2.2 * mb)], 0],
    ['parts', ['--b\r\n\r\na\r\n'.repeat(3 * mb)], 0],
    [
      'a mail within it',
      [
        '--b\r\nContent-Type: message/rfc822\r\n\r\n',
        head.replaceAll('=b', '=c'),
        attached(pdf(20 * mb)).replace('--b', '--c'),
      ],
      1,
    ],
  ])('of 30 MB with %s stays below 256 MB', (naam, parts, bijlagen) => {
    const found = takeIn(naam.replaceAll(' ', '-'), [head, text, '--b\r\n\r\n', ...parts, '\r\n--b--\r\n']);
    expect(found.bijlagen).toBe(bijlagen);
    expect(found.mb).toBeLessThan(256);
    expect(found.ms).toBeLessThan(10_000);
  });
});
