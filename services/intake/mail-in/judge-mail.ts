import * as z from 'zod';
import type { Gemeente } from '../../../shared/gemeente.ts';
import { type Bijlagen, inspectAttachments } from './attachments.ts';
import { assessAuthenticity } from './authenticity.ts';
import { classifyMail, type MailSoort } from './classify-mail.ts';
import { maskBsn } from './mask-bsn.ts';
import type { ReceivedMail } from './notification.ts';
import { type ParsedMail, parseMail } from './parse-mail.ts';

/** A mail as it is taken in: everything that is kept of it, and what may be done with it. */
export type Incoming = {
  /** Name of the mail within SES. */
  id: string;
  /** When the municipality got it; terms count from here. */
  ontvangenOp: string;
  /** Key of the mail as it came. */
  origineel: string;
  soort: MailSoort;
  /** `adres` is null where nobody can be written to. */
  afzender: { adres: string | null; naam: string | null };
  onderwerp: string | null;
  /** Never empty. */
  tekst: string;
  geciteerd: string;
  /** Whether an answer may go to the sender without a person deciding so. */
  magBeantwoord: boolean;
  mogelijkSpam: boolean;
  bijlagen: Bijlagen;
  /** What staff should know of this mail, in sentences. */
  bijzonderheden: readonly string[];
};

/** SES signs the message ids of what it sends with its own domain. */
const sesDomains = ['eu-central-1.amazonses.com', 'email.amazonses.com'];
const maximumName = 120;

const usable = (adres: string | null | undefined): string | null => {
  const found = z.email().safeParse(adres?.replaceAll(/[<>\s]/g, '').toLowerCase());
  return found.success ? found.data : null;
};
const domainOf = (adres: string) => adres.split('@')[1] ?? adres;

function nameOf(naam: string | undefined): string | null {
  const cut = (naam ?? '').trim().slice(0, maximumName).toWellFormed().trim();
  return cut === '' ? null : cut;
}

/** A mail may hold nothing but a subject or a photo; a melding always says something. */
function textOf({ tekst, bestanden, onderwerp }: ParsedMail): string {
  if (tekst.trim() !== '') return tekst;
  if (bestanden.length > 0) return '[Deze e-mail heeft geen tekst, alleen bijlagen.]';
  return onderwerp === '' ? '[Deze e-mail is leeg.]' : '[Deze e-mail heeft geen tekst, alleen een onderwerp.]';
}

/** What SES found and what the headers say, as rules; no rule here looks at what somebody wrote. */
export function judgeMail(mail: ParsedMail, told: ReceivedMail, gemeente: Gemeente): Incoming {
  const { receipt } = told;
  const { afzender, afzenderNeutraal } = gemeente.mail;
  const authenticity = assessAuthenticity(receipt);
  const soort = classifyMail(mail, {
    envelopAfzender: told.mail.source,
    eigenAfzenders: [afzender, afzenderNeutraal],
    eigenDomeinen: [domainOf(afzender), domainOf(afzenderNeutraal), gemeente.domein, ...sesDomains],
  });
  const shown = usable(mail.van?.adres);
  const wantsAnswer = soort.soort !== 'automatisch' && soort.automatischAntwoorden;
  const bijlagen = inspectAttachments(mail.bestanden, gemeente.bijlagen, authenticity.virus);
  const elsewhere = mail.antwoordAan.map(({ adres }) => adres).find((adres) => adres !== shown);
  const notes: (string | false)[] = [
    !authenticity.magBeantwoord && 'Het is niet zeker dat deze e-mail van de afzender zelf komt.',
    authenticity.mogelijkSpam && 'De spamcontrole vindt deze e-mail verdacht.',
    authenticity.virus && 'In deze e-mail zat een virus. De bijlagen zijn niet bewaard.',
    mail.meerdereAfzenders && 'Deze e-mail noemt meer dan één afzender.',
    elsewhere !== undefined &&
      `De afzender vraagt om antwoord op een ander adres: ${elsewhere}. Ga eerst na of dat klopt.`,
    mail.afgekapt && 'Van deze e-mail staat hier een deel. De rest staat in het origineel.',
  ];
  return {
    id: told.mail.messageId,
    ontvangenOp: told.mail.timestamp,
    origineel: receipt.action.objectKey,
    soort,
    afzender: { adres: shown ?? usable(told.mail.source), naam: nameOf(mail.van?.naam) },
    onderwerp: mail.onderwerp === '' ? null : mail.onderwerp,
    tekst: textOf(mail),
    geciteerd: mail.geciteerd,
    magBeantwoord: authenticity.magBeantwoord && wantsAnswer && !mail.meerdereAfzenders && shown !== null,
    mogelijkSpam: authenticity.mogelijkSpam,
    bijlagen,
    bijzonderheden: notes.filter((line) => line !== false),
  };
}

/** Nothing could be made of what came in. A person opens the original; nobody is answered. */
function unreadable(told: ReceivedMail): Incoming {
  const { messageId, timestamp, source, commonHeaders } = told.mail;
  const returned = source === '' || /^(mailer-daemon|postmaster)@/i.test(source);
  return {
    id: messageId,
    ontvangenOp: timestamp,
    origineel: told.receipt.action.objectKey,
    soort: returned
      ? { soort: 'automatisch', reden: 'retourbericht' }
      : { soort: 'melding', automatischAntwoorden: false },
    afzender: { adres: usable(source), naam: null },
    onderwerp: commonHeaders.subject === undefined ? null : maskBsn(commonHeaders.subject.slice(0, 300)),
    tekst: '[Deze e-mail kon niet gelezen worden. Open het origineel.]',
    geciteerd: '',
    magBeantwoord: false,
    mogelijkSpam: assessAuthenticity(told.receipt).mogelijkSpam,
    bijlagen: { aanvaard: [], geweigerd: [] },
    bijzonderheden: ['Deze e-mail kon niet gelezen worden.'],
  };
}

/** `onUnreadable` hears of a mail that our own rules broke on: it is taken in all the same, so that nobody waits. */
export function readMail(
  raw: Uint8Array,
  told: ReceivedMail,
  gemeente: Gemeente,
  onUnreadable: (error: unknown) => void,
): Incoming {
  try {
    return judgeMail(parseMail(raw), told, gemeente);
  } catch (error) {
    onUnreadable(error);
    return unreadable(told);
  }
}
