import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectAttachments } from './attachments.ts';
import { classifyMail } from './classify-mail.ts';
import { decodeBody } from './decode-body.ts';
import { maximumText, parseMail } from './parse-mail.ts';

const folder = new URL('./fixtures/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => readFileSync(new URL(name, folder)));

/** All that is done to a mail; the time is that of the worst mail that came along. */
function takeIn(raw: Uint8Array) {
  const mail = parseMail(raw);
  const { aanvaard, geweigerd } = inspectAttachments(mail.bestanden, { maximaalMb: 10, maximaalAantal: 10 }, false);
  const { soort } = classifyMail(mail, { envelopAfzender: 'a@b.example', eigenAfzenders: [], eigenDomeinen: [] });
  return { mail, bestanden: aanvaard.length + geweigerd.length, soort };
}

const text = (raw: string) => parseMail(Buffer.from(raw));
const plain = (body: string) => text(`From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n${body}`);

describe('any bytes at all', () => {
  it('are read without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (raw) => {
        const { mail, soort } = takeIn(raw);
        expect(mail.tekst.isWellFormed() && mail.onderwerp.isWellFormed()).toBe(true);
        expect(['melding', 'antwoord', 'automatisch']).toContain(soort);
      }),
    );
  });

  it('are read when they look like a mail', () => {
    const piece = fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=b\r\n',
      'Content-Type: multipart/alternative; boundary="c"\n',
      'Content-Type: message/rfc822\n',
      'Content-Type: text/html; charset=utf-16\n',
      'Content-Type: text/calendar\n',
      'Content-Transfer-Encoding: base64\n',
      'Content-Transfer-Encoding: quoted-printable\n',
      'Content-Disposition: attachment; filename*0*=x; filename="\\',
      'Subject: =?utf-8?B?/w==?= =?x?Q?=ZZ?=\n',
      'From: <<@>, "a" <b@c.example\n',
      '\r\n\r\n',
      '\n',
      '--b\n',
      '--b--\n',
      '--c\r\n',
      '=E2=82',
      '<p><a href="',
      'PK\u0003\u0004',
      'BEGIN:VEVENT\nDTSTART:x\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        expect(takeIn(Buffer.from(pieces.join(''))).mail.tekst.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('are read wherever a real mail is cut off', () => {
    const started = performance.now();
    let count = 0;
    for (const raw of fixtures) {
      for (let end = 0; end < raw.length; end += 50) {
        expect(takeIn(raw.subarray(0, end)).mail.tekst.isWellFormed()).toBe(true);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(500);
    expect((performance.now() - started) / count).toBeLessThan(50);
  });
});

describe('too much of something', () => {
  it('is cut with a notice, never silently, and never more than fits', () => {
    const { tekst, geciteerd, afgekapt } = plain(`${'woord '.repeat(30_000)}\n\n> ${'oud '.repeat(5000)}`);
    expect(afgekapt).toBe(true);
    expect(tekst).toMatch(/De hele e-mail staat in het origineel\.\]$/);
    expect(tekst.length + geciteerd.length).toBeLessThan(maximumText + 200);
    expect(plain('woord '.repeat(16_000)).afgekapt).toBe(false);
  });

  it('keeps the quoted text as far as there is room', () => {
    const { tekst, geciteerd, afgekapt } = plain(`kort\n\n> ${'oud '.repeat(30_000)}`);
    expect([tekst.startsWith('kort\n\n['), geciteerd.length, afgekapt]).toEqual([
      true,
      maximumText - 'kort'.length,
      true,
    ]);
  });

  it('does not cut through a character', () => {
    expect(plain('🙏'.repeat(70_000)).tekst.isWellFormed()).toBe(true);
  });

  it.each([
    [
      'levels',
      Array.from({ length: 200 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`).join(''),
    ],
    ['mails in mails', 'Content-Type: message/rfc822\n\n'.repeat(2000)],
    ['parts', `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(20_000)}`],
    ['headers', `${'X-A: b\n'.repeat(100_000)}\nx`],
    ['HTML', `Content-Type: text/html\n\n${'<p>a'.repeat(2_000_000)}`],
    ['empty lines', `Content-Type: text/plain\n\n${'\n'.repeat(8_000_000)}x`],
    ['text', `Content-Type: text/plain\n\n${'Op a schreef '.repeat(600_000)}`],
    ['quotes', `Content-Type: text/plain\n\n${'Op a schreef\n'.repeat(600_000)}`],
  ])('of %s is said', (_, raw) => {
    const started = performance.now();
    const { mail } = takeIn(Buffer.from(raw));
    expect(mail.afgekapt).toBe(true);
    expect(mail.tekst).toContain('[Deze e-mail is langer dan hier past.');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('who sent it', () => {
  it('is the first address, in lower case', () => {
    expect(text('From: "Ans, V." <Ans@Voorbeeld.EXAMPLE>\n\nx').van).toEqual({
      adres: 'ans@voorbeeld.example',
      naam: 'Ans, V.',
    });
  });

  it.each(['From: a@b.example, c@d.example\n\nx', 'From: a@b.example\nFrom: c@d.example\n\nx'])(
    'is not certain with more than one: %j',
    (raw) => {
      expect(text(raw).meerdereAfzenders).toBe(true);
    },
  );

  it('masks a BSN in a name', () => {
    expect(text('From: 111222333 <a@b.example>\n\nx').van?.naam).toBe('[BSN verwijderd]');
  });
});

describe('an encoding', () => {
  const content = fc.uint8Array({ minLength: 1, maxLength: 3000 });

  it('gives the bytes back, however the lines of base64 are broken', () => {
    fc.assert(
      fc.property(
        content,
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom('\n', '\r\n', ' \r\n'),
        (bytes, width, end) => {
          const coded = Buffer.from(bytes)
            .toString('base64')
            .replaceAll(new RegExp(`.{${width}}`, 'g'), `$&${end}`);
          expect(decodeBody(Buffer.from(coded), 'BASE64').equals(bytes)).toBe(true);
        },
      ),
    );
  });

  it('gives the bytes of a big file back', () => {
    const bytes = Buffer.from(Array.from({ length: 1_500_001 }, (_, index) => (index * 31) % 251));
    const coded = bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
    expect(decodeBody(Buffer.from(coded), 'base64').equals(bytes)).toBe(true);
  });

  it('gives the bytes of quoted-printable back', () => {
    fc.assert(
      fc.property(content, (bytes) => {
        const coded = Array.from(bytes, (byte) => `=${byte.toString(16).padStart(2, '0')}`).join('=\r\n');
        expect(decodeBody(Buffer.from(coded), 'Quoted-Printable').equals(bytes)).toBe(true);
      }),
    );
  });
});

describe('the text', () => {
  it('is that of the HTML where the plain text says only that there is HTML', () => {
    const html = `<p>${'Wij lopen vast. '.repeat(50)}</p>`;
    const mail = text(
      `From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nDeze mail is HTML.\n--b\nContent-Type: text/html\n\n${html}\n--b--`,
    );
    expect(mail.tekst).toMatch(/^Wij lopen vast\./);
  });

  it('shows bytes that are not what they say', () => {
    const raw = Buffer.concat([
      Buffer.from('Content-Type: text/plain; charset=utf-8\n\n'),
      Buffer.from('caf\xe9', 'latin1'),
    ]);
    expect(parseMail(raw).tekst).toBe('café');
  });

  it('of which the last character was cut off is still read as what it is', () => {
    const raw = Buffer.from('Content-Type: text/plain\n\ncafé 🙏');
    expect(parseMail(raw.subarray(0, -2)).tekst).toBe('café');
  });

  it('is not divided by a boundary within a line', () => {
    const mail = text('Content-Type: multipart/mixed; boundary=b\n\n--b\n\neen --b\ntwee\n--bis\ndrie\n--b--\n');
    expect(mail.tekst).toBe('een --b\ntwee\n--bis\ndrie');
  });

  it('reads base64 that is padded on every line', () => {
    expect(text('Content-Transfer-Encoding: base64\n\nYQ==\nYg==\n').tekst).toBe('ab');
  });
});
