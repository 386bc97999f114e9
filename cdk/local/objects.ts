import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';

// The content of an object is a file with a name of its own, written before the row that points at it. The row is what
// makes it an object, so it can be one transaction with something else: a mail is kept and announced, or neither.

export type BucketDefinition = {
  name: string;
  /** From the lifecycle rules. */
  expiry: { prefix: string; days: number }[];
};

export type StoredObject = {
  bucket: string;
  key: string;
  /** Where the content is. */
  path: string;
  bytes: number;
  etag: string;
  contentType: string;
  metadata: Record<string, string>;
  /** Milliseconds since 1970. */
  modifiedAt: number;
};

/** Content that is on disk and that nothing points at yet. */
export type Staged = { file: string; bytes: number; md5: string };

export type Objects = {
  hasBucket(name: string): boolean;
  /** Undefined when there is more than `max` bytes; then everything was read and nothing kept. */
  stage(content: AsyncIterable<Uint8Array>, max: number): Promise<Staged | undefined>;
  /** Must be called inside a transaction when it is to be one with something else. */
  keep(
    bucket: string,
    key: string,
    staged: Staged,
    more?: Partial<Pick<StoredObject, 'contentType' | 'metadata'>>,
  ): void;
  discard(staged: Staged): void;
  find(bucket: string, key: string): StoredObject | undefined;
  remove(bucket: string, key: string): void;
  /** In the order of S3: by the bytes of the key, `after` not included. */
  list(bucket: string, options: { prefix: string; after: string; max: number }): StoredObject[];
  /** Removes what the lifecycle of its bucket ends. */
  expire(now: number): void;
  /** Called inside the transaction that keeps the object. */
  onKept(listener: (object: StoredObject) => void): void;
};

const row = z
  .object({
    bucket: z.string(),
    key: z.string(),
    file: z.string(),
    bytes: z.number(),
    md5: z.string(),
    content_type: z.string(),
    metadata: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
    modified_at: z.number(),
  })
  .strict();

const dayMs = 86_400_000;

export function openObjects(db: DatabaseSync, folder: string, buckets: readonly BucketDefinition[]): Objects {
  mkdirSync(folder, { recursive: true });
  db.exec(`
    CREATE TABLE IF NOT EXISTS local_objects (
      bucket TEXT NOT NULL, key TEXT NOT NULL, file TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL, md5 TEXT NOT NULL,
      content_type TEXT NOT NULL, metadata TEXT NOT NULL, modified_at INTEGER NOT NULL, PRIMARY KEY (bucket, key)
    ) STRICT`);
  const select = db.prepare('SELECT * FROM local_objects WHERE bucket = ? AND key = ?');
  const upsert = db.prepare(
    `INSERT INTO local_objects (bucket, key, file, bytes, md5, content_type, metadata, modified_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET file = excluded.file, bytes = excluded.bytes, md5 = excluded.md5,
       content_type = excluded.content_type, metadata = excluded.metadata, modified_at = excluded.modified_at`,
  );
  const drop = db.prepare('DELETE FROM local_objects WHERE bucket = ? AND key = ?');
  const selectSome = db.prepare(
    `SELECT * FROM local_objects WHERE bucket = ? AND key > ? AND substr(key, 1, length(?)) = ?
     ORDER BY key LIMIT ?`,
  );
  const dropOld = db.prepare(
    'DELETE FROM local_objects WHERE bucket = ? AND substr(key, 1, length(?)) = ? AND modified_at <= ? RETURNING file',
  );
  const pointsAt = db.prepare('SELECT 1 FROM local_objects WHERE file = ?');
  const listeners: ((object: StoredObject) => void)[] = [];

  // What a run that was killed had begun to write.
  for (const file of readdirSync(folder)) if (pointsAt.get(file) === undefined) rmSync(join(folder, file));

  const toObject = (found: unknown): StoredObject => {
    const { file, md5, content_type, modified_at, ...rest } = row.parse(found);
    return { ...rest, path: join(folder, file), etag: `"${md5}"`, contentType: content_type, modifiedAt: modified_at };
  };
  const find = (bucket: string, key: string) => {
    const found = select.get(bucket, key);
    return found === undefined ? undefined : toObject(found);
  };
  /** After the transaction that this may be a part of, and only when that did not turn back. */
  const forget = (path: string) =>
    setImmediate(() => {
      if (db.isOpen && pointsAt.get(basename(path)) === undefined) rmSync(path, { force: true });
    });

  return {
    hasBucket: (name) => buckets.some((bucket) => bucket.name === name),
    async stage(content, max) {
      const file = randomUUID();
      const path = join(folder, file);
      const hash = createHash('md5');
      let bytes = 0;
      async function* measured() {
        for await (const chunk of content) {
          bytes += chunk.length;
          // Whoever sends is heard out: it would not read an answer before that.
          if (bytes > max) continue;
          hash.update(chunk);
          yield chunk;
        }
      }
      try {
        await pipeline(measured(), createWriteStream(path, { flags: 'wx' }));
      } catch (error) {
        rmSync(path, { force: true });
        throw error;
      }
      if (bytes <= max) return { file, bytes, md5: hash.digest('hex') };
      rmSync(path, { force: true });
      return undefined;
    },
    keep(bucket, key, { file, bytes, md5 }, { contentType = 'application/octet-stream', metadata = {} } = {}) {
      const before = find(bucket, key);
      upsert.run(bucket, key, file, bytes, md5, contentType, JSON.stringify(metadata), Date.now());
      if (before) forget(before.path);
      const kept = find(bucket, key);
      if (kept) for (const listener of listeners) listener(kept);
    },
    discard: ({ file }) => rmSync(join(folder, file), { force: true }),
    find,
    remove(bucket, key) {
      const before = find(bucket, key);
      drop.run(bucket, key);
      if (before) forget(before.path);
    },
    list: (bucket, { prefix, after, max }) => selectSome.all(bucket, after, prefix, prefix, max).map(toObject),
    expire(now) {
      for (const { name, expiry } of buckets) {
        for (const { prefix, days } of expiry) {
          const gone = dropOld.all(name, prefix, prefix, now - days * dayMs);
          for (const { file } of z.array(z.object({ file: z.string() })).parse(gone)) forget(join(folder, file));
        }
      }
    },
    onKept: (listener) => void listeners.push(listener),
  };
}
