import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mail, MailBox } from './mail.ts';
import { escapeHtml, sendPage, sendStyleSheet } from './page.ts';

/** The inbox of everybody at once: `/`, `/berichten/<id>`, and for scripts `/berichten.json`. */
export function createMailPage(box: MailBox): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/stijl.css') return sendStyleSheet(response);
    if (path === '/berichten.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(box.list()));
      return;
    }
    if (path === '/') return sendPage(response, 'Mailbox', listPage(box.list()));
    const [, id = '', part] = /^\/berichten\/([\w-]+)(\/html|\/terugkomen)?$/.exec(path) ?? [];
    const mail = box.find(id);
    if (!mail)
      return sendPage(response, 'Niet gevonden', '<p>Dit bericht is er niet. <a href="/">Naar de mailbox</a></p>', {
        status: 404,
      });
    if (part === '/html') return sendHtml(response, mail);
    if (part === '/terugkomen') {
      if (request.method === 'POST') box.comesBack(mail, 'bounce');
      return void response
        .writeHead(303, { location: `/berichten/${id}${request.method === 'POST' ? '?terug' : ''}` })
        .end();
    }
    const cameBack = request.url?.endsWith('?terug') === true;
    return sendPage(response, mail.subject, messagePage(mail, cameBack), { frame: "'self'", formAction: "'self'" });
  };
}

function listPage(mails: Mail[]): string {
  if (mails.length === 0) return '<p>Er is nog geen mail verstuurd.</p>';
  const items = mails.map(
    (mail) =>
      `<li><a href="/berichten/${mail.id}">${escapeHtml(mail.subject)}</a><br><span class="klein">aan ${escapeHtml(mail.to.join(', '))}, ${moment(mail.sentAt)}</span></li>`,
  );
  return `<p>Alle mail die Vlot op deze computer verstuurt komt hier terecht en nergens anders.</p><ul class="lijst">${items.join('\n')}</ul>`;
}

function messagePage(mail: Mail, cameBack: boolean): string {
  const facts = [
    ['Aan', mail.to.join(', ')],
    ['Van', mail.from],
    ['Antwoord naar', mail.replyTo.join(', ')],
    ['Verstuurd', moment(mail.sentAt)],
  ].filter(([, value]) => value !== '');
  const rows = facts.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('');
  const html =
    mail.html === ''
      ? ''
      : `<h2>Opgemaakt</h2><iframe sandbox="" title="Opgemaakt bericht" src="/berichten/${mail.id}/html"></iframe>`;
  const back = cameBack
    ? '<p role="status">Dit bericht is teruggekomen: het adres bestaat niet.</p>'
    : `<form method="post" action="/berichten/${mail.id}/terugkomen"><button>Laat terugkomen</button></form>`;
  return `<p><a href="/">Naar de mailbox</a></p>${back}<dl>${rows}</dl><h2>Tekst</h2><pre>${withLinks(mail.text)}</pre>${html}`;
}

/** The message itself, sandboxed twice: by the frame and by its own policy. */
function sendHtml(response: ServerResponse, mail: Mail): void {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
      'x-content-type-options': 'nosniff',
    })
    .end(mail.html);
}

function withLinks(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/[^\s<]+[^\s<.,;:)]/g,
    (url) => `<a href="${url}" rel="noreferrer">${url}</a>`,
  );
}

function moment(iso: string): string {
  return new Date(iso).toLocaleString('nl-NL', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/Amsterdam',
  });
}
