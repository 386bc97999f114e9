import * as z from 'zod';
import { moment } from '../../../events/event.ts';
import { ingang, uitkomst } from '../../../events/vocabulary.ts';
import type { CijfersResponse } from '../contract.ts';
import { casusOf } from './casus-of.ts';
import type { Melding } from './melding.ts';
import { workingDaysBetween } from './working-days.ts';

/**
 * R10: how many questions run without a regisseur. One small item per melding, in the partition of the month in which
 * it was received, written in the transaction that decides; so no counter is hot and nothing is counted twice.
 */
export const figure = z.object({
  ontvangenOp: moment,
  ingang,
  /** Null: no professional decided, the software opened a casus by the rules. */
  uitkomst: uitkomst.nullable(),
  /** It belongs to a casus, or was put before one. */
  casus: z.boolean(),
  /** When that was decided. */
  op: moment,
});
export type Figure = z.infer<typeof figure>;

/** Undefined while nothing was decided, and again after it was opened again. */
export function figureOf(head: Pick<Melding, 'triage' | 'feiten' | 'ontvangenOp' | 'ingang'>): Figure | undefined {
  const { triage, feiten, ontvangenOp, ingang: way } = head;
  const casusId = casusOf(feiten);
  const first = feiten.filter((fact) => fact.casusId === casusId).toSorted((a, b) => a.op.localeCompare(b.op))[0];
  const op = triage?.op ?? first?.op;
  if (!op) return undefined;
  return { ontvangenOp, ingang: way, uitkomst: triage?.uitkomst ?? null, casus: casusId !== null, op };
}

/** What is no question to help with, or is helped with elsewhere, says nothing about regisseurs. */
const notOurs: ReadonlySet<Figure['uitkomst']> = new Set(['geenMelding', 'doorgezonden']);
const led: ReadonlySet<Figure['uitkomst']> = new Set(['nieuweCasus', 'bekendeRegisseur', null]);

function counted<T extends string>(values: readonly T[]): { code: T; aantal: number }[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([code, aantal]) => ({ code, aantal }))
    .toSorted((a, b) => b.aantal - a.aantal || a.code.localeCompare(b.code));
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

export function summarize(jaar: number, figures: readonly Figure[], extraHolidays: readonly string[]): CijfersResponse {
  const ours = figures.filter((one) => !notOurs.has(one.uitkomst) || one.casus);
  const without = ours.filter((one) => !one.casus && !led.has(one.uitkomst)).length;
  return {
    jaar,
    totaal: figures.length,
    perUitkomst: counted(figures.map((one) => one.uitkomst ?? 'casusVanzelf')).map(({ code, aantal }) => ({
      uitkomst: code,
      aantal,
    })),
    perIngang: counted(figures.map((one) => one.ingang)).map(({ code, aantal }) => ({ ingang: code, aantal })),
    zonderRegisseur: {
      aantal: without,
      van: ours.length,
      procent: ours.length === 0 ? null : Math.round((without / ours.length) * 1000) / 10,
    },
    mediaanWerkdagen: medianOf(
      figures.map(({ ontvangenOp, op }) => workingDaysBetween(ontvangenOp, op, extraHolidays)),
    ),
  };
}
