import { html } from '../html.ts';
import type { ResidentSetting } from '../language.ts';
import { type Field, type FormFault, geenBsn, type Values } from '../melding-form.ts';
import { button, errorSummary, fieldMarkup, hiddenFields } from './fields.ts';
import { faultTitle, residentPage } from './layout.ts';
import { alert, callUs, card, heading1, lead, link, paragraph } from './parts.ts';
import { codeFields } from './volg.ts';

/**
 * What who follows can do: tell more, answer "Loopt de hulp weer?", ask for somebody else, say who reads the story. One
 * question a page.
 */
export const acties = ['vertellen', 'navraag', 'wissel', 'toestemming'] as const;
export type VolgActie = (typeof acties)[number];

type Question = { titel: string; inleiding: readonly string[]; velden: Field[]; verstuur: string };

function questionOf({ texts }: ResidentSetting, actie: VolgActie): Question {
  const { formulier, volg } = texts;
  const { vertel, navraag, wissel, toestemming } = volg;
  switch (actie) {
    case 'vertellen':
      return {
        titel: vertel.titel,
        inleiding: [vertel.inleiding],
        velden: [{ soort: 'verhaal', naam: 'tekst', ...vertel.veld, verplicht: true }],
        verstuur: vertel.verstuur,
      };
    case 'navraag':
      return {
        titel: navraag.titel,
        inleiding: [navraag.inleiding],
        velden: [
          {
            soort: 'keuze',
            naam: 'antwoord',
            label: navraag.antwoord.label,
            verplicht: true,
            opties: [
              { waarde: 'ja', label: navraag.antwoord.opties.ja },
              { waarde: 'beetje', label: navraag.antwoord.opties.beetje },
              { waarde: 'nee', label: navraag.antwoord.opties.nee },
            ],
          },
          { soort: 'verhaal', laag: true, naam: 'toelichting', ...navraag.toelichting },
        ],
        verstuur: navraag.verstuur,
      };
    case 'wissel':
      return {
        titel: wissel.titel,
        inleiding: wissel.inleiding,
        velden: [{ soort: 'verhaal', laag: true, naam: 'toelichting', ...wissel.reden }],
        verstuur: wissel.verstuur,
      };
    case 'toestemming':
      return {
        titel: toestemming.titel,
        inleiding: toestemming.inleiding,
        velden: [
          {
            soort: 'keuze',
            naam: 'delenMetRegisseur',
            label: toestemming.keuze,
            verplicht: true,
            opties: [
              { waarde: 'ja', label: formulier.delenMetRegisseur.ja },
              { waarde: 'nee', label: formulier.delenMetRegisseur.nee },
            ],
          },
        ],
        verstuur: navraag.verstuur,
      };
  }
}

export type ActieState = {
  values: Values;
  fouten: readonly FormFault[];
  sleutel: string;
  /** From a mail or without a session: whose melding it is. `vragen` shows the fields, `verborgen` carries them along. */
  code?: 'vragen' | 'verborgen';
  bsnGevonden?: boolean;
  /** Why it did not get through. */
  bericht?: string;
};

const formId = 'formulier';

/** All names that a form of these may hold. */
export const actieFields: readonly string[] = [
  'tekst',
  'antwoord',
  'toelichting',
  'delenMetRegisseur',
  'geenBsn',
  'meldingsnummer',
  'volgcode',
];

export function actiePage(setting: ResidentSetting, actie: VolgActie, state: ActieState): string {
  const { texts, to } = setting;
  const { titel, inleiding, velden, verstuur } = questionOf(setting, actie);
  const { values, fouten, sleutel, code, bsnGevonden, bericht } = state;
  const fields = [
    ...(code === 'vragen' ? codeFields(texts.volg) : []),
    ...velden,
    ...(actie === 'vertellen' && (bsnGevonden || values.has('geenBsn')) ? [geenBsn(texts.formulier)] : []),
  ];
  const carried = ['meldingsnummer', 'volgcode'].map((naam) => [naam, values.get(naam) ?? ''] as const);
  return residentPage(
    setting,
    {
      titel: faultTitle(setting, titel, fouten.length),
      pad: code === 'verborgen' ? '/volg' : `/volg/${actie}`,
      hier: '/volg',
      wissel: { formulier: formId, actie: `/volg/${actie}/invullen` },
    },
    html`${errorSummary(fields, fouten, texts.velden)}
${bericht && alert('warning', html`<p class="nl-paragraph" tabindex="-1" autofocus>${bericht}</p>`)}
${heading1(titel)}
${inleiding.map((regel, index) => (index === 0 ? lead(regel) : paragraph(regel)))}
<form id="${formId}" method="post" action="${to(`/volg/${actie}`)}" novalidate>
${hiddenFields([['sleutel', sleutel], ...(code === 'verborgen' ? carried : [])])}
${card(
  html`${fields.map((field) =>
    fieldMarkup(field, {
      values,
      fout: fouten.find(({ veld }) => veld === field.naam)?.melding,
      woorden: texts.velden,
    }),
  )}<div class="knoppen">${button(verstuur, { groot: true })}</div>`,
)}</form>
${card(html`${callUs(setting)}${code === undefined && paragraph(link(to('/volg/melding'), texts.delen.terug))}`)}`,
  );
}
