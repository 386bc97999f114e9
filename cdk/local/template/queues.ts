import type { Assembly } from '../assembly.ts';
import { nameFromArn, type Place, queueUrl } from '../identity.ts';
import type { QueueDefinition, Queues } from '../queues.ts';

export function queueDefinitions(assembly: Assembly, speed: number): QueueDefinition[] {
  return assembly.ofType('AWS::SQS::Queue').map(({ name, properties }) => ({
    name,
    visibilityMs: (properties.VisibilityTimeout * 1000) / speed,
    delayMs: (properties.DelaySeconds * 1000) / speed,
    retentionMs: properties.MessageRetentionPeriod * 1000,
    redrive: properties.RedrivePolicy && {
      deadLetter: nameFromArn(properties.RedrivePolicy.deadLetterTargetArn),
      maxReceiveCount: properties.RedrivePolicy.maxReceiveCount,
    },
  }));
}

export function queueUrlsOf(queues: Queues, place: Place) {
  const deadLetters = new Set(queues.names().map((name) => queues.definition(name)?.redrive?.deadLetter));
  return queues
    .names()
    .filter((name) => !deadLetters.has(name))
    .map((name) => {
      const deadLetter = queues.definition(name)?.redrive?.deadLetter;
      return {
        queue: queueUrl(name, place),
        deadLetter: deadLetter === undefined ? undefined : queueUrl(deadLetter, place),
      };
    });
}
