import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { openObjects } from '../../cdk/local/objects.ts';
import { createS3Api, failure, sendS3 } from '../../cdk/local/s3-api.ts';
import type { Bucket } from '../../services/intake/attachments/bucket.ts';

export type TestBucket = {
  bucket: Bucket;
  endpoint: string;
  put(key: string, content: string | Uint8Array): Promise<void>;
  keys(prefix?: string): string[];
  stop(): Promise<void>;
};

/** A bucket on the local S3, reached through the real SDK over HTTP. */
export async function startTestBucket(name = 'post'): Promise<TestBucket> {
  const folder = mkdtempSync(join(tmpdir(), 'vlot-bucket-'));
  const db = new DatabaseSync(':memory:');
  const objects = openObjects(db, folder, [{ name, expiry: [] }]);
  const api = createS3Api(db, objects);
  const server = createServer((request, response) => {
    const call = api.callOf(request);
    const answer = call
      ? api.answer(call, request, true)
      : Promise.resolve(failure(501, 'NotImplemented', 'only S3 is here'));
    answer.then((found) => sendS3(request, response, found)).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const endpoint = `http://127.0.0.1:${address.port}`;
  const client = new S3Client({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
  });
  return {
    bucket: { client, name },
    endpoint,
    async put(key, content) {
      await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: content }));
    },
    keys: (prefix = '') => objects.list(name, { prefix, after: '', max: 10_000 }).map(({ key }) => key),
    async stop() {
      client.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
