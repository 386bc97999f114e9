import { composeMail } from '../../../shared/compose-mail.ts';
import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Installation } from '../../../shared/gemeente.ts';
import type { OwedMail } from '../../../shared/mail.ts';
import type { Contacttaak, Melding } from '../domain/melding.ts';

/** Letters to staff name a number and a date; who it is about is only in the dossier. */
type ToStaff = { id: string; installation: Installation; aan: { naam: string; email: string }; melding: Melding };

const deskUrl = ({ omgeving }: Installation) => `${omgeving.url}/werk`;

/** Practice, crisis: whoever is first on the ladder hears at once that an acutely unsafe melding came in. */
export function urgentMail({ id, installation, aan, melding }: ToStaff): OwedMail {
  return composeMail(installation.gemeente, {
    id,
    soort: 'spoedmelding',
    aan: aan.email,
    onderwerp: `Spoed: acuut onveilig, melding ${melding.meldingsnummer}`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      {
        tekst: `Melding ${melding.meldingsnummer} kwam binnen op ${spellMoment(melding.ontvangenOp)}. De melder zegt: het is acuut onveilig.`,
      },
      {
        tekst: `Iemand moet vóór ${spellMoment(melding.reactieTot)} contact hebben. Deze melding staat vooraan in de lijst.`,
      },
      { knop: 'Open het werkblad', url: deskUrl(installation) },
    ],
  });
}

export function reactionTermPassedMail({ id, installation, aan, melding }: ToStaff): OwedMail {
  return composeMail(installation.gemeente, {
    id,
    soort: 'reactietermijnVerstreken',
    aan: aan.email,
    onderwerp: `Te laat: melding ${melding.meldingsnummer} heeft nog geen antwoord`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      {
        tekst: `Melding ${melding.meldingsnummer} kwam binnen op ${spellMoment(melding.ontvangenOp)}. De melder zou uiterlijk ${spellDate(melding.reactieUiterlijk)} horen wie helpt. Dat is niet gebeurd.`,
      },
      ...(melding.spoed ? [{ tekst: 'De melder zei dat het acuut onveilig is.' }] : []),
      {
        tekst:
          'Zorg dat iemand vandaag contact opneemt. Gebeurt dat niet? Dan krijgt de volgende leidinggevende bericht.',
      },
      { knop: 'Open het werkblad', url: deskUrl(installation) },
    ],
  });
}

const work = { bellen: 'bellen', brief: 'een brief sturen' } as const;
const about = {
  ontvangst: 'dat de melding is ontvangen',
  aanspreekpunt: 'wie het voorlopige aanspreekpunt is',
  benoemd: 'wie benoemd is',
} as const;

export function contactTermPassedMail({
  id,
  installation,
  aan,
  melding,
  taak,
}: ToStaff & { taak: Contacttaak }): OwedMail {
  return composeMail(installation.gemeente, {
    id,
    soort: 'contacttermijnVerstreken',
    aan: aan.email,
    onderwerp: `Te laat: contact over melding ${melding.meldingsnummer}`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      {
        tekst: `Iemand zou uiterlijk ${spellDate(taak.uiterlijk)} de melder van ${melding.meldingsnummer} ${work[taak.soort]}, om te vertellen ${about[taak.onderwerp]}. Dat staat nog open. Deze melder krijgt geen e-mail en weet dit dus niet.`,
      },
      { tekst: 'Kijk eerst in het dossier hoe contact veilig is.' },
      { knop: 'Open het werkblad', url: deskUrl(installation) },
    ],
  });
}
