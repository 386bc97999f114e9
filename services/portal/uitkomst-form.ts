import { afgeschermd } from '../../events/vocabulary.ts';
import type { Gemeente } from '../../shared/gemeente.ts';
import type { DossierResponse } from '../intake/contract.ts';
import type { RegisseurResponse } from '../regie/contract.ts';
import { toInput } from './desk-form.ts';
import type { Field, Option, Values } from './melding-form.ts';
import { vertellenFields } from './pages/melding-forms.ts';
import { meldcode, proofFields, readProof } from './pages/passing-on.ts';
import { doorzendKeuzes, type Keuze, keuzes, teamsFor } from './pages/uitkomst-keuze.ts';

/** Per outcome only the fields that belong to it, and how they become what intake expects. */

/** What is known of the melding and the pool; absent where only the names of the fields matter. */
export type UitkomstContext = {
  dossier?: DossierResponse | undefined;
  regisseurs?: readonly RegisseurResponse[] | undefined;
};

type Doorzend = (typeof doorzendKeuzes)[number];
export const isDoorzend = (keuze: Keuze): keuze is Doorzend => doorzendKeuzes.some((one) => one === keuze);
export const isKeuze = (text: string | null): text is Keuze => keuzes.some((one) => one === text);
/** Asks the pool of regie for names. */
export const needsPool = (keuze: Keuze): boolean => keuze === 'bekendeRegisseur' || keuze === 'nieuweCasus';

const story = (
  naam: string,
  label: string,
  more: { uitleg?: string; verplicht?: boolean; hoog?: boolean } = {},
): Field => ({
  soort: 'verhaal',
  laag: !more.hoog,
  naam,
  label,
  ...(more.uitleg && { uitleg: more.uitleg }),
  ...(more.verplicht && { verplicht: true }),
});
const line = (naam: string, label: string, more: Partial<Extract<Field, { soort: 'tekst' }>> = {}): Field => ({
  soort: 'tekst',
  naam,
  label,
  ...more,
});
const tick = (naam: string, label: string, uitleg?: string): Field => ({
  soort: 'vinkje',
  naam,
  label,
  ...(uitleg && { uitleg }),
});

/** Those that help with what this melding is about come first. */
function provisions({ socialeKaart, leefgebieden }: Gemeente, dossier: DossierResponse | undefined): Option[] {
  const asked = dossier?.leefgebieden ?? [];
  const helps = (codes: readonly string[]) => codes.filter((code) => asked.includes(code));
  const names = (codes: readonly string[]) =>
    codes.map((code) => leefgebieden.find((one) => one.code === code)?.naam.nl ?? code).join(', ');
  return [...socialeKaart]
    .sort((one, other) => helps(other.leefgebieden).length - helps(one.leefgebieden).length)
    .map(({ code, naam, omschrijving, telefoon, leefgebieden: areas }) => {
      const fits = helps(areas);
      return {
        waarde: code,
        label: naam,
        uitleg: `${fits.length > 0 ? `Past bij: ${names(fits)}. ` : ''}${omschrijving.nl}${telefoon ? ` Telefoon: ${telefoon}.` : ''}`,
      };
    });
}

function teamField(gemeente: Gemeente, keuze: Keuze, dossier: DossierResponse | undefined): Field {
  const suggested = keuze === 'viaTeam' ? dossier?.viaTeam : undefined;
  const teams = [...teamsFor(gemeente, keuze)].sort(
    (one, other) => Number(other.code === suggested) - Number(one.code === suggested),
  );
  return {
    soort: 'keuze',
    naam: 'team',
    label: 'Welk team?',
    verplicht: true,
    opties: teams.map(({ code, naam, telefoon }) => ({
      waarde: code,
      label: naam,
      uitleg: code === suggested ? `Hoort bij de postcode. Telefoon: ${telefoon}` : `Telefoon: ${telefoon}`,
    })),
  };
}

const available = (regisseurs: readonly RegisseurResponse[] = []) =>
  [...regisseurs]
    .filter(({ status }) => status !== 'uitDienst')
    .sort((one, other) => one.naam.localeCompare(other.naam));
const spellPerson = ({ naam, organisatieNaam, belasting, capaciteit, status }: RegisseurResponse) =>
  `${naam} (${organisatieNaam}), leidt ${belasting} van ${capaciteit}${status === 'afwezig' ? ', nu afwezig' : ''}`;

/** A casus at this address, or a person who leads although Vlot has no casus yet. */
function leaderOptions({ dossier, regisseurs }: UitkomstContext): Option[] {
  const casussen = (dossier?.historie ?? []).flatMap(({ casusId, meldingsnummer }) =>
    casusId ? [{ waarde: `casus:${casusId}`, label: `De casus van melding ${meldingsnummer} (zelfde adres)` }] : [],
  );
  const unique = [...new Map(casussen.map((option) => [option.waarde, option])).values()];
  return [
    ...unique,
    ...available(regisseurs).map((person) => ({
      waarde: `regisseur:${person.regisseurId}`,
      label: spellPerson(person),
    })),
  ];
}

const werkcontact = (naam: string, wie: string): Field[] => [
  line(`${naam}.naam`, wie, { verplicht: true }),
  line(`${naam}.telefoon`, 'Telefoon', { type: 'tel', verplicht: true }),
  line(`${naam}.email`, 'E-mail', { type: 'email' }),
];

/** Mail goes by itself where the file has an address; else the proof is asked. */
const mailsTo = (gemeente: Gemeente, keuze: Doorzend): string | null =>
  keuze === 'andereGemeente' ? null : gemeente.doorzenden[keuze].email;
const sensitive = (keuze: Keuze): boolean => afgeschermd.some((one) => one === keuze);
/** Where a talk is part of it, also when there is an address. */
const byWord = (keuze: Keuze): boolean => keuze === 'veiligThuis' || keuze === 'politie';
export const asksProof = (gemeente: Gemeente, keuze: Doorzend): boolean =>
  byWord(keuze) || mailsTo(gemeente, keuze) === null;

/** R52: what the triager knows of it; the casus shows who then does what. */
const kader: Field = {
  soort: 'lijst',
  naam: 'kader',
  label: 'Is de hulp vrijwillig?',
  opties: [
    { waarde: 'onbekend', label: 'Nog niet bekend' },
    { waarde: 'vrijwillig', label: 'Ja: vrijwillig kader' },
    { waarde: 'justitieel', label: 'Nee: de rechter heeft het opgelegd' },
  ],
};

/** R87: only where the municipality buys help together with others. */
const shared = ({ bovenlokaal }: Gemeente): Field[] =>
  bovenlokaal
    ? [
        tick('bovenlokaal', 'Het is bovenlokale hulp', bovenlokaal.omschrijving),
        tick('criteriaGewogen', 'Ik heb de criteria gewogen', bovenlokaal.criteria.join(' ')),
      ]
    : [];

function ownFields(gemeente: Gemeente, keuze: Keuze, context: UitkomstContext): Field[] {
  switch (keuze) {
    case 'advies':
      return [
        story('antwoord', 'Uw antwoord', {
          uitleg: 'De melder leest dit zoals u het schrijft.',
          verplicht: true,
          hoog: true,
        }),
      ];
    case 'algemeneVoorziening':
      return [
        {
          soort: 'keuze',
          naam: 'voorziening',
          label: 'Welke voorziening?',
          verplicht: true,
          opties: provisions(gemeente, context.dossier),
        },
      ];
    case 'viaTeam':
    case 'sociaalTeam':
    case 'expertteam':
    case 'wmoMelding':
      return [teamField(gemeente, keuze, context.dossier)];
    case 'maatwerk':
      return [...werkcontact('medewerker', 'Welke medewerker?'), ...shared(gemeente)];
    case 'bekendeRegisseur':
      return [
        {
          soort: 'keuze',
          naam: 'wie',
          label: `Welke casus of ${gemeente.label.regisseur}?`,
          verplicht: true,
          opties: leaderOptions(context),
        },
        kader,
      ];
    case 'nieuweCasus':
      return [
        {
          soort: 'lijst',
          naam: 'regisseurId',
          label: 'Wie vraagt u bij voorkeur?',
          uitleg: 'Dit is een wens. Past die persoon niet, dan stelt de software iemand anders voor.',
          opties: available(context.regisseurs).map((person) => ({
            waarde: person.regisseurId,
            label: spellPerson(person),
          })),
        },
        kader,
      ];
    case 'geenMelding':
      return [
        {
          soort: 'keuze',
          naam: 'soort',
          label: 'Wat is het dan?',
          verplicht: true,
          opties: [
            { waarde: 'spam', label: 'Spam' },
            { waarde: 'test', label: 'Een test' },
            { waarde: 'dubbel', label: 'Dubbel: dezelfde melding staat er al' },
          ],
        },
        line('dubbelVan', 'Nummer van de andere melding', { uitleg: 'Alleen als deze dubbel is.', kort: true }),
      ];
    default:
      return [
        ...(keuze === 'veiligThuis' ? meldcode : []),
        ...(keuze === 'andereGemeente' ? werkcontact('gemeente', 'Welke gemeente?') : []),
        ...proofFields(asksProof(gemeente, keuze) ? 'nu' : 'mag'),
        kader,
      ];
  }
}

const over: Field = {
  soort: 'keuze',
  naam: 'over',
  label: 'Over wie gaat de melding?',
  uitleg: 'In de mail staat dit niet. Kies wat u weet: het bepaalt wat de melder mag horen.',
  verplicht: true,
  opties: [
    { waarde: 'mijzelf', label: 'De melder zelf' },
    { waarde: 'mijnGezin', label: 'Het gezin van de melder' },
    { waarde: 'iemandAnders', label: 'Iemand anders' },
  ],
};
const zwaarte: Field = {
  soort: 'lijst',
  naam: 'zwaarte',
  label: 'Hoe zwaar is het, volgens u?',
  opties: [
    { waarde: 'eenvoudig', label: 'Eenvoudig' },
    { waarde: 'middelzwaar', label: 'Middelzwaar' },
    { waarde: 'zwaar', label: 'Zwaar' },
  ],
};

export function uitkomstFields(gemeente: Gemeente, keuze: Keuze, context: UitkomstContext = {}): Field[] {
  const { dossier } = context;
  const spoken = keuze !== 'geenMelding';
  return [
    ...ownFields(gemeente, keuze, context),
    ...(spoken && (!dossier || dossier.overzicht.over === 'onbekend') ? [over] : []),
    ...(spoken ? [zwaarte] : []),
    story('reden', 'Waarom kiest u dit?', {
      uitleg: 'Voor collega’s. De melder mag het wel opvragen.',
      verplicht: true,
    }),
    // Of Veilig Thuis, the police and the likes the software tells the melder nothing: there is no text to add to.
    ...(spoken && keuze !== 'advies' && !sensitive(keuze)
      ? [story('toelichting', 'Wilt u iets toevoegen aan wat de melder leest?', { uitleg: 'Komt bij de vaste tekst.' })]
      : []),
    ...(spoken && !sensitive(keuze)
      ? vertellenFields(dossier?.stilGehouden, 'Kies dit als het niet veilig is om het te vertellen.')
      : []),
  ];
}

/** What is chosen beforehand: the team of the postcode, the only casus at this address. */
export function uitkomstDefaults(gemeente: Gemeente, keuze: Keuze, { dossier }: UitkomstContext): Values {
  const values = new URLSearchParams();
  const teams = teamsFor(gemeente, keuze);
  const [only] = teams;
  const team = keuze === 'viaTeam' && dossier?.viaTeam ? dossier.viaTeam : teams.length === 1 ? only?.code : undefined;
  if (team) values.set('team', team);
  return values;
}

/** What intake gets; the contract says what is wrong with it. */
export function uitkomstInput(gemeente: Gemeente, keuze: Keuze, values: Values): unknown {
  const { wie, bewijs: given, ...rest } = toInput(uitkomstFields(gemeente, keuze), values);
  const input = { ...rest, uitkomst: isDoorzend(keuze) ? 'doorgezonden' : keuze };
  if (keuze === 'bekendeRegisseur') {
    const [kind, id] = typeof wie === 'string' ? wie.split(':') : [];
    return { ...input, ...(kind === 'casus' ? { casusId: id } : { regisseurId: id }) };
  }
  if (!isDoorzend(keuze)) return input;
  const handed = typeof given === 'object' && given !== null;
  return {
    ...input,
    bestemming: keuze,
    // Nothing filled in yet is told per step, not as one fault.
    ...(keuze === 'veiligThuis' && !rest['meldcode'] && { meldcode: {} }),
    ...((handed || asksProof(gemeente, keuze)) && { bewijs: readProof(values) }),
  };
}
