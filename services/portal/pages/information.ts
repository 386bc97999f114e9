import type { Gemeente } from '../../../shared/gemeente.ts';
import type { ProblemCode } from '../../../shared/problem.ts';
import { html } from '../html.ts';
import { type Setting, telLink } from './document.ts';
import { linkButton } from './fields.ts';
import { residentPage } from './layout.ts';
import { callUs, capital, card, facts, heading1, heading2, lead, link, list, paragraph } from './parts.ts';

/** R76: the folder 'Rechtspositie cliënt', with what the regisseur may and may not decide here. */
export function rechtspositiePage(setting: Setting): string {
  const { gemeente } = setting;
  const { inleiding, bevoegdheden, rechten } = gemeente.rechtspositie;
  return residentPage(
    setting,
    { titel: 'Uw rechten', hier: '/rechtspositie' },
    html`${heading1('Uw rechten')}
${lead(inleiding.nl)}
${card(html`${heading2(`Wat mag ${gemeente.label.uwRegisseur}?`)}${list(bevoegdheden.map(({ nl }) => nl))}`)}
${card(html`${heading2('Wat zijn uw rechten?')}${list(rechten.map(({ nl }) => nl))}`)}
${card(html`${heading2('Gratis hulp')}
${paragraph(html`Een cliëntondersteuner staat naast u: ${link(gemeente.clientondersteuning.website, gemeente.clientondersteuning.naam)}, ${telLink(gemeente.clientondersteuning.telefoon)}.`)}
${paragraph(html`Gaat het om jeugdhulp? De vertrouwenspersonen van ${link(gemeente.jeugdstem.website, 'Jeugdstem')} luisteren en denken mee: ${telLink(gemeente.jeugdstem.telefoon)}.`)}`)}
${card(html`${heading2('Niet tevreden?')}${paragraph('Uw klacht heeft geen gevolgen voor uw hulp.')}${paragraph(gemeente.klacht.uitleg.nl)}${paragraph(gemeente.klacht.adres)}`)}
<p class="nl-paragraph geenPrint">U kunt deze bladzijde afdrukken en bewaren.</p>`,
  );
}

const spellMonths = (months: number) => (months % 12 === 0 ? `${months / 12} jaar` : `${months} maanden`);

export function privacyPage(setting: Setting): string {
  const { gemeente } = setting;
  return residentPage(
    setting,
    { titel: 'Privacy' },
    html`${heading1('Wat doen wij met uw gegevens?')}
${lead('Wij bewaren zo weinig mogelijk, zo kort mogelijk. Hier leest u wat, waarom en hoe lang.')}
${card(html`${heading2('Wat bewaren wij?')}
${facts([
  [
    'Uw verhaal en antwoorden',
    `Om te begrijpen wat er vastloopt en wie u kan helpen. ${spellMonths(gemeente.bewaren.meldingMaanden)} na de laatste verandering wist onze software dit vanzelf.`,
  ],
  [
    'Hoe wij u bereiken',
    'Uw naam, e-mailadres, telefoonnummer of adres, als u die invulde. Alleen om u te antwoorden. Dit wissen wij tegelijk met uw melding.',
  ],
  [
    'Wie de leiding heeft',
    `De naam van ${gemeente.label.uwRegisseur} en de afspraken. De gemeente bewaart dit ${spellMonths(gemeente.bewaren.casusMaanden)} na de laatste verandering. Uw verhaal staat hier niet bij.`,
  ],
  ['Wie uw gegevens bekeek', 'Elke keer dat een medewerker uw gegevens opent, leggen wij dat vast.'],
])}
${paragraph('Wij vragen nooit uw burgerservicenummer (BSN) op deze site.')}`)}
${card(html`${heading2('Waarom mogen wij dat?')}
${paragraph('De gemeente moet u helpen als u ondersteuning nodig hebt. Dat staat in de Wmo 2015 en de Jeugdwet. Daarvoor is uw toestemming niet nodig. Voor iets anders vragen wij die wel. Zegt u nee? Dan helpen wij u net zo goed.')}`)}
${card(html`${heading2('Wie ziet uw gegevens?')}
${list([
  'De medewerkers die uitzoeken wie u het beste kan helpen.',
  `${capital(gemeente.label.uwRegisseur)}. Uw verhaal leest deze persoon alleen als u dat goed vindt. Hoe wij u bereiken ziet deze persoon wel: anders kan niemand u bellen.`,
  'Meldde u over iemand anders? Dan vertellen wij het gezin niet wie u bent, behalve als de wet dat eist.',
])}`)}
${card(html`${heading2('Uw rechten')}
${list([
  'U mag uw gegevens zien.',
  'U mag fouten laten verbeteren.',
  'U mag vragen om uw gegevens te wissen.',
  'U mag bezwaar maken tegen het gebruik van uw gegevens.',
  'U mag een klacht sturen aan de Autoriteit Persoonsgegevens.',
])}
${paragraph(html`Stuur uw vraag naar ${link(`mailto:${gemeente.mailbox}`, gemeente.mailbox)}, of bel.`)}
${callUs(gemeente)}`)}
${card(html`${heading2('Cookies')}
${paragraph('Wij volgen u niet. Volgt u een melding? Dan onthoudt uw browser dat een half uur. Daarna is het weg.')}`)}`,
  );
}

export function toegankelijkheidPage(setting: Setting): string {
  const { gemeente } = setting;
  const { status, contact } = gemeente.toegankelijkheid;
  return residentPage(
    setting,
    { titel: 'Toegankelijkheid' },
    html`${heading1('Toegankelijkheid')}
${lead('Iedereen moet deze site kunnen gebruiken. Ook zonder muis, met een voorleesprogramma of met grote letters.')}
${card(html`${heading2('Hoe toegankelijk is deze site?')}${paragraph(status.nl)}
${list([
  'Alles werkt met alleen het toetsenbord.',
  'Alles werkt zonder JavaScript.',
  'Elke bladzijde past op een klein scherm en blijft leesbaar als u vergroot.',
])}`)}
${card(html`${heading2('Lukt er iets niet?')}
${paragraph(html`Laat het ons weten: ${link(`mailto:${contact}`, contact)}. Wij lossen het op, of helpen u op een andere manier.`)}
${callUs(gemeente)}`)}`,
  );
}

const errorWords = (code: ProblemCode, gemeente: Gemeente): [titel: string, uitleg: string] => {
  switch (code) {
    case 'nietGevonden':
      return ['Deze pagina is er niet', 'Misschien klopt het adres niet, of is de pagina verplaatst.'];
    case 'methodeNietToegestaan':
      return ['Dit kan hier niet', 'Begin opnieuw op de eerste bladzijde.'];
    case 'geenToegang':
    case 'verkeerdFormaat':
      return ['Dit kan niet', 'Ga naar de eerste bladzijde en gebruik het formulier daar.'];
    case 'aanmeldenNodig':
      return ['Aanmelden lukt niet', 'Probeer het opnieuw, of vraag de beheerder om hulp.'];
    default:
      return [
        'Er ging bij ons iets mis',
        `Het ligt niet aan u. Probeer het opnieuw, of bel de gemeente ${gemeente.naam}.`,
      ];
  }
};

export function errorPage(setting: Setting, code: ProblemCode, reference: string): string {
  const { gemeente } = setting;
  const [titel, uitleg] = errorWords(code, gemeente);
  return residentPage(
    setting,
    { titel },
    html`${heading1(titel)}
${lead(uitleg)}
${card(html`${callUs(gemeente)}${code === 'onverwachteFout' && paragraph(`Noem dan dit nummer: ${reference}`)}
<div class="knoppen">${linkButton('/', 'Naar de eerste bladzijde')}</div>`)}`,
  );
}
