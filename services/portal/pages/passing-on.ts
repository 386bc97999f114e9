import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { DossierResponse } from '../../intake/contract.ts';
import { dutchMoment } from '../dutch-moment.ts';
import type { Field, Values } from '../melding-form.ts';
import type { DeskForm } from './desk-parts.ts';
import { spellBestemming } from './desk-words.ts';
import { vertellenFields } from './melding-forms.ts';

/** What is passed on (Awb 2:3): what the desk asks about it, and how it says how far it is. */
type Doorzending = DossierResponse['doorzendingen'][number];

const base = (nummer: string) => `/werk/meldingen/${nummer}`;
const line = (naam: string, label: string, more: Partial<Extract<Field, { soort: 'tekst' }>> = {}): Field => ({
  soort: 'tekst',
  naam,
  label,
  ...more,
});

const ways = { telefoon: 'Per telefoon', systeem: 'In hun systeem', persoonlijk: 'Persoonlijk', post: 'Per post' };

/** `nu`: no mail goes out by itself; `mag`: it may be recorded later as well; `moet`: that is what the form is for. */
export function proofFields(wanneer: 'nu' | 'mag' | 'moet'): Field[] {
  const verplicht = wanneer !== 'mag';
  const uitleg = {
    nu: 'Er gaat geen mail vanzelf. Draag het eerst zelf over, en leg dat hier vast.',
    mag: 'Alleen als u het al hebt gedaan. Anders legt u het later vast.',
    moet: '',
  }[wanneer];
  return [
    {
      soort: 'keuze',
      naam: 'bewijs.wijze',
      label: 'Hoe hebt u het overgedragen?',
      ...(uitleg && { uitleg }),
      ...(verplicht && { verplicht }),
      opties: Object.entries(ways).map(([waarde, label]) => ({ waarde, label })),
    },
    line('bewijs.aan', 'Aan wie?', { ...(wanneer === 'moet' && { verplicht: true }) }),
    line('bewijs.kenmerk', wanneer === 'moet' ? 'Onder welk nummer?' : 'Wie nam het aan, of welk nummer kreeg het?', {
      ...(wanneer === 'moet' && { uitleg: 'Hun zaaknummer. Geen nummer? Schrijf dan wat er is afgesproken.' }),
      ...(verplicht && { verplicht }),
    }),
    line('bewijs.op.datum', 'Op welke dag?', { type: 'date', kort: true, ...(verplicht && { verplicht }) }),
    line('bewijs.op.tijd', 'Hoe laat?', { type: 'time', kort: true, ...(verplicht && { verplicht }) }),
  ];
}

/** One moment in the contract is a date and a time in the form. */
export const readProof = (values: Values) => ({
  wijze: values.get('bewijs.wijze') ?? undefined,
  aan: values.get('bewijs.aan')?.trim() || undefined,
  kenmerk: values.get('bewijs.kenmerk') ?? '',
  op: dutchMoment(values.get('bewijs.op.datum') ?? '', values.get('bewijs.op.tijd') ?? ''),
});
const isProofBegun = (values: Values) => proofFields('mag').some(({ naam }) => (values.get(naam) ?? '').trim() !== '');

const step = (naam: string, label: string): Field => ({ soort: 'vinkje', naam, label, verplicht: true });

/** R50, and practice: step 3 may be skipped for safety. */
export const meldcode: Field[] = [
  step('meldcode.signalenInKaart', 'Stap 1: de signalen zijn in kaart gebracht'),
  step('meldcode.overlegGehad', 'Stap 2: er is overlegd met een collega of met Veilig Thuis'),
  {
    soort: 'keuze',
    naam: 'meldcode.gesprek',
    label: 'Stap 3: is er met het gezin gesproken?',
    verplicht: true,
    opties: [
      { waarde: 'gevoerd', label: 'Ja' },
      { waarde: 'overgeslagen', label: 'Nee, dat was niet veilig' },
    ],
  },
  {
    soort: 'verhaal',
    laag: true,
    naam: 'meldcode.redenOvergeslagen',
    label: 'Waarom was een gesprek niet veilig?',
    uitleg: 'Alleen als u stap 3 oversloeg.',
  },
  step('meldcode.gewogen', 'Stap 4: het risico is gewogen'),
];

const onlyVeiligThuis = 'Alleen bij Veilig Thuis.';

/** Beside any outcome, or before it. */
export const doorzendenForm = (nummer: string, stilGehouden?: boolean): DeskForm => ({
  naam: 'doorzenden',
  actie: `${base(nummer)}/doorzendingen`,
  velden: [
    {
      soort: 'keuze',
      naam: 'bestemming',
      label: 'Wat is het ook?',
      verplicht: true,
      opties: [
        { waarde: 'klacht', label: 'Een klacht' },
        { waarde: 'bezwaar', label: 'Een bezwaar' },
        {
          waarde: 'veiligThuis',
          label: 'Iets voor Veilig Thuis',
          uitleg: 'Volg eerst de meldcode en bel 0800-2000. De melder hoort hier niets van.',
        },
      ],
    },
    {
      soort: 'verhaal',
      laag: true,
      naam: 'reden',
      label: 'Waarom?',
      uitleg: 'Voor collega’s. De melder mag het wel opvragen.',
      verplicht: true,
    },
    ...meldcode.map(({ verplicht: _, ...veld }): Field => ({ ...veld, uitleg: onlyVeiligThuis })),
    ...proofFields('mag'),
    {
      soort: 'verhaal',
      laag: true,
      naam: 'toelichting',
      label: 'Wilt u iets toevoegen aan wat de melder leest?',
      uitleg: 'Niet bij Veilig Thuis.',
    },
    ...vertellenFields(stilGehouden, 'Kies dit als het niet veilig is om het te vertellen.'),
  ],
  knop: 'Stuur door',
  soort: 'secondary',
});

/** What intake gets: of Veilig Thuis the steps, also when none was filled in, so that each says what is missing. */
export function doorzendenInput(fields: Record<string, unknown>, values: Values): unknown {
  const { meldcode: steps, bewijs: _, ...rest } = fields;
  return {
    ...rest,
    ...(rest['bestemming'] === 'veiligThuis' && { meldcode: steps ?? {} }),
    ...(isProofBegun(values) && { bewijs: readProof(values) }),
  };
}

const handOver = (stilGehouden: boolean | undefined): Field[] => [
  ...proofFields('moet'),
  ...vertellenFields(stilGehouden, 'Kies dit als het niet veilig is, of als de melder het al weet.'),
];

/** Of what is passed on besides. */
export const bewijsForm = (
  nummer: string,
  { doorzendingId, bestemming, verteld }: Pick<Doorzending, 'doorzendingId' | 'bestemming' | 'verteld'>,
): DeskForm => ({
  naam: `bewijs-${doorzendingId}`,
  actie: `${base(nummer)}/bewijzen/${doorzendingId}`,
  velden: bestemming === 'veiligThuis' ? proofFields('moet') : handOver(!verteld),
  knop: 'Leg vast',
  uitleg: 'dat het is overgedragen',
});

/** Of the melding itself, when it was passed on. */
export const overdrachtForm = (nummer: string, stilGehouden?: boolean): DeskForm => ({
  naam: 'overdracht',
  actie: `${base(nummer)}/overdrachten`,
  velden: [
    ...proofFields('moet'),
    {
      soort: 'verhaal',
      laag: true,
      naam: 'reden',
      label: 'Wat moet een collega weten?',
      uitleg: 'Voor collega’s.',
      verplicht: true,
    },
    ...vertellenFields(stilGehouden, 'Kies dit als het niet veilig is, of als de melder het al weet.'),
  ],
  knop: 'Leg vast en rond af',
});

/** How far it is, in a sentence. */
export function spellDoorzending({ naar, uiterlijk, overgedragen }: Doorzending, vandaag: string): string {
  if (overgedragen) {
    const { aan, wijze, kenmerk, op, door } = overgedragen;
    const wie = aan ? `${aan} (${naar.naam})` : naar.naam;
    return `Overgedragen aan ${wie}, ${ways[wijze].toLowerCase()}, ${spellMoment(op)}: ${kenmerk}. Vastgelegd door ${door}.`;
  }
  if (!uiterlijk) return '';
  return `${vandaag > uiterlijk ? 'Te laat: moest' : 'Moet'} uiterlijk ${spellDate(uiterlijk)} zijn overgedragen aan ${naar.naam} (${naar.telefoon}).`;
}

export const titleOf = ({ bestemming }: Pick<Doorzending, 'bestemming'>): string =>
  `Ook doorgestuurd: ${spellBestemming[bestemming]}`;

/** Said beside the form of what is passed on as the outcome. */
export const explainPassing = ({ termijnen }: Gemeente): string =>
  `Wie het krijgt, leest in de mail alleen het nummer. U draagt de hele tekst zelf over. Leg binnen ${termijnen.opvolgingWerkdagen} werkdagen vast aan wie. Gebeurt dat niet? Dan krijgt de leiding bericht. De datum van het eerste contact blijft gelden.`;

/** Every form about passing on that the page of this melding may have now. */
export const passingForms = ({ overzicht, doorzendingen }: DossierResponse): DeskForm[] => [
  doorzendenForm(overzicht.meldingsnummer),
  overdrachtForm(overzicht.meldingsnummer),
  ...doorzendingen.filter(({ overgedragen }) => !overgedragen).map((one) => bewijsForm(overzicht.meldingsnummer, one)),
];

/** What such a form sends, by the last word of its address. */
export function passingFields(actie: string): readonly Field[] | undefined {
  switch (actie) {
    case 'doorzendingen':
      return doorzendenForm('').velden;
    case 'bewijzen':
      return handOver(undefined);
    case 'overdrachten':
      return overdrachtForm('').velden;
    default:
      return undefined;
  }
}
