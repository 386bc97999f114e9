import { spellDate } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { CasusResponse } from '../../regie/contract.ts';
import type { FormState } from '../desk-form.ts';
import { type Content, html } from '../html.ts';
import type { Field } from '../melding-form.ts';
import { type DeskForm, foldable, formMarkup, isMine } from './desk-parts.ts';
import { card, heading2, heading3, list, paragraph } from './parts.ts';

/** What whoever leads has to know and may ask: voluntary or imposed, and other experts (R52, R67). */
const at = (casusId: string) => `/werk/casussen/${casusId}`;

const spellKader = {
  vrijwillig: 'Kader: vrijwillig',
  justitieel: 'Kader: justitieel',
  onbekend: 'Kader: nog niet bekend',
} as const;

export const kaderForm = (casusId: string): DeskForm => ({
  naam: 'kader',
  actie: `${at(casusId)}/kaders`,
  velden: [
    {
      soort: 'keuze',
      naam: 'kader',
      label: 'Is de hulp vrijwillig?',
      verplicht: true,
      opties: [
        { waarde: 'vrijwillig', label: 'Ja: vrijwillig kader' },
        { waarde: 'justitieel', label: 'Nee: de rechter heeft het opgelegd' },
        { waarde: 'onbekend', label: 'Dat weet ik nog niet' },
      ],
    },
    { soort: 'verhaal', laag: true, naam: 'toelichting', label: 'Toelichting' },
  ],
  knop: 'Leg het kader vast',
  soort: 'secondary',
});

export function kaderCard(gemeente: Gemeente, casus: CasusResponse, may: boolean, state: FormState): Content {
  const { kader, casusId, status } = casus;
  const roles = (which: 'vrijwillig' | 'justitieel') => list(gemeente.kaders[which]);
  return card(html`${heading2(spellKader[kader])}
${
  kader === 'onbekend'
    ? html`${paragraph('Vraag of de rechter iets heeft opgelegd: dan is de rolverdeling anders.')}${foldable('Wie doet wat in het vrijwillig kader?', roles('vrijwillig'), false)}${foldable('Wie doet wat in het justitieel kader?', roles('justitieel'), false)}`
    : html`${heading3('Wie doet wat?')}${roles(kader)}`
}
${may && status !== 'afgesloten' && foldable('Kader wijzigen', formMarkup(kaderForm(casusId), state), isMine(state, 'kader'))}`);
}

const teamsFor = ({ teams }: Gemeente) => teams.filter(({ soort }) => soort === 'expert' || soort === 'sociaal');

export const deskundigeForm = (casusId: string, gemeente: Gemeente): DeskForm => {
  const teams = teamsFor(gemeente);
  const team: Field = {
    soort: 'lijst',
    naam: 'aan.team',
    label: 'Welk team?',
    uitleg: 'Of laat dit open, en vul hieronder in wie u wilt vragen.',
    opties: teams.map(({ code, naam }) => ({ waarde: code, label: naam })),
  };
  return {
    naam: 'deskundige',
    actie: `${at(casusId)}/deskundigen`,
    velden: [
      ...(teams.length > 0 ? [team] : []),
      {
        soort: 'lijst',
        naam: 'aan.organisatie',
        label: 'Van welke organisatie is de deskundige?',
        opties: gemeente.organisaties.map(({ code, naam }) => ({ waarde: code, label: naam })),
      },
      { soort: 'tekst', naam: 'aan.naam', label: 'Naam van de deskundige' },
      { soort: 'tekst', naam: 'aan.email', label: 'E-mail op het werk', type: 'email' },
      {
        soort: 'verhaal',
        laag: true,
        naam: 'vraag',
        label: 'Wat wilt u vragen?',
        uitleg: 'Dit blijft bij de casus. In de mail staat alleen het nummer, en wie te bellen.',
        verplicht: true,
      },
    ],
    knop: 'Vraag om raad',
    soort: 'secondary',
  };
};

/** A team, else a person: what is missing is then asked of the person. */
export function deskundigeInput({ aan, ...rest }: Record<string, unknown>): unknown {
  const given: Record<string, unknown> = typeof aan === 'object' && aan !== null ? { ...aan } : {};
  const { team, ...person } = given;
  return {
    vraag: '',
    ...rest,
    aan: team ? { soort: 'team', team } : { organisatie: '', naam: '', email: '', ...person, soort: 'persoon' },
  };
}

export const antwoordForm = (casusId: string, deskundigeId: string): DeskForm => ({
  naam: `antwoord-${deskundigeId}`,
  actie: `${at(casusId)}/deskundigen/${deskundigeId}`,
  velden: [{ soort: 'verhaal', laag: true, naam: 'antwoord', label: 'Wat was het antwoord?', verplicht: true }],
  knop: 'Leg het antwoord vast',
  soort: 'secondary',
});

export function deskundigenCard(gemeente: Gemeente, casus: CasusResponse, may: boolean, state: FormState): Content {
  const { casusId, deskundigen, status } = casus;
  const asks = may && status !== 'afgesloten';
  if (deskundigen.length === 0 && !asks) return undefined;
  const form = deskundigeForm(casusId, gemeente);
  return card(html`${heading2('Andere deskundigen')}
${deskundigen.map(({ deskundigeId, naam, vraag, gevraagdOp, uiterlijk, teLaat, antwoord }) => {
  const answered = antwoordForm(casusId, deskundigeId);
  return html`${heading3(naam)}<p class="nl-paragraph verhaal">${vraag}</p>${
    antwoord === null
      ? html`${paragraph(html`${teLaat && html`<strong>Te laat.</strong> `}Gevraagd op ${spellDate(gevraagdOp.slice(0, 10))}, antwoord uiterlijk ${spellDate(uiterlijk)}.`)}${asks && foldable('Er is antwoord', formMarkup(answered, state), isMine(state, answered.naam))}`
      : html`<p class="nl-paragraph verhaal">Antwoord: ${antwoord}</p>`
  }`;
})}
${asks && foldable('Een deskundige om raad vragen', formMarkup(form, state), isMine(state, form.naam))}`);
}
