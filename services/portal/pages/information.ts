import { html } from '../html.ts';
import type { ResidentSetting } from '../language.ts';
import { telLink } from './document.ts';
import { residentPage } from './layout.ts';
import { callUs, card, complaint, facts, heading1, heading2, lead, link, list, paragraph } from './parts.ts';

/** R76: the folder 'Rechtspositie cliënt', with what the regisseur may and may not decide here. */
export function rechtspositiePage(setting: ResidentSetting): string {
  const { gemeente, taal, texts } = setting;
  const { inleiding, bevoegdheden, rechten } = gemeente.rechtspositie;
  const { clientondersteuning, jeugdstem } = gemeente;
  const words = texts.rechten;
  return residentPage(
    setting,
    { titel: words.titel, pad: '/rechtspositie', hier: '/rechtspositie' },
    html`${heading1(words.titel)}
${lead(inleiding[taal])}
${card(html`${heading2(words.watMag)}${list(bevoegdheden.map((one) => one[taal]))}`)}
${card(html`${heading2(words.watRechten)}${list(rechten.map((one) => one[taal]))}`)}
${card(html`${heading2(words.gratis)}
${paragraph(words.clientondersteuner(link(clientondersteuning.website, clientondersteuning.naam), telLink(clientondersteuning.telefoon)))}
${paragraph(words.jeugdstem(link(jeugdstem.website, 'Jeugdstem'), telLink(jeugdstem.telefoon)))}`)}
${complaint(setting)}
<p class="nl-paragraph geenPrint">${words.afdrukken}</p>`,
  );
}

export function privacyPage(setting: ResidentSetting): string {
  const { gemeente, texts } = setting;
  const words = texts.privacy;
  return residentPage(
    setting,
    { titel: words.titel, pad: '/privacy' },
    html`${heading1(words.kop)}
${lead(words.inleiding)}
${card(html`${heading2(words.wat)}${facts(words.bewaard)}${paragraph(words.geenBsn)}`)}
${card(html`${heading2(words.waarom)}${paragraph(words.wet)}`)}
${card(html`${heading2(words.wie)}${list(words.lezers)}`)}
${card(html`${heading2(words.rechten)}
${list(words.rechtenLijst)}
${paragraph(words.vraag(link(`mailto:${gemeente.mailbox}`, gemeente.mailbox)))}
${callUs(setting)}`)}
${card(html`${heading2(words.cookies)}${paragraph(words.cookiesTekst)}`)}`,
  );
}

export function toegankelijkheidPage(setting: ResidentSetting): string {
  const { gemeente, taal, texts } = setting;
  const { status, contact } = gemeente.toegankelijkheid;
  const words = texts.toegankelijk;
  return residentPage(
    setting,
    { titel: words.titel, pad: '/toegankelijkheid' },
    html`${heading1(words.titel)}
${lead(words.inleiding)}
${card(html`${heading2(words.hoe)}${paragraph(status[taal])}${list(words.lijst)}`)}
${card(html`${heading2(words.lukt)}
${paragraph(words.laatWeten(link(`mailto:${contact}`, contact)))}
${callUs(setting)}`)}`,
  );
}
