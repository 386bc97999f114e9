import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { inTransaction } from './data-folder.ts';

// Why not fauxqs: its persistent store is not exported (`startFauxqs` binds 0.0.0.0), it forgets the receive count of
// a message that is made visible again, and moves a message to a dead letter queue in two separate writes, so a
// `kill -9` in between loses it. Here everything is one transaction in the file that also holds the tables.

export type QueueDefinition = {
  name: string;
  /** Milliseconds, all three; already divided by the speed of the run. */
  visibilityMs: number;
  delayMs: number;
  retentionMs: number;
  redrive: { deadLetter: string; maxReceiveCount: number } | undefined;
};

export type OutgoingMessage = { body: string; attributes?: Record<string, unknown>; delayMs?: number };

const messageRow = z.object({
  id: z.number(),
  message_id: z.string(),
  body: z.string(),
  attributes: z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
  sent_at: z.number(),
  receive_count: z.number(),
  first_received_at: z.number().nullable(),
});
export type Message = {
  messageId: string;
  receipt: string;
  body: string;
  attributes: Record<string, unknown>;
  sentAt: number;
  receiveCount: number;
  firstReceivedAt: number;
};

export type Counts = { visible: number; inFlight: number; delayed: number };

export type Queues = {
  names(): string[];
  definition(name: string): QueueDefinition | undefined;
  /** Must be called inside a transaction when it is to be one with something else. Returns the message ids. */
  send(queue: string, messages: OutgoingMessage[]): string[];
  receive(queue: string, max: number, visibilityMs: number): Message[];
  remove(queue: string, receipts: string[]): void;
  changeVisibility(queue: string, receipt: string, visibleAt: number): void;
  purge(queue: string): void;
  /** Moves messages of a dead letter queue back to where they came from, as StartMessageMoveTask does. */
  moveBack(deadLetter: string): number;
  counts(queue: string): Counts;
  /** Moment (epoch milliseconds) at which the next message that is now invisible can be received. */
  nextVisibleAt(queue: string): number | undefined;
  onMessage(listener: (queue: string) => void): void;
};

export function openQueues(db: DatabaseSync, definitions: QueueDefinition[]): Queues {
  db.exec(`
    CREATE TABLE IF NOT EXISTS local_messages (
      id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, source TEXT, message_id TEXT NOT NULL, body TEXT NOT NULL,
      attributes TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL,
      receive_count INTEGER NOT NULL DEFAULT 0, first_received_at INTEGER, receipt TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS local_messages_visible ON local_messages (queue, visible_at);
    CREATE UNIQUE INDEX IF NOT EXISTS local_messages_receipt ON local_messages (receipt) WHERE receipt IS NOT NULL;
  `);
  // Whoever held these messages is gone: nobody has to wait until the visibility timeout ends.
  db.prepare('UPDATE local_messages SET visible_at = ?, receipt = NULL WHERE receipt IS NOT NULL').run(Date.now());

  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const listeners: ((queue: string) => void)[] = [];
  const insert = db.prepare(
    'INSERT INTO local_messages (queue, message_id, body, attributes, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const expire = db.prepare('DELETE FROM local_messages WHERE queue = ? AND sent_at < ?');
  const selectVisible = db.prepare(
    'SELECT * FROM local_messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, id LIMIT ?',
  );
  const take = db.prepare(
    'UPDATE local_messages SET visible_at = ?, receipt = ?, receive_count = ?, first_received_at = ? WHERE id = ?',
  );
  const bury = db.prepare(
    'UPDATE local_messages SET queue = ?, source = ?, visible_at = ?, receipt = NULL, receive_count = 0 WHERE id = ?',
  );
  const remove = db.prepare('DELETE FROM local_messages WHERE queue = ? AND receipt = ?');
  const change = db.prepare('UPDATE local_messages SET visible_at = ? WHERE queue = ? AND receipt = ?');
  const purge = db.prepare('DELETE FROM local_messages WHERE queue = ?');
  const count = db.prepare(`
    SELECT COALESCE(SUM(visible_at <= ?1), 0) AS visible,
           COALESCE(SUM(visible_at > ?1 AND receipt IS NOT NULL), 0) AS inFlight,
           COALESCE(SUM(visible_at > ?1 AND receipt IS NULL), 0) AS delayed
    FROM local_messages WHERE queue = ?2`);
  const next = db.prepare('SELECT MIN(visible_at) AS at FROM local_messages WHERE queue = ?');
  const moveBack = db.prepare(
    'UPDATE local_messages SET queue = source, source = NULL, visible_at = ?, sent_at = ? WHERE queue = ? AND source IS NOT NULL',
  );
  const changed = (queue: string) => {
    for (const listener of listeners) listener(queue);
  };

  return {
    names: () => [...byName.keys()],
    definition: (name) => byName.get(name),
    send(queue, messages) {
      const definition = byName.get(queue);
      if (!definition) throw new Error(`queue ${queue} does not exist`);
      const now = Date.now();
      const ids = messages.map(({ body, attributes, delayMs }) => {
        const id = randomUUID();
        const visibleAt = Math.round(now + (delayMs ?? definition.delayMs));
        insert.run(queue, id, body, JSON.stringify(attributes ?? {}), now, visibleAt);
        return id;
      });
      // After the transaction that this may be a part of.
      setImmediate(changed, queue);
      return ids;
    },
    receive(queue, max, visibilityMs) {
      const definition = byName.get(queue);
      if (!definition) throw new Error(`queue ${queue} does not exist`);
      const now = Date.now();
      const received: Message[] = [];
      let buried = false;
      inTransaction(db, () => {
        expire.run(queue, now - definition.retentionMs);
        while (received.length < max) {
          const rows = z.array(messageRow).parse(selectVisible.all(queue, now, max - received.length));
          if (rows.length === 0) break;
          for (const row of rows) {
            const { redrive } = definition;
            if (redrive && row.receive_count >= redrive.maxReceiveCount) {
              bury.run(redrive.deadLetter, queue, now, row.id);
              buried = true;
              continue;
            }
            const receipt = randomUUID();
            const firstReceivedAt = row.first_received_at ?? now;
            // At least one millisecond, or this very loop would receive it again.
            take.run(
              Math.round(now + Math.max(1, visibilityMs)),
              receipt,
              row.receive_count + 1,
              firstReceivedAt,
              row.id,
            );
            received.push({
              messageId: row.message_id,
              receipt,
              body: row.body,
              attributes: row.attributes,
              sentAt: row.sent_at,
              receiveCount: row.receive_count + 1,
              firstReceivedAt,
            });
          }
        }
      });
      if (buried && definition.redrive) setImmediate(changed, definition.redrive.deadLetter);
      return received;
    },
    remove(queue, receipts) {
      inTransaction(db, () => {
        for (const receipt of receipts) remove.run(queue, receipt);
      });
    },
    changeVisibility(queue, receipt, visibleAt) {
      change.run(Math.round(visibleAt), queue, receipt);
      setImmediate(changed, queue);
    },
    purge: (queue) => void purge.run(queue),
    moveBack(deadLetter) {
      const now = Date.now();
      const { changes } = moveBack.run(now, now, deadLetter);
      for (const name of byName.keys()) setImmediate(changed, name);
      return Number(changes);
    },
    counts: (queue) =>
      z.object({ visible: z.number(), inFlight: z.number(), delayed: z.number() }).parse(count.get(Date.now(), queue)),
    nextVisibleAt: (queue) => z.object({ at: z.number().nullable() }).parse(next.get(queue)).at ?? undefined,
    onMessage: (listener) => void listeners.push(listener),
  };
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
