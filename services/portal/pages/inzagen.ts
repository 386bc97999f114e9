import { spellMoment } from '../../../shared/dutch-calendar.ts';
import { staffRole } from '../../../shared/gemeente.ts';
import { html } from '../html.ts';
import type { Field } from '../melding-form.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import { nextPage, table } from './desk-parts.ts';
import { spellRol } from './desk-words.ts';
import type { Setting } from './document.ts';
import { button, errorSummary, fieldMarkup } from './fields.ts';
import { card, heading1, heading2, lead, link, paragraph } from './parts.ts';

export type InzagenVraag = {
  meldingsnummer?: string | undefined;
  casusId?: string | undefined;
  medewerker?: string | undefined;
};
export type Inzage = {
  op: string;
  medewerker: string;
  naam: string | null;
  rollen: readonly string[];
  onderwerp: string;
  verwerking: string;
};

const velden: readonly Field[] = [
  { soort: 'tekst', naam: 'meldingsnummer', label: 'Meldingsnummer', kort: true },
  {
    soort: 'tekst',
    naam: 'casusId',
    label: 'Nummer van de casus',
    uitleg: 'Staat in het adres van de pagina van de casus.',
  },
  {
    soort: 'tekst',
    naam: 'medewerker',
    label: 'Medewerker',
    uitleg: 'Zoals in de lijst hieronder, of uit de aanmelddienst.',
  },
];

const roleName = (code: string) => {
  const rol = staffRole.safeParse(code);
  return rol.success ? spellRol[rol.data] : code;
};

/** Names of the activities in the register of processing, as the services record them. */
const activities: Readonly<Record<string, string>> = {
  'melding-dossier-inzien': 'Melding gelezen',
  'melding-geheim-adres-inzien': 'Melding gelezen, met het geheime adres',
  'melding-bijlage-inzien': 'Bijlage geopend',
  'melding-brief-maken': 'Brief gemaakt',
  'casus-inzien': 'Casus gelezen',
  'plan-inzien': 'Plan gelezen',
  'begeleiding-inzien': 'Begeleiding gelezen',
  'inzagen-inzien': 'Inzagen gelezen',
  'uittreksel-maken': 'Uittreksel gemaakt',
  // Older lines do not say it.
  '': 'Gelezen',
};

const hrefOf = (vraag: InzagenVraag, more?: URLSearchParams): string => {
  const query = new URLSearchParams(more);
  for (const [naam, value] of Object.entries(vraag)) if (value) query.set(naam, value);
  return `/werk/inzagen?${query}`;
};

/** A record of reading is itself about people: shown to the privacy officer, with codes and without any story. */
export function inzagenPage(
  setting: Setting,
  medewerker: Medewerker,
  view: { vraag: InzagenVraag; inzagen: readonly Inzage[]; verder: URLSearchParams | undefined; fout?: string },
): string {
  const { vraag, inzagen, verder, fout } = view;
  const values = new URLSearchParams();
  for (const [naam, value] of Object.entries(vraag)) if (value) values.set(naam, value);
  const asked = values.size > 0 && !fout;
  const veld = fout ? (vraag.casusId ? 'casusId' : 'meldingsnummer') : '';
  return staffPage(
    setting,
    { titel: `${fout ? 'Fout: ' : ''}Inzagen`, hier: '/werk/inzagen', breed: true },
    medewerker,
    html`${errorSummary(velden, fout ? [{ veld, melding: fout }] : [])}
${heading1('Inzagen')}
${lead('Wie las wat, en wanneer. Zoek op een melding met haar casus en plan, of op een medewerker.')}
${card(
  html`<form method="get" action="/werk/inzagen"><div class="naast breed">${velden.map((field) =>
    fieldMarkup({ ...field, verplicht: true }, { values, fout: field.naam === veld ? fout : undefined }),
  )}</div><div class="knoppen">${button('Zoek')}</div></form>`,
)}
${
  asked &&
  html`${heading2('Gevonden')}${
    inzagen.length === 0
      ? paragraph('Niemand las dit.')
      : table(
          'Inzagen, de nieuwste eerst',
          [{ kop: 'Wanneer' }, { kop: 'Wie' }, { kop: 'Rol' }, { kop: 'Wat' }, { kop: 'Waarvoor' }],
          inzagen.map((inzage) => [
            spellMoment(inzage.op),
            html`${link(hrefOf({ medewerker: inzage.medewerker }), inzage.naam ?? inzage.medewerker)}${inzage.naam && html`<span class="klein">${inzage.medewerker}</span>`}`,
            inzage.rollen.map(roleName).join(', '),
            html`<span class="breek">${inzage.onderwerp}</span>`,
            activities[inzage.verwerking] ?? inzage.verwerking,
          ]),
        )
  }${nextPage(verder && hrefOf(vraag, verder), undefined)}`
}
${asked && vraag.meldingsnummer && paragraph(link(`/werk/uittreksel/${vraag.meldingsnummer}`, 'Maak een uittreksel van deze melding'))}`,
  );
}
