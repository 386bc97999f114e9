import { attachmentsOf } from './bijlagen.ts';
import { type Bucket, removeObjects } from './bucket.ts';

/** For `IntakeDependencies.removeFiles`: erasing a melding removes its files before the rows that know of them. */
export const fileRemover =
  (bucket: Bucket) =>
  (meldingsnummer: string): Promise<void> =>
    removeObjects(bucket, attachmentsOf(meldingsnummer));
