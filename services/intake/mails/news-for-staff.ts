import { type Block, composeMail } from '../../../shared/compose-mail.ts';
import { spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Installation } from '../../../shared/gemeente.ts';
import type { OwedMail } from '../../../shared/mail.ts';
import type { Melding } from '../domain/melding.ts';

/** News about a melding, for staff. A number and a date; who it is about and what was said is only in the dossier. */
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

/**
 * A mail to staff or to another office did not arrive: the mailbox hears which one. `onderwerp` is the subject of the
 * mail that came back (it names a number, never a person); null where SES did not say.
 */
export function mailCameBackMail(letter: Letter & { adres: string; onderwerp: string | null }): OwedMail {
  const { id, installation, melding, adres, onderwerp } = letter;
  return composeMail(installation.gemeente, {
    id,
    soort: 'mailKwamTerug',
    aan: installation.gemeente.werkbak,
    onderwerp: `E-mail kwam terug: melding ${melding.meldingsnummer}`,
    blokken: [
      ...urgent(letter),
      { tekst: `Een e-mail aan ${adres} over melding ${melding.meldingsnummer} is niet aangekomen.` },
      ...(onderwerp ? [{ tekst: `Het onderwerp was: ${onderwerp}` }] : []),
      { tekst: 'Bel deze ontvanger, zodat de melding niet blijft liggen. Laat daarna het adres verbeteren.' },
      open(letter),
    ],
  });
}

/** R53: a finding place with a receiver of its own, such as the zorgmelding of the police, is heard of at once. */
export function vindplaatsMail(letter: ToPerson & { vindplaats: string }): OwedMail {
  const { id, installation, aan, melding, vindplaats } = letter;
  return composeMail(installation.gemeente, {
    id,
    soort: 'vindplaats',
    aan: aan.email,
    onderwerp: `${melding.spoed ? 'Spoed: melding' : 'Melding'} ${melding.meldingsnummer} van ${vindplaats}`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      ...urgent(letter),
      {
        tekst: `Melding ${melding.meldingsnummer} kwam binnen op ${spellMoment(melding.ontvangenOp)}. De melding komt van: ${vindplaats}.`,
      },
      { tekst: 'De inhoud staat alleen in het dossier.' },
      open(letter),
    ],
  });
}

/** "Loopt de hulp weer?" No, or a little. To who has it in hand; the mailbox where nobody has. */
export function navraagNegatiefMail(
  letter: ToPerson & { antwoord: 'beetje' | 'nee'; anderMeldde?: boolean },
): OwedMail {
  const { id, installation, aan, melding, antwoord, anderMeldde = false } = letter;
  const nummer = melding.meldingsnummer;
  const words = {
    nee: {
      onderwerp: `De hulp loopt niet: melding ${nummer} is weer open`,
      tekst: `Wij vroegen bij melding ${nummer} of de hulp weer loopt. Het antwoord is nee. De melding is daarom weer open.`,
      werk: anderMeldde
        ? 'Spreek met wie het gezin helpt af wat er nu gebeurt. De melder hoort hier niets over.'
        : 'Bel de melder en spreek af wat er nu gebeurt.',
    },
    beetje: {
      onderwerp: `De hulp loopt nog niet goed: melding ${nummer}`,
      tekst: `Wij vroegen bij melding ${nummer} of de hulp weer loopt. Het antwoord is: een beetje.`,
      werk: anderMeldde
        ? 'Vraag wie het gezin helpt wat er nog nodig is. De melder hoort hier niets over.'
        : 'Lees wat de melder schreef en vraag wat er nog nodig is.',
    },
  }[antwoord];
  return composeMail(installation.gemeente, {
    id,
    soort: 'navraagNegatief',
    aan: aan.email,
    onderwerp: words.onderwerp,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      ...urgent(letter),
      { tekst: words.tekst },
      { tekst: `${words.werk} Kijk eerst in het dossier hoe contact veilig is.` },
      open(letter),
    ],
  });
}

/** Something was added to a melding: by mail or on the follow page. To who claimed it; else to the mailbox. */
export function aanvullingMail(letter: ToPerson & { bron: 'melder' | 'email' }): OwedMail {
  const { id, installation, aan, melding, bron } = letter;
  const how = { melder: 'op de volgpagina', email: 'per e-mail' }[bron];
  return composeMail(installation.gemeente, {
    id,
    soort: 'aanvullingBinnen',
    aan: aan.email,
    onderwerp: `Aanvulling bij melding ${melding.meldingsnummer}`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      ...urgent(letter),
      { tekst: `Bij melding ${melding.meldingsnummer} kwam een aanvulling binnen, ${how}. Lees die in het dossier.` },
      open(letter),
    ],
  });
}
