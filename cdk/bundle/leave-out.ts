import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin, PluginBuild } from 'esbuild';

/**
 * What a function never runs is left out of its bundle: together a quarter of its size. Each replacement either does
 * the same for us or throws by name, so that a wrong guess here cannot go unnoticed.
 */

/** The default credential chain reads files, SSO and metadata services; a Lambda has its environment. 130 KB. */
const credentials = join(import.meta.dirname, 'environment-credentials.ts');

const unavailable = (what: string) =>
  `() => { throw new Error('${what} is not in the bundle (cdk/bundle/leave-out.ts)'); }`;

/** No operation that we call streams events. 15 KB. */
const eventStreams = `
  export const EventStreamSerde = class { constructor() { (${unavailable('EventStreamSerde')})(); } };
  export const eventStreamSerdeProvider = ${unavailable('eventStreamSerdeProvider')};
  export const resolveEventStreamSerdeConfig = (config) => config;`;

const exported = /^export (?:const|function) (\w+)/gm;

/** JSON Schemas and OpenAPI documents are made before, and committed; zod calls these only on request. 18 KB. */
function zodJsonSchema(file: string): string {
  const names = [...readFileSync(file, 'utf8').matchAll(exported)].map(([, name]) => name);
  return [
    `const unavailable = ${unavailable('zod JSON Schema')};`,
    ...names.map((name) => `export const ${name} = unavailable;`),
    ...(names.includes('processSchema') ? ['export { processSchema as process };'] : []),
  ].join('\n');
}

/**
 * Schemas of the SDK have keys such as `[_hE]` with `const _hE = "httpError"`. esbuild may not drop an unused object
 * with a computed key, so all schemas of a client stay. With the text itself as key they go. 40 KB for SES.
 */
export function spellOutKeys(source: string): string {
  const values = new Map([...source.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm)].map(([, name, text]) => [name, text]));
  return source.replace(/\[(_\w+)\]:/g, (whole, name: string) => {
    const text = values.get(name);
    return text === undefined ? whole : `${text}:`;
  });
}

/** The class that every error of the SDK extends sets name, fault and prototype; all others say it once more. 4 KB. */
export const sayOnce = (source: string): string =>
  source
    .replaceAll(/^ {4}name = "\w+";\n {4}\$fault = "\w+";\n/gm, '')
    .replaceAll(/^ {8}Object\.setPrototypeOf\(this, \w+\.prototype\);\n/gm, '');

/** Letters embed a TrueType font; a decoder for compressed web fonts is never asked. 486 KB. */
const brotli = `export default ${unavailable('brotli/decompress')};`;

/** Only where a client is told to discover its endpoints; ours know theirs. 10 KB, with a cache and its iterators. */
const endpointCache = `
  export const EndpointCache = class {
    getEndpoint() { (${unavailable('EndpointCache')})(); }
    get() { (${unavailable('EndpointCache')})(); }
    has() { (${unavailable('EndpointCache')})(); }
    set() { (${unavailable('EndpointCache')})(); }
  };`;

/** For a Node.js without crypto. 3 KB. */
const sha256 = `export const Sha256Js = class { constructor() { (${unavailable('Sha256Js')})(); } };`;

/** Clients retry as they do by default; slowing down by themselves is for who asks. 4 KB. */
const adaptiveRetry = `export const AdaptiveRetryStrategy = class { constructor() { (${unavailable('AdaptiveRetryStrategy')})(); } };`;

/** Messages of our schemas are Dutch, those of zod too (`shared/lambda/api.ts`); elsewhere nobody reads them. 3 KB. */
const englishMessages = 'export default () => ({ localeError: () => undefined });';

/** Signing for all regions at once needs a package that we do not have; with one region it is the ordinary way. 4 KB. */
const oneRegion = `
  import { SignatureV4 } from '@smithy/signature-v4';
  export class SignatureV4MultiRegion extends SignatureV4 { static sigv4aDependency() { return 'none'; } }
  /** Asked for by the client of S3, for a kind of bucket that we do not have. */
  export class SignatureV4SignWithCredentials extends SignatureV4 {}`;

/**
 * Of all the ways to name a bucket there is one: by its host, or by the path where an address was given, as in the
 * local run. 18 KB of rules for the others.
 */
const oneKindOfBucket = `
  export const defaultEndpointResolver = ({ Bucket, Endpoint, Region }) => {
    if (!Bucket || !Region) throw new Error('A bucket and a region are needed');
    return {
      url: new URL(Endpoint ? new URL(Endpoint).origin + '/' + Bucket : 'https://' + Bucket + '.s3.' + Region + '.amazonaws.com'),
      headers: {},
      properties: {
        authSchemes: [{ name: 'sigv4', signingName: 's3', signingRegion: Region, disableDoubleEncoding: true }],
      },
    };
  };`;

/**
 * An API's own document, up to 110 KB as an object, that is asked for once in a while: kept packed, and made into JSON
 * when an answer is.
 */
const packedDocument = (json: string) => `
  import { brotliDecompressSync } from 'node:zlib';
  const packed = '${brotliCompressSync(JSON.stringify(JSON.parse(json))).toString('base64')}';
  let document;
  export default {
    toJSON() {
      document ??= JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8'));
      return document;
    },
  };`;

const stub = (build: PluginBuild, filter: RegExp, name: string, contents: string): void => {
  build.onResolve({ filter }, ({ path }) => ({ path, namespace: `leave-out-${name}` }));
  build.onLoad({ filter: /.*/, namespace: `leave-out-${name}` }, () => ({ contents }));
};

export const leaveOut: Plugin = {
  name: 'leave-out',
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({ path: credentials }));
    stub(build, /^@smithy\/core\/event-streams$/, 'event-streams', eventStreams);
    stub(build, /^brotli\/decompress/, 'brotli', brotli);
    stub(build, /^@aws-sdk\/endpoint-cache$/, 'endpoint-cache', endpointCache);
    stub(build, /\/Sha256Js$/, 'sha256', sha256);
    stub(build, /\/AdaptiveRetryStrategy$/, 'adaptive-retry', adaptiveRetry);
    stub(build, /^\.\.\/locales\/en\.js$/, 'english-messages', englishMessages);
    build.onLoad({ filter: /@aws-sdk\/client-s3\/dist-es\/endpoint\/endpointResolver\.js$/ }, () => ({
      contents: oneKindOfBucket,
    }));
    build.onResolve({ filter: /^@aws-sdk\/signature-v4-multi-region$/ }, ({ path, resolveDir }) => ({
      path,
      namespace: 'one-region',
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /.*/, namespace: 'one-region' }, ({ pluginData }) => ({
      contents: oneRegion,
      resolveDir: String(pluginData),
    }));
    build.onLoad({ filter: /\/services\/\w+\/openapi\.json$/ }, ({ path }) => ({
      contents: packedDocument(readFileSync(path, 'utf8')),
      loader: 'js',
    }));
    // A region is found by its pattern; what it is called in English is for people.
    build.onLoad({ filter: /util-endpoints\/lib\/aws\/partitions\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(/"description": "[^"]*"/g, ''),
    }));
    build.onLoad({ filter: /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/ }, ({ path }) => ({
      contents: zodJsonSchema(path),
    }));
    build.onLoad({ filter: /@aws-sdk\/client-[a-z0-9-]+\/dist-es\/schemas\/schemas_0\.js$/ }, ({ path }) => ({
      contents: spellOutKeys(readFileSync(path, 'utf8')),
    }));
    build.onLoad(
      { filter: /@aws-sdk\/client-[a-z0-9-]+\/dist-es\/models\/(errors|\w+ServiceException)\.js$/ },
      ({ path }) => ({
        contents: sayOnce(readFileSync(path, 'utf8')),
      }),
    );
    // Of its own package.json a client uses the version, in the user agent.
    build.onLoad({ filter: /@aws-sdk\/client-[a-z0-9-]+\/package\.json$/ }, ({ path }) => ({
      contents: JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version }),
      loader: 'json',
    }));
  },
};
