import * as z from 'zod';
import type { Write } from '../../../shared/store/table.ts';
import { changeMelding, type MeldingChange } from '../change-melding.ts';
import type { IntakeDependencies } from '../dependencies.ts';
import { unconfirmed } from '../domain/contact.ts';
import { deletionKey, type openIntakeStore } from '../store.ts';
import { noteWrite } from '../stuk-items.ts';
import { nothingTold, tellMelder } from '../tell.ts';
import { bijlageItem, bijlageKey, type KeptBijlage, keptBijlage, readAttachmentKey } from './bijlagen.ts';
import { type Bucket, removeObject } from './bucket.ts';

/** What GuardDuty says on the default bus about a new object. */
export const scanResult = z.object({
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    s3ObjectDetails: z.object({ bucketName: z.string(), objectKey: z.string() }),
    scanResultDetails: z.object({
      /** NO_THREATS_FOUND, THREATS_FOUND, or why nothing was found out: UNSUPPORTED, ACCESS_DENIED, FAILED. */
      scanResultStatus: z.string().regex(/^[A-Z_]{1,40}$/),
    }),
  }),
});
export type ScanResult = z.infer<typeof scanResult>;

type ScanDependencies = IntakeDependencies & { bucket: Bucket };
type Outcome = 'handled' | 'alreadyHandled';

const unknownReasons: Readonly<Record<string, string>> = {
  UNSUPPORTED: 'het is te groot, of er zit een wachtwoord op',
  ACCESS_DENIED: 'de controle mocht het bestand niet lezen',
  FAILED: 'de controle mislukte',
};

/** For staff, by the software. */
const note = (deps: IntakeDependencies, nummer: string, op: string, tekst: string): Write =>
  noteWrite(nummer, deps.ids.uuid(), { op, door: 'Vlot', tekst });

/**
 * Nothing that came along is opened before a scan found no virus in it. Whatever cannot be found out stays closed, and
 * staff sees why. Throws for a file that is not there yet: the result may be faster than what keeps the mail.
 */
export async function hearScan(deps: ScanDependencies, message: ScanResult, now: string): Promise<Outcome> {
  const { s3ObjectDetails, scanResultDetails } = message.detail;
  const address = readAttachmentKey(s3ObjectDetails.objectKey);
  if (!address || s3ObjectDetails.bucketName !== deps.bucket.name) return 'handled';
  const { nummer, bijlageId } = address;
  const resultaat = scanResultDetails.scanResultStatus;
  const found = await deps.table.get(bijlageKey(nummer, bijlageId), keptBijlage);
  if (!found) {
    const erased = await deps.table.get(deletionKey(nummer), z.object({ verwijderdOp: z.string() }));
    if (erased) return 'handled';
    throw new Error('Scanned before it was kept');
  }
  if (found.status === 'geweigerd') return 'alreadyHandled';
  if (resultaat === 'THREATS_FOUND') return refuse(deps, nummer, found, now);
  if (found.scan?.resultaat === resultaat || found.status === 'vrijgegeven') return 'alreadyHandled';
  const scanned: KeptBijlage = { ...found, versie: found.versie + 1, scan: { resultaat, op: now } };
  const clean = resultaat === 'NO_THREATS_FOUND';
  const why = unknownReasons[resultaat] ?? resultaat;
  const writes: Write[] = clean
    ? [{ put: bijlageItem(nummer, { ...scanned, status: 'vrijgegeven' }), when: { version: found.versie } }]
    : [
        { put: bijlageItem(nummer, scanned), when: { version: found.versie } },
        note(
          deps,
          nummer,
          now,
          `Het bestand ${found.naam} kon niet op virussen worden gecontroleerd: ${why}. Het blijft dicht. Vraag de melder zo nodig om het op een andere manier te sturen.`,
        ),
      ];
  const { done } = await deps.table.transact(writes);
  if (!done) throw new Error('Changed meanwhile');
  deps.log('bijlageScanned', { meldingsnummer: nummer, bijlage: bijlageId, resultaat });
  return 'handled';
}

/** The content goes first: should what follows fail, then the next attempt finds nothing to delete. */
async function refuse(deps: ScanDependencies, nummer: string, found: KeptBijlage, now: string): Promise<Outcome> {
  if (found.sleutel) await removeObject(deps.bucket, found.sleutel);
  const refused: KeptBijlage = {
    ...found,
    versie: found.versie + 1,
    status: 'geweigerd',
    reden: 'virus',
    sleutel: null,
    scan: { resultaat: 'THREATS_FOUND', op: now },
  };
  const { isNew } = await changeMelding<null>(deps, { nummer, now }, async (head, store) => {
    const current = await deps.table.get(bijlageKey(nummer, found.bijlageId), keptBijlage);
    if (current?.versie !== found.versie) return { change: undefined, answer: null };
    // Whose mail may not be answered is called, about this only.
    const reached = found.beantwoordbaar
      ? head
      : { ...head, emailOnbereikbaar: head.emailOnbereikbaar ?? unconfirmed(now) };
    const told = await tell(deps, { head: reached, store, now }, found.naam);
    const change: MeldingChange = {
      head,
      writes: [
        { put: bijlageItem(nummer, refused), when: { version: found.versie } },
        note(deps, nummer, now, `In het bestand ${found.naam} zat een virus. Het is verwijderd.`),
        ...told.writes,
      ],
      events: told.events,
      mails: told.mails,
    };
    return { change, answer: null };
  });
  deps.log('bijlageScanned', { meldingsnummer: nummer, bijlage: found.bijlageId, resultaat: 'THREATS_FOUND' });
  return isNew ? 'handled' : 'alreadyHandled';
}

async function tell(
  deps: ScanDependencies,
  on: { head: MeldingChange['head']; store: ReturnType<typeof openIntakeStore>; now: string },
  naam: string,
) {
  const { head, store, now } = on;
  const [data, open] = await Promise.all([store.gegevens(head.meldingsnummer), store.openTasks(head.meldingsnummer)]);
  if (!data) return nothingTold;
  const bericht = { soort: 'aanvulling', geweigerdeBijlagen: [{ naam, reden: 'virus' }] } as const;
  return tellMelder(
    deps,
    { head, data, now, open },
    { ...bericht, geweigerdeBijlagen: [...bericht.geweigerdeBijlagen] },
  );
}
