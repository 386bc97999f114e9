import * as z from 'zod';
import type { Outcome } from './lambda/functions.ts';
import { matches, type Pattern } from './pattern.ts';

/** One event source mapping at work. */
export type EventSource = {
  /** Something may have arrived. */
  wake(): void;
  /** Nothing waits and nothing is being handled. */
  isIdle(): boolean;
  /** Takes nothing new. What is being handled goes on until its function ends. */
  stop(): void;
  /** Touches nothing any more: what is not done by now starts again at the next start. */
  close(): void;
};

export type Invoke = (event: unknown) => Promise<Outcome>;

const batchResponse = z.looseObject({
  batchItemFailures: z.array(z.looseObject({ itemIdentifier: z.string().min(1) })).nullish(),
});

/**
 * The identifiers that a function reports as failed; undefined when all of the batch failed: it threw, its answer
 * is not understood, or it names something that was not in the batch.
 */
export function failedIdentifiers(outcome: Outcome, reports: boolean, known: string[]): Set<string> | undefined {
  if (!outcome.ok) return undefined;
  if (!reports || outcome.value === null || outcome.value === undefined) return new Set();
  const response = batchResponse.safeParse(outcome.value);
  if (!response.success) return undefined;
  const failed = (response.data.batchItemFailures ?? []).map((failure) => failure.itemIdentifier);
  return failed.every((identifier) => known.includes(identifier)) ? new Set(failed) : undefined;
}

/** The run is ending before this invocation began: that says nothing about the records. */
export function neverRan(outcome: Outcome): boolean {
  return !outcome.ok && outcome.errorType === 'Stopped';
}

/** No filters: everything passes. */
export function passes(filters: readonly Pattern[], event: unknown): boolean {
  return filters.length === 0 || filters.some((filter) => matches(filter, event));
}
