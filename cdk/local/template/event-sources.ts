import type { DatabaseSync } from 'node:sqlite';
import type { Assembly } from '../assembly.ts';
import type { DynamoDb } from '../dynamodb/engine.ts';
import type { EventSource } from '../event-sources.ts';
import { arn, nameFromArn, region } from '../identity.ts';
import type { Functions } from '../lambda/functions.ts';
import { missingPermission, needsOfSource } from '../permissions.ts';
import { createQueueSource } from '../queue-source.ts';
import type { Queues } from '../queues.ts';
import { StartError } from '../start-error.ts';
import { createStreamSource } from '../stream-source.ts';
import { functionNameIn, queueWorkers } from './functions.ts';

type SourceParts = {
  db: DatabaseSync;
  dynamoDb: DynamoDb;
  queues: Queues;
  functions: Functions;
  speed: number;
};

/** The event source mappings, by the table or queue that wakes them. */
export function eventSources(assembly: Assembly, { db, dynamoDb, queues, functions, speed }: SourceParts) {
  const streams = new Map<string, EventSource[]>();
  const queueSources = new Map<string, EventSource[]>();
  const lambdas = assembly.ofType('AWS::Lambda::Function');
  const timeouts = new Map(lambdas.map(({ name, properties }) => [name, properties.Timeout]));
  const roles = new Map(lambdas.map(({ name, properties }) => [name, assembly.roles.get(properties.Role)]));
  for (const mapping of assembly.ofType('AWS::Lambda::EventSourceMapping')) {
    const { properties } = mapping;
    if (!properties.Enabled) continue;
    const functionName = functionNameIn(properties.FunctionName);
    const role = roles.get(functionName);
    const missing = role && missingPermission(role, needsOfSource(properties.EventSourceArn));
    if (missing) {
      throw new StartError(
        `Stack ${mapping.stack}, ${mapping.logicalId}: de rol van ${functionName} mist ${missing.action} op ${missing.resource}.`,
      );
    }
    const sourceName = nameFromArn(properties.EventSourceArn);
    const invoke = (event: unknown) => functions.invoke(functionName, event);
    const filters = properties.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? [];
    const reportsFailures = properties.FunctionResponseTypes.length > 0;
    const add = (map: Map<string, EventSource[]>, source: EventSource) =>
      map.set(sourceName, [...(map.get(sourceName) ?? []), source]);
    if (properties.EventSourceArn.startsWith('arn:aws:dynamodb:')) {
      const destination = properties.DestinationConfig?.OnFailure.Destination;
      const stream = {
        id: mapping.name,
        table: sourceName,
        functionArn: arn('AWS::Lambda::Function', functionName, region),
        startAt: properties.StartingPosition ?? 'TRIM_HORIZON',
        batchSize: properties.BatchSize ?? 100,
        bisect: properties.BisectBatchOnFunctionError,
        maximumRetryAttempts: properties.MaximumRetryAttempts,
        maximumRecordAge: properties.MaximumRecordAgeInSeconds,
        reportsFailures,
        filters,
        onFailureQueue: destination === undefined ? undefined : nameFromArn(destination),
        speed,
      };
      add(streams, createStreamSource(db, dynamoDb.readStream, queues, stream, invoke));
      continue;
    }
    const queue = queues.definition(sourceName);
    if (!queue)
      throw new StartError(
        `Stack ${mapping.stack}, ${mapping.logicalId}: de bron ${properties.EventSourceArn} draait hier niet.`,
      );
    if ((queue.visibilityMs * speed) / 1000 < (timeouts.get(functionName) ?? 0)) {
      throw new StartError(
        `Stack ${mapping.stack}, ${mapping.logicalId}: de zichtbaarheidstijd van ${sourceName} is korter dan de functie mag duren.`,
      );
    }
    const maximumConcurrency = Math.min(properties.ScalingConfig?.MaximumConcurrency ?? queueWorkers, queueWorkers);
    const settings = {
      queue,
      region,
      batchSize: properties.BatchSize ?? 10,
      maximumConcurrency,
      reportsFailures,
      filters,
    };
    add(queueSources, createQueueSource(queues, settings, invoke));
  }
  return { streams, queues: queueSources };
}
