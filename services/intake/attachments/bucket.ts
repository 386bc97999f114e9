import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

/** Where mail lies as it came in (`binnen/`) and what was taken over from it (`bijlagen/`). */
export type Bucket = { client: S3Client; name: string };

/** The whole object in one buffer of its size, filled as it comes in: nothing is held twice. */
export async function readObject({ client, name }: Bucket, key: string): Promise<Buffer> {
  const { Body, ContentLength } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
  if (!(Body instanceof Readable) || ContentLength === undefined) throw new Error('No content');
  const content = Buffer.allocUnsafe(ContentLength);
  let at = 0;
  for await (const chunk of Body) {
    const bytes: Uint8Array = chunk;
    content.set(bytes, at);
    at += bytes.byteLength;
  }
  if (at !== ContentLength) throw new Error('Object broken off');
  return content;
}

export async function putObject(
  { client, name }: Bucket,
  key: string,
  content: Uint8Array,
  type: string,
): Promise<void> {
  await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: content, ContentType: type }));
}

export async function removeObject({ client, name }: Bucket, key: string): Promise<void> {
  await client.send(new DeleteObjectCommand({ Bucket: name, Key: key }));
}

/** Everything of which the key begins like this. */
export async function removeObjects(bucket: Bucket, prefix: string): Promise<void> {
  const { client, name } = bucket;
  for (;;) {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket: name, Prefix: prefix, MaxKeys: 100 }),
    );
    if (Contents.length === 0) return;
    await Promise.all(Contents.map(({ Key = '' }) => removeObject(bucket, Key)));
  }
}
