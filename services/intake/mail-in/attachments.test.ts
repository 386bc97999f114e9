import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectAttachments } from './attachments.ts';
import type { MailFile } from './parse-mail.ts';
import { safeName } from './safe-name.ts';
import { allowedKinds, sniffType } from './sniff-type.ts';

const limieten = { maximaalMb: 1, maximaalAantal: 3 };
const file = (naam: string, inhoud: Uint8Array | string, inTekst = false): MailFile => ({
  naam,
  opgegevenType: 'application/pdf',
  inTekst,
  inhoud: () => Buffer.from(inhoud),
});
const pdf = '%PDF-1.4 x';
const bytes = (text: string) => Buffer.from(text, 'latin1');
const media = (brand: string, compatible = '') => bytes(`\0\0\0\x18ftyp${brand}\0\0\0\0${compatible.padEnd(8, '\0')}`);

/** A zip of entries that are not compressed, as Word reads it. */
function zip(entries: Record<string, string>): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [naam, content] of Object.entries(entries)) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt16LE(naam.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt32LE(content.length, 20);
    central.writeUInt16LE(naam.length, 28);
    central.writeUInt32LE(offset, 42);
    files.push(local, bytes(naam), bytes(content));
    list.push(central, bytes(naam));
    offset += 30 + naam.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...list, end]);
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const odtType = 'application/vnd.oasis.opendocument.text';

describe('a document', () => {
  it.each([
    ['docx', { '[Content_Types].xml': wordType, 'word/document.xml': 'x' }],
    ['xlsx', { '[Content_Types].xml': sheetType, 'xl/workbook.xml': 'x' }],
    ['odt', { mimetype: odtType, 'content.xml': 'x' }],
  ])('%s is taken', (extensie, entries) => {
    expect(sniffType(zip(entries), 'x')?.extensie).toBe(extensie);
  });

  it.each([
    [
      'macros under another name',
      { '[Content_Types].xml': `${wordType} vnd.ms-office.vbaProject`, 'word/document.xml': 'x' },
    ],
    ['macros', { '[Content_Types].xml': wordType, 'word/document.xml': 'x', 'word/vbaProject.bin': 'x' }],
    ['a type for macros', { '[Content_Types].xml': `${wordType} macroEnabled`, 'word/document.xml': 'x' }],
    ['a control', { '[Content_Types].xml': `${wordType} activeX+xml`, 'word/document.xml': 'x' }],
    ['a program in it', { '[Content_Types].xml': wordType, 'word/document.xml': 'x', 'word/embeddings/a.exe': 'x' }],
    ['macros of LibreOffice', { mimetype: odtType, 'Basic/Standard/script.xml': 'x' }],
    ['no text in it', { '[Content_Types].xml': wordType }],
    ['only the name of one', { 'word/document.xml': 'x' }],
    ['nothing of a document', { 'brief.pdf': pdf }],
  ])('with %s is refused', (_, entries) => {
    expect(sniffType(zip(entries), 'brief.docx')).toBeNull();
  });
});

describe('the kind of a file', () => {
  it.each([
    [bytes('\xff\xd8\xff\xe0'), 'jpg'],
    [bytes('\x89PNG\r\n\x1a\n'), 'png'],
    [bytes('GIF89a'), 'gif'],
    [bytes('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
    [bytes('RIFF\0\0\0\0WAVEfmt '), 'wav'],
    [bytes('OggS\0'), 'ogg'],
    [bytes('ID3\x04'), 'mp3'],
    [bytes('\xff\xfb\x90\x00'), 'mp3'],
    [media('heic'), 'heic'],
    [media('mif1', 'heic'), 'heic'],
    [media('M4A '), 'm4a'],
    [media('isom'), 'mp4'],
    [media('qt  '), 'mov'],
    [bytes(pdf), 'pdf'],
    [Buffer.from('Gewone tekst, ook met é en 🙏'), 'txt'],
  ])('%#: %j is taken as what it is', (content, extensie) => {
    expect(sniffType(content, 'naam.pdf')?.extensie).toBe(extensie);
  });

  it.each([
    ['a program', bytes('MZ\x90\0')],
    ['a program of Linux', bytes('\x7fELF')],
    ['a script', bytes('#!/bin/sh')],
    ['a page', bytes(' \n<!DOCTYPE html><p>')],
    ['a script in a page', bytes('hallo <script>alert(1)</script>')],
    ['a drawing', bytes('<?xml version="1.0"?><svg/>')],
    ['a drawing further on', bytes('tekst\n<svg onload=x>')],
    ['an old Word file', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
    ['rich text', bytes('{\\rtf1 x}')],
    ['gzip', bytes('\x1f\x8b\x08\0')],
    ['rar', bytes('Rar!\x1a\x07')],
    ['7z', bytes("7z\xbc\xaf'\x1c")],
    ['an empty zip', bytes(`PK\x05\x06${'\0'.repeat(18)}`)],
    ['a broken zip', bytes('PK\x03\x04word/document.xml')],
    ['another picture', media('avif')],
    ['UTF-16', bytes('\xff\xfeh\0o\0i\0')],
  ])('refuses %s, whatever it is called', (_, content) => {
    expect(sniffType(content, 'brief.pdf')).toBeNull();
    expect(sniffType(content, 'brief.txt')).toBeNull();
  });

  it.each(['a.exe', 'a.js', 'a.PS1', 'a.bat ', 'a.html', 'a.svg', 'a.lnk.'])('refuses what calls itself %s', (naam) => {
    expect(sniffType(bytes('gewone tekst'), naam)).toBeNull();
    expect(sniffType(bytes(pdf), naam)).toBeNull();
  });

  it('never throws', () => {
    const start = fc.constantFrom('PK\x03\x04', 'RIFF', '\0\0\0\x18ftyp', '\xff\xfb', 'PK\x05\x06', '');
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 300 }), fc.string(), (head, tail, naam) => {
        const found = sniffType(Buffer.concat([bytes(head), tail]), naam);
        expect(found === null || allowedKinds.includes(found)).toBe(true);
      }),
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['C:\\Users\\ans\\brief.PDF', 'pdf', 'brief.pdf'],
    ['foto.pdf', 'jpg', 'foto.jpg'],
    ['verslag.v2', 'pdf', 'verslag.v2.pdf'],
    ['factuur\u202efdp.exe', 'pdf', 'factuurfdp.pdf'],
    ['a\u0000b\r\nc.pdf', 'pdf', 'abc.pdf'],
    ['..', 'pdf', 'bijlage.pdf'],
    ['.pdf', 'pdf', 'pdf.pdf'],
    ['', 'png', 'bijlage.png'],
    ['a<b>"c|d?*.pdf', 'pdf', 'a_b__c_d__.pdf'],
    ['brief 111222333.pdf', 'pdf', 'brief [BSN verwijderd].pdf'],
  ])('%j becomes %3$j', (naam, extensie, safe) => {
    expect(safeName(naam, extensie)).toBe(safe);
  });

  it('is always safe', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('', 'pdf', 'docx'),
        (naam, extensie) => {
          const safe = safeName(naam, extensie);
          expect(safe).toMatch(/^[^/\\<>:"|?*]{1,100}$/u);
          expect(safe).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
          expect(safe).not.toMatch(/^\.|[. ]$/);
          expect(safe.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe('the files of a mail', () => {
  const codes = (files: MailFile[], virus = false) =>
    inspectAttachments(files, limieten, virus).geweigerd.map(({ naam, code }) => `${naam}: ${code}`);

  it('refuses with a code that can be told', () => {
    const big = Buffer.concat([bytes(pdf), Buffer.alloc(1_000_000)]);
    expect(
      codes([file('leeg.pdf', ''), file('a.zip', 'PK\x03\x04'), file('groot.pdf', big), file('goed.pdf', pdf)]),
    ).toEqual(['leeg.pdf: leeg', 'a.zip: soortNietToegestaan', 'groot.pdf: teGroot']);
  });

  it('takes what is just small enough', () => {
    const most = Buffer.concat([bytes(pdf), Buffer.alloc(1_000_000 - pdf.length)]);
    expect(codes([file('precies.pdf', most)])).toEqual([]);
  });

  it('takes as many as may, and does not count small images in the text', () => {
    const png = bytes('\x89PNG\r\n\x1a\n');
    const found = inspectAttachments(
      [
        file('logo.png', png, true),
        ...['a', 'b', 'c', 'd'].map((naam) => file(`${naam}.pdf`, pdf)),
        file('x.png', png, true),
      ],
      limieten,
      false,
    );
    expect(found.aanvaard.map(({ naam, inline }) => [naam, inline])).toEqual([
      ['logo.png', true],
      ['a.pdf', false],
      ['b.pdf', false],
      ['c.pdf', false],
      ['x.png', true],
    ]);
    expect(found.geweigerd).toEqual([{ naam: 'd.pdf', code: 'teVeel' }]);
  });

  it('shows a big image in the text as a file of its own', () => {
    const photo = Buffer.concat([bytes('\xff\xd8\xff'), Buffer.alloc(50_000)]);
    expect(inspectAttachments([file('foto.jpg', photo, true)], limieten, false).aanvaard[0]?.inline).toBe(false);
  });

  it('takes none where a virus was found', () => {
    expect(codes([file('a.pdf', pdf), file('b.zip', 'PK')], true)).toEqual(['a.pdf: virus', 'b.zip: virus']);
  });
});
