import { type Block, composeMail } from '../../../shared/compose-mail.ts';
import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Installation } from '../../../shared/gemeente.ts';
import type { OwedMail } from '../../../shared/mail.ts';
import type { Melding } from '../domain/melding.ts';

/** Mails to whoever gets a melding in hand. They name a number and a date; who it is about is only in the dossier. */
type Letter = {
  id: string;
  installation: Installation;
  melding: Pick<Melding, 'meldingsnummer' | 'ontvangenOp' | 'spoed'>;
};
type ToPerson = Letter & { aan: { naam: string; email: string } };

const open = ({ installation: { omgeving }, melding }: Letter): Block => ({
  knop: 'Open de melding',
  url: `${omgeving.url}/werk/meldingen/${melding.meldingsnummer}`,
});
const urgent = ({ melding }: Letter): Block[] =>
  melding.spoed ? [{ tekst: 'De melder zegt: het is acuut onveilig. Deze melding gaat voor.' }] : [];
const since = ({ melding }: Letter) => `De melding kwam binnen op ${spellMoment(melding.ontvangenOp)}.`;

/** Somebody on duty confirms, or the next one is paged. No word promises the family that somebody reads at night. */
export function pageMail(letter: ToPerson & { bevestigenVoor: string }): OwedMail {
  const { id, installation, aan, melding, bevestigenVoor } = letter;
  const minutes = installation.gemeente.crisis.bevestigenMinuten;
  return composeMail(installation.gemeente, {
    id,
    soort: 'oproep',
    aan: aan.email,
    onderwerp: `Spoed: acuut onveilig, melding ${melding.meldingsnummer}. Bevestig binnen ${minutes} minuten`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      { tekst: `Melding ${melding.meldingsnummer}: de melder zegt dat het acuut onveilig is. ${since(letter)}` },
      {
        tekst: `Bevestig vóór ${spellMoment(bevestigenVoor)} dat u dit oppakt. Anders roepen wij de volgende op de lijst op.`,
      },
      { ...open(letter), knop: 'Open de melding en bevestig' },
    ],
  });
}

/** A team has it in hand from now. Of a signaal the family may not know: then nobody gets in touch without a thought. */
export function handedToTeamMail(
  letter: ToPerson & { melding: Pick<Melding, 'wieMeldde'>; uiterlijk: string; contactUiterlijk: string },
): OwedMail {
  const { id, installation, aan, melding, uiterlijk, contactUiterlijk } = letter;
  const own = melding.wieMeldde.soort === 'eigenHuishouden';
  return composeMail(installation.gemeente, {
    id,
    soort: 'teamGevraagd',
    aan: aan.email,
    onderwerp: `${melding.spoed ? 'Spoed: melding' : 'Melding'} ${melding.meldingsnummer} is voor uw team`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      ...urgent(letter),
      { tekst: `Melding ${melding.meldingsnummer} is voor uw team. ${since(letter)}` },
      {
        tekst: `${own ? `Neem uiterlijk ${spellDate(contactUiterlijk)} contact op.` : `Lees uiterlijk ${spellDate(contactUiterlijk)} in het dossier of het gezin van de melding weet. Neem pas contact op als dat veilig is.`} Leg uiterlijk ${spellDate(uiterlijk)} vast hoe het afliep.`,
      },
      { tekst: 'Past de melding niet bij uw team? Heropen haar dan, dan kiest de gemeente opnieuw.' },
      open(letter),
    ],
  });
}

/** One person has it in hand: a colleague handed it over, or it is maatwerk. */
export function handedToPersonMail(
  letter: ToPerson & { door: string; oppakkenUiterlijk: string | null; uiterlijk: string | null },
): OwedMail {
  const { id, installation, aan, melding, door, oppakkenUiterlijk, uiterlijk } = letter;
  return composeMail(installation.gemeente, {
    id,
    soort: 'overgedragen',
    aan: aan.email,
    onderwerp: `${melding.spoed ? 'Spoed: melding' : 'Melding'} ${melding.meldingsnummer} is aan u overgedragen`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      ...urgent(letter),
      { tekst: `${door} heeft melding ${melding.meldingsnummer} aan u overgedragen. ${since(letter)}` },
      ...(oppakkenUiterlijk
        ? [
            {
              tekst: `Open de melding uiterlijk ${spellDate(oppakkenUiterlijk)}. Anders krijgt een leidinggevende bericht.`,
            },
          ]
        : []),
      ...(uiterlijk ? [{ tekst: `Leg uiterlijk ${spellDate(uiterlijk)} vast hoe het afliep.` }] : []),
      open(letter),
    ],
  });
}

/**
 * It belongs elsewhere (Awb 2:3): the number and the date of receipt, which keeps counting. What it says is never in a
 * plain mail: whoever gets this calls for it. `uiterlijk`: by when; null where it was handed over already.
 */
export function passedOnMail(letter: ToPerson & { onderwerp: string; uiterlijk: string | null }): OwedMail {
  const { id, installation, aan, melding, onderwerp, uiterlijk } = letter;
  const { gemeente } = installation;
  return composeMail(gemeente, {
    id,
    soort: 'doorgezonden',
    aan: aan.email,
    onderwerp: `${onderwerp}: melding ${melding.meldingsnummer}`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      {
        tekst: `Gemeente ${gemeente.naam} kreeg melding ${melding.meldingsnummer} op ${spellMoment(melding.ontvangenOp)}. De melding is voor u bedoeld. De datum van ontvangst blijft gelden.`,
      },
      {
        tekst: uiterlijk
          ? `De inhoud staat niet in deze e-mail. Bel uiterlijk ${spellDate(uiterlijk)} ${gemeente.telefoon} en noem nummer ${melding.meldingsnummer}. Wij gaan na met wie wij spreken. Dan geven wij de hele tekst veilig aan u.`
          : `De inhoud staat niet in deze e-mail. Bel ${gemeente.telefoon} en noem het nummer. Dan geven wij de inhoud veilig aan u.`,
      },
      { tekst: 'Is de melding toch niet voor u? Laat dat dan meteen weten.' },
    ],
  });
}

/** A term passed and whoever had it in hand did not say how it ended. */
export function followUpPassedMail(
  letter: ToPerson & { bij: string; wat: 'oppakken' | 'afronden' | 'wmoOnderzoek' | 'overdragen'; uiterlijk: string },
): OwedMail {
  const { id, installation, aan, melding, bij, wat, uiterlijk } = letter;
  const words = {
    oppakken: `${bij} zou melding ${melding.meldingsnummer} oppakken. Dat is nog niet gebeurd.`,
    afronden: `${bij} zou uiterlijk ${spellDate(uiterlijk)} vastleggen hoe melding ${melding.meldingsnummer} afliep. Dat is niet gebeurd.`,
    // Where it goes is not in a mail: it may be to Veilig Thuis.
    overdragen: `Wat in melding ${melding.meldingsnummer} staat, wordt doorgestuurd. Uiterlijk ${spellDate(uiterlijk)} moest vaststaan dat het is overgedragen. Dat staat niet in het dossier.`,
    wmoOnderzoek: `Het onderzoek van de Wmo-melding ${melding.meldingsnummer} moest uiterlijk ${spellDate(uiterlijk)} klaar zijn. Dat staat niet in het dossier.`,
  };
  return composeMail(installation.gemeente, {
    id,
    soort: 'opvolgingVerstreken',
    aan: aan.email,
    onderwerp: `Te laat: opvolging van melding ${melding.meldingsnummer}`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      ...urgent(letter),
      { tekst: words[wat] },
      {
        tekst: `${wat === 'overdragen' ? 'Zorg dat iemand vandaag de hele tekst overdraagt en dat vastlegt.' : 'Bel met wie de melding heeft.'} Gebeurt er niets? Dan krijgt de volgende leidinggevende bericht.`,
      },
      open(letter),
    ],
  });
}
