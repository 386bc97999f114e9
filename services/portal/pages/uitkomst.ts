import { spellDate } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { DossierResponse, UitkomstvoorbeeldResponse } from '../../intake/contract.ts';
import type { FormState } from '../desk-form.ts';
import { type Content, html, type Markup } from '../html.ts';
import type { Field, Values } from '../melding-form.ts';
import { asksProof, isDoorzend } from '../uitkomst-form.ts';
import { whole } from './casus-parts.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import { anchored, bsnField, formFields, titleWith } from './desk-parts.ts';
import type { Setting } from './document.ts';
import { button, errorSummary, hiddenFields, linkButton } from './fields.ts';
import { alert, card, facts, heading1, heading2, lead, link, list, paragraph, setback } from './parts.ts';
import { explainPassing } from './passing-on.ts';
import { type Keuze, keuzeForm, spellKeuze, teamsFor } from './uitkomst-keuze.ts';

/** From choosing an outcome to sending it: the choice, the fields of that choice, and what will be read and kept. */
const formName = 'uitkomst';
const base = (nummer: string) => `/werk/meldingen/${nummer}`;

const other = (nummer: string, keuze?: Keuze): Markup =>
  html`<div class="knoppen">${linkButton(`${base(nummer)}/uitkomst${keuze ? `?anders=${keuze}` : ''}`, 'Kies iets anders', { soort: 'secondary' })}${link(base(nummer), 'Terug naar de melding')}</div>`;

export function keuzePage(
  setting: Setting,
  medewerker: Medewerker,
  nummer: string,
  { gekozen, fout }: { gekozen?: string | undefined; fout?: string | undefined },
): string {
  const titel = 'Wat gebeurt er met deze melding?';
  return staffPage(
    setting,
    { titel: `${fout ? 'Fout: ' : ''}${titel}`, hier: '/werk' },
    medewerker,
    html`${fout && errorSummary([], [{ veld: '', melding: fout }])}
${heading1(titel)}${lead(html`Melding ${whole(nummer)}`)}
${card(keuzeForm(setting.gemeente, nummer, gekozen, fout))}
${link(base(nummer), 'Terug naar de melding')}`,
  );
}

/** Said before anything is typed: what this choice does. */
function explain(gemeente: Gemeente, keuze: Keuze): Content {
  const { termijnen, label } = gemeente;
  switch (keuze) {
    case 'advies':
      return 'De melder krijgt uw antwoord. De melding is dan klaar.';
    case 'algemeneVoorziening':
      return 'De melder leest waar hulp is. De melding is dan klaar. Later vragen wij of de hulp loopt.';
    case 'viaTeam':
    case 'sociaalTeam':
    case 'expertteam':
    case 'maatwerk':
      return `De melding blijft open. Binnen ${termijnen.opvolgingWerkdagen} werkdagen vertelt wie het oppakt hoe het is gegaan. Gebeurt dat niet? Dan krijgt de leiding bericht.`;
    case 'wmoMelding':
      return `Het onderzoek mag ${termijnen.wmoOnderzoekWeken} weken duren, vanaf het eerste contact. De melder mag binnen ${termijnen.persoonlijkPlanDagen} dagen een eigen plan geven.`;
    case 'bekendeRegisseur':
      return `De ${label.regisseur} hoort van deze melding. De melder hoort wie dat is.`;
    case 'nieuweCasus':
      return `Er komt een casus. De software stelt een ${label.regisseur} voor, u of een collega benoemt.`;
    case 'veiligThuis':
    case 'politie':
    case 'veiligheidshuis':
    case 'jor':
      return 'Aan de melder vertelt de software niets. U krijgt een taak om te beslissen of en hoe dit verteld wordt. Teams en zorgaanbieders zien deze keuze niet.';
    case 'geenMelding':
      return 'De melding is dan klaar en gaat uit de werklijst. U kunt haar altijd heropenen.';
    default:
      return `Doorsturen moet meteen. ${explainPassing(gemeente)}`;
  }
}

/** After the colon an article is no first word any more; a name stays a name. */
function spellTitel(gemeente: Gemeente, keuze: Keuze): string {
  const woorden = spellKeuze(gemeente)[keuze];
  return isDoorzend(keuze) ? `Doorsturen: ${woorden.replace(/^(?:Een|De|Het) /, (one) => one.toLowerCase())}` : woorden;
}

export function uitkomstPage(
  setting: Setting,
  medewerker: Medewerker,
  view: { dossier: DossierResponse; keuze: Keuze; velden: readonly Field[] },
  state: FormState,
): string {
  const { gemeente } = setting;
  const { dossier, keuze, velden } = view;
  const nummer = dossier.overzicht.meldingsnummer;
  const titel = spellTitel(gemeente, keuze);
  const form = { naam: formName, velden };
  const own = { ...state, formulier: formName };
  const bestemming = isDoorzend(keuze) && keuze !== 'andereGemeente' ? gemeente.doorzenden[keuze] : undefined;
  return staffPage(
    setting,
    { titel: titleWith(titel, state), hier: '/werk' },
    medewerker,
    html`${errorSummary(anchored(form), state.fouten)}${state.bericht && setback(state.bericht)}
${heading1(titel)}${lead(html`Melding ${whole(nummer)}. ${explain(gemeente, keuze)}`)}
${
  keuze === 'veiligThuis' &&
  alert(
    'warning',
    html`${heading2('Volg eerst de meldcode')}${paragraph('Is er nu gevaar? Bel 112. Twijfelt u? Bel Veilig Thuis voor advies: 0800-2000. Een gesprek met het gezin mag u overslaan als dat niet veilig is.')}`,
  )
}
${bestemming && paragraph(`${bestemming.naam}: ${bestemming.telefoon}${bestemming.email ? `, ${bestemming.email}` : ''}.`)}
${dossier.watLooptVast !== null && html`<details class="vouw"><summary>Lees de melding nog eens</summary><p class="nl-paragraph verhaal">${dossier.watLooptVast}</p></details>`}
<form method="post" action="${base(nummer)}/uitkomst" novalidate>${hiddenFields([['keuze', keuze]])}
${card(html`${formFields(form, own)}${bsnField(form, own)}`)}
<div class="knoppen">${button('Verder: controleer', { groot: true })}</div></form>
${other(nummer, keuze)}`,
  );
}

/** Who hears of it besides the melder. */
function alsoTold(gemeente: Gemeente, keuze: Keuze, values: Values): string[] {
  const { label } = gemeente;
  const team = teamsFor(gemeente, keuze).find(({ code }) => code === values.get('team'));
  if (team) return [`${team.naam} krijgt een mail (${team.email}), met alleen het nummer en een link.`];
  if (keuze === 'maatwerk') {
    const email = values.get('medewerker.email')?.trim();
    const naam = values.get('medewerker.naam')?.trim() ?? '';
    return [
      email
        ? `${naam} krijgt een mail (${email}), met alleen het nummer en een link.`
        : `${naam} krijgt geen mail: bel zelf.`,
    ];
  }
  if (keuze === 'bekendeRegisseur')
    return [`De ${label.regisseur} krijgt een mail, met alleen het nummer en een link.`];
  if (keuze === 'nieuweCasus')
    return [
      `Wie de software voorstelt als ${label.regisseur} krijgt een mail.`,
      'De casus komt bij Wacht op benoeming.',
    ];
  if (isDoorzend(keuze)) {
    const email = keuze === 'andereGemeente' ? values.get('gemeente.email')?.trim() : gemeente.doorzenden[keuze].email;
    const naam =
      keuze === 'andereGemeente' ? (values.get('gemeente.naam')?.trim() ?? '') : gemeente.doorzenden[keuze].naam;
    return email && (keuze === 'andereGemeente' || !asksProof(gemeente, keuze))
      ? [
          `${naam} krijgt een mail (${email}) met het nummer en de datum. Het verhaal zelf gaat nooit per gewone mail: draag het zelf over.`,
        ]
      : [`${naam} krijgt geen mail. U hebt het zelf overgedragen.`];
  }
  return ['Niemand anders krijgt bericht.'];
}

const ways = {
  mail: 'De melder krijgt deze mail',
  bellen: 'Een collega belt de melder en vertelt dit',
  brief: 'Een collega stuurt de melder deze brief',
} as const;

function example(voorbeeld: UitkomstvoorbeeldResponse | undefined): Content {
  if (!voorbeeld) {
    return html`${heading2('Wat leest de melder?')}${paragraph('Wij kunnen dit nu niet laten zien. U kunt wel doorgaan: de melder krijgt de vaste tekst, met wat u schreef.')}`;
  }
  const { langs, onderwerp, regels } = voorbeeld;
  if (langs === 'niet') {
    return html`${heading2('De melder hoort hier niets van')}${paragraph('Er gaat geen mail, brief of telefoontje uit.')}`;
  }
  return html`${heading2(ways[langs])}<blockquote class="brief">${onderwerp && html`<p class="nl-paragraph"><strong>${onderwerp}</strong></p>`}${regels.map((regel) => paragraph(regel))}</blockquote>`;
}

/** Who led is not told why: with some outcomes hardly anybody may know. */
function casusEnds(voorbeeld: UitkomstvoorbeeldResponse | undefined): Content {
  const ends = voorbeeld?.casusEindigt;
  if (!ends) return '';
  const { leider } = ends;
  return card(
    html`${heading2('De casus stopt')}${list([
      'Deze melding hoort bij een casus. Met deze uitkomst is dat voorbij.',
      ...(leider
        ? [`${leider} krijgt een mail met alleen het nummer, en belt niet (meer). In de mail staat niet waarom.`]
        : ['Nog niemand leidt de casus. Er gaat geen mail uit.']),
      'Zit er geen andere melding in de casus? Dan sluit de casus, en ook het plan.',
    ])}`,
  );
}

export function spellField(field: Field, values: Values): string {
  const given = values.getAll(field.naam).filter((value) => value.trim() !== '');
  if (field.soort === 'vinkje') return given.length > 0 ? 'Ja' : '';
  if (field.soort === 'tekst' && field.type === 'date') return given.map((date) => spellDate(date)).join('');
  if (field.soort === 'tekst' || field.soort === 'verhaal') return given.join('\n').trim();
  return given.map((value) => field.opties.find(({ waarde }) => waarde === value)?.label ?? value).join('\n');
}

export function uitkomstCheckPage(
  setting: Setting,
  medewerker: Medewerker,
  view: {
    nummer: string;
    keuze: Keuze;
    velden: readonly Field[];
    values: Values;
    voorbeeld: UitkomstvoorbeeldResponse | undefined;
  },
  state: FormState,
): string {
  const { gemeente } = setting;
  const { nummer, keuze, velden, values, voorbeeld } = view;
  return staffPage(
    setting,
    { titel: titleWith('Controleer', state), hier: '/werk' },
    medewerker,
    html`${state.bericht && setback(state.bericht)}
${heading1('Controleer')}${lead(html`Melding ${whole(nummer)}. Er is nog niets verstuurd of vastgelegd.`)}
${card(example(voorbeeld))}
${casusEnds(voorbeeld)}
${card(html`${heading2('Wie hoort het nog meer?')}${list(alsoTold(gemeente, keuze, values))}`)}
${card(
  html`${heading2('Dit leggen wij vast')}${facts([
    ['Uitkomst', spellTitel(gemeente, keuze)],
    ...velden.map((field) => [field.label, spellField(field, values)] as const).filter(([, value]) => value !== ''),
    ...(voorbeeld?.opvolgingUiterlijk
      ? [
          [
            isDoorzend(keuze) ? 'Overdragen' : 'Afronden',
            `uiterlijk ${spellDate(voorbeeld.opvolgingUiterlijk)}`,
          ] as const,
        ]
      : []),
  ])}`,
)}
<form method="post" action="${base(nummer)}/uitkomst/versturen">${hiddenFields([...values, ['sleutel', state.sleutel]])}
<div class="knoppen">${button('Leg vast en verstuur', { groot: true })}${button('Wijzig', { soort: 'secondary', actie: `${base(nummer)}/uitkomst/wijzigen` })}</div></form>
${other(nummer, keuze)}`,
  );
}
