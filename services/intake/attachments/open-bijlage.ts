import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type * as z from 'zod';
import type { Staff } from '../../../shared/lambda/api.ts';
import { Problem } from '../../../shared/problem.ts';
import { recordReading } from '../../../shared/reading-log.ts';
import { allow } from '../allow.ts';
import { notFound, readNummer } from '../change-melding.ts';
import type { bijlageResponse } from '../contract.ts';
import type { IntakeDependencies } from '../dependencies.ts';
import { meldingPk, openIntakeStore } from '../store.ts';
import { bijlageKey, keptBijlage, readAttachmentKey } from './bijlagen.ts';
import type { Bucket } from './bucket.ts';

/** Seconds that the address works: enough to open it, too short to pass it on. */
const validSeconds = 300;

const unknownFile = () => new Problem('nietGevonden', 'Deze bijlage bestaat niet of is niet voor u bestemd.');

/** Saved and never shown in the browser; the name in both forms that browsers know. */
export function savedAs(naam: string): string {
  const plain = naam.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  const encoded = encodeURIComponent(naam).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** An address in the bucket that works for a few minutes; the reading is recorded before it is made. */
export async function openBijlage(
  deps: IntakeDependencies & { bucket: Bucket },
  command: { meldingsnummer: string | undefined; bijlageId: string | undefined },
  reader: { staff: Staff; now: string; requestId: string },
): Promise<z.infer<typeof bijlageResponse>> {
  const nummer = readNummer(command.meldingsnummer);
  const { bijlageId = '' } = command;
  const store = openIntakeStore(deps.table);
  const head = await store.head(nummer);
  if (!head) throw notFound();
  await allow('bijlageOpenen', reader, head, store);
  if (!readAttachmentKey(`bijlagen/${nummer}/${bijlageId}`)) throw unknownFile();
  const found = await deps.table.get(bijlageKey(nummer, bijlageId), keptBijlage);
  if (!found) throw unknownFile();
  if (found.status !== 'vrijgegeven' || found.sleutel === null) {
    throw new Problem(
      'nietMogelijk',
      found.status === 'geweigerd'
        ? 'Deze bijlage is geweigerd en niet bewaard.'
        : 'Deze bijlage is nog niet vrijgegeven. Eerst wordt gekeken of er een virus in zit.',
    );
  }
  const pk = meldingPk(nummer);
  const what = { pk, subject: nummer, subjectType: 'meldingsnummer', activity: 'melding-bijlage-inzien' } as const;
  const recorded = await deps.table.transact(recordReading({ ...what, ...reader }));
  if (!recorded.done) throw new Problem('gewijzigd', 'Open de melding opnieuw.');
  const url = await getSignedUrl(
    deps.bucket.client,
    new GetObjectCommand({
      Bucket: deps.bucket.name,
      Key: found.sleutel,
      ResponseContentDisposition: savedAs(found.naam),
      ResponseContentType: found.soort,
    }),
    { expiresIn: validSeconds },
  );
  return { naam: found.naam, soort: found.soort, url };
}
