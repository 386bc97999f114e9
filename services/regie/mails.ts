import { type Block, composeMail } from '../../shared/compose-mail.ts';
import { spellDate } from '../../shared/dutch-calendar.ts';
import type { Installation } from '../../shared/gemeente.ts';
import type { OwedMail } from '../../shared/mail.ts';
import { redenTekst } from './domain/candidates.ts';
import type { Notice, Oorzaak } from './domain/notice.ts';
import { type Bellen, ladderStep } from './domain/terms.ts';

/** Mail to staff: what happened, what is asked, by when. Numbers and links only, never a word about the family. */
type Words = { soort: string; aan: string; onderwerp: string; tekst: string[]; knop: string; waar?: 'werkvoorraad' };

const oorzaken = {
  zonderRegisseur: 'Er is nog niemand die deze casus kan leiden.',
  nietBenoemd: 'Niemand heeft de benoeming op tijd bevestigd of gewijzigd.',
  nietBevestigd: 'Niemand heeft op tijd gekozen of een tweede melding van hetzelfde adres bij de casus hoort.',
  wisselGevraagd: 'Het gezin vroeg om iemand anders. Niemand heeft op tijd besloten.',
} as const satisfies Record<Oorzaak, string>;

const gevraagd = (oorzaak: Oorzaak, melding: string): string =>
  oorzaak === 'nietBevestigd'
    ? `Kies bij melding ${melding}: bevestigen of splitsen.`
    : `Kies bij melding ${melding} wie de casus leidt.`;

/** R61: hours that the arrangement finances, for a regisseur of a provider. */
const uren = (count: number): string[] =>
  count > 0 ? [`Voor deze casus is ${count} uur beschikbaar uit het arrangement. Schrijf uw uren op deze casus.`] : [];

/** What the resident was told, asked of who does it. Who was told by a call, or cannot be called, reads the same. */
function bellen(when: Bellen, spoed: boolean): string[] {
  const date = 'voor' in when ? `vóór ${spellDate(when.voor)}` : `uiterlijk ${spellDate(when.uiterlijk)}`;
  return [
    `Bel de inwoner ${spoed ? 'meteen, ' : ''}${date}. De contactgegevens staan in Vlot.`,
    'Lees daar eerst hoe u de inwoner veilig bereikt. Staat er geen telefoonnummer? Neem dan op een andere manier contact op.',
  ];
}

function words(notice: Notice, { gemeente }: Installation): Words {
  const { meldingId } = notice;
  const rol = gemeente.label.regisseur;
  switch (notice.soort) {
    case 'voorgesteld':
      return {
        soort: 'regisseurVoorgesteld',
        aan: notice.aan,
        onderwerp: `U bent voorlopig aanspreekpunt bij melding ${meldingId}`,
        tekst: [
          `U bent nu het voorlopige aanspreekpunt van de casus bij melding ${meldingId}.`,
          ...bellen(notice.bellen, notice.spoed),
          'Misschien heeft de inwoner uw naam en telefoonnummer al. Die kan u dus ook zelf bellen.',
          `De werkverdeler bevestigt of wijzigt dit uiterlijk ${spellDate(notice.uiterlijk)}.`,
          ...uren(notice.arrangementUren),
        ],
        knop: 'Open de casus',
      };
    case 'benoemd':
      return {
        soort: 'regisseurBenoemd',
        aan: notice.aan,
        onderwerp: `U bent benoemd bij melding ${meldingId}`,
        tekst: [
          `U bent benoemd als ${rol} van de casus bij melding ${meldingId}.`,
          ...bellen(notice.bellen, notice.spoed),
          ...(notice.voorgelegd > 0
            ? ['Er wacht nog een melding van hetzelfde adres. Kies: bevestigen of splitsen.']
            : []),
          ...uren(notice.arrangementUren),
        ],
        knop: 'Open de casus',
      };
    case 'vervangen':
      return {
        soort: 'regisseurVervangen',
        aan: notice.aan,
        onderwerp: `Iemand anders leidt de casus bij melding ${meldingId}`,
        tekst: [
          `De casus bij melding ${meldingId} gaat naar een collega. U hoeft niets meer te doen.`,
          'Had u al contact? Geef dan door wat u weet. De werkverdeler vertelt u aan wie.',
        ],
        knop: 'Open uw werkvoorraad',
        waar: 'werkvoorraad',
      };
    case 'bevestigd':
      return {
        soort: 'meldingBevestigd',
        aan: notice.aan,
        onderwerp: `Melding ${meldingId} hoort bij uw casus`,
        tekst: [
          `Melding ${meldingId} hoort nu bij een casus die u leidt. Die melding kan van iemand anders uit het huishouden zijn.`,
          ...bellen(notice.bellen, notice.spoed),
        ],
        knop: 'Open de casus',
      };
    case 'pastNietMeer':
      return {
        soort: 'regisseurPastNietMeer',
        aan: notice.aan === 'mailbox' ? gemeente.mailbox : ladderStep(gemeente.escalatieladder, 1).email,
        onderwerp: `Past de ${rol} nog bij melding ${meldingId}?`,
        tekst: [
          `Bij de casus van melding ${meldingId} is een tweede melding gekomen. Daardoor past wie de casus nu leidt misschien niet meer:`,
          ...notice.redenen.map((reden) => `- Deze persoon ${redenTekst[reden]}.`),
          'Bekijk of iemand anders de casus moet leiden. Tot dan blijft deze persoon het aanspreekpunt.',
        ],
        knop: 'Open de casus',
      };
    case 'voorgelegd':
      return {
        soort: 'meldingVoorgelegd',
        aan: notice.aan ?? ladderStep(gemeente.escalatieladder, 1).email,
        onderwerp: `Hoort melding ${meldingId} bij deze casus?`,
        tekst: [
          `Melding ${meldingId} komt van een adres waar al een casus loopt.`,
          'Gaat het om hetzelfde huishouden? Bevestig dan. Gaat het om een ander huishouden? Splits dan.',
          `Kies uiterlijk ${spellDate(notice.uiterlijk)}. Zolang u niet kiest, hoort de melder geen naam.`,
        ],
        knop: 'Bevestig of splits',
      };
    case 'zonderRegisseur':
      return {
        soort: 'casusZonderRegisseur',
        aan: ladderStep(gemeente.escalatieladder, 1).email,
        onderwerp: `Geen ${rol} beschikbaar bij melding ${meldingId}`,
        tekst: [
          `Voor de casus bij melding ${meldingId} past niemand uit de pool. De inwoner heeft nu geen aanspreekpunt.`,
          'In Vlot staat per persoon waarom niet. Zorg dat er iemand komt.',
        ],
        knop: 'Open de casus',
      };
    case 'geklommen':
      return {
        soort: 'casusGeescaleerd',
        aan: ladderStep(gemeente.escalatieladder, notice.niveau).email,
        onderwerp: `De casus bij melding ${meldingId} wacht op een besluit`,
        tekst: [oorzaken[notice.oorzaak], gevraagd(notice.oorzaak, meldingId), `Dit is stap ${notice.niveau}.`],
        knop: 'Open de casus',
      };
    case 'herinnering':
      return {
        soort: 'werkverdelerHerinnerd',
        aan: gemeente.mailbox,
        onderwerp: `Herinnering: melding ${meldingId} wacht op een besluit`,
        tekst: [
          oorzaken[notice.oorzaak],
          gevraagd(notice.oorzaak, meldingId),
          'De leidinggevende heeft hierover ook bericht gekregen.',
        ],
        knop: 'Open de casus',
      };
  }
}

export function composeNotice(notice: Notice, id: string, installation: Installation): OwedMail {
  const { tekst, knop, waar, ...plain } = words(notice, installation);
  const work = `${installation.omgeving.url}/werk`;
  const letter = notice.spoed ? { ...plain, onderwerp: `Spoed: ${plain.onderwerp}` } : plain;
  const blokken: Block[] = [
    ...(notice.spoed ? [{ tekst: 'Dit is spoed. Wacht niet tot de volgende werkdag.' }] : []),
    ...tekst.map((line): Block => ({ tekst: line })),
    { knop, url: waar === 'werkvoorraad' ? work : `${work}/casussen/${notice.casusId}` },
    { tekst: `Nummer van de casus: ${notice.casusId}` },
  ];
  return composeMail(installation.gemeente, { id, ...letter, blokken });
}
