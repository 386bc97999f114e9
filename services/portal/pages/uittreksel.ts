import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { UittrekselResponse } from '../../intake/contract.ts';
import type { UittrekselResponse as PlanUittreksel } from '../../plans/contract.ts';
import type { UittrekselResponse as CasusUittreksel } from '../../regie/contract.ts';
import type { FormState } from '../desk-form.ts';
import { type Content, html } from '../html.ts';
import type { Field } from '../melding-form.ts';
import { whole } from './casus-parts.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import { type DeskForm, faultsOf, foldable, formMarkup, isMine, titleWith } from './desk-parts.ts';
import type { Setting } from './document.ts';
import { linkButton } from './fields.ts';
import { alert, capital, card, facts, heading1, heading2, heading3, lead, list, paragraph } from './parts.ts';

export type { PlanUittreksel };

/** What all services keep about who reported; `ontbreekt` names what could not be fetched. */
export type Uittreksel = {
  melding: UittrekselResponse;
  casusId: string | null;
  casus: CasusUittreksel | null;
  plannen: readonly PlanUittreksel[] | null;
  ontbreekt: readonly string[];
};

const zeker: Field = {
  soort: 'vinkje',
  naam: 'zeker',
  label: 'Ik weet dat dit niet terug te draaien is',
  verplicht: true,
};
const waarom = (naam: string): Field => ({
  soort: 'verhaal',
  laag: true,
  naam,
  label: 'Waarom wist u dit?',
  uitleg: 'Wie vroeg erom, en waarom mag het? Schrijf geen gegevens van het gezin op: deze reden blijft bewaard.',
  verplicht: true,
});

export const wisMeldingForm = (nummer: string): DeskForm => ({
  naam: 'wissen',
  actie: `/werk/uittreksel/${nummer}`,
  velden: [waarom('toelichting'), zeker],
  knop: 'Wis de melding',
});
export const wisCasusForm = (nummer: string, casusId: string): DeskForm => ({
  naam: 'wissenCasus',
  actie: `/werk/uittreksel/${nummer}/casus/${casusId}`,
  velden: [waarom('reden'), zeker],
  knop: 'Wis de casus',
});

/** Copies of what stands elsewhere in the extract, and how software keeps its books; whole in the file. */
const leftOut = new Set(['gebeurtenis', 'logboek', 'bericht']);
/** How it is stored, and which member of staff it was: neither is about who asks. */
const notShown = new Set(['sk', 'trace_id', 'verzoek', 'medewerker', 'door']);

const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
const spellName = (naam: string) => naam.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function spellValue(value: unknown): Content {
  if (value === null || value === undefined || value === '') return 'leeg';
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (Array.isArray(value)) return value.length === 0 ? 'leeg' : list(value.map(spellValue));
  if (typeof value === 'object') return spellRecord(value);
  if (typeof value !== 'string') return String(value);
  if (isMoment(value)) return spellMoment(value);
  return isDay(value) ? `${spellDate(value)} ${value.slice(0, 4)}` : value;
}
const spellRecord = (record: object): Content =>
  facts(
    Object.entries(record)
      .filter(([naam]) => !notShown.has(naam))
      .map(([naam, value]) => [spellName(naam), spellValue(value)] as const),
  );

const spellKept = (gegevens: CasusUittreksel['gegevens']): Content =>
  gegevens
    .filter(({ soort }) => !leftOut.has(soort))
    .map(({ soort, inhoud }) => {
      // Whose name stands with a reading is a member of staff; the role says enough.
      const { naam, ...reading } = inhoud;
      return html`${heading3(capital(soort))}${spellRecord(soort === 'inzage' ? reading : inhoud)}`;
    });

export function uittrekselPage(
  setting: Setting,
  medewerker: Medewerker,
  uittreksel: Uittreksel,
  state: FormState,
): string {
  const { melding, casusId, casus, plannen, ontbreekt } = uittreksel;
  const { gemeente } = setting;
  const nummer = melding.meldingsnummer;
  const forms = [wisMeldingForm(nummer), ...(casusId ? [wisCasusForm(nummer, casusId)] : [])];
  return staffPage(
    setting,
    { titel: titleWith(`Uittreksel van melding ${nummer}`, state), hier: '/werk/inzagen' },
    medewerker,
    html`${faultsOf(forms, state)}
${heading1(html`Uittreksel van melding ${whole(nummer)}`)}
${lead(`Alles wat de gemeente ${gemeente.naam} in Vlot bewaart over wie dit meldde. Gemaakt op ${spellMoment(melding.gemaaktOp)}.`)}
${
  ontbreekt.length > 0 &&
  alert(
    'error',
    html`${heading2('Dit uittreksel is niet compleet')}${paragraph(`Dit konden wij nu niet ophalen: ${ontbreekt.join(' en ')}. Probeer het later opnieuw.`)}`,
  )
}
<div class="geenPrint">${alert('info', paragraph('Lees het na voordat u het geeft: gegevens van anderen horen er niet in. Technische gegevens en namen van medewerkers staan hier niet, wel in het bestand. Afdrukken kan met Ctrl+P.'))}
<div class="knoppen">${linkButton(`/werk/uittreksel/${nummer}/json`, 'Download als bestand (JSON)', { soort: 'secondary' })}</div></div>
${melding.onderdelen.map(({ titel, regels }) =>
  card(
    html`${heading2(titel)}${
      regels.length === 0
        ? paragraph('Hierover bewaren wij niets.')
        : facts(regels.map(({ naam, waarde }) => [naam, waarde] as const))
    }`,
  ),
)}
${casus && card(html`${heading2('De casus van het gezin')}${spellKept(casus.gegevens)}`)}
${
  plannen &&
  card(
    html`${heading2(`Het ${gemeente.label.plan}`)}${
      plannen.length === 0 ? paragraph('Er is nog geen plan.') : plannen.map(({ gegevens }) => spellKept(gegevens))
    }`,
  )
}
<section class="kaart geenPrint">${heading2('Wissen op verzoek')}
${paragraph('Wissen mag niet altijd: soms moet de gemeente gegevens bewaren. Mag het niet? Dan leest u hier waarom.')}
${forms.map((form) => foldable(form.knop, formMarkup(form, state), isMine(state, form.naam)))}</section>`,
  );
}

export function erasedPage(
  setting: Setting,
  medewerker: Medewerker,
  { wat, gewistOp, terug }: { wat: string; gewistOp: string; terug: string },
): string {
  return staffPage(
    setting,
    { titel: `${wat} is gewist` },
    medewerker,
    html`${alert('ok', html`${heading1(`${wat} is gewist`)}${paragraph(`Gewist op ${spellMoment(gewistOp)}. Bewaard blijft alleen dat en waarom er gewist is.`)}`)}
${linkButton(terug, 'Verder')}`,
  );
}
