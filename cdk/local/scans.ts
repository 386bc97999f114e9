import { createReadStream } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Bus } from './bus.ts';
import { inTransaction } from './data-folder.ts';
import { arn, region } from './identity.ts';
import type { Objects, StoredObject } from './objects.ts';

/** What a malware protection plan watches. */
export type ScanPlan = { name: string; bucket: string; prefixes: string[] };

export type Scans = {
  /** Until `release` no result comes out. */
  hold(): void;
  release(): void;
  /** Nothing is being scanned, and nothing waits except what is held back. */
  isIdle(): boolean;
  stop(): void;
};

/** The test string that every scanner calls a virus and that harms nobody; in halves, so that no scanner finds it here. */
export const eicar = [String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}`, '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const row = z.object({ id: z.number(), plan: z.string(), bucket: z.string(), key: z.string() });

/**
 * GuardDuty: every new object that a plan watches gets one result on the default bus. What is to be scanned stands in
 * the same transaction as the object, and leaves with its result.
 */
export function openScans(db: DatabaseSync, objects: Objects, bus: Bus, plans: readonly ScanPlan[]): Scans {
  db.exec(
    'CREATE TABLE IF NOT EXISTS local_scans (id INTEGER PRIMARY KEY AUTOINCREMENT, plan TEXT NOT NULL, bucket TEXT NOT NULL, key TEXT NOT NULL) STRICT',
  );
  const insert = db.prepare('INSERT INTO local_scans (plan, bucket, key) VALUES (?, ?, ?)');
  const first = db.prepare('SELECT id, plan, bucket, key FROM local_scans ORDER BY id LIMIT 1');
  const remove = db.prepare('DELETE FROM local_scans WHERE id = ?');
  let held = false;
  let stopped = false;
  let running = false;

  objects.onKept(({ bucket, key }) => {
    for (const plan of plans) {
      if (plan.bucket !== bucket || !plan.prefixes.some((prefix) => key.startsWith(prefix))) continue;
      insert.run(plan.name, bucket, key);
      setImmediate(() => void work());
    }
  });

  async function work(): Promise<void> {
    if (running) return;
    running = true;
    try {
      while (!stopped && !held) {
        const next = first.get();
        if (next === undefined) break;
        const { id, plan, bucket, key } = row.parse(next);
        const object = objects.find(bucket, key);
        const infected = object && (await holdsEicar(object));
        if (stopped || held) break;
        inTransaction(db, () => {
          // What was deleted meanwhile gets no result.
          if (object) emit(plan, object, infected === true);
          remove.run(id);
        });
      }
    } finally {
      running = false;
    }
  }

  function emit(plan: string, object: StoredObject, infected: boolean): void {
    bus.emit({
      source: 'aws.guardduty',
      detailType: 'GuardDuty Malware Protection Object Scan Result',
      resources: [arn('AWS::GuardDuty::MalwareProtectionPlan', plan, region)],
      detail: {
        schemaVersion: '1.0',
        scanStatus: 'COMPLETED',
        resourceType: 'S3_OBJECT',
        s3ObjectDetails: {
          bucketName: object.bucket,
          objectKey: object.key,
          eTag: object.etag.replaceAll('"', ''),
          versionId: null,
          s3Throttled: false,
        },
        scanResultDetails: {
          scanResultStatus: infected ? 'THREATS_FOUND' : 'NO_THREATS_FOUND',
          threats: infected ? [{ name: 'EICAR-Test-File (not a virus)' }] : null,
        },
      },
    });
  }

  setImmediate(() => void work());
  return {
    hold() {
      held = true;
    },
    release() {
      held = false;
      void work();
    },
    isIdle: () => !running && (held || first.get() === undefined),
    stop() {
      stopped = true;
    },
  };
}

async function holdsEicar({ path }: StoredObject): Promise<boolean> {
  let tail = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1' })) {
    const text = tail + String(chunk);
    if (text.includes(eicar)) return true;
    tail = text.slice(-eicar.length);
  }
  return false;
}
