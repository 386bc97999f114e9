import type * as z from 'zod';
import { type ProblemBody, problemSchema } from '../../shared/problem.ts';

/** How the portal speaks to the APIs: over HTTP, and it believes only what fits the contract. */
export type Answer<T> =
  | { ok: true; data: T }
  /** `status` is 0 when nobody answered, or not with what the contract says. */
  | { ok: false; status: number; problem: ProblemBody | undefined };

export type ApiCall<T> = {
  path: string;
  schema: z.ZodType<T>;
  body?: unknown;
  /** `POST` with a body, `GET` without, unless told otherwise. */
  method?: 'PATCH';
  headers?: Record<string, string>;
};

/** Below the function's own timeout, so that there is time left for a page that keeps what was typed. */
const patienceMillis = 8000;

export type ApiClient = <T>(call: ApiCall<T>) => Promise<Answer<T>>;

export function createApiClient(url: string, send: typeof fetch): ApiClient {
  return async ({ path, schema, body, method, headers }) => {
    try {
      const response = await send(`${url}${path}`, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMillis),
      });
      const content: unknown = await response.json().catch(() => undefined);
      if (!response.ok) return { ok: false, status: response.status, problem: problemSchema.safeParse(content).data };
      const parsed = schema.safeParse(content);
      return parsed.success ? { ok: true, data: parsed.data } : { ok: false, status: 0, problem: undefined };
    } catch {
      return { ok: false, status: 0, problem: undefined };
    }
  };
}

export type FileAnswer = { ok: true; bytes: Buffer } | { ok: false; status: number; problem: ProblemBody | undefined };
export type FileClient = (call: {
  path: string;
  /** What must come back; anything else is no answer. */
  contentType: string;
  headers: Record<string, string>;
}) => Promise<FileAnswer>;

/** Bytes instead of JSON, such as a letter to print. */
export function createFileClient(url: string, send: typeof fetch): FileClient {
  return async ({ path, contentType, headers }) => {
    try {
      const response = await send(`${url}${path}`, {
        headers: { accept: contentType, ...headers },
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMillis),
      });
      if (!response.ok) {
        const content: unknown = await response.json().catch(() => undefined);
        return { ok: false, status: response.status, problem: problemSchema.safeParse(content).data };
      }
      if (!response.headers.get('content-type')?.startsWith(contentType)) {
        return { ok: false, status: 0, problem: undefined };
      }
      return { ok: true, bytes: Buffer.from(await response.arrayBuffer()) };
    } catch {
      return { ok: false, status: 0, problem: undefined };
    }
  };
}
