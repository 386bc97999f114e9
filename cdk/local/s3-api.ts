import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { inTransaction } from './data-folder.ts';
import type { Objects, StoredObject } from './objects.ts';
import { contentOf } from './s3-body.ts';

// The part of the S3 API that functions and tests use, path style: whole objects, no versions, no parts. Anything else
// is answered with NotImplemented, so that a function cannot come to lean on it unseen.

export type S3Call = { operation: string; bucket: string; key: string; query: URLSearchParams };
export type S3Answer = {
  status: number;
  headers?: Record<string, string | number>;
  body?: string | { path: string; start: number; end: number };
};
export type S3Api = {
  /** Undefined for a request to another service. */
  callOf(request: IncomingMessage): S3Call | undefined;
  /** `mayList`: without it an object that is not there is a secret, as on AWS. */
  answer(call: S3Call, request: IncomingMessage, mayList: boolean): Promise<S3Answer>;
};

/** Above this an object has to come in parts. */
const maxPut = 5 * 1024 ** 3;

export function createS3Api(db: DatabaseSync, objects: Objects): S3Api {
  async function put({ bucket, key }: S3Call, request: IncomingMessage): Promise<S3Answer> {
    const exists = () => objects.find(bucket, key) !== undefined;
    const onlyNew = request.headers['if-none-match'] === '*';
    const staged = await objects.stage(contentOf(request.headers['content-encoding'], request), maxPut);
    if (!staged) return failure(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
    if (onlyNew && exists()) {
      objects.discard(staged);
      return failure(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
    }
    const metadata = Object.fromEntries(
      Object.entries(request.headers)
        .filter(([name]) => name.startsWith('x-amz-meta-'))
        .map(([name, value]) => [name.slice('x-amz-meta-'.length), String(value)]),
    );
    const contentType = request.headers['content-type'];
    const described = { metadata, ...(contentType !== undefined && { contentType }) };
    inTransaction(db, () => objects.keep(bucket, key, staged, described));
    return { status: 200, headers: { etag: `"${staged.md5}"` } };
  }

  function get({ bucket, key, query }: S3Call, request: IncomingMessage, mayList: boolean): S3Answer {
    const found = objects.find(bucket, key);
    if (!found) {
      return mayList ? failure(404, 'NoSuchKey', 'The specified key does not exist.') : denied('object');
    }
    const headers = {
      'content-type': found.contentType,
      etag: found.etag,
      'last-modified': new Date(found.modifiedAt).toUTCString(),
      'accept-ranges': 'bytes',
      ...asked(query),
      ...Object.fromEntries(Object.entries(found.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    };
    const range = rangeOf(request.headers.range, found.bytes);
    if (range === 'outside') return failure(416, 'InvalidRange', 'The requested range is not satisfiable');
    const { start, end } = range ?? { start: 0, end: found.bytes - 1 };
    const part = range && { 'content-range': `bytes ${start}-${end}/${found.bytes}` };
    return {
      status: range ? 206 : 200,
      headers: { ...headers, ...part, 'content-length': end - start + 1 },
      body: { path: found.path, start, end },
    };
  }

  function list({ bucket, query }: S3Call): S3Answer {
    const known = ['list-type', 'prefix', 'max-keys', 'start-after', 'continuation-token', 'x-id'];
    const other = [...query.keys()].find((name) => !known.includes(name));
    if (other) return failure(501, 'NotImplemented', `${other} does not run on one machine`);
    const max = Math.min(1000, Number(query.get('max-keys') ?? 1000));
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
    const found = objects.list(bucket, { prefix, after, max: max + 1 });
    const page = found.slice(0, max);
    const more = found.length > page.length ? page.at(-1)?.key : undefined;
    return xml(200, 'ListBucketResult', [
      tag('Name', bucket),
      tag('Prefix', prefix),
      tag('KeyCount', page.length),
      tag('MaxKeys', max),
      tag('IsTruncated', more !== undefined),
      ...(more === undefined ? [] : [tag('NextContinuationToken', more)]),
      ...page.map(entry),
    ]);
  }

  return {
    callOf(request) {
      const url = new URL(request.url ?? '/', 'http://localhost');
      // A signature names its service; of a link it stands in the address.
      const signature = request.headers.authorization ?? url.searchParams.get('X-Amz-Credential') ?? '';
      if (!/\/s3\/aws4_request\b/.test(signature)) return undefined;
      const [, bucket = '', ...key] = url.pathname.split('/');
      const call = {
        bucket: decodeURIComponent(bucket),
        key: decodeURIComponent(key.join('/')),
        query: url.searchParams,
      };
      return { ...call, operation: operationOf(request.method ?? '', call) };
    },
    async answer(call, request, mayList) {
      if (isPast(call.query)) return failure(403, 'AccessDenied', 'Request has expired');
      if (!objects.hasBucket(call.bucket)) {
        return failure(404, 'NoSuchBucket', 'The specified bucket does not exist');
      }
      switch (call.operation) {
        case 'PutObject':
          return await put(call, request);
        case 'GetObject':
        case 'HeadObject':
          return get(call, request, mayList);
        case 'DeleteObject':
          objects.remove(call.bucket, call.key);
          return { status: 204 };
        case 'ListObjectsV2':
          return list(call);
        default:
          return failure(501, 'NotImplemented', `${call.operation} does not run on one machine`);
      }
    },
  };
}

function operationOf(method: string, { key, query }: { key: string; query: URLSearchParams }): string {
  const asked = [...query.keys()].filter((name) => name !== 'x-id' && !/^(x-amz-|response-)/i.test(name));
  if (key === '' && method === 'GET' && query.get('list-type') === '2') return 'ListObjectsV2';
  const whole: Record<string, string> = {
    PUT: 'PutObject',
    GET: 'GetObject',
    HEAD: 'HeadObject',
    DELETE: 'DeleteObject',
  };
  const name = whole[method];
  // The SDK says what it means: a PUT can be a copy too.
  const meant = query.get('x-id') ?? name;
  return key !== '' && asked.length === 0 && name === meant && name !== undefined
    ? name
    : `${meant ?? method} ${asked.join('&')}`.trim();
}

/** What a link says about the answer that it wants. */
function asked(query: URLSearchParams): Record<string, string> {
  const wanted = ['content-type', 'content-disposition', 'cache-control'];
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = query.get(`response-${name}`);
      return value === null ? [] : [[name, value] as const];
    }),
  );
}

/** A link says from when and for how many seconds it works. */
function isPast(query: URLSearchParams): boolean {
  const [from, seconds] = [query.get('X-Amz-Date'), query.get('X-Amz-Expires')];
  const iso = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(from ?? '');
  if (!iso || seconds === null) return false;
  const [, year, month, day, hour, minute, second] = iso;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) + Number(seconds) * 1000 < Date.now();
}

/** `bytes=0-9`, `bytes=10-`, `bytes=-5`; undefined when everything is asked for. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'outside' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end ? 'outside' : { start, end };
}

export const denied = (what: string): S3Answer => failure(403, 'AccessDenied', `Access Denied: ${what}`);

export function failure(status: number, code: string, message: string): S3Answer {
  return xml(status, 'Error', [tag('Code', code), tag('Message', message)]);
}

export async function sendS3(request: IncomingMessage, response: ServerResponse, answer: S3Answer): Promise<void> {
  // What was not read has to go, or the connection cannot be used again.
  request.resume();
  const { status, headers = {}, body } = answer;
  const length = typeof body === 'string' ? { 'content-length': Buffer.byteLength(body) } : {};
  response.writeHead(status, { ...headers, ...length });
  if (request.method === 'HEAD' || body === undefined) return void response.end();
  if (typeof body === 'string') return void response.end(body);
  if (body.end < body.start) return void response.end();
  await pipeline(createReadStream(body.path, { start: body.start, end: body.end }), response);
}

function entry({ key, bytes, etag, modifiedAt }: StoredObject): string {
  const modified = new Date(modifiedAt).toISOString();
  return `<Contents>${tag('Key', key)}${tag('LastModified', modified)}${tag('ETag', etag)}${tag('Size', bytes)}</Contents>`;
}

function xml(status: number, root: string, parts: string[]): S3Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${parts.join('')}</${root}>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

function tag(name: string, value: string | number | boolean): string {
  const text = String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${text}</${name}>`;
}
