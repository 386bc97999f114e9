import { spellStreet } from '../../../shared/address.ts';
import { type Block, composeMail } from '../../../shared/compose-mail.ts';
import type { Installation, Taal } from '../../../shared/gemeente.ts';
import type { OwedMail } from '../../../shared/mail.ts';
import type { Contacttaak } from '../domain/contacttaak.ts';
import type { Gegevens, Melding } from '../domain/melding.ts';
import type { Brief } from '../letters/brief.ts';
import type { Bericht, BerichtSoort, OwedBericht } from './bericht.ts';
import { en } from './texts/en.ts';
import { nl } from './texts/nl.ts';
import type { MakeTexts, Tekst, Texts, Vorm } from './texts/texts.ts';

/** A bericht becomes words here and nowhere else: a mail, a letter, or what somebody says on the telephone. */
const languages: Record<Taal, MakeTexts> = { nl, en };

type Passage = 'bevoegdheden' | 'steun' | 'folder' | 'klacht';
/** What comes after the bericht itself. */
const passages: Record<BerichtSoort, readonly Passage[]> = {
  ontvangst: ['steun', 'folder', 'klacht'],
  aanvulling: [],
  aanspreekpunt: ['klacht'],
  benoemd: ['bevoegdheden', 'folder', 'klacht'],
  waarneming: ['klacht'],
  afwezig: ['klacht'],
  geweigerd: ['klacht'],
  vertrek: ['klacht'],
  uitkomst: ['klacht'],
  afronding: ['klacht'],
  heropend: ['klacht'],
  navraag: [],
  wissel: ['klacht'],
  ontlasting: [],
  contactgegevens: [],
  doorzending: ['klacht'],
};

function passagesOf(bericht: Bericht): readonly Passage[] {
  if (bericht.soort === 'ontvangst') {
    // Who reports about somebody else has no rights in that household, and an employee told them who reads it.
    if (bericht.wie === 'signaal') return ['klacht'];
    if (bericht.wie === 'onbekend') return ['steun', 'klacht'];
  }
  // Wmo 2.2.4: whoever has an inquiry coming is told of free client support.
  if (bericht.soort === 'uitkomst' && bericht.uitkomst.soort === 'wmoMelding') return ['steun', 'klacht'];
  return passages[bericht.soort];
}

/** Whoever mails us did not see the form, which begins with danger. */
const isDangerFirst = (bericht: Bericht): boolean =>
  ('spoed' in bericht && bericht.spoed) || (bericht.soort === 'ontvangst' && bericht.wie === 'onbekend');

const isYouth = (bericht: Bericht): boolean => bericht.soort === 'ontvangst' && bericht.jeugd;

function bodyOf(texts: Texts, bericht: Bericht): Tekst {
  switch (bericht.soort) {
    case 'ontvangst':
      return texts.ontvangst(bericht);
    case 'aanvulling':
      return texts.aanvulling(bericht);
    case 'aanspreekpunt':
      return texts.aanspreekpunt(bericht);
    case 'benoemd':
      return texts.benoemd(bericht);
    case 'waarneming':
      return texts.waarneming(bericht);
    case 'afwezig':
      return texts.afwezig(bericht);
    case 'geweigerd':
      return texts.geweigerd(bericht);
    case 'vertrek':
      return texts.vertrek(bericht);
    case 'uitkomst':
      return texts.uitkomst(bericht);
    case 'afronding':
      return texts.afronding(bericht);
    case 'heropend':
      return texts.heropend(bericht);
    case 'navraag':
      return texts.navraag(bericht);
    case 'wissel':
      return texts.wissel(bericht);
    case 'contactgegevens':
      return texts.contactgegevens(bericht);
    case 'ontlasting':
      return texts.ontlasting(bericht);
    case 'doorzending':
      return texts.doorzending(bericht);
  }
}

type Link = { volg: string; rechtspositie: string };
const linksOf = ({ omgeving: { url } }: Installation, taal: Taal, nummer: string, volgcode: string): Link => {
  const root = taal === 'nl' ? url : `${url}/${taal}`;
  return { volg: `${root}/volg/${nummer}.${volgcode}`, rechtspositie: `${root}/rechtspositie` };
};

/** To whom, in what form and language, on which day. */
export type Told = {
  bericht: Bericht;
  meldingsnummer: string;
  naam: string | null;
  taal: Taal;
  neutraal: boolean;
  /** Secret of the personal link, made for this mail or letter only. */
  volgcode: string;
  /** YYYY-MM-DD in the Netherlands; null where nobody knows when it is read. */
  vandaag: string | null;
};

/** The whole of it, from the greeting to the closing words. */
export function composeTekst(installation: Installation, vorm: Exclude<Vorm, 'gesprek'>, told: Told): Tekst {
  const { bericht, meldingsnummer, naam, taal, neutraal, volgcode, vandaag } = told;
  const links = linksOf(installation, taal, meldingsnummer, volgcode);
  const { gemeente } = installation;
  const texts = languages[taal]({ gemeente, vorm, meldingsnummer, rechtspositie: links.rechtspositie, vandaag });
  if (neutraal) {
    const { onderwerp, blokken } = texts.neutraal.tekst(bericht);
    const follow = { knop: texts.knop.volgenNeutraal, url: links.volg };
    return { onderwerp, blokken: [texts.neutraal.aanhef, ...blokken, follow, texts.neutraal.groet] };
  }
  const { onderwerp, blokken } = bodyOf(texts, bericht);
  // On paper a link is typed by hand: the page with the number and the code leads to the question too.
  const follow =
    bericht.soort === 'navraag' && vorm === 'mail'
      ? { knop: texts.knop.navraag, url: `${links.volg}/navraag` }
      : { knop: texts.knop.volgen, url: links.volg };
  const blocks: Record<Passage, Block[]> = {
    bevoegdheden: texts.bevoegdheden,
    steun: texts.steun(isYouth(bericht)),
    folder: [...texts.rechten, { knop: texts.knop.folder, url: links.rechtspositie }],
    klacht: texts.klacht,
  };
  return {
    onderwerp,
    blokken: [
      ...(isDangerFirst(bericht) ? texts.gevaar : []),
      texts.aanhef(naam),
      ...blokken,
      follow,
      ...texts.alleenVoorU,
      ...passagesOf(bericht).flatMap((passage) => blocks[passage]),
      ...texts.groet,
    ],
  };
}

export function composeBericht(installation: Installation, owed: OwedBericht, vandaag: string | null = null): OwedMail {
  const { id, soort, aan, taal, neutraal } = owed;
  const { onderwerp, blokken } = composeTekst(installation, 'mail', { ...owed, vandaag });
  return composeMail(installation.gemeente, { id, soort, aan, onderwerp, blokken, neutraal, taal });
}

type Melder = Pick<Gegevens, 'melder' | 'taal'>;
/** Somebody with a safe way of contact may not be the one who picks up the telephone or opens the envelope. */
export const isCareful = ({ melder: { veiligContact } }: Pick<Gegevens, 'melder'>): boolean =>
  veiligContact !== undefined &&
  (veiligContact.neutraal || veiligContact.nietMailen || veiligContact.belMoment !== undefined);

/** What was asked is not on paper: null where a professional finds the words. */
export function composeBrief(
  installation: Installation,
  head: Pick<Melding, 'meldingsnummer'>,
  data: Melder & { woonadres: NonNullable<Gegevens['woonadres']> },
  taak: { bericht: Bericht },
  made: { volgcode: string; datum: string },
): Brief {
  const { melder, taal, woonadres } = data;
  const { meldingsnummer } = head;
  const neutraal = isCareful(data);
  const naam = melder.naam ?? null;
  const told = { bericht: taak.bericht, meldingsnummer, naam, taal, neutraal, volgcode: made.volgcode };
  const { onderwerp, blokken } = composeTekst(installation, 'brief', { ...told, vandaag: made.datum });
  return {
    gemeente: installation.gemeente,
    aan: { naam: melder.naam, ...woonadres, straatregel: spellStreet(woonadres) },
    datum: made.datum,
    kenmerk: meldingsnummer,
    onderwerp,
    blokken,
    taal,
    neutraal,
  };
}

export function toLines(block: Block): string[] {
  if ('kop' in block) return [block.kop];
  if ('tekst' in block) return [block.tekst];
  return 'lijst' in block ? [...block.lijst] : [];
}

/**
 * What to say on the telephone, in the language of the melder, a line at a time; what to watch for comes first, in
 * Dutch, for who calls. Empty where a professional finds the words.
 */
export function scriptOf(
  installation: Installation,
  head: Pick<Melding, 'meldingsnummer'>,
  data: Melder,
  taak: Pick<Contacttaak, 'bericht'>,
  vandaag: string | null = null,
): string[] {
  const { bericht } = taak;
  if (!bericht) return [];
  const { melder, taal } = data;
  const { meldingsnummer } = head;
  const { gemeente } = installation;
  const { rechtspositie } = linksOf(installation, taal, meldingsnummer, '');
  const texts = languages[taal]({ gemeente, vorm: 'gesprek', meldingsnummer, rechtspositie, vandaag });
  const careful = isCareful(data);
  const belMoment = melder.veiligContact?.belMoment?.trim();
  const blocks: Record<Passage, Block[]> = {
    bevoegdheden: texts.bevoegdheden,
    steun: texts.steun(isYouth(bericht)),
    folder: texts.rechten,
    klacht: texts.klacht,
  };
  const said = [
    ...(isDangerFirst(bericht) ? texts.gevaar : []),
    ...bodyOf(texts, bericht).blokken,
    ...passagesOf(bericht).flatMap((passage) => blocks[passage]),
  ];
  return [
    ...(careful
      ? [
          'Vraag eerst of de ander vrij kan praten. Zeg niet waarover u belt als iemand anders opneemt.',
          'Spreek geen voicemail in en laat geen boodschap achter.',
        ]
      : []),
    ...(belMoment ? [`Wanneer bellen veilig is, in de woorden van de melder: ${belMoment}`] : []),
    ...texts.gesprek.begin(melder.naam ?? null, careful),
    ...said.flatMap(toLines),
    ...texts.gesprek.slot,
  ];
}
