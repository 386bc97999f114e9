import { randomInt, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { inTransaction } from './data-folder.ts';
import { account } from './identity.ts';
import { matches, type Pattern } from './pattern.ts';
import type { Queues } from './queues.ts';

export type BusRule = { bus: string; pattern: Pattern; queues: string[] };
export type Delivery = { twice: boolean; shuffle: boolean };

const requestSchema = z.looseObject({
  Entries: z
    .array(
      z.looseObject({
        Source: z.string().optional(),
        DetailType: z.string().optional(),
        Detail: z.string().optional(),
        EventBusName: z.string().default('default'),
        Resources: z.array(z.string()).default([]),
        Time: z.number().optional(),
      }),
    )
    .min(1),
});
type Entry = z.output<typeof requestSchema>['Entries'][number];
type Result = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

const maxEntries = 10;
const maxBytes = 256 * 1024;
/** With `shuffle` every message comes later by a chance of up to this many milliseconds. */
const shuffleMs = 300;

export type Bus = {
  /** `failed` holds the indexes of entries that must fail, for tests. */
  putEvents(body: unknown, failed: readonly number[]): { status: number; body: unknown };
  /** What an AWS service itself puts on the default bus. Must be called inside a transaction. */
  emit(event: { source: string; detailType: string; resources: string[]; detail: Record<string, unknown> }): void;
  setDelivery(mode: Delivery): void;
};

/** Answers only after every queue holds the message: all of a request is one transaction. */
export function openBus(
  db: DatabaseSync,
  queues: Queues,
  buses: readonly string[],
  rules: readonly BusRule[],
  region: string,
): Bus {
  let delivery: Delivery = { twice: false, shuffle: false };
  const known = new Set(['default', ...buses]);

  function accept(entry: Entry): Result | { event: Record<string, unknown>; bus: string } {
    const bus = entry.EventBusName.split('/').at(-1) ?? '';
    if (!known.has(bus)) return refuse('NotFoundException', `Event bus ${bus} does not exist.`);
    for (const field of ['Source', 'DetailType', 'Detail'] as const) {
      if (!entry[field])
        return refuse('InvalidArgument', `Parameter ${field} is not valid. Reason: ${field} is a required argument.`);
    }
    if ((entry.DetailType ?? '').length > 128) {
      return refuse('InvalidArgument', 'Parameter DetailType is not valid. Reason: longer than 128 characters.');
    }
    const detail = jsonObject(entry.Detail ?? '');
    if (detail === undefined) return refuse('MalformedDetail', 'Detail is malformed.');
    const time = new Date(entry.Time === undefined ? Date.now() : entry.Time * 1000);
    const { DetailType: detailType = '', Source: source = '', Resources: resources } = entry;
    return { event: eventOf({ detailType, source, resources, detail }, time), bus };
  }

  function eventOf(given: Parameters<Bus['emit']>[0], time: Date) {
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': given.detailType,
      source: given.source,
      account,
      time: `${time.toISOString().slice(0, 19)}Z`,
      region,
      resources: given.resources,
      detail: given.detail,
    };
  }

  function deliver(bus: string, event: Record<string, unknown>): void {
    const body = JSON.stringify(event);
    for (const rule of rules) {
      if (rule.bus !== bus || !matches(rule.pattern, event)) continue;
      for (const queue of rule.queues) {
        const copies = delivery.twice ? 2 : 1;
        for (let copy = 0; copy < copies; copy += 1) {
          queues.send(queue, [delivery.shuffle ? { body, delayMs: randomInt(shuffleMs) } : { body }]);
        }
      }
    }
  }

  return {
    emit: (event) => deliver('default', eventOf(event, new Date())),
    setDelivery(mode) {
      delivery = mode;
    },
    putEvents(body, failed) {
      const request = requestSchema.safeParse(body);
      if (!request.success) return invalid(z.prettifyError(request.error));
      const { Entries: entries } = request.data;
      if (entries.length > maxEntries) {
        return invalid(
          `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length less than or equal to ${maxEntries}`,
        );
      }
      if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > maxBytes) {
        return invalid('Total size of the entries in the request is over the limit.');
      }
      const results = inTransaction(db, () =>
        entries.map((entry, index): Result => {
          if (failed.includes(index)) return refuse('InternalFailure', 'Unexpected error occurred.');
          const accepted = accept(entry);
          if (!('event' in accepted)) return accepted;
          deliver(accepted.bus, accepted.event);
          return { EventId: String(accepted.event['id']) };
        }),
      );
      const failures = results.filter((result) => 'ErrorCode' in result).length;
      return { status: 200, body: { FailedEntryCount: failures, Entries: results } };
    },
  };
}

function refuse(ErrorCode: string, ErrorMessage: string): Result {
  return { ErrorCode, ErrorMessage };
}

function invalid(message: string) {
  return { status: 400, body: { __type: 'ValidationException', message } };
}

function sizeOf(entry: Entry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...entry.Resources];
  return texts.reduce((sum, value) => sum + Buffer.byteLength(value ?? ''), entry.Time === undefined ? 0 : 14);
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
