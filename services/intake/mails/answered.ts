import { type Block, composeMail } from '../../../shared/compose-mail.ts';
import type { Installation } from '../../../shared/gemeente.ts';
import type { OwedMail } from '../../../shared/mail.ts';
import type { Melding } from '../domain/melding.ts';

type Letter = {
  id: string;
  installation: Installation;
  melding: Pick<Melding, 'meldingsnummer' | 'spoed'>;
  aan: { naam: string | null; email: string };
};

const openMelding = ({ installation: { omgeving }, melding }: Letter): Block => ({
  knop: 'Open de melding',
  url: `${omgeving.url}/werk/meldingen/${melding.meldingsnummer}`,
});
const dear = ({ aan }: Letter): Block[] => (aan.naam ? [{ tekst: `Beste ${aan.naam},` }] : []);
const reopened: Block = {
  tekst: 'De melding is daarom weer open en staat in de werklijst. De melder wacht weer op een reactie.',
};

/** Something was added: what it says is only in the dossier. */
export function addedMail(letter: Letter & { heropend: boolean }): OwedMail {
  const { id, installation, aan, melding, heropend } = letter;
  return composeMail(installation.gemeente, {
    id,
    soort: 'aangevuld',
    aan: aan.email,
    onderwerp: `Melding ${melding.meldingsnummer} is aangevuld`,
    blokken: [
      ...dear(letter),
      { tekst: `Er is iets toegevoegd aan melding ${melding.meldingsnummer}. Lees het in het dossier.` },
      ...(melding.spoed ? [{ tekst: 'De melder zei: het is acuut onveilig. Lees het meteen.' }] : []),
      ...(heropend ? [reopened] : []),
      openMelding(letter),
    ],
  });
}

/** The melder says that help does not go on, or only a little. */
export function notRunningMail(letter: Letter & { antwoord: 'beetje' | 'nee' }): OwedMail {
  const { id, installation, aan, melding, antwoord } = letter;
  const words = { beetje: 'maar een beetje', nee: 'niet' }[antwoord];
  return composeMail(installation.gemeente, {
    id,
    soort: 'navraagBeantwoord',
    aan: aan.email,
    onderwerp: `Melding ${melding.meldingsnummer}: de hulp loopt ${words}`,
    blokken: [
      ...dear(letter),
      {
        tekst: `Wij vroegen de melder van ${melding.meldingsnummer} of de hulp weer loopt. Het antwoord is: ${antwoord}.`,
      },
      ...(antwoord === 'nee' ? [reopened] : [{ tekst: 'Neem contact op en kijk wat er nog nodig is.' }]),
      openMelding(letter),
    ],
  });
}
