import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openObjects } from './objects.ts';
import { createS3Api, rangeOf, sendS3 } from './s3-api.ts';
import { contentOf } from './s3-body.ts';

const Bucket = 'post';
const folder = mkdtempSync(join(tmpdir(), 'vlot-s3-'));
const db = new DatabaseSync(':memory:');
const objects = openObjects(db, folder, [{ name: Bucket, expiry: [] }]);
const api = createS3Api(db, objects);
let mayList = true;
const server = createServer((request, response) => {
  const call = api.callOf(request);
  if (!call) return void response.writeHead(500).end();
  void api.answer(call, request, mayList).then((answer) => sendS3(request, response, answer));
});
let s3: S3Client;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  // As a function makes it: nothing but an address, which is an IP, so that the SDK uses path style by itself.
  s3 = new S3Client({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(() => {
  s3.destroy();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
const get = async (Key: string, Range?: string) =>
  s3.send(new GetObjectCommand({ Bucket, Key, ...(Range && { Range }) }));

describe('the S3 client of the SDK', () => {
  it('puts and gets, with type, own metadata and a key of any letters', async () => {
    const Key = 'bijlagen/één map/foto & brief+1.txt';
    const put = await s3.send(
      new PutObjectCommand({ Bucket, Key, Body: 'hallo', ContentType: 'text/plain', Metadata: { melding: 'M-1' } }),
    );
    expect(put.ETag).toBe('"598d4c200461b81522a3328565c25f7c"');
    const found = await get(Key);
    expect(await found.Body?.transformToString()).toBe('hallo');
    expect(found).toMatchObject({ ContentType: 'text/plain', Metadata: { melding: 'M-1' }, ContentLength: 5 });
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({ ContentLength: 5, ETag: put.ETag });
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'bijlagen/één' }));
    expect(Contents).toMatchObject([{ Key, Size: 5, ETag: put.ETag }]);
  });

  it('puts a stream, which the SDK sends in pieces with a checksum after them', async () => {
    const text = 'vlot\r\n0\r\n'.repeat(50_000);
    const Body = Readable.from([text.slice(0, 70_001), text.slice(70_001)].map((part) => Buffer.from(part)));
    await s3.send(new PutObjectCommand({ Bucket, Key: 'stroom', Body, ContentLength: text.length }));
    expect((await (await get('stroom')).Body?.transformToString()) === text).toBe(true);
  });

  it('gets a part, and no part that is not there', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'cijfers', Body: '0123456789' }));
    const part = async (range: string) => {
      const { Body, ContentRange } = await get('cijfers', range);
      return [await Body?.transformToString(), ContentRange];
    };
    expect(await part('bytes=2-4')).toEqual(['234', 'bytes 2-4/10']);
    expect(await part('bytes=7-')).toEqual(['789', 'bytes 7-9/10']);
    expect(await part('bytes=-2')).toEqual(['89', 'bytes 8-9/10']);
    await expect(get('cijfers', 'bytes=10-')).rejects.toThrow(expect.objectContaining({ name: 'InvalidRange' }));
  });

  it('keeps an empty object', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'leeg', Body: '' }));
    expect(await (await get('leeg')).Body?.transformToString()).toBe('');
  });

  it('deletes, also what is not there', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'weg', Body: 'x' }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'weg' }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'weg' }));
    await expect(get('weg')).rejects.toThrow(expect.objectContaining({ name: 'NoSuchKey' }));
  });

  it('says no more than that access is denied to who may not list', async () => {
    mayList = false;
    await expect(get('is er niet')).rejects.toThrow(expect.objectContaining({ name: 'AccessDenied' }));
    mayList = true;
  });

  it('puts only what is new where that is asked', async () => {
    const put = (Body: string) => s3.send(new PutObjectCommand({ Bucket, Key: 'eenmaal', Body, IfNoneMatch: '*' }));
    await put('eerst');
    await expect(put('daarna')).rejects.toThrow(expect.objectContaining({ name: 'PreconditionFailed' }));
    expect(await (await get('eenmaal')).Body?.transformToString()).toBe('eerst');
  });

  it('lists page by page', async () => {
    for (const name of ['c', 'a', 'b'])
      await s3.send(new PutObjectCommand({ Bucket, Key: `lijst/${name}`, Body: name }));
    const first = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'lijst/', MaxKeys: 2 }));
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['lijst/a', 'lijst/b']);
    expect(first.IsTruncated).toBe(true);
    const next = { Bucket, Prefix: 'lijst/', ContinuationToken: first.NextContinuationToken };
    const second = await s3.send(new ListObjectsV2Command(next));
    expect([second.Contents?.map(({ Key }) => Key), second.IsTruncated]).toEqual([['lijst/c'], false]);
  });

  it('opens by a link for as long as the link says, with the name that the link gives', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'met link', Body: 'inhoud' }));
    const ResponseContentDisposition = 'attachment; filename="brief.pdf"';
    const command = new GetObjectCommand({ Bucket, Key: 'met link', ResponseContentDisposition });
    const answer = await fetch(await getSignedUrl(s3, command, { expiresIn: 60 }));
    expect([await answer.text(), answer.headers.get('content-disposition')]).toEqual([
      'inhoud',
      ResponseContentDisposition,
    ]);
    const signingDate = new Date(Date.now() - 120_000);
    expect((await fetch(await getSignedUrl(s3, command, { expiresIn: 60, signingDate }))).status).toBe(403);
  });

  it('refuses by name what does not run here, and an unknown bucket', async () => {
    await expect(s3.send(new CopyObjectCommand({ Bucket, Key: 'kopie', CopySource: 'post/cijfers' }))).rejects.toThrow(
      /CopyObject does not run on one machine/,
    );
    await expect(s3.send(new GetObjectCommand({ Bucket: 'ander', Key: 'a' }))).rejects.toThrow(
      expect.objectContaining({ name: 'NoSuchBucket' }),
    );
  });
});

describe('the body of a PutObject', () => {
  it('is the same whatever the pieces that it was sent in, and that it arrived in', async () => {
    const bytes = fc.uint8Array({ maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 9 }),
        async (content, sent, came) => {
          const parts: Buffer[] = [];
          for (let at = 0; at < content.length; at += sent) {
            const part = content.subarray(at, at + sent);
            parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), Buffer.from(part), Buffer.from('\r\n'));
          }
          const wire = Buffer.concat([...parts, Buffer.from('0\r\nx-amz-checksum-crc32:AAAA==\r\n\r\n')]);
          async function* arriving() {
            for (let at = 0; at < wire.length; at += came) yield wire.subarray(at, at + came);
          }
          const got: Uint8Array[] = [];
          for await (const part of contentOf('aws-chunked', arriving())) got.push(part);
          expect(Buffer.concat(got)).toEqual(Buffer.from(content));
        },
      ),
    );
  });

  it('that ends half way is refused', async () => {
    async function* half() {
      yield Buffer.from('5\r\nhal');
    }
    const read = async () => {
      for await (const part of contentOf('aws-chunked', half())) expect(part.length).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toThrow('half way');
  });
});

it('a range never reaches outside of the object', () => {
  const number = fc.option(fc.nat(20), { nil: '' });
  fc.assert(
    fc.property(number, number, fc.integer({ min: 0, max: 12 }), (from, to, size) => {
      const range = rangeOf(`bytes=${from}-${to}`, size);
      if (range === 'outside')
        expect(size === 0 || Number(from) >= size || to === 0 || Number(from) > Number(to)).toBe(true);
      else if (range) expect(range.start >= 0 && range.end < size && range.start <= range.end).toBe(true);
      else expect([from, to]).toEqual(['', '']);
    }),
  );
});
