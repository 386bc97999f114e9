import { composeMail } from '../../../shared/compose-mail.ts';
import { climb } from '../domain/terms.ts';
import type { PassTerm } from '../pass-term.ts';
import { meldingPk } from '../store.ts';
import { keptBijlage } from './bijlagen.ts';

/** A day after a mail came in with files: whatever was not scanned since is told to a person, one step up each time. */
export const passScan: PassTerm = async ({ head, term, now }, { table, installation, ids }) => {
  const nummer = head.meldingsnummer;
  const files = await table.partition(meldingPk(nummer), keptBijlage, 'STUK#BIJLAGE#');
  const waiting = files.filter(({ status }) => status === 'quarantaine').length;
  if (waiting === 0) return undefined;
  const { gemeente, omgeving } = installation;
  const step = climb(term.niveau, now, head.spoed, gemeente);
  const many = waiting === 1 ? 'Een bestand is' : `${waiting} bestanden zijn`;
  const mail = composeMail(gemeente, {
    id: ids.uuid(),
    soort: 'scanBlijftUit',
    aan: step.email,
    onderwerp: `Bijlage blijft dicht: melding ${nummer}`,
    blokken: [
      { tekst: `Beste ${step.naam},` },
      {
        tekst: `${many} bij melding ${nummer} na een dag nog niet op virussen gecontroleerd. Niemand kan het openen.`,
      },
      { tekst: 'Lees in het dossier waarom. Vraag de melder zo nodig om het op een andere manier te sturen.' },
      { knop: 'Open de melding', url: `${omgeving.url}/werk/meldingen/${nummer}` },
    ],
  });
  return { head, mails: [mail], next: { at: step.volgende, niveau: step.volgendNiveau } };
};
