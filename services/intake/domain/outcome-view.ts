import type { Contactgegevens, VolgResponse } from '../contract.ts';
import type { Melding } from './melding.ts';

type Getoond = NonNullable<VolgResponse['uitkomst']>;
type Told = Pick<Getoond, 'tekst' | 'contact' | 'uiterlijk'>;

/** Two texts as paragraphs; null where there are none. */
const paragraphs = (...texts: (string | null)[]) => texts.filter(Boolean).join('\n\n') || null;

function toldOf(bericht: Extract<NonNullable<NonNullable<Melding['triage']>['bericht']>, { soort: 'uitkomst' }>): Told {
  const { uitkomst: given, toelichting } = bericht;
  const told = (contact: Contactgegevens | null, uiterlijk: string | null, text: string | null = null): Told => ({
    tekst: paragraphs(text, toelichting),
    contact,
    uiterlijk,
  });
  switch (given.soort) {
    case 'advies':
      return told(null, null, given.antwoord);
    case 'algemeneVoorziening':
      return told(given.voorziening, null, given.omschrijving);
    case 'viaTeam':
    case 'sociaalTeam':
    case 'expertteam':
      return told(given.team, given.contactUiterlijk);
    case 'maatwerk':
      return told(given.medewerker, given.contactUiterlijk);
    case 'wmoMelding':
      return told(given.loket, given.onderzoekUiterlijk);
    case 'doorgezonden':
      return told(given.bij, given.overdragenUiterlijk);
    case 'bekendeRegisseur':
    case 'nieuweCasus':
      return told(null, null);
  }
}

/**
 * What was decided, as the melder was told it: never of a melding about somebody else, never a name to who reported
 * anonymously, and no text behind a code from a neutral mail, which others may open.
 */
export function outcomeFor(head: Pick<Melding, 'wieMeldde' | 'over' | 'triage'>, beperkt: boolean): Getoond | null {
  const { triage, wieMeldde, over } = head;
  if (triage?.bericht?.soort !== 'uitkomst') return null;
  const anoniem = wieMeldde.soort === 'anoniem';
  if (over === 'iemandAnders' || (wieMeldde.soort !== 'eigenHuishouden' && !anoniem)) return null;
  const { uitkomst: given } = triage.bericht;
  const { soort } = given;
  // Of what was passed on: the moment at which it arrived.
  const op = (given.soort === 'doorgezonden' && given.overgedragenOp) || triage.op;
  const told = toldOf(triage.bericht);
  const contact = anoniem && soort !== 'algemeneVoorziening' ? null : told.contact;
  return { soort, op, tekst: beperkt ? null : told.tekst, contact, uiterlijk: told.uiterlijk };
}
