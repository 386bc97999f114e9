import type { AwsCall, Fault } from '../../cdk/local/local-run.ts';
import type { System } from './system.ts';

/**
 * The n-th call of its kind in a story. Calls are never listed by hand: a run without faults records them, so that a
 * new call is tested by itself.
 */
export type Step = { key: string; occurrence: number };

/** `intake-Relay dynamodb:UpdateItem`: the name of the function without those of the stack and of CDK. */
const keyOf = ({ functionName, service, operation }: AwsCall) =>
  `${functionName?.replace(/^.*-(?=\w+-\w+$)/, '').replace(/Function\w{8}$/, '')} ${service}:${operation}`;
/** A read has no effect, so for it before and after are the same. */
export const isRead = ({ key }: Step) => /dynamodb:(Query|GetItem)$/.test(key);
export const label = ({ key, occurrence }: Step) => `${key} #${occurrence}`;

/** What commands and reactions do counts; reading a page changes nothing. */
const relevant = (call: AwsCall) =>
  call.functionName !== undefined && call.service !== 'secretsmanager' && !/follow/i.test(call.functionName);

/** Whatever can go wrong with one call: it is not made, its answer is lost, or one of its events is refused. */
export function faultsOf(step: Step): Fault[] {
  const faults: Fault[] = isRead(step) ? ['before'] : ['before', 'after'];
  return step.key.endsWith('PutEvents') ? [...faults, { failEntries: [0] }] : faults;
}

/**
 * SES has no idempotency token: when its answer, or our note of it, is lost, a mail may go twice. Anywhere else never.
 */
export const mayRepeatMail = ({ key }: Step): boolean =>
  / ses:SendEmail$/.test(key) || /(relay|sweep).* dynamodb:UpdateItem$/i.test(key);

/** Every call that is made meanwhile, in the order in which its kind first came by. */
export async function recordSteps(system: System, tell: () => Promise<unknown>): Promise<Step[]> {
  const seen = new Map<string, number>();
  system.run.setFaults((call) => {
    if (relevant(call)) seen.set(keyOf(call), (seen.get(keyOf(call)) ?? 0) + 1);
    return undefined;
  });
  try {
    await tell();
  } finally {
    system.run.setFaults(undefined);
  }
  return [...seen].flatMap(([key, count]) =>
    Array.from({ length: count }, (_, index) => ({ key, occurrence: index + 1 })),
  );
}

/** True when the call was made: retries and batches differ a little from run to run. */
export async function withFault(
  system: System,
  { step, fault }: { step: Step; fault: Fault },
  tell: () => Promise<unknown>,
): Promise<boolean> {
  let count = 0;
  let fired = false;
  system.run.setFaults((call) => {
    if (fired || !relevant(call) || keyOf(call) !== step.key) return undefined;
    count += 1;
    if (count !== step.occurrence) return undefined;
    fired = true;
    return fault;
  });
  try {
    await tell();
  } catch (error) {
    throw new Error(`${describeFault(step, fault)}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  } finally {
    system.run.setFaults(undefined);
  }
  return fired;
}

export const describeFault = (step: Step, fault: Fault) => `${JSON.stringify(fault)} at ${label(step)}`;
