import { spellAddress } from '../../../shared/address.ts';
import { spellMoment } from '../../../shared/dutch-calendar.ts';
import type { DossierResponse } from '../../intake/contract.ts';
import { toInput } from '../desk-form.ts';
import type { Content } from '../html.ts';
import type { Field, Values } from '../melding-form.ts';
import type { DeskForm } from './desk-parts.ts';
import { list } from './parts.ts';

/** Contact data that are wrong or became known later: what the desk enters, and what it was before. */

const blijft = 'Leeg: blijft zoals het is.';
const velden: readonly Field[] = [
  { soort: 'tekst', type: 'email', naam: 'email', label: 'Nieuw e-mailadres', uitleg: blijft },
  { soort: 'tekst', type: 'tel', naam: 'telefoon', label: 'Nieuw telefoonnummer', uitleg: blijft },
  {
    soort: 'keuze',
    naam: 'voorkeurskanaal',
    label: 'Hoe hoort de melder het liefst van ons?',
    uitleg: 'Niets gekozen: blijft zoals het is.',
    opties: [
      { waarde: 'email', label: 'E-mail' },
      { waarde: 'telefoon', label: 'Telefoon' },
      { waarde: 'post', label: 'Post' },
    ],
  },
  {
    soort: 'keuze',
    naam: 'veiligContact',
    label: 'Kan iemand anders meelezen?',
    uitleg: 'Niets gekozen: blijft zoals het is. Kiest u iets? Dan vervangt dit alles over veilig contact.',
    opties: [
      { waarde: 'gewoon', label: 'Nee, gewoon mailen en bellen is veilig' },
      { waarde: 'neutraal', label: 'Ja: schrijf neutraal, niets over hulp' },
      { waarde: 'nietMailen', label: 'Ja: nooit mailen' },
    ],
  },
  {
    soort: 'tekst',
    naam: 'veiligContact.belMoment',
    label: 'Wanneer is bellen veilig?',
    uitleg: 'In de woorden van de melder. Kies dan ook hierboven.',
  },
  { soort: 'tekst', kort: true, naam: 'woonadres.postcode', label: 'Nieuwe postcode', uitleg: blijft },
  { soort: 'tekst', kort: true, cijfers: true, naam: 'woonadres.huisnummer', label: 'Huisnummer' },
  { soort: 'tekst', kort: true, naam: 'woonadres.toevoeging', label: 'Toevoeging' },
  { soort: 'tekst', naam: 'woonadres.straat', label: 'Straat', uitleg: 'Alleen voor brieven.' },
  {
    soort: 'meerkeuze',
    naam: 'weg',
    label: 'Wat klopt niet meer en moet weg?',
    opties: [
      { waarde: 'email', label: 'Het e-mailadres' },
      { waarde: 'telefoon', label: 'Het telefoonnummer' },
      { waarde: 'woonadres', label: 'Het adres' },
    ],
  },
  {
    soort: 'verhaal',
    laag: true,
    naam: 'toelichting',
    label: 'Wie zei dit, en hoe?',
    uitleg: 'Bijvoorbeeld: moeder, aan de telefoon. Wat er eerst stond, blijft bewaard.',
    verplicht: true,
  },
];

/** `adres`: this reader may change it, and it is the melder's own. */
export const contactForm = (nummer: string, adres = true): DeskForm => ({
  naam: 'contactgegevens',
  actie: `/werk/meldingen/${nummer}/contactgegevens`,
  velden: velden
    .filter(({ naam }) => adres || !naam.startsWith('woonadres.'))
    .map((field) =>
      field.naam === 'weg' && field.soort === 'meerkeuze' && !adres
        ? { ...field, opties: field.opties.filter(({ waarde }) => waarde !== 'woonadres') }
        : field,
    ),
  knop: 'Leg vast',
  uitleg: 'de contactgegevens van de melder',
  soort: 'secondary',
});

/** What the contract gets: what was left open stays as it is, what is ticked goes away unless there is something new. */
export function readContact(values: Values): unknown {
  const { weg: _, veiligContact: __, ...given } = toInput(velden, values);
  const away = values.getAll('weg').filter((veld) => ['email', 'telefoon', 'woonadres'].includes(veld));
  const chosen = values.get('veiligContact');
  const belMoment = values.get('veiligContact.belMoment')?.trim();
  const safe = {
    // Without a choice it is not known whether mailing is safe: the contract then asks.
    nietMailen: chosen ? chosen === 'nietMailen' : '',
    neutraal: chosen === 'neutraal',
    ...(belMoment && { belMoment }),
  };
  return {
    ...Object.fromEntries(away.map((veld) => [veld, null])),
    ...given,
    ...(chosen === 'gewoon' && !belMoment ? { veiligContact: null } : (chosen || belMoment) && { veiligContact: safe }),
  };
}

const namen = {
  email: 'e-mailadres',
  telefoon: 'telefoonnummer',
  voorkeurskanaal: 'voorkeur',
  veiligContact: 'veilig contact',
  woonadres: 'adres',
} as const;
const kanalen = { email: 'e-mail', telefoon: 'telefoon', post: 'post' } as const;

type Wijziging = DossierResponse['contactwijzigingen'][number];

function spellEarlier({ voorheen }: Wijziging, veld: Wijziging['velden'][number]): string {
  const naam = namen[veld];
  switch (veld) {
    case 'email':
    case 'telefoon':
      return veld in voorheen ? `${naam} (eerst: ${voorheen[veld] ?? 'geen'})` : `${naam} nagevraagd`;
    case 'voorkeurskanaal':
      return `${naam} (eerst: ${voorheen.voorkeurskanaal ? kanalen[voorheen.voorkeurskanaal] : 'geen'})`;
    case 'woonadres':
      return voorheen.woonadres ? `${naam} (eerst: ${spellAddress(voorheen.woonadres)})` : naam;
    case 'veiligContact':
      return naam;
  }
}

/** Oldest first, with who said so; and why nobody could be reached. */
export function contactChanges({ contactwijzigingen, pogingen, overzicht }: DossierResponse): Content {
  const failed = overzicht.nietBereikbaar ? pogingen.findLast(({ resultaat }) => resultaat === 'geenWeg') : undefined;
  const lines = [
    ...contactwijzigingen.map(
      (one) =>
        `Aangepast door ${one.door}, ${spellMoment(one.op)}: ${one.velden.map((veld) => spellEarlier(one, veld)).join(', ')}.${one.toelichting ? ` ${one.toelichting}` : ''}`,
    ),
    ...(failed
      ? [`Niet te bereiken, zegt ${failed.medewerker}, ${spellMoment(failed.op)}: ${failed.toelichting ?? ''}`]
      : []),
  ];
  return lines.length > 0 && list(lines);
}
