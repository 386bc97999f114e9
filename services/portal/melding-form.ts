import type { Gemeente } from '../../shared/gemeente.ts';
import { type Fault, toFaults } from '../../shared/problem.ts';
import { type MeldingInput, meldingRequest, type VolgResponse } from '../intake/contract.ts';

/** The questions of `/melden`. The form, the check page and the copy afterwards are all made from this one list. */

export type Option = { waarde: string; label: string; uitleg?: string };
type Common = {
  /** Path of the field in the contract of intake, with dots. */
  naam: string;
  label: string;
  uitleg?: string;
  verplicht?: boolean;
  /** Shown only when the melding is about somebody else. */
  alleenAnders?: boolean;
  /** Id on the page, where one name stands in more than one form; the name otherwise. */
  anker?: string;
};
export type Field =
  | (Common & {
      soort: 'tekst';
      type?: 'text' | 'email' | 'tel';
      cijfers?: boolean;
      autocomplete?: string;
      kort?: boolean;
    })
  | (Common & { soort: 'verhaal'; laag?: boolean })
  | (Common & { soort: 'keuze'; opties: Option[] })
  | (Common & { soort: 'lijst'; opties: Option[] })
  | (Common & { soort: 'meerkeuze'; opties: Option[] })
  | (Common & { soort: 'vinkje' });
export type Section = { titel: string; inleiding?: string[]; velden: Field[] };

const jaNee = (weetNiet: string): Option[] => [
  { waarde: 'ja', label: 'Ja' },
  { waarde: 'nee', label: 'Nee' },
  { waarde: weetNiet, label: 'Dat weet ik niet' },
];

export function meldingSections(gemeente: Gemeente): Section[] {
  const { label } = gemeente;
  return [
    {
      titel: 'Over wie gaat het?',
      velden: [
        {
          soort: 'keuze',
          naam: 'over',
          label: 'Over wie meldt u?',
          verplicht: true,
          opties: [
            { waarde: 'mijzelf', label: 'Over mijzelf' },
            { waarde: 'mijnGezin', label: 'Over mijn gezin' },
            {
              waarde: 'iemandAnders',
              label: 'Over iemand anders',
              uitleg: 'Bijvoorbeeld een buur, een vriend of iemand die u helpt.',
            },
          ],
        },
        {
          soort: 'keuze',
          naam: 'weetHetGezinHet',
          label: 'Weet het gezin dit?',
          uitleg:
            'Wij vertellen het gezin dat er een melding is, behalve als dat niet veilig is. U ziet later alleen dat wij uw melding hebben gelezen.',
          alleenAnders: true,
          opties: jaNee('weetNiet'),
        },
        {
          soort: 'lijst',
          naam: 'melder.rol',
          label: 'Wie bent u?',
          verplicht: true,
          opties: [
            { waarde: 'inwoner', label: 'Inwoner' },
            { waarde: 'jeugdige', label: 'Kind of jongere' },
            { waarde: 'ouder', label: 'Ouder of verzorger' },
            { waarde: 'mantelzorger', label: 'Mantelzorger' },
            { waarde: 'naaste', label: 'Familie of vriend' },
            { waarde: 'buur', label: 'Buur' },
            { waarde: 'clientondersteuner', label: 'Cliëntondersteuner' },
            { waarde: 'verwijzer', label: 'Verwijzer, zoals een huisarts' },
            { waarde: 'professional', label: 'Hulpverlener' },
            { waarde: 'anders', label: 'Iemand anders' },
          ],
        },
      ],
    },
    {
      titel: 'Wat loopt vast?',
      velden: [
        {
          soort: 'verhaal',
          naam: 'watLooptVast',
          label: 'Wat loopt er vast?',
          uitleg:
            'Vertel het in uw eigen woorden. Schrijf geen burgerservicenummer (BSN) op: dat hebben wij niet nodig.',
          verplicht: true,
        },
        {
          soort: 'meerkeuze',
          naam: 'leefgebieden',
          label: 'Waar gaat het over?',
          uitleg: 'U mag er meer kiezen.',
          opties: gemeente.leefgebieden.map(({ code, naam }) => ({ waarde: code, label: naam.nl })),
        },
        {
          soort: 'meerkeuze',
          naam: 'doelgroepen',
          label: 'Past iets hiervan bij u of bij het gezin?',
          uitleg: 'Dan zoeken wij iemand die er veel van weet.',
          opties: [
            { waarde: 'jeugd', label: 'Kinderen of jongeren' },
            { waarde: 'ggz', label: 'Psychische problemen' },
            { waarde: 'lvb', label: 'Moeite met leren of begrijpen' },
            { waarde: 'ouderen', label: 'Ouder worden' },
          ],
        },
      ],
    },
    {
      titel: 'Wie helpt er nu?',
      velden: [
        {
          soort: 'verhaal',
          laag: true,
          naam: 'betrokkenOrganisaties',
          label: 'Welke organisaties helpen nu?',
          uitleg: 'Eén op elke regel. Dan vragen wij niet een van hen om de leiding te nemen.',
        },
        {
          soort: 'tekst',
          naam: 'aantalHulpverleners',
          label: 'Hoeveel hulpverleners zijn er?',
          uitleg: 'Ongeveer is goed.',
          cijfers: true,
          kort: true,
        },
        {
          soort: 'keuze',
          naam: 'overzichtHouden',
          label: 'Lukt het u om overzicht te houden over alle hulp?',
          opties: [
            { waarde: 'ja', label: 'Ja' },
            { waarde: 'soms', label: 'Soms' },
            { waarde: 'nee', label: 'Nee' },
            { waarde: 'weetNiet', label: 'Dat weet ik niet' },
          ],
        },
        {
          soort: 'tekst',
          naam: 'bekendeRegisseur',
          label: `Hebt u al een ${label.regisseur}, of iemand die de hulp regelt?`,
          uitleg: 'Vul de naam in.',
        },
        {
          soort: 'vinkje',
          naam: 'overRegisseur',
          label: 'Mijn melding gaat over deze persoon',
          uitleg: 'Dan gaat uw melding niet naar hem of haar.',
        },
      ],
    },
    {
      titel: 'Veiligheid',
      velden: [
        {
          soort: 'keuze',
          naam: 'veiligheid',
          label: 'Is het veilig?',
          opties: [
            { waarde: 'acuutOnveilig', label: 'Nee, er is nu gevaar', uitleg: 'Bel ook 112. Wacht niet op ons.' },
            { waarde: 'zorgen', label: 'Ik maak mij zorgen' },
            { waarde: 'veilig', label: 'Ja, het is veilig' },
            { waarde: 'weetNiet', label: 'Dat weet ik niet' },
          ],
        },
        {
          soort: 'keuze',
          naam: 'minderjarigen',
          label: 'Zijn er kinderen jonger dan 18 jaar?',
          opties: jaNee('onbekend'),
        },
      ],
    },
    {
      titel: 'Hoe bereiken wij u veilig?',
      inleiding: [
        'Kan iemand anders uw mail lezen? Kies dan hoe wij u veilig bereiken.',
        'Wij hebben één manier nodig: e-mail, telefoon of post. Of meld anoniem.',
        'Het adres is van uw huis. Meldt u over iemand anders? Vul dan het adres van dat gezin in, als u het weet.',
      ],
      velden: [
        { soort: 'tekst', naam: 'melder.naam', label: 'Uw naam', autocomplete: 'name' },
        { soort: 'tekst', naam: 'melder.email', label: 'Uw e-mailadres', type: 'email', autocomplete: 'email' },
        { soort: 'tekst', naam: 'melder.telefoon', label: 'Uw telefoonnummer', type: 'tel', autocomplete: 'tel' },
        {
          soort: 'tekst',
          naam: 'woonadres.postcode',
          label: 'Postcode',
          autocomplete: 'postal-code',
          kort: true,
        },
        { soort: 'tekst', naam: 'woonadres.huisnummer', label: 'Huisnummer', cijfers: true, kort: true },
        { soort: 'tekst', naam: 'woonadres.toevoeging', label: 'Toevoeging', kort: true },
        {
          soort: 'keuze',
          naam: 'melder.voorkeurskanaal',
          label: 'Hoe hoort u het liefst van ons?',
          opties: [
            { waarde: 'email', label: 'Per e-mail' },
            { waarde: 'telefoon', label: 'Per telefoon' },
            {
              waarde: 'post',
              label: 'Per post',
              uitleg: 'Dat kan als u over uzelf of uw gezin meldt. Vul dan ook uw adres in.',
            },
          ],
        },
        {
          soort: 'vinkje',
          naam: 'melder.veiligContact.nietMailen',
          label: 'Mail mij niet',
          uitleg: 'Wij bellen of schrijven u.',
        },
        {
          soort: 'vinkje',
          naam: 'melder.veiligContact.neutraal',
          label: 'Stuur een neutrale mail',
          uitleg: 'In het onderwerp en de tekst staat niets over hulp.',
        },
        {
          soort: 'tekst',
          naam: 'melder.veiligContact.belMoment',
          label: 'Wanneer kunnen wij u veilig bellen?',
          uitleg: 'Bijvoorbeeld: dinsdag tussen 9 en 11 uur.',
        },
        {
          soort: 'vinkje',
          naam: 'anoniem',
          label: 'Ik wil anoniem melden',
          uitleg:
            'Vul dan geen naam, e-mailadres en telefoonnummer in. Wij weten niet wie u bent en kunnen u niet antwoorden. Let op: anoniem voor de gemeente is niet anoniem voor het gezin. Uit uw verhaal kan het gezin soms raden wie er meldt. Andersom ook: als wij uw naam niet aan het gezin vertellen, weet de gemeente die wel.',
        },
      ],
    },
    {
      titel: 'Uw gegevens delen',
      velden: [
        {
          soort: 'keuze',
          naam: 'toestemming.delenMetRegisseur',
          label: `Mogen wij uw verhaal delen met uw ${label.regisseur}?`,
          uitleg: 'Zegt u nee? Dan helpen wij u net zo goed. U mag later van mening veranderen.',
          opties: [
            { waarde: 'ja', label: 'Ja' },
            { waarde: 'nee', label: 'Nee' },
          ],
        },
      ],
    },
  ];
}

/** Only asked when intake found what looks like a BSN. */
export const geenBsn: Field = {
  soort: 'vinkje',
  naam: 'geenBsn',
  label: 'Dit is geen BSN',
  uitleg: 'Het nummer in mijn tekst is iets anders, zoals een klantnummer.',
};

/** What was typed, as the browser sent it; survives every fault. */
export type Values = URLSearchParams;

/** The names of all fields, so that nothing else travels along. */
export function fieldNames(gemeente: Gemeente): string[] {
  return [...meldingSections(gemeente).flatMap(({ velden }) => velden.map(({ naam }) => naam)), geenBsn.naam];
}

/** Only our own fields, each value at most once. */
export function keepFields(gemeente: Gemeente, form: URLSearchParams): Values {
  const kept = new URLSearchParams();
  for (const naam of fieldNames(gemeente)) {
    for (const value of new Set(form.getAll(naam))) kept.append(naam, value.replaceAll('\r\n', '\n'));
  }
  return kept;
}

const toNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** From form fields to what intake expects: what was left open is left out. */
export function toMelding(values: Values): unknown {
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
  const lines = (text('betrokkenOrganisaties') ?? '').split('\n').map((line) => line.trim());
  const consent = text('toestemming.delenMetRegisseur');
  const adres = some({
    postcode: text('woonadres.postcode'),
    huisnummer: number('woonadres.huisnummer'),
    toevoeging: text('woonadres.toevoeging'),
  });
  return without({
    watLooptVast: values.get('watLooptVast') ?? '',
    over: text('over'),
    weetHetGezinHet: text('over') === 'iemandAnders' ? text('weetHetGezinHet') : undefined,
    melder: without({
      naam: text('melder.naam'),
      rol: text('melder.rol'),
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
    leefgebieden: values.getAll('leefgebieden'),
    betrokkenOrganisaties: lines.filter(Boolean),
    aantalHulpverleners: number('aantalHulpverleners'),
    minderjarigen: text('minderjarigen'),
    doelgroepen: values.getAll('doelgroepen'),
    overzichtHouden: text('overzichtHouden'),
    veiligheid: text('veiligheid'),
    bekendeRegisseur: text('bekendeRegisseur'),
    overRegisseur: ticked('overRegisseur'),
    toestemming: consent === undefined ? undefined : { delenMetRegisseur: consent === 'ja' },
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
  const { betrokkenOrganisaties, toestemming, ...rest } = sent;
  for (const [naam, value] of Object.entries(rest)) add(naam, value);
  if (betrokkenOrganisaties.length > 0) values.set('betrokkenOrganisaties', betrokkenOrganisaties.join('\n'));
  if (toestemming) values.set('toestemming.delenMetRegisseur', toestemming.delenMetRegisseur ? 'ja' : 'nee');
  return values;
}

/** `veld` is the name of a field, or empty when it belongs to none. */
export type FormFault = { veld: string; melding: string };

const ownMessages: Record<string, string> = {
  'melder.rol': 'Kies wie u bent.',
};

/** JSON Pointers of the contract to fields of the form; each field shows its first fault. */
export function toFormFaults(gemeente: Gemeente, faults: readonly Fault[]): FormFault[] {
  const names = fieldNames(gemeente);
  const found = new Map<string, FormFault>();
  for (const { veld, melding } of faults) {
    const path = veld.slice(1).replaceAll('/', '.');
    const naam =
      names.find((name) => path === name || path.startsWith(`${name}.`)) ??
      names.find((name) => name.startsWith(`${path}.`)) ??
      '';
    const key = naam || melding;
    if (!found.has(key)) found.set(key, { veld: naam, melding: ownMessages[naam] ?? melding });
  }
  const order = (fault: FormFault) => (fault.veld ? names.indexOf(fault.veld) : names.length);
  return [...found.values()].sort((one, other) => order(one) - order(other));
}

export type Checked = { ok: true; melding: MeldingInput } | { ok: false; fouten: FormFault[] };

/** Holds what was typed against the contract of intake, so that no fault shows up only after sending. */
export function checkMelding(gemeente: Gemeente, values: Values): Checked {
  const result = meldingRequest.safeParse(toMelding(values));
  if (result.success) return { ok: true, melding: result.data };
  return { ok: false, fouten: toFormFaults(gemeente, toFaults(result.error)) };
}
