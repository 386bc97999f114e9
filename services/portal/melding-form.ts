import type { Gemeente, Taal } from '../../shared/gemeente.ts';
import { type Fault, toFaults } from '../../shared/problem.ts';
import { type MeldingInput, meldingRequest, type VolgResponse } from '../intake/contract-melder.ts';
import { spellFault } from './faults.ts';
import { formulier } from './texts/nl.ts';
import type { FormTexts, Texts } from './texts/texts.ts';

/** What fits no other answer comes last, also after what a municipality adds. */
export const vindplaatsenInOrder = ({ vindplaatsen }: Gemeente): Gemeente['vindplaatsen'] =>
  [...vindplaatsen].sort((one, other) => Number(one.code === 'anders') - Number(other.code === 'anders'));

/** The questions of `/melden`. The form, the check page and the copy afterwards are all made from this one list. */

export type Option = { waarde: string; label: string; uitleg?: string };
export type Bij = 'anders' | 'jeugdige' | 'ouder' | 'clientondersteuner';
type Common = {
  /** Path of the field in the contract of intake, with dots. */
  naam: string;
  label: string;
  uitleg?: string;
  verplicht?: boolean;
  /** Shown only when the melding is about somebody else, or when this is who reports. */
  bij?: Bij;
  /** Id on the page, where one name stands in more than one form; the name otherwise. */
  anker?: string;
};
export type Field =
  | (Common & {
      soort: 'tekst';
      type?: 'text' | 'email' | 'tel' | 'date' | 'time';
      cijfers?: boolean;
      autocomplete?: string;
      kort?: boolean;
    })
  | (Common & { soort: 'verhaal'; laag?: boolean })
  | (Common & { soort: 'keuze'; opties: Option[] })
  | (Common & { soort: 'lijst'; opties: Option[] })
  | (Common & { soort: 'meerkeuze'; opties: Option[] })
  | (Common & { soort: 'vinkje' });
export type Section = {
  titel: string;
  inleiding?: readonly string[];
  /** For some readers only; stands above the fields. */
  noten?: readonly { bij: Bij; regels: readonly string[] }[];
  velden: Field[];
};

const options = (labels: Record<string, string>): Option[] =>
  Object.entries(labels).map(([waarde, label]) => ({ waarde, label }));

/** Who fills it in: a resident, or somebody from their work (school, huisarts, police, client supporter). */
export type Soort = 'inwoner' | 'professional';
/** Travels along with the answers, so that every page knows which questions were asked. */
export const ingang = 'ingang';
export const soortOf = (values: Values): Soort => (values.get(ingang) === 'professional' ? 'professional' : 'inwoner');

type Words = Readonly<FormTexts>;

const safety = (words: Words): Section => ({
  titel: words.secties.veiligheid,
  velden: [
    {
      soort: 'keuze',
      naam: 'veiligheid',
      label: words.veiligheid.label,
      opties: [
        { waarde: 'acuutOnveilig', ...words.veiligheid.acuutOnveilig },
        { waarde: 'zorgen', label: words.veiligheid.zorgen },
        { waarde: 'veilig', label: words.veiligheid.veilig },
        { waarde: 'weetNiet', label: words.veiligheid.weetNiet },
      ],
    },
    {
      soort: 'keuze',
      naam: 'minderjarigen',
      label: words.minderjarigen.label,
      opties: options({
        ja: words.minderjarigen.opties.ja,
        nee: words.minderjarigen.opties.nee,
        onbekend: words.minderjarigen.opties.weetNiet,
      }),
    },
  ],
});

const areas = (gemeente: Gemeente, words: Words): Field => ({
  soort: 'meerkeuze',
  naam: 'leefgebieden',
  ...words.leefgebieden,
  opties: gemeente.leefgebieden.map(({ code, naam }) => ({ waarde: code, label: naam[words.taal] })),
});

const helpers = (words: Words): Field[] => [
  { soort: 'verhaal', laag: true, naam: 'betrokkenOrganisaties', ...words.betrokkenOrganisaties },
  { soort: 'tekst', naam: 'aantalHulpverleners', ...words.aantalHulpverleners, cijfers: true, kort: true },
  { soort: 'tekst', naam: 'wisselingenHulpverleners', ...words.wisselingenHulpverleners, cijfers: true, kort: true },
];

const address = (words: Words): Field[] => [
  { soort: 'tekst', naam: 'woonadres.postcode', ...words.postcode, autocomplete: 'postal-code', kort: true },
  { soort: 'tekst', naam: 'woonadres.huisnummer', ...words.huisnummer, cijfers: true, kort: true },
  { soort: 'tekst', naam: 'woonadres.toevoeging', ...words.toevoeging, kort: true },
];

const street = (words: Words): Field => ({ soort: 'tekst', naam: 'woonadres.straat', ...words.straat });

/** What a resident is asked. */
export function meldingSections(gemeente: Gemeente, words: Words = formulier(gemeente)): Section[] {
  return [
    {
      titel: words.secties.overWie,
      velden: [
        {
          soort: 'keuze',
          naam: 'over',
          label: words.over.label,
          verplicht: true,
          opties: [
            { waarde: 'mijzelf', label: words.over.mijzelf },
            { waarde: 'mijnGezin', label: words.over.mijnGezin },
            { waarde: 'iemandAnders', ...words.over.iemandAnders },
          ],
        },
        {
          soort: 'keuze',
          naam: 'weetHetGezinHet',
          label: words.weetHetGezinHet.label,
          uitleg: words.weetHetGezinHet.uitleg,
          bij: 'anders',
          opties: options(words.weetHetGezinHet.opties),
        },
        {
          soort: 'lijst',
          naam: 'melder.rol',
          label: words.rol.label,
          verplicht: true,
          opties: options(words.rol.opties),
        },
        { soort: 'tekst', naam: 'melder.leeftijd', ...words.leeftijd, bij: 'jeugdige', cijfers: true, kort: true },
      ],
    },
    {
      titel: words.secties.watLooptVast,
      velden: [
        { soort: 'verhaal', naam: 'watLooptVast', ...words.watLooptVast, verplicht: true },
        areas(gemeente, words),
        {
          soort: 'meerkeuze',
          naam: 'doelgroepen',
          label: words.doelgroepen.label,
          uitleg: words.doelgroepen.uitleg,
          opties: options(words.doelgroepen.opties),
        },
      ],
    },
    {
      titel: words.secties.wieHelpt,
      velden: [
        ...helpers(words),
        {
          soort: 'keuze',
          naam: 'overzichtHouden',
          label: words.overzichtHouden.label,
          opties: options(words.overzichtHouden.opties),
        },
        { soort: 'tekst', naam: 'bekendeRegisseur', ...words.bekendeRegisseur },
        { soort: 'vinkje', naam: 'overRegisseur', ...words.overRegisseur },
      ],
    },
    safety(words),
    {
      titel: words.secties.bereiken,
      inleiding: words.bereiken,
      noten: [
        { bij: 'jeugdige', regels: words.jeugdige },
        { bij: 'ouder', regels: [words.ouders] },
      ],
      velden: [
        { soort: 'tekst', naam: 'melder.naam', ...words.naam, autocomplete: 'name' },
        { soort: 'tekst', naam: 'melder.email', ...words.email, type: 'email', autocomplete: 'email' },
        { soort: 'tekst', naam: 'melder.telefoon', ...words.telefoon, type: 'tel', autocomplete: 'tel' },
        ...address(words),
        street(words),
        { soort: 'vinkje', naam: 'geheimAdres', ...words.geheimAdres },
        { soort: 'vinkje', naam: 'gesprekThuis', ...words.gesprekThuis },
        {
          soort: 'keuze',
          naam: 'melder.voorkeurskanaal',
          label: words.voorkeurskanaal.label,
          opties: [
            { waarde: 'email', label: words.voorkeurskanaal.email },
            { waarde: 'telefoon', label: words.voorkeurskanaal.telefoon },
            { waarde: 'post', ...words.voorkeurskanaal.post },
          ],
        },
        { soort: 'vinkje', naam: 'melder.veiligContact.nietMailen', ...words.nietMailen },
        { soort: 'vinkje', naam: 'melder.veiligContact.neutraal', ...words.neutraal },
        { soort: 'tekst', naam: 'melder.veiligContact.belMoment', ...words.belMoment },
        { soort: 'vinkje', naam: 'anoniem', ...words.anoniem },
      ],
    },
    {
      titel: words.secties.delen,
      velden: [
        {
          soort: 'keuze',
          naam: 'toestemming.delenMetRegisseur',
          label: words.delenMetRegisseur.label,
          uitleg: words.delenMetRegisseur.uitleg,
          opties: options({ ja: words.delenMetRegisseur.ja, nee: words.delenMetRegisseur.nee }),
        },
      ],
    },
  ];
}

/** What somebody is asked who reports from their work (R53, R80, R84). */
export function professionalSections(gemeente: Gemeente, words: Words = formulier(gemeente)): Section[] {
  const own = words.professional;
  return [
    {
      titel: words.secties.wieBentU,
      inleiding: [own.bereiken],
      velden: [
        { soort: 'tekst', naam: 'melder.naam', ...own.naam, verplicht: true, autocomplete: 'name' },
        { soort: 'tekst', naam: 'professional.functie', ...own.functie, autocomplete: 'organization-title' },
        {
          soort: 'tekst',
          naam: 'professional.organisatie',
          ...own.organisatie,
          verplicht: true,
          autocomplete: 'organization',
        },
        {
          soort: 'lijst',
          naam: 'professional.vindplaats',
          ...own.vindplaats,
          verplicht: true,
          opties: vindplaatsenInOrder(gemeente).map(({ code, naam }) => ({ waarde: code, label: naam[words.taal] })),
        },
        {
          soort: 'keuze',
          naam: 'melder.rol',
          label: own.rol.label,
          verplicht: true,
          opties: options(own.rol.opties),
        },
        { soort: 'tekst', naam: 'melder.telefoon', ...own.telefoon, type: 'tel', autocomplete: 'tel' },
        { soort: 'tekst', naam: 'melder.email', ...own.email, type: 'email', autocomplete: 'email' },
      ],
    },
    {
      titel: words.secties.gezin,
      inleiding: [own.adres],
      velden: [
        ...address(words),
        {
          soort: 'keuze',
          naam: 'weetHetGezinHet',
          label: own.weetHetGezinHet.label,
          uitleg: own.weetHetGezinHet.uitleg,
          opties: options(own.weetHetGezinHet.opties),
        },
        { soort: 'verhaal', laag: true, naam: 'professional.watWeetHetGezin', ...own.watWeetHetGezin },
      ],
    },
    {
      titel: words.secties.watLooptVast,
      velden: [
        { soort: 'verhaal', naam: 'watLooptVast', ...own.watLooptVast, verplicht: true },
        areas(gemeente, words),
        {
          soort: 'meerkeuze',
          naam: 'doelgroepen',
          ...own.doelgroepen,
          opties: options(words.doelgroepen.opties),
        },
        ...helpers(words),
        {
          soort: 'keuze',
          naam: 'overzichtHouden',
          label: own.overzichtHouden.label,
          opties: options(words.overzichtHouden.opties),
        },
      ],
    },
    {
      titel: words.secties.intussen,
      velden: [
        { soort: 'verhaal', laag: true, naam: 'professional.watDoetUZelf', ...own.watDoetUZelf },
        {
          soort: 'verhaal',
          laag: true,
          naam: 'professional.overgenomenTaken',
          ...own.overgenomenTaken,
          bij: 'clientondersteuner',
        },
      ],
    },
    safety(words),
  ];
}

export const sectionsFor = (gemeente: Gemeente, soort: Soort, words?: Words): Section[] =>
  soort === 'professional' ? professionalSections(gemeente, words) : meldingSections(gemeente, words);

/** Whether a question is asked at all, given the other answers. */
export function applies({ bij }: Pick<Field, 'bij'>, values: Values): boolean {
  if (bij === 'anders') return values.get('over') === 'iemandAnders';
  return bij === undefined || values.get('melder.rol') === bij;
}

/** Reports about another household: sees less, is told less. */
export const isSignaal = (values: Values): boolean =>
  soortOf(values) === 'professional' || values.get('over') === 'iemandAnders';

/** A letter is going to be sent to this address, and the street on it is not known. */
export function lacksStreet(values: Values): boolean {
  const has = (naam: string) => Boolean(values.get(naam)?.trim());
  if (isSignaal(values) || has('anoniem') || !has('woonadres.postcode') || has('woonadres.straat')) return false;
  const byMail = has('melder.email') && !has('melder.veiligContact.nietMailen');
  return values.get('melder.voorkeurskanaal') === 'post' || !(byMail || has('melder.telefoon'));
}

/** Only asked when intake found what looks like a BSN. */
export const geenBsn = (words: Words): Field => ({ soort: 'vinkje', naam: 'geenBsn', ...words.geenBsn });

/** What was typed, as the browser sent it; survives every fault. */
export type Values = URLSearchParams;

/** The names of all fields, so that nothing else travels along. */
export function fieldNames(gemeente: Gemeente, soort: Soort = 'inwoner'): string[] {
  const names = sectionsFor(gemeente, soort).flatMap(({ velden }) => velden.map(({ naam }) => naam));
  return [...names, 'geenBsn', ...(soort === 'professional' ? [ingang] : [])];
}

/** Only our own fields, each value at most once. */
export function keepFields(gemeente: Gemeente, form: URLSearchParams): Values {
  const kept = new URLSearchParams();
  for (const naam of fieldNames(gemeente, soortOf(form))) {
    for (const value of new Set(form.getAll(naam))) kept.append(naam, value.replaceAll('\r\n', '\n'));
  }
  return kept;
}

const toNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** From form fields to what intake expects: what was left open is left out. */
export function toMelding(values: Values, taal?: Taal): unknown {
  const text = (naam: string) => values.get(naam)?.trim() || undefined;
  const ticked = (naam: string) => values.get(naam) === 'ja' || undefined;
  const some = <T extends Record<string, unknown>>(fields: T) =>
    Object.values(fields).some((value) => value !== undefined) ? without(fields) : undefined;
  const without = (fields: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const number = (naam: string) => {
    const value = text(naam);
    return value === undefined ? undefined : toNumber(value);
  };
  const lines = (naam: string) =>
    (text(naam) ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  const rol = text('melder.rol');
  const atWork = soortOf(values) === 'professional';
  const consent = text('toestemming.delenMetRegisseur');
  const adres = some({
    postcode: text('woonadres.postcode'),
    huisnummer: number('woonadres.huisnummer'),
    toevoeging: text('woonadres.toevoeging'),
    straat: text('woonadres.straat'),
  });
  return without({
    watLooptVast: values.get('watLooptVast') ?? '',
    over: atWork ? 'iemandAnders' : text('over'),
    weetHetGezinHet: isSignaal(values) ? text('weetHetGezinHet') : undefined,
    melder: without({
      naam: text('melder.naam'),
      rol,
      leeftijd: rol === 'jeugdige' ? number('melder.leeftijd') : undefined,
      email: text('melder.email'),
      telefoon: text('melder.telefoon'),
      voorkeurskanaal: text('melder.voorkeurskanaal'),
      veiligContact: some({
        nietMailen: ticked('melder.veiligContact.nietMailen'),
        neutraal: ticked('melder.veiligContact.neutraal'),
        belMoment: text('melder.veiligContact.belMoment'),
      }),
    }),
    anoniem: ticked('anoniem'),
    // An address that was begun must be finished: both parts then get their own message.
    woonadres: adres && { postcode: '', huisnummer: Number.NaN, ...adres },
    geheimAdres: ticked('geheimAdres'),
    gesprekThuis: ticked('gesprekThuis'),
    leefgebieden: values.getAll('leefgebieden'),
    betrokkenOrganisaties: lines('betrokkenOrganisaties'),
    aantalHulpverleners: number('aantalHulpverleners'),
    wisselingenHulpverleners: number('wisselingenHulpverleners'),
    minderjarigen: text('minderjarigen'),
    doelgroepen: values.getAll('doelgroepen'),
    overzichtHouden: text('overzichtHouden'),
    veiligheid: text('veiligheid'),
    bekendeRegisseur: text('bekendeRegisseur'),
    overRegisseur: ticked('overRegisseur'),
    professional: atWork
      ? without({
          vindplaats: text('professional.vindplaats'),
          organisatie: text('professional.organisatie'),
          functie: text('professional.functie'),
          watWeetHetGezin: text('professional.watWeetHetGezin'),
          watDoetUZelf: text('professional.watDoetUZelf'),
          overgenomenTaken: rol === 'clientondersteuner' ? lines('professional.overgenomenTaken') : undefined,
        })
      : undefined,
    toestemming: consent === undefined ? undefined : { delenMetRegisseur: consent === 'ja' },
    taal,
    geenBsn: ticked('geenBsn'),
  });
}

/** From what intake kept back to fields of the form, to show it in the same words. */
export function toValues(sent: NonNullable<VolgResponse['verstuurd']>): Values {
  const values = new URLSearchParams();
  const add = (naam: string, value: unknown): void => {
    if (value === null || value === undefined || value === false) return;
    if (Array.isArray(value)) for (const one of value) add(naam, one);
    else if (typeof value === 'object') for (const [key, one] of Object.entries(value)) add(`${naam}.${key}`, one);
    else values.append(naam, value === true ? 'ja' : String(value));
  };
  const { betrokkenOrganisaties, toestemming, professional, ...rest } = sent;
  for (const [naam, value] of Object.entries(rest)) add(naam, value);
  // Of a mail that did not say whom it is about: nobody was asked.
  if (sent.over === 'onbekend') values.delete('over');
  if (betrokkenOrganisaties.length > 0) values.set('betrokkenOrganisaties', betrokkenOrganisaties.join('\n'));
  if (professional) {
    const { overgenomenTaken, ...work } = professional;
    values.set(ingang, 'professional');
    add('professional', work);
    if (overgenomenTaken.length > 0) values.set('professional.overgenomenTaken', overgenomenTaken.join('\n'));
  }
  if (toestemming) values.set('toestemming.delenMetRegisseur', toestemming.delenMetRegisseur ? 'ja' : 'nee');
  return values;
}

/** `veld` is the name of a field, or empty when it belongs to none. */
export type FormFault = { veld: string; melding: string };

/** JSON Pointers of the contract to fields of the form; each field shows its first fault, in the language of the form. */
export function toFormFaults(
  gemeente: Gemeente,
  faults: readonly Fault[],
  soort: Soort = 'inwoner',
  spell: (naam: string, melding: string) => string = (_naam, melding) => melding,
): FormFault[] {
  const names = fieldNames(gemeente, soort);
  const found = new Map<string, FormFault>();
  for (const { veld, melding } of faults) {
    const path = veld.slice(1).replaceAll('/', '.');
    const naam =
      names.find((name) => path === name || path.startsWith(`${name}.`)) ??
      names.find((name) => name.startsWith(`${path}.`)) ??
      '';
    const key = naam || melding;
    if (!found.has(key)) found.set(key, { veld: naam, melding: spell(naam, melding) });
  }
  const order = (fault: FormFault) => (fault.veld ? names.indexOf(fault.veld) : names.length);
  return [...found.values()].sort((one, other) => order(one) - order(other));
}

export type Checked = { ok: true; melding: MeldingInput } | { ok: false; fouten: FormFault[] };

/** Holds what was typed against the contract of intake, so that no fault shows up only after sending. */
export function checkMelding(gemeente: Gemeente, values: Values, texts?: Texts): Checked {
  const result = meldingRequest.safeParse(toMelding(values, texts?.taal));
  if (result.success) return { ok: true, melding: result.data };
  const faults = toFaults(result.error);
  return { ok: false, fouten: toFormFaults(gemeente, faults, soortOf(values), texts && spellFault(texts)) };
}
