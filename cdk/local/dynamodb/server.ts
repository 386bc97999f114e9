import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { type DynamoDb, type DynamoDbAnswer, openDynamoDb } from './engine.ts';

export type DynamoDbServer = { endpoint: string; dynamoDb: DynamoDb; stop(): Promise<void> };

/** DynamoDB over HTTP on 127.0.0.1, in memory unless a file is named. */
export async function startDynamoDbServer(options: { file?: string; port?: number } = {}): Promise<DynamoDbServer> {
  const db = new DatabaseSync(options.file ?? ':memory:');
  const dynamoDb = openDynamoDb(db);
  const server = createServer((request, response) => {
    answer(dynamoDb, request, response).catch((error: unknown) => {
      console.error(error);
      send(response, { status: 500, body: { __type: 'com.amazon.coral.service#InternalFailure' } });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    dynamoDb,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      dynamoDb.close();
      db.close();
    },
  };
}

async function answer(dynamoDb: DynamoDb, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const target = String(request.headers['x-amz-target'] ?? '');
  const operation = /^DynamoDB_20120810\.(\w+)$/.exec(target)?.[1];
  if (request.method !== 'POST' || operation === undefined) {
    send(response, { status: 400, body: { __type: 'com.amazon.coral.service#UnknownOperationException' } });
    return;
  }
  const body = parseJson(Buffer.concat(chunks).toString('utf8'));
  send(
    response,
    body === undefined
      ? { status: 400, body: { __type: 'com.amazon.coral.service#SerializationException' } }
      : dynamoDb.handle(operation, body.value),
  );
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, body }: DynamoDbAnswer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amz-crc32': String(crc32(text)),
  });
  response.end(text);
}
