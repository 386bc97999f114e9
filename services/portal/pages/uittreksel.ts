import { spellMoment } from '../../../shared/dutch-calendar.ts';
import type { FormState } from '../desk-form.ts';
import type { Onderdeel } from '../extract.ts';
import { html } from '../html.ts';
import type { Field } from '../melding-form.ts';
import { whole } from './casus-parts.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import { type DeskForm, faultsOf, foldable, formMarkup, isMine, printHint, titleWith } from './desk-parts.ts';
import type { Setting } from './document.ts';
import { linkButton } from './fields.ts';
import { alert, card, facts, heading1, heading2, lead, link, paragraph } from './parts.ts';

/** What all services keep about who reported, in words; `ontbreekt` names what could not be fetched. */
export type Uittreksel = {
  meldingsnummer: string;
  gemaaktOp: string;
  onderdelen: readonly Onderdeel[];
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
/** What staff wrote about the casus: shown to who gives the extract, and in no extract by itself. */
export type EigenWoorden = readonly { op: string; tekst: string }[];

export const wisCasusForm = (nummer: string, casusId: string): DeskForm => ({
  naam: 'wissenCasus',
  actie: `/werk/uittreksel/${nummer}/casus/${casusId}`,
  velden: [waarom('reden'), zeker],
  knop: 'Wis de casus',
});

export function uittrekselPage(
  setting: Setting,
  medewerker: Medewerker,
  { uittreksel, casusId, eigenWoorden }: { uittreksel: Uittreksel; casusId: string | null; eigenWoorden: EigenWoorden },
  state: FormState,
): string {
  const { meldingsnummer: nummer, gemaaktOp, onderdelen, ontbreekt } = uittreksel;
  const { gemeente } = setting;
  const forms = [wisMeldingForm(nummer), ...(casusId ? [wisCasusForm(nummer, casusId)] : [])];
  return staffPage(
    setting,
    { titel: titleWith(`Uittreksel van melding ${nummer}`, state), hier: '/werk/inzagen' },
    medewerker,
    html`${faultsOf(forms, state)}
${heading1(html`Uittreksel van melding ${whole(nummer)}`)}
${lead(`Dit bewaart de gemeente ${gemeente.naam} in Vlot over wie dit meldde. Gemaakt op ${spellMoment(gemaaktOp)}.`)}
${
  ontbreekt.length > 0 &&
  alert(
    'error',
    html`${heading2('Dit uittreksel is niet compleet')}${paragraph(`Dit konden wij nu niet ophalen: ${ontbreekt.join(' en ')}. Probeer het later opnieuw.`)}`,
  )
}
<div class="geenPrint">${alert('info', paragraph('Lees het na voordat u het geeft: gegevens van anderen horen er niet in. Het bestand (JSON) zegt precies hetzelfde als deze pagina, voor wie het met een computer wil lezen.'))}
${paragraph(html`Wat medewerkers zelf opschreven, staat er niet in. Lees het na: in ${link(`/werk/meldingen/${nummer}`, 'het dossier')}${eigenWoorden.length > 0 && ', en hieronder van de casus'}. Geef erbij wat deze persoon mag zien. Niets over anderen, en niets dat iemand in gevaar brengt.`)}
${eigenWoorden.length > 0 && foldable('Wat medewerkers over de casus opschreven', facts(eigenWoorden.map(({ op, tekst }) => [spellMoment(op), tekst] as const)))}
${printHint()}
<div class="knoppen">${linkButton(`/werk/uittreksel/${nummer}/json`, 'Download als bestand (JSON)', { soort: 'secondary' })}</div></div>
${onderdelen.map(({ titel, regels }) =>
  card(
    html`${heading2(titel)}${
      regels.length === 0
        ? paragraph('Hierover bewaren wij niets.')
        : facts(regels.map(({ naam, waarde }) => [naam, waarde] as const))
    }`,
  ),
)}
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
