import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { StartError } from './start-error.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
export type LocalServer = {
  port: number;
  /** Until this is called, and after `handle(undefined)`, every request gets a 503. */
  handle(handler: Handler | undefined): void;
  stop(): Promise<void>;
};

/** Listens on 127.0.0.1 only; port 0 is any free one. */
export async function listen(port: number, advice: string): Promise<LocalServer> {
  let handler: Handler | undefined;
  const server = createServer((request, response) => {
    if (!handler) {
      response
        .writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' })
        .end('{"message":"Service Unavailable"}');
      return;
    }
    Promise.resolve(handler(request, response)).catch((error: unknown) => {
      // A client that left half way is no fault of ours.
      if (!request.complete) return;
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"message":"Internal Server Error"}');
    });
  });
  // Longer than clients keep a connection, or a request may meet one that is just being closed.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, port, advice)));
    server.listen(port, '127.0.0.1', 512, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    handle(next) {
      handler = next;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), 500);
      await closed;
      clearTimeout(timer);
    },
  };
}

function cannotListen(error: Error, port: number, advice: string): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new StartError(`Poort ${port} is al in gebruik: stop het programma dat hem gebruikt of ${advice}.`);
  if (code === 'EACCES') return new StartError(`Poort ${port} mag u niet gebruiken: ${advice}.`);
  return error;
}
