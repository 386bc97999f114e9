import { firstHeader } from './mime.ts';
import type { ParsedMail } from './parse-mail.ts';

/** Why nobody wrote this by hand. Kept raw and counted; never a melding, never answered. */
export type AutomatischeReden = 'lus' | 'retourbericht' | 'automatischAntwoord' | 'lijst';

export type MailSoort =
  /** `automatischAntwoorden`: false where a header asks for no automatic answer; then a person gets in touch. */
  | { soort: 'melding'; automatischAntwoorden: boolean }
  /**
   * Names what it may answer; whether it does is for the caller to decide, with the address of the sender. Where
   * nothing fits it is a melding.
   */
  | { soort: 'antwoord'; meldingsnummers: string[]; berichtIds: string[]; automatischAntwoorden: boolean }
  | { soort: 'automatisch'; reden: AutomatischeReden };

export type MailContext = {
  /** Envelope sender as SES gives it; empty for bounces. */
  envelopAfzender: string;
  /** Addresses that only the software sends from. */
  eigenAfzenders: readonly string[];
  /** Domains of the message ids of our own mails: that of the municipality, and SES's. */
  eigenDomeinen: readonly string[];
};

const meldingsnummer = /(?<![0-9A-Z-])M-\d{4}-[0-9A-HJKMNP-TV-Z]{6}(?![0-9A-Z])/gi;
const absent =
  /^(re:\s*)?(automatisch(e)? (antwoord|bericht|reactie|beantwoording)|automatic reply|auto(matic)?[ -]?reply|out of (the )?office|afwezig(heid)?|niet aanwezig|vakantie|autoreply|abwesenheit)/i;

type Headers = ParsedMail['headers'];

const value = (headers: Headers, naam: string) => (firstHeader(headers, naam) ?? '').trim().toLowerCase();
const token = (headers: Headers, naam: string) => /^[^\s;,(]*/.exec(value(headers, naam))?.[0] ?? '';
const has = (headers: Headers, naam: string) => headers.some((header) => header.naam === naam);

function localPart(adres: string): string {
  return (
    adres
      .replaceAll(/[<>\s]/g, '')
      .split('@')[0]
      ?.toLowerCase() ?? ''
  );
}

function isOwn(mail: ParsedMail, { eigenAfzenders }: MailContext): boolean {
  const own = eigenAfzenders.map((adres) => adres.toLowerCase());
  return (
    has(mail.headers, 'x-vlot') ||
    (mail.van !== null && own.includes(mail.van.adres)) ||
    own.some((adres) => value(mail.headers, 'x-loop').includes(adres))
  );
}

function isReturned(mail: ParsedMail, { envelopAfzender }: MailContext): boolean {
  const envelope = envelopAfzender.replaceAll(/[<>\s]/g, '');
  const senders = [localPart(envelope), localPart(mail.van?.adres ?? '')];
  return (
    envelope === '' ||
    value(mail.headers, 'return-path') === '<>' ||
    mail.soortInhoud === 'multipart/report' ||
    senders.some((sender) => sender === 'mailer-daemon' || sender === 'postmaster')
  );
}

/** No person's program sets these: an answer that a machine gave, or a message that it made. */
function isAutomaticAnswer({ headers, onderwerp }: ParsedMail): boolean {
  const submitted = token(headers, 'auto-submitted');
  if (submitted !== '' && submitted !== 'no') return true;
  if (token(headers, 'precedence') === 'auto_reply') return true;
  const answered = ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some(
    (naam) => has(headers, naam) && token(headers, naam) !== 'no',
  );
  // A person may write "Afwezig" too: only with a header that people do not have.
  return answered || (asksForSilence(headers) && absent.test(onderwerp));
}

/**
 * Somebody who sends a mail on by hand (Resent-From) leaves the headers of a list in it: then it is a person's.
 * List-Unsubscribe by itself says little: programs for ordinary letters set it as well.
 */
function isList({ headers }: ParsedMail): boolean {
  if (has(headers, 'resent-from')) return false;
  return has(headers, 'list-id') || ['bulk', 'junk', 'list'].includes(token(headers, 'precedence'));
}

/** Exchange sets it on what it answers by itself, other programs on letters of people: no automatic answer. */
function asksForSilence(headers: Headers): boolean {
  return /\b(all|oof|autoreply)\b/.test(value(headers, 'x-auto-response-suppress'));
}

function automaticReason(mail: ParsedMail, context: MailContext): AutomatischeReden | null {
  if (isOwn(mail, context)) return 'lus';
  if (isReturned(mail, context)) return 'retourbericht';
  if (isAutomaticAnswer(mail)) return 'automatischAntwoord';
  return isList(mail) ? 'lijst' : null;
}

/** What a mail is, by its headers. In doubt it is a melding: a person's mail is never left out. */
export function classifyMail(mail: ParsedMail, context: MailContext): MailSoort {
  const reden = automaticReason(mail, context);
  if (reden !== null) return { soort: 'automatisch', reden };
  const { headers } = mail;
  const fromMany = ['list-id', 'list-unsubscribe', 'feedback-id', 'resent-from'].some((naam) => has(headers, naam));
  const automatischAntwoorden = !fromMany && !asksForSilence(headers);
  const domains = context.eigenDomeinen.map((domein) => `@${domein.toLowerCase()}`);
  const berichtIds = [...new Set([...mail.inReplyTo, ...mail.references])].filter((id) =>
    domains.some((domein) => id.toLowerCase().endsWith(domein)),
  );
  const meldingsnummers = [
    ...new Set([...mail.onderwerp.matchAll(meldingsnummer)].map(([nummer]) => nummer.toUpperCase())),
  ];
  return berichtIds.length + meldingsnummers.length > 0
    ? { soort: 'antwoord', meldingsnummers, berichtIds, automatischAntwoorden }
    : { soort: 'melding', automatischAntwoorden };
}
