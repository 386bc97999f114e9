import { spellDate } from '../../../shared/dutch-calendar.ts';
import type { BegeleidingenResponse } from '../../regie/contract.ts';
import type { FormState } from '../desk-form.ts';
import { html } from '../html.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import { type DeskForm, faultsOf, formMarkup, titleWith } from './desk-parts.ts';
import type { Setting } from './document.ts';
import { alert, card, heading1, heading2, lead, paragraph } from './parts.ts';

/** Selection and supervision of one regisseur (R66): for the procescoordinator and the person, and nobody else. */
const soorten = {
  selectietest: 'Selectietest',
  instructie: 'Instructie over verslagen en privacy',
  reflectie: 'Reflectie',
  aandachtspunt: 'Aandachtspunt',
} as const;

export const begeleidingForm = (regisseurId: string): DeskForm => ({
  naam: 'begeleiding',
  actie: `/werk/regisseurs/${regisseurId}/begeleiding`,
  velden: [
    {
      soort: 'keuze',
      naam: 'soort',
      label: 'Waar gaat het om?',
      verplicht: true,
      opties: Object.entries(soorten).map(([waarde, label]) => ({ waarde, label })),
    },
    { soort: 'tekst', type: 'date', kort: true, naam: 'datum', label: 'Op welke dag?', verplicht: true },
    {
      soort: 'verhaal',
      naam: 'tekst',
      label: 'Wat wilt u vastleggen?',
      uitleg: 'Schrijf niets over een gezin op.',
      verplicht: true,
    },
  ],
  knop: 'Leg vast',
});

export function begeleidingPage(
  setting: Setting,
  medewerker: Medewerker,
  { regisseurId, naam, begeleidingen }: BegeleidingenResponse,
  state: FormState,
): string {
  const form = begeleidingForm(regisseurId);
  const titel = `Begeleiding van ${naam}`;
  return staffPage(
    setting,
    { titel: titleWith(titel, state), hier: '/werk/regisseurs' },
    medewerker,
    html`${faultsOf([form], state)}
${state.gedaan && alert('ok', paragraph('Vastgelegd.'))}
${heading1(titel)}
${lead('Alleen deze persoon en de procescoördinator lezen dit. Elke keer dat iemand het leest, wordt vastgelegd.')}
${
  begeleidingen.length === 0
    ? paragraph('Er is nog niets vastgelegd.')
    : card(
        html`<ol class="stappen">${begeleidingen.map(
          ({ soort, datum, tekst, door }) =>
            html`<li><strong>${soorten[soort]}</strong><time datetime="${datum}">${spellDate(datum)}, ${door}</time><span class="verhaal">${tekst}</span></li>`,
        )}</ol>`,
      )
}
${card(html`${heading2('Iets vastleggen')}${formMarkup(form, state)}`)}`,
  );
}
