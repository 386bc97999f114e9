import { setTimeout as sleep } from 'node:timers/promises';
import type { Assembly } from '../assembly.ts';
import type { BusRule } from '../bus.ts';
import { arn, nameFromArn, region } from '../identity.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Queues } from '../queues.ts';
import type { ScheduleRule } from '../schedules.ts';
import { StartError } from '../start-error.ts';
import { functionNameIn } from './functions.ts';

export function busRules(assembly: Assembly): BusRule[] {
  return assembly.ofType('AWS::Events::Rule').flatMap(({ stack, logicalId, properties }) => {
    if (!properties.EventPattern || properties.State === 'DISABLED') return [];
    const queues = properties.Targets.map(({ Arn }) => {
      if (Arn.startsWith('arn:aws:sqs:')) return nameFromArn(Arn);
      throw new StartError(
        `Stack ${stack}, ${logicalId}: een regel met een patroon levert hier alleen aan een wachtrij, niet aan ${Arn}.`,
      );
    });
    return [{ bus: properties.EventBusName.split('/').at(-1) ?? '', pattern: properties.EventPattern, queues }];
  });
}

type ScheduleParts = {
  queues: Queues;
  functions: Functions;
  speed: number;
  report: (line: string) => void;
  isStopping: () => boolean;
};

export function scheduleRules(assembly: Assembly, parts: ScheduleParts): ScheduleRule[] {
  const invokeConfigs = new Map(
    assembly
      .ofType('AWS::Lambda::EventInvokeConfig')
      .map(({ properties }) => [functionNameIn(properties.FunctionName), properties]),
  );
  return assembly.ofType('AWS::Events::Rule').flatMap((rule) => {
    const { ScheduleExpression: expression, State, Targets } = rule.properties;
    if (expression === undefined || State === 'DISABLED') return [];
    const fire = async (event: unknown) => {
      await Promise.all(
        Targets.map(async ({ Arn }) => {
          const name = nameFromArn(Arn);
          if (Arn.startsWith('arn:aws:sqs:')) {
            parts.queues.send(name, [{ body: JSON.stringify(event) }]);
            return;
          }
          const config = invokeConfigs.get(name);
          const destination = config?.DestinationConfig?.OnFailure.Destination;
          const ok = await invokeLater(name, event, config?.MaximumRetryAttempts ?? 2, parts);
          if (!ok && destination !== undefined && !parts.isStopping()) {
            const note = {
              version: '1.0',
              timestamp: new Date().toISOString(),
              requestContext: { functionArn: Arn, condition: 'RetriesExhausted' },
              requestPayload: event,
            };
            parts.queues.send(nameFromArn(destination), [{ body: JSON.stringify(note) }]);
          }
        }),
      );
    };
    return [{ name: rule.name, arn: arn('AWS::Events::Rule', rule.name, region), expression, fire }];
  });
}

/** An asynchronous invocation: Lambda tries it again after one and after two minutes. */
async function invokeLater(name: string, event: unknown, retries: number, parts: ScheduleParts): Promise<boolean> {
  for (let attempt = 0; !parts.isStopping(); attempt += 1) {
    const outcome = await parts.functions.invoke(name, event);
    if (outcome.ok) return true;
    if (attempt >= retries) return false;
    await sleep(((attempt + 1) * 60_000) / parts.speed, undefined, { ref: false });
  }
  return false;
}
