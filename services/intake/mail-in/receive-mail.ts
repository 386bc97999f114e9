import * as z from 'zod';
import { dutchDate } from '../../../shared/dutch-calendar.ts';
import type { Metrics } from '../../../shared/log.ts';
import { Problem } from '../../../shared/problem.ts';
import { attempts } from '../../../shared/store/attempts.ts';
import { commit, type InboxMark, inboxMark } from '../../../shared/store/commit.ts';
import type { Write } from '../../../shared/store/table.ts';
import { aanvullingChange } from '../add-aanvulling.ts';
import { type Bucket, readObject } from '../attachments/bucket.ts';
import { changeMelding, notFound } from '../change-melding.ts';
import type { IntakeDependencies } from '../dependencies.ts';
import { unconfirmed } from '../domain/contact.ts';
import { type NewMelding, openMelding } from '../domain/melding.ts';
import { openedCommit } from '../open-melding.ts';
import { meldingPk, openIntakeStore } from '../store.ts';
import { noteWrite } from '../stuk-items.ts';
import { nothingTold, tellMelder } from '../tell.ts';
import { readAnswerSlot } from './answer-slot.ts';
import { findAnswered } from './find-answered.ts';
import { guessTaal } from './guess-taal.ts';
import { type Incoming, readMail } from './judge-mail.ts';
import { dropFiles, keepFiles, namedRefusals, unnamedRefusals } from './keep-files.ts';
import { mailNumber } from './mail-number.ts';
import type { ReceivedMail } from './notification.ts';

export type MailDependencies = IntakeDependencies & { bucket: Bucket; metrics: Metrics };
type Outcome = 'handled' | 'alreadyHandled';
/** One mail at work: `inbox` is the mark that it was taken in. */
type Taking = { incoming: Incoming; now: string; inbox: InboxMark };

const consumer = 'intake.mail';
/** SES writes one mail of its own when its rule is made. */
const setupMail = 'AMAZON_SES_SETUP_NOTIFICATION';
const maximumAttempts = 5;

/** A repetition must not write again what was scanned or erased since. */
async function wasTaken({ table }: IntakeDependencies, { eventId }: Pick<InboxMark, 'eventId'>): Promise<boolean> {
  const seen = z.object({ gezienOp: z.string() });
  return (await table.get({ pk: `INBOX#${consumer}#${eventId}`, sk: 'INBOX' }, seen)) !== undefined;
}

/**
 * A mail to the municipality becomes a melding, or is added to the one that it answers. The files go to the bucket
 * first, then everything else in one transaction with the mark of this mail: offered again at any moment it ends the
 * same. What no person wrote is left alone.
 */
export async function receiveMail(deps: MailDependencies, told: ReceivedMail, now: string): Promise<Outcome> {
  const { gemeente } = deps.installation;
  if (told.mail.messageId === setupMail) return 'handled';
  const inbox = inboxMark(consumer, told.mail.messageId, now, gemeente.bewaren.inboxDagen);
  if (await wasTaken(deps, inbox)) return 'alreadyHandled';
  const raw = await readObject(deps.bucket, told.receipt.action.objectKey);
  const incoming = readMail(raw, told, gemeente, (error) =>
    deps.log('mailUnreadable', { mail: inbox.eventId, error: error instanceof Error ? error.name : 'unknown' }),
  );
  if (incoming.soort.soort === 'automatisch') {
    deps.log('mailAutomatic', { mail: inbox.eventId, reden: incoming.soort.reden });
    deps.metrics('MailAutomatisch', 1, Date.parse(now));
    return 'handled';
  }
  const { eigen, andere } = await findAnswered(deps.table, incoming);
  const taking = { incoming, now, inbox };
  return eigen === null ? openFromMail(deps, taking, andere) : addFromMail(deps, taking, eigen);
}

/** For staff, with the original: who needs it asks for it by its name. */
function notesOn(deps: MailDependencies, { incoming, now }: Taking, nummer: string, lines: readonly string[]): Write[] {
  const { ruweMailDagen } = deps.installation.gemeente.bewaren;
  const more = unnamedRefusals(incoming);
  const tekst = [
    ...incoming.bijzonderheden,
    ...lines,
    ...(more > 0 ? [`Nog ${more} andere bestanden zijn niet bewaard.`] : []),
    `Het origineel van deze e-mail is ${ruweMailDagen} dagen te openen door de beheerder, onder de naam ${incoming.id}.`,
  ].join('\n');
  return [
    noteWrite(nummer, deps.ids.uuid(), { op: now, door: 'Vlot', tekst }),
    {
      put: {
        pk: meldingPk(nummer),
        sk: `INKOMEND#${incoming.id}`,
        sleutel: incoming.origineel,
        ontvangenOp: incoming.ontvangenOp,
        verlooptOp: Math.floor(Date.parse(now) / 1000) + ruweMailDagen * 86_400,
      },
      when: 'always',
    },
  ];
}

const quoted = ({ tekst, geciteerd }: Incoming) =>
  geciteerd === '' ? tekst : `${tekst}\n\n---------- Eerdere e-mail ----------\n${geciteerd}`;

function newMelding(incoming: Incoming, now: string, mayMail: boolean): NewMelding {
  const { adres, naam } = incoming.afzender;
  return {
    wieMeldde: { soort: 'onbekend' },
    over: 'onbekend',
    ingang: 'email',
    veiligheid: 'weetNiet',
    overRegisseur: false,
    ingevoerd: null,
    mogelijkSpam: incoming.mogelijkSpam,
    emailOnbereikbaar: mayMail ? null : unconfirmed(now),
    gegevens: {
      watLooptVast: quoted(incoming),
      anoniem: false,
      melder: { rol: 'anders', ...(naam !== null && { naam }), ...(adres !== null && { email: adres }) },
      geheimAdres: false,
      gesprekThuis: false,
      professional: null,
      onderwerp: incoming.onderwerp,
      leefgebieden: [],
      betrokkenOrganisaties: [],
      aantalHulpverleners: null,
      wisselingenHulpverleners: null,
      minderjarigen: 'onbekend',
      doelgroepen: [],
      overzichtHouden: 'weetNiet',
      bekendeRegisseur: null,
      toestemming: null,
      taal: guessTaal(`${incoming.onderwerp ?? ''}\n${incoming.tekst}`),
    },
    geweigerdeBijlagen: namedRefusals(incoming),
  };
}

/** The first number of this mail that no other melding has; undefined when this mail has become a melding meanwhile. */
async function findNumber(deps: MailDependencies, { incoming, inbox }: Taking): Promise<string | undefined> {
  const store = openIntakeStore(deps.table);
  const year = dutchDate(incoming.ontvangenOp).slice(0, 4);
  for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
    const nummer = mailNumber(incoming.id, year, attempt);
    if (!(await store.head(nummer))) return nummer;
    if (await wasTaken(deps, inbox)) return undefined;
  }
  throw new Problem('teDruk', 'Er is geen vrij nummer.');
}

const heeftGenoemd = (andere: readonly string[]) =>
  andere.length === 0
    ? []
    : [
        `Deze e-mail noemt ${andere.join(', ')}, maar komt niet van het adres van die melder. Hij is daar niet aan toegevoegd. Beslis zelf of het over hetzelfde gaat.`,
      ];

async function openFromMail(deps: MailDependencies, taking: Taking, andere: readonly string[]): Promise<Outcome> {
  const { incoming, now, inbox } = taking;
  const { ontvangenOp, afzender, magBeantwoord } = incoming;
  for await (const attempt of attempts()) {
    const nummer = await findNumber(deps, taking);
    if (nummer === undefined) return 'alreadyHandled';
    const files = await keepFiles(deps.bucket, nummer, incoming, now);
    const slot =
      magBeantwoord && afzender.adres !== null ? await readAnswerSlot(deps.table, afzender.adres, now) : undefined;
    const opened = openMelding(newMelding(incoming, now, slot?.vrij === true), {
      now,
      ontvangenOp,
      ids: { ...deps.ids, meldingsnummer: () => nummer },
      gemeente: deps.installation.gemeente,
      adresSleutel: null,
    });
    const next = openedCommit(deps, opened, { now });
    const lines = [
      ...heeftGenoemd(andere),
      ...(slot?.vrij === false
        ? ['Dit adres kreeg het afgelopen uur al een automatisch antwoord. Bel deze melder.']
        : []),
    ];
    const writes = [
      ...next.commit.writes,
      ...files,
      ...notesOn(deps, taking, nummer, lines),
      ...(slot?.vrij ? [slot.claim] : []),
    ];
    const result = await commit(deps.table, { ...next.commit, writes, inbox });
    if (result.done) {
      deps.log('mailTaken', { mail: incoming.id, meldingsnummer: nummer, bijlagen: incoming.bijlagen.aanvaard.length });
      return 'handled';
    }
    if (result.reason === 'alreadyHandled') return 'alreadyHandled';
    // Another mail of this sender came first, or another melding got this number: then its files are not ours to keep.
    deps.log('collisionRetried', { mail: incoming.id, attempt });
    if (result.collisions[0]?.['pk'] && !(await wasTaken(deps, inbox))) await dropFiles(deps.bucket, nummer, incoming);
  }
  throw new Problem('teDruk', 'Deze e-mail wordt opnieuw aangeboden.');
}

async function addFromMail(deps: MailDependencies, taking: Taking, nummer: string): Promise<Outcome> {
  const { incoming, now, inbox } = taking;
  const { aanvaard, geweigerd } = incoming.bijlagen;
  const files = await keepFiles(deps.bucket, nummer, incoming, now);
  try {
    const { isNew } = await changeMelding<null>(deps, { nummer, now, inbox }, async (before, store) => {
      const [data, open] = await Promise.all([store.gegevens(nummer), store.openTasks(nummer)]);
      if (!data) throw notFound();
      const adres = data.melder.email;
      const slot = incoming.magBeantwoord && adres ? await readAnswerSlot(deps.table, adres, now) : undefined;
      // Only for what this mail brings about: a call in the place of an answer.
      const head = slot?.vrij ? before : { ...before, emailOnbereikbaar: before.emailOnbereikbaar ?? unconfirmed(now) };
      const added = await aanvullingChange(
        deps,
        store,
        head,
        { bron: 'email', tekst: addedText(incoming), bijlagen: aanvaard.length },
        now,
      );
      const told =
        geweigerd.length > 0
          ? tellMelder(
              deps,
              { head: added.head, data, now, open },
              {
                soort: 'aanvulling',
                geweigerdeBijlagen: namedRefusals(incoming),
              },
            )
          : nothingTold;
      const mails = [...added.mails, ...told.mails];
      const change = {
        head: { ...added.head, emailOnbereikbaar: before.emailOnbereikbaar },
        writes: [
          ...added.writes,
          ...told.writes,
          ...files,
          ...notesOn(deps, taking, nummer, []),
          ...(slot?.vrij && mails.some(({ aan }) => aan === adres) ? [slot.claim] : []),
        ],
        events: [...added.events, ...told.events],
        mails,
      };
      return { change, answer: null };
    });
    if (isNew) deps.log('mailAdded', { mail: incoming.id, meldingsnummer: nummer, bijlagen: aanvaard.length });
    return isNew ? 'handled' : 'alreadyHandled';
  } catch (error) {
    // Erased meanwhile: its files may not outlive it. Offered again, the mail becomes a melding.
    if (error instanceof Problem && error.status === 404) await dropFiles(deps.bucket, nummer, incoming);
    throw error;
  }
}

/** What was written now; the earlier mail that programs quote below it is kept only where there is nothing else. */
function addedText(incoming: Incoming): string {
  const subject = incoming.onderwerp === null ? '' : `Onderwerp: ${incoming.onderwerp}\n\n`;
  const own = incoming.tekst.startsWith('[Deze e-mail ') ? quoted(incoming) : incoming.tekst;
  const doubt = incoming.magBeantwoord
    ? ''
    : '[Afzender niet bevestigd: het is niet zeker dat dit van de melder komt.]\n\n';
  return `${doubt}${subject}${own}`;
}
