import type { Gemeente } from '../../../shared/gemeente.ts';
import { type DossierResponse, heropeningRequest } from '../../intake/contract.ts';
import type { Field, Option } from '../melding-form.ts';
import { contactForm } from './contact-form.ts';
import type { DeskForm } from './desk-parts.ts';
import { spellAfronding, spellHeropen, spellTaak } from './desk-words.ts';

/** The forms on the page of one melding: what each asks, and under which name it comes back. */
type Taak = DossierResponse['contacttaken'][number];

const base = (nummer: string) => `/werk/meldingen/${nummer}`;
const options = (labels: Record<string, string>): Option[] =>
  Object.entries(labels).map(([waarde, label]) => ({ waarde, label }));

const toelichting = (label: string, uitleg?: string): Field => ({
  soort: 'verhaal',
  laag: true,
  naam: 'toelichting',
  label,
  ...(uitleg && { uitleg }),
});
/**
 * What was kept silent stays so, unless somebody says that it may be told now. Both where only the names of the fields
 * matter.
 */
export function vertellenFields(stilGehouden: boolean | undefined, uitleg: string): Field[] {
  const niet: Field = { soort: 'vinkje', naam: 'nietVertellen', label: 'Vertel dit niet aan de melder', uitleg };
  const toch: Field = {
    soort: 'vinkje',
    naam: 'tochVertellen',
    label: 'Vertel dit wel aan de melder',
    uitleg: 'De melder hoorde de vorige stap niet: dat was niet veilig. Kruis dit alleen aan als het nu wel veilig is.',
  };
  return stilGehouden === undefined ? [niet, toch] : [stilGehouden ? toch : niet];
}

export const antwoorden = { ja: 'Ja, de hulp loopt weer', beetje: 'Een beetje', nee: 'Nee' } as const;

function reached({ soort, onderwerp }: Pick<Taak, 'soort' | 'onderwerp'>): string {
  if (onderwerp === 'eersteContact') return 'Gelukt: wij spraken de melder';
  return soort === 'bellen' ? 'Gelukt: het is verteld' : 'Gelukt: de brief is weg';
}

const pogingVelden = ({ soort, onderwerp }: Pick<Taak, 'soort' | 'onderwerp'>): Field[] => [
  {
    soort: 'keuze',
    naam: 'resultaat',
    label: 'Hoe ging het?',
    verplicht: true,
    opties: [
      { waarde: 'bereikt', label: reached({ soort, onderwerp }) },
      { waarde: 'nietBereikt', label: 'Niet gelukt: wij proberen het nog eens' },
      { waarde: 'nietVeilig', label: 'Niet veilig: contact geeft nu gevaar' },
      { waarde: 'geenWeg', label: 'Niet bereikbaar: geen nummer of adres klopt' },
    ],
  },
  ...(onderwerp === 'navraag'
    ? [
        {
          soort: 'keuze',
          naam: 'antwoord',
          label: 'Loopt de hulp weer?',
          uitleg: 'Alleen als u iemand sprak. Bij nee gaat de melding weer open.',
          opties: options(antwoorden),
        } as const,
      ]
    : []),
  toelichting(
    'Toelichting',
    'Wat moet een collega weten? Is het niet veilig, of is er geen manier? Schrijf dan op waarom.',
  ),
];

export const pogingForm = (nummer: string, taak: Taak, gemeente: Gemeente): DeskForm => ({
  naam: `poging-${taak.taakId}`,
  actie: `${base(nummer)}/contacttaken/${taak.taakId}`,
  velden: pogingVelden(taak),
  knop: 'Leg vast',
  uitleg: spellTaak(taak, gemeente),
});

export const overdragenForm = (nummer: string): DeskForm => ({
  naam: 'overdragen',
  actie: `${base(nummer)}/oppakkingen`,
  mee: [['actie', 'overdragen']],
  velden: [
    { soort: 'tekst', type: 'email', naam: 'aan', label: 'Werkmailadres van uw collega', verplicht: true },
    toelichting('Wat moet uw collega weten?'),
  ],
  knop: 'Draag over',
  soort: 'secondary',
});

export const notitieForm = (nummer: string): DeskForm => ({
  naam: 'notitie',
  actie: `${base(nummer)}/notities`,
  velden: [
    {
      soort: 'lijst',
      naam: 'soort',
      label: 'Wat is het?',
      opties: [
        { waarde: 'notitie', label: 'Notitie' },
        { waarde: 'gespreksverslag', label: 'Gespreksverslag' },
      ],
    },
    {
      soort: 'verhaal',
      laag: true,
      naam: 'tekst',
      label: 'Notitie',
      uitleg: 'Alleen collega’s lezen dit. De melder mag het wel opvragen.',
      verplicht: true,
    },
  ],
  knop: 'Bewaar de notitie',
  soort: 'secondary',
});

export const toestemmingForm = (nummer: string): DeskForm => ({
  naam: 'toestemming',
  actie: `${base(nummer)}/toestemmingsnotities`,
  velden: [
    {
      soort: 'keuze',
      naam: 'delenMetRegisseur',
      label: 'Wat zei de melder?',
      uitleg: 'Nee is ook goed: de hulp is dan dezelfde. Wat het laatst is gezegd, geldt.',
      verplicht: true,
      opties: [
        { waarde: 'ja', label: 'Ja, het verhaal mag worden gelezen' },
        { waarde: 'nee', label: 'Nee' },
      ],
    },
    { ...toelichting('Wie zei dit en hoe?', 'Bijvoorbeeld: moeder, aan de telefoon.'), verplicht: true },
    { soort: 'tekst', type: 'date', kort: true, naam: 'gehoordOp.datum', label: 'Dag', uitleg: 'Leeg: zojuist.' },
    { soort: 'tekst', type: 'time', kort: true, naam: 'gehoordOp.tijd', label: 'Tijd' },
  ],
  knop: 'Leg vast',
  uitleg: 'wat de melder zei over het verhaal',
  soort: 'secondary',
});

export const afrondenForm = (nummer: string, stilGehouden?: boolean): DeskForm => ({
  naam: 'afronden',
  actie: `${base(nummer)}/afrondingen`,
  velden: [
    {
      soort: 'keuze',
      naam: 'resultaat',
      label: 'Hoe liep het af?',
      verplicht: true,
      opties: options(spellAfronding),
    },
    {
      soort: 'verhaal',
      laag: true,
      naam: 'reden',
      label: 'Wat is er gedaan?',
      uitleg: 'Voor collega’s.',
      verplicht: true,
    },
    toelichting('Wat leest de melder?', 'Komt bij de vaste tekst dat de melding klaar is.'),
    ...vertellenFields(stilGehouden, 'Kies dit als het niet veilig is, of als de melder het al weet.'),
  ],
  knop: 'Rond af',
});

export const heropenenForm = (nummer: string, stilGehouden?: boolean): DeskForm => ({
  naam: 'heropenen',
  actie: `${base(nummer)}/heropeningen`,
  velden: [
    {
      soort: 'keuze',
      naam: 'reden',
      label: 'Waarom heropent u de melding?',
      verplicht: true,
      opties: heropeningRequest.shape.reden.options.map((waarde) => ({ waarde, label: spellHeropen[waarde] })),
    },
    { ...toelichting('Toelichting', 'Voor collega’s.'), verplicht: true },
    ...vertellenFields(stilGehouden, 'Anders hoort de melder dat wij er weer mee bezig zijn.'),
  ],
  knop: 'Heropen de melding',
});

export const ontlastenForm = (nummer: string, taak: number, naamVanTaak: string): DeskForm => ({
  naam: `ontlasten-${taak}`,
  actie: `${base(nummer)}/ontlastingen/${taak}`,
  velden: [
    {
      soort: 'tekst',
      naam: 'door',
      label: 'Wie neemt deze taak over?',
      uitleg: 'De cliëntondersteuner leest dit. Bijvoorbeeld: de wijkcoach.',
      verplicht: true,
    },
  ],
  knop: 'Neemt over',
  uitleg: naamVanTaak,
  soort: 'secondary',
});

/** Every form that this page may have now. */
export function formsOf(
  { overzicht, contacttaken, overgenomenTaken }: DossierResponse,
  gemeente: Gemeente,
): DeskForm[] {
  const nummer = overzicht.meldingsnummer;
  return [
    ...contacttaken.map((taak) => pogingForm(nummer, taak, gemeente)),
    overdragenForm(nummer),
    notitieForm(nummer),
    toestemmingForm(nummer),
    contactForm(nummer),
    afrondenForm(nummer),
    heropenenForm(nummer),
    ...overgenomenTaken.map(({ taak }, index) => ontlastenForm(nummer, index, taak)),
  ];
}

/** What a form sends, by the last word of its address. */
export function fieldsOf(actie: string): readonly Field[] {
  switch (actie) {
    case 'contacttaken':
      return pogingVelden({ soort: 'bellen', onderwerp: 'navraag' });
    case 'oppakkingen':
      return overdragenForm('').velden;
    case 'notities':
      return notitieForm('').velden;
    case 'contactgegevens':
      return contactForm('').velden;
    case 'toestemmingsnotities':
      return toestemmingForm('').velden;
    case 'afrondingen':
      return afrondenForm('').velden;
    case 'heropeningen':
      return heropenenForm('').velden;
    case 'ontlastingen':
      return ontlastenForm('', 0, '').velden;
    default:
      return [];
  }
}
