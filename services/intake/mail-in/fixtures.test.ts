import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectAttachments } from './attachments.ts';
import { classifyMail } from './classify-mail.ts';
import { parseMail } from './parse-mail.ts';

const folder = new URL('./fixtures/', import.meta.url);
const limieten = { maximaalMb: 10, maximaalAantal: 10 };

type Expected = {
  soort?: 'melding' | 'antwoord' | 'lus' | 'retourbericht' | 'automatischAntwoord' | 'lijst';
  onderwerp?: string;
  van?: string | null;
  tekst?: string;
  geciteerd?: RegExp;
  aanvaard?: string[];
  geweigerd?: string[];
};

const expected: Record<string, Expected> = {
  'afwezig-zelf-geschreven': { tekst: 'Mijn dochter is al weken afwezig en niemand helpt.' },
  afwezig: { soort: 'automatischAntwoord' },
  'alleen-bijlage': { tekst: '', aanvaard: ['brief.pdf application/pdf'] },
  'alleen-html': {
    tekst: `Wij lopen vast & weten het niet meer.

- geen huis
- schulden €\u00a05.000

maandag school
dinsdag dokter

Zie dit artikel (https://nieuws.example/artikel?a=1&b=2), dit en almelo.example.

3 < 5 en 7 > 6

[Logo van de school]`,
  },
  'alleen-wit': { tekst: '', onderwerp: '' },
  'andere-boundary': { tekst: 'Deze tekst moet blijven.', aanvaard: ['brief.pdf application/pdf'] },
  android: { tekst: 'Kunt u mij bellen op 06 12345678?\nIk kom er niet meer uit.\n\nVerstuurd vanaf mijn Galaxy' },
  'bericht-in-bericht': {
    tekst: `Zie de mail hieronder.

---------- Meegestuurde e-mail ----------
Van: Thuiszorg Voorbeeld <info@thuiszorg.example>
Datum: Mon, 16 Nov 2026 09:00:00 +0100
Onderwerp: Wachtlijst begeleiding

U staat op de wachtlijst.`,
    aanvaard: ['wachtlijst.pdf application/pdf'],
  },
  bijlagen: {
    tekst: 'Zie de bijlagen.',
    aanvaard: [
      'brief.pdf application/pdf',
      'foto.jpg image/jpeg',
      'verslag.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'IMG_0001.heic image/heic',
      'passwd.txt text/plain',
    ],
    geweigerd: [
      'factuur.pdf',
      'verslag.docx',
      'alles.zip',
      'eicar.com',
      'pagina.html',
      'tekening.png',
      'leeg.pdf',
      'factuurfdp.exe',
      'oud.doc',
    ],
  },
  'boundary-ontbreekt': { tekst: 'Ook deze tekst moet blijven.' },
  bsn: {
    soort: 'antwoord',
    onderwerp: 'BSN [BSN verwijderd] en M-2026-123456',
    tekst:
      'Mijn BSN is [BSN verwijderd], dat van mijn zoon [BSN verwijderd].\nBel mij op 06-12345678 of 0546 123 456. Het gaat om M-2026-123456.',
    geciteerd: /> U schreef: \[BSN verwijderd\]$/,
    aanvaard: ['kaart [BSN verwijderd].txt text/plain'],
  },
  'doorgestuurd-buur': {
    onderwerp: 'Fwd: zorgen om nummer 12',
    tekst: `Dit kreeg ik van mijn overbuurvrouw. Ik denk dat u dit moet weten.

---------- Forwarded message ---------
Van: Greet Voorbeeld <greet@voorbeeld.example>
Date: do 19 nov 2026 om 20:11
Subject: zorgen om nummer 12
To: Frits Voorbeeld <frits@voorbeeld.example>

> Vorige week ook al

Er is daar elke avond ruzie.`,
  },
  'emoji-rtl': {
    onderwerp: 'نحتاج مساعدة 🙏',
    van: 'عائلة مثال <familie@voorbeeld.example>',
    tekst: 'نحتاج إلى مساعدة 🙏👨‍👩‍👧kwaad',
  },
  genest: {
    tekst: 'De tekst zelf.',
    aanvaard: ['bijlage.png image/png (inline)', 'besluit café.odt application/vnd.oasis.opendocument.text'],
  },
  'gmail-antwoord': {
    soort: 'antwoord',
    tekst: 'Ja, dat klopt. Morgen kan ik ook.',
    geciteerd: /^Op vr 20 nov 2026 [\s\S]*0546-123456/,
  },
  'gmail-tussendoor': { tekst: 'De wijkcoach.\nSinds mei.', geciteerd: /> Wie helpt u nu\?\n> Sinds wanneer\?$/ },
  iphone: {
    onderwerp: 'Geen hulp meer 😢',
    tekst: 'De begeleiding is gestopt.\n\nDit is de brief van het ziekenhuis.\n\nVerzonden vanaf mijn iPhone',
    geciteerd: /Wij hebben uw melding ontvangen\.$/,
    aanvaard: ['IMG_0001.heic image/heic'],
  },
  'iso-8859-15': { onderwerp: 'Kosten € 50', tekst: 'Het kost ons € 50 per week. Mijn zus in Niërs betaalt.' },
  'lange-regels': { tekst: `${'Een regel zonder einde '.repeat(600)}klaar.` },
  lus: { soort: 'lus' },
  mailinglijst: { soort: 'lijst' },
  'minste-koppen': { van: ' <otto@voorbeeld.example>', tekst: 'Help ons.' },
  'nieuwsbrief-kop': { tekst: 'Wij maken ons zorgen over een leerling.' },
  'nul-bytes': { van: null, tekst: '', onderwerp: '' },
  onbestelbaar: { soort: 'retourbericht' },
  'outlook-desktop': {
    van: 'Ans Voorbeeld <ans@voorbeeld.example>',
    tekst:
      'Goedemorgen,\n\nDe hulp voor mijn zoon loopt vast. Wij wachten al vier maanden – en niemand belt terug.\n\nMet vriendelijke groet,\nAns Voorbeeld',
    aanvaard: ['image001.png image/png (inline)'],
  },
  'outlook-web': {
    soort: 'antwoord',
    van: 'Voorbeeld, Bert <bert@voorbeeld.example>',
    tekst: 'Dank u. Ik ben bereikbaar ná vijf uur.',
    geciteerd: /^_+\nVan: Gemeente Almelo[\s\S]*ontvangen\.$/,
  },
  'quoted-printable': {
    onderwerp: 'Een lange onderwerpregel die over twee regels loopt café',
    tekst:
      'Deze zin is zo lang dat het mailprogramma hem in stukken heeft geknipt met een zacht regeleinde, midden in een woord en midden in een teken: café De Zon. 1+1=2 en 50=% korting. \nEinde.',
  },
  'smime-ondertekend': {
    tekst: 'Ik maak mij zorgen over dit gezin.',
    aanvaard: ['verwijsbrief.pdf application/pdf'],
  },
  'smime-versleuteld': {
    tekst: '[Deze e-mail is versleuteld, of ondertekend op een manier die wij niet kunnen lezen.]',
  },
  uitnodiging: {
    tekst:
      'Kunt u erbij zijn?\n\nUitnodiging voor een afspraak\nBegin: 30-11-2026 10:00\nEinde: 30-11-2026 11:00\nOnderwerp: Gesprek over hulp, op school\nPlaats: Zaal 3',
  },
  'vijfhonderd-ontvangers': { tekst: 'Wij zoeken hulp.' },
  'windows-1252': {
    onderwerp: 'Hulp – vraag',
    van: 'Gré Voorbeeld <gre@voorbeeld.example>',
    tekst: 'Wij krijgen “geen” hulp – al een jaar. Dat kost € 300.',
  },
  winmail: { tekst: 'Zie de bijlage.', geweigerd: ['winmail.dat'] },
  'zonder-koppen': { van: null, tekst: 'Beste gemeente,\n\nEr staan geen koppen boven deze tekst.' },
  'zonder-tekenset': { tekst: 'Zoë is geïsoleerd.' },
};

const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));

function read(name: string) {
  const mail = parseMail(readFileSync(new URL(`${name}.eml`, folder)));
  const kind = classifyMail(mail, {
    envelopAfzender: mail.van?.adres ?? 'afzender@voorbeeld.example',
    eigenAfzenders: ['meldingen@almelo.example'],
    eigenDomeinen: ['almelo.example', 'eu-central-1.amazonses.com'],
  });
  const { aanvaard, geweigerd } = inspectAttachments(mail.bestanden, limieten, false);
  return { mail, soort: kind.soort === 'automatisch' ? kind.reden : kind.soort, aanvaard, geweigerd };
}

describe('a real mail', () => {
  it('has an expectation for each file', () => {
    expect(files.map((name) => name.replace('.eml', '')).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(Object.entries(expected))('%s', (name, wanted) => {
    const { mail, soort, aanvaard, geweigerd } = read(name);
    expect(soort).toBe(wanted.soort ?? 'melding');
    if (wanted.onderwerp !== undefined) expect(mail.onderwerp).toBe(wanted.onderwerp);
    if (wanted.van !== undefined) {
      expect(mail.van === null ? null : `${mail.van.naam} <${mail.van.adres}>`).toBe(wanted.van);
    }
    if (wanted.tekst !== undefined) expect(mail.tekst).toBe(wanted.tekst);
    expect(mail.geciteerd).toMatch(wanted.geciteerd ?? /^$/);
    expect(aanvaard.map(({ naam, mime, inline }) => `${naam} ${mime}${inline ? ' (inline)' : ''}`)).toEqual(
      wanted.aanvaard ?? [],
    );
    expect(geweigerd.map(({ naam }) => naam)).toEqual(wanted.geweigerd ?? []);
    expect(mail.afgekapt).toBe(false);
  });

  it('reads ids, references and the date', () => {
    expect(read('gmail-antwoord').mail).toMatchObject({
      datum: '2026-11-21T09:15:00.000Z',
      berichtId: 'CAF-voorbeeld@mail.voorbeeld.example',
      inReplyTo: ['0107019a-2@eu-central-1.amazonses.com'],
      references: ['0107019a-1@eu-central-1.amazonses.com', '0107019a-2@eu-central-1.amazonses.com'],
      soortInhoud: 'multipart/alternative',
    });
  });
});
