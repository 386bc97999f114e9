import { type Block, composeMail } from '../../../shared/compose-mail.ts';
import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Installation } from '../../../shared/gemeente.ts';
import type { OwedMail } from '../../../shared/mail.ts';
import type { Contacttaak } from '../domain/contacttaak.ts';
import type { Melding } from '../domain/melding.ts';
import { knownRegisseur } from '../domain/status.ts';

/** Letters to staff name a number and a date; who it is about is only in the dossier. */
type Letter = { id: string; installation: Installation; melding: Melding };
type ToStaff = Letter & { aan: { naam: string; email: string } };

const openMelding = ({ installation: { omgeving }, melding }: Letter): Block => ({
  knop: 'Open de melding',
  url: `${omgeving.url}/werk/meldingen/${melding.meldingsnummer}`,
});

const arrived = ({ melding }: Letter) =>
  `Melding ${melding.meldingsnummer} kwam binnen op ${spellMoment(melding.ontvangenOp)}.`;
const unsafe = ({ spoed }: Melding): Block[] =>
  spoed ? [{ tekst: 'De melder zegt: het is acuut onveilig. Deze melding gaat voor.' }] : [];

/** Practice, crisis: whoever is first on the ladder hears at once that an acutely unsafe melding came in. */
export function urgentMail(letter: ToStaff): OwedMail {
  const { id, installation, aan, melding } = letter;
  const own = melding.wieMeldde.soort === 'eigenHuishouden';
  return composeMail(installation.gemeente, {
    id,
    soort: 'spoedmelding',
    aan: aan.email,
    onderwerp: `Spoed: acuut onveilig, melding ${melding.meldingsnummer}`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      { tekst: `${arrived(letter)} De melder zegt: het is acuut onveilig.` },
      {
        tekst: `Iemand moet ${own ? 'contact hebben' : 'de melding lezen en besluiten wat ermee gebeurt'} vóór ${spellMoment(melding.reactieTot)}. Deze melding staat vooraan in de lijst.`,
      },
      openMelding(letter),
    ],
  });
}

/** What was promised to this melder, and that it did not happen. */
function brokenPromise({ melding }: ToStaff): string {
  const date = spellDate(melding.reactieUiterlijk);
  if (melding.wieMeldde.soort !== 'eigenHuishouden') {
    return melding.bekekenOp
      ? `Een medewerker las de melding, maar niemand besloot wat ermee gebeurt. Dat moest uiterlijk ${date}.`
      : `Een medewerker zou de melding uiterlijk ${date} lezen. Dat is niet gebeurd.`;
  }
  const known = knownRegisseur(melding.feiten);
  if (known && melding.heropend && known.op <= melding.heropend.op) {
    return `De melding is weer open. De melder zou uiterlijk ${date} van ons horen. In het dossier staat niet dat iemand daarover besloot.`;
  }
  return known && !known.vertrek
    ? `Er is een voorlopig aanspreekpunt, maar nog niemand heeft deze spoedmelding gelezen of iemand benoemd. Dat moest uiterlijk ${date}.`
    : `De melder zou uiterlijk ${date} horen wie helpt. Dat is niet gebeurd.`;
}

export function reactionTermPassedMail(letter: ToStaff): OwedMail {
  const { id, installation, aan, melding } = letter;
  const own = melding.wieMeldde.soort === 'eigenHuishouden';
  return composeMail(installation.gemeente, {
    id,
    soort: 'reactietermijnVerstreken',
    aan: aan.email,
    onderwerp: own
      ? `Te laat: melding ${melding.meldingsnummer} heeft nog geen antwoord`
      : `Te laat: melding ${melding.meldingsnummer} ${melding.bekekenOp ? 'wacht op een besluit' : 'is nog niet gelezen'}`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      { tekst: `${arrived(letter)} ${brokenPromise(letter)}` },
      ...unsafe(melding),
      {
        tekst: `Zorg dat iemand vandaag ${own ? 'contact opneemt' : 'de melding leest en besluit wat ermee gebeurt'}. Gebeurt dat niet? Dan krijgt de volgende leidinggevende bericht.`,
      },
      openMelding(letter),
    ],
  });
}

const work = { bellen: 'bellen', brief: 'een brief sturen' } as const;
const about = {
  ontvangst: 'om te vertellen dat de melding is ontvangen',
  aanspreekpunt: 'om te vertellen wie het voorlopige aanspreekpunt is',
  benoemd: 'om te vertellen wie benoemd is',
  waarneming: 'om te vertellen wie bereikbaar is',
  afwezig: 'om te vertellen dat de contactpersoon er nu niet is en wij zoeken wie het overneemt',
  geweigerd: 'om te vertellen dat wij iemand anders zoeken',
  vertrek: 'om te vertellen dat de contactpersoon weg is en wij iemand anders zoeken',
  uitkomst: 'om te vertellen wat er is besloten',
  afronding: 'om te vertellen dat de melding is afgerond',
  heropend: 'om te vertellen dat de melding weer open is',
  navraag: 'om te vragen of de hulp weer loopt',
  aanvulling: 'om te vertellen dat de aanvulling is ontvangen',
  contactgegevens: 'om te vertellen dat de contactgegevens zijn aangepast',
  wissel: 'om te vertellen wat er gebeurt met de vraag om iemand anders',
  ontlasting: 'om te vertellen wie de taken overneemt',
  doorzending: 'om te vertellen wat wij doorsturen',
  eersteContact: 'want dat is de melder beloofd',
} as const;

/** What has to be done, after "Iemand moet" or "Iemand zou". */
function task({ uiterlijk, soort, reden, onderwerp }: Contacttaak, nummer: string): string {
  const date = spellDate(uiterlijk);
  if (reden === 'anderMeldde') {
    return `uiterlijk ${date} vragen aan wie het gezin van ${nummer} helpt of de hulp weer loopt`;
  }
  if (onderwerp === 'gezinInformeren') {
    return `uiterlijk ${date} het gezin vertellen dat er een melding is (${nummer}), behalve als dat niet veilig is`;
  }
  // Veilig Thuis, police, the likes of them, parents of a young person: a professional decides that it is told at all.
  if (onderwerp === 'nietVanzelf') {
    return `uiterlijk ${date} als professional besluiten wie iets hoort over ${nummer}, en hoe dat veilig kan`;
  }
  return `uiterlijk ${date} de melder van ${nummer} ${work[soort]}, ${about[onderwerp]}`;
}

const why: Partial<Record<Contacttaak['reden'], string>> = {
  mailKwamTerug: 'Een e-mail aan de melder kwam terug.',
  afzenderNietBevestigd: 'Het is niet zeker van wie de e-mail kwam. Daarom antwoorden wij niet per e-mail.',
  geenAntwoord: 'De melder gaf nog geen antwoord op de vraag of de hulp weer loopt.',
  anderMeldde: 'Het gezin meldde dit niet zelf. Vraag het niet aan de melder: die hoort hier niets over.',
};
const because = ({ reden }: Contacttaak): Block[] => {
  const tekst = why[reden];
  return tekst ? [{ tekst }] : [];
};

const lookFirst: Block = {
  tekst: 'Kijk eerst in het dossier hoe contact veilig is. Leg daar vast hoe het ging, of waarom het niet veilig is.',
};

/** The work waits in a list that nobody might open: the work mailbox of the municipality hears of it. */
export function taskOpenedMail(letter: Letter & { taak: Contacttaak; naar?: string }): OwedMail {
  const { id, installation, melding, taak, naar = installation.gemeente.werkbak } = letter;
  return composeMail(installation.gemeente, {
    id,
    soort: 'contacttaak',
    aan: naar,
    onderwerp: `${melding.spoed ? 'Spoed: contact' : 'Contact'} nodig over melding ${melding.meldingsnummer}`,
    blokken: [
      { tekst: `Iemand moet ${task(taak, melding.meldingsnummer)}.` },
      ...because(taak),
      ...unsafe(melding),
      lookFirst,
      openMelding(letter),
    ],
  });
}

/** Nobody is linked by itself: a person decides what this melding is. */
export function triageMail(letter: Letter): OwedMail {
  const { id, installation, melding } = letter;
  return composeMail(installation.gemeente, {
    id,
    soort: 'triage',
    aan: installation.gemeente.werkbak,
    onderwerp: `${melding.spoed ? 'Spoed: melding' : 'Melding'} ${melding.meldingsnummer} wacht op triage`,
    blokken: [
      ...unsafe(melding),
      { tekst: `${arrived(letter)} De software koppelt niemand. Een medewerker beslist wat ermee gebeurt.` },
      { tekst: `Doe dat uiterlijk ${spellDate(melding.reactieUiterlijk)}.` },
      openMelding(letter),
    ],
  });
}

export function contactTermPassedMail(letter: ToStaff & { taak: Contacttaak }): OwedMail {
  const { id, installation, aan, melding, taak } = letter;
  return composeMail(installation.gemeente, {
    id,
    soort: 'contacttermijnVerstreken',
    aan: aan.email,
    onderwerp: `Te laat: contact over melding ${melding.meldingsnummer}`,
    blokken: [
      { tekst: `Beste ${aan.naam},` },
      { tekst: `Iemand zou ${task(taak, melding.meldingsnummer)}. Dat staat nog open.` },
      ...(['gezinInformeren', 'nietVanzelf', 'eersteContact'].includes(taak.onderwerp) || taak.reden === 'anderMeldde'
        ? []
        : [{ tekst: 'Deze melder krijgt geen e-mail en weet dit dus niet.' }]),
      lookFirst,
      openMelding(letter),
    ],
  });
}
