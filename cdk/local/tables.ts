import * as z from 'zod';
import type { Resource } from './assembly.ts';
import type { DynamoDb } from './dynamodb/engine.ts';
import { StartError } from './start-error.ts';

type TableResource = Resource<'AWS::DynamoDB::Table'>;

const described = z.looseObject({
  Table: z.looseObject({
    KeySchema: z.unknown(),
    GlobalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string() })).default([]),
  }),
});

/** Makes what is missing and changes what a template may change of a table that is kept: its indexes and its TTL. */
export function bringUpTable(dynamoDb: DynamoDb, { name, properties }: TableResource): void {
  const call = (operation: string, body: Record<string, unknown>) => {
    const answer = dynamoDb.handle(operation, { TableName: name, ...body });
    if (answer.status !== 200) throw new StartError(`Tabel ${name}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const {
    KeySchema,
    AttributeDefinitions,
    GlobalSecondaryIndexes: indexes = [],
    StreamSpecification: stream,
  } = properties;
  const existing = dynamoDb.handle('DescribeTable', { TableName: name });
  if (existing.status !== 200) {
    call('CreateTable', {
      KeySchema,
      AttributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
      ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
      ...(stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } } : {}),
    });
  } else {
    const { Table: table } = described.parse(existing.body);
    if (JSON.stringify(table.KeySchema) !== JSON.stringify(KeySchema)) {
      throw new StartError(
        `Tabel ${name} heeft een andere sleutel gekregen: hernoem de gegevensmap om leeg te beginnen.`,
      );
    }
    const kept = table.GlobalSecondaryIndexes.map((index) => index.IndexName);
    const updates = [
      ...kept
        .filter((index) => !indexes.some(({ IndexName }) => IndexName === index))
        .map((IndexName) => ({ Delete: { IndexName } })),
      ...indexes.filter(({ IndexName }) => !kept.includes(IndexName)).map((Create) => ({ Create })),
    ];
    for (const update of updates) call('UpdateTable', { AttributeDefinitions, GlobalSecondaryIndexUpdates: [update] });
  }
  const ttl = properties.TimeToLiveSpecification;
  if (ttl?.Enabled && !hasTtl(call('DescribeTimeToLive', {}))) {
    call('UpdateTimeToLive', { TimeToLiveSpecification: { AttributeName: ttl.AttributeName, Enabled: true } });
  }
}

function hasTtl(body: unknown): boolean {
  return z
    .looseObject({ TimeToLiveDescription: z.looseObject({ TimeToLiveStatus: z.literal('ENABLED') }) })
    .safeParse(body).success;
}

const streamHours = 24;

/** Forgets stream records that are older than AWS would keep them. */
export function trimStreams(dynamoDb: DynamoDb, tables: TableResource[], now: number): void {
  const oldest = now / 1000 - streamHours * 3600;
  for (const { name } of tables) {
    const records = dynamoDb.readStream(name, undefined, 1000);
    const young = records.find((record) => record.dynamodb.ApproximateCreationDateTime >= oldest);
    const before = young ?? records.at(-1);
    if (before && before !== records[0]) dynamoDb.trimStream(name, before.dynamodb.SequenceNumber);
  }
}

/** By the last word of the stack's name, so `vlot-almelo-intake` holds the table of `intake`. */
export function tableNameOf(tables: TableResource[], service: string): string {
  const found = tables.find(({ stack }) => stack.toLowerCase().split('-').at(-1) === service.toLowerCase());
  if (!found) throw new StartError(`Er is geen tabel van de dienst ${service}.`);
  return found.name;
}
