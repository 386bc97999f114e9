import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Table } from '../../shared/store/table.ts';

/**
 * Sessions. The browser holds a random id; the table holds its hash and the content, encrypted with a key that comes
 * from that id. Who reads the table learns neither: no code of a melding, no token of a member of staff.
 */
const stored = z.object({ inhoud: z.string(), verlooptOp: z.number() });

const keyOf = (id: string) => ({
  pk: `SESSIE#${createHash('sha256').update(id).digest('base64url')}`,
  sk: 'STAND',
});
const secretOf = (id: string) => Buffer.from(hkdfSync('sha256', id, '', 'vlot-sessie', 32));

function encrypt(id: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretOf(id), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

function decrypt(id: string, text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secretOf(id), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

export type Sessions<T> = {
  /** The content, unless there is none or its time has passed. */
  read(cookie: string | undefined, now: string): Promise<T | undefined>;
  /** Starts a session and gives the `Set-Cookie` value. */
  start(content: T, now: string, minutes: number): Promise<string>;
  /** Ends it and gives the `Set-Cookie` value that clears the cookie. */
  end(cookie: string | undefined): Promise<string>;
  cookieName: string;
};

export function createSessions<T>(deps: {
  table: Table;
  schema: z.ZodType<T>;
  /** Cookie name; over https it gets the prefix `__Host-`, which a browser gives to this host only. */
  name: string;
  /** Origin of the portal. */
  url: string;
}): Sessions<T> {
  const secure = deps.url.startsWith('https:');
  const cookieName = secure ? `__Host-${deps.name}` : deps.name;
  const setCookie = (value: string, seconds: number) =>
    `${cookieName}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    cookieName,
    async read(cookie, now) {
      if (!cookie) return undefined;
      const item = await deps.table.get(keyOf(cookie), stored);
      // DynamoDB removes an expired item some time later; until then it counts as gone.
      if (!item || item.verlooptOp * 1000 <= Date.parse(now)) return undefined;
      return deps.schema.parse(JSON.parse(decrypt(cookie, item.inhoud)));
    },
    async start(content, now, minutes) {
      const id = randomBytes(32).toString('base64url');
      const verlooptOp = Math.floor(Date.parse(now) / 1000) + minutes * 60;
      const item = { ...keyOf(id), inhoud: encrypt(id, JSON.stringify(content)), verlooptOp };
      await deps.table.transact([{ put: item, when: 'absent' }]);
      return setCookie(id, minutes * 60);
    },
    async end(cookie) {
      if (cookie) await deps.table.transact([{ remove: keyOf(cookie), when: 'always' }]);
      return setCookie('', 0);
    },
  };
}
