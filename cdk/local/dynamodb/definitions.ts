import * as z from 'zod';
import { type Context, tableNamed } from './context.ts';
import { checkRequest, serviceError, validationError } from './dynalite.ts';
import { streamArn, tableArn } from './stream.ts';
import { type Index, streamViewType, type Table, tableDefinition } from './table.ts';

const streamSpecification = z.object({ StreamEnabled: z.boolean(), StreamViewType: streamViewType.optional() });

const createRequest = tableDefinition
  .pick({ TableName: true, KeySchema: true, AttributeDefinitions: true, GlobalSecondaryIndexes: true })
  .extend({ StreamSpecification: streamSpecification.optional() });

// Told to DynamoDB for a real table, without meaning on one machine.
const withoutEffect = [
  'SSESpecification',
  'Tags',
  'DeletionProtectionEnabled',
  'TableClass',
  'OnDemandThroughput',
  'WarmThroughput',
  'ResourcePolicy',
];

export function createTable(context: Context, body: unknown): Record<string, unknown> {
  const checked = checkRequest('CreateTable', body, ['StreamSpecification', ...withoutEffect]);
  if (checked['LocalSecondaryIndexes'] !== undefined) {
    throw validationError('The embedded DynamoDB has no local secondary indexes');
  }
  const { StreamSpecification, ...definition } = createRequest.parse(checked);
  if (context.store.tables.has(definition.TableName)) {
    throw serviceError('ResourceInUseException', `Table already exists: ${definition.TableName}`);
  }
  const table = context.store.saveTable({
    ...definition,
    ...streamOf(context, StreamSpecification),
    createdAt: context.now(),
  });
  return { TableDescription: describe(context, table) };
}

function streamOf(context: Context, specification: z.infer<typeof streamSpecification> | undefined) {
  if (specification?.StreamEnabled !== true) return {};
  if (specification.StreamViewType === undefined) {
    throw validationError('One or more parameter values were invalid: StreamViewType is required for a stream');
  }
  return {
    streamViewType: specification.StreamViewType,
    streamLabel: new Date(context.now()).toISOString().replace('Z', ''),
  };
}

const updateRequest = z.strictObject({
  TableName: z.string(),
  AttributeDefinitions: tableDefinition.shape.AttributeDefinitions.optional(),
  StreamSpecification: streamSpecification.optional(),
  GlobalSecondaryIndexUpdates: z
    .array(
      z.strictObject({
        Create: z.looseObject(tableDefinition.shape.GlobalSecondaryIndexes.unwrap().element.shape).optional(),
        Delete: z.object({ IndexName: z.string() }).optional(),
      }),
    )
    .optional(),
});

/** Indexes are filled or emptied before the answer; the stream can be switched on or off. */
export function updateTable(context: Context, body: unknown): Record<string, unknown> {
  const parsed = updateRequest.safeParse(body);
  if (!parsed.success) throw validationError(z.prettifyError(parsed.error));
  const request = parsed.data;
  const before = tableNamed(context, request.TableName);
  const table = context.store.transaction(() => {
    const { streamViewType: view, streamLabel, ...rest } = before.definition;
    const kept = view === undefined || streamLabel === undefined ? {} : { streamViewType: view, streamLabel };
    let indexes: Index[] = rest.GlobalSecondaryIndexes ?? [];
    const created: Index[] = [];
    for (const change of request.GlobalSecondaryIndexUpdates ?? []) {
      const gone = change.Delete?.IndexName;
      if (gone !== undefined) {
        indexes = indexes.filter((index) => index.IndexName !== gone);
        context.store.dropIndex(before, gone);
      }
      if (change.Create !== undefined) created.push(change.Create);
    }
    const saved = context.store.saveTable({
      ...rest,
      ...(request.StreamSpecification === undefined ? kept : streamOf(context, request.StreamSpecification)),
      AttributeDefinitions: request.AttributeDefinitions ?? rest.AttributeDefinitions,
      GlobalSecondaryIndexes: [...indexes, ...created],
    });
    for (const index of created) context.store.fillIndex(saved, index);
    return saved;
  });
  return { TableDescription: describe(context, table) };
}

export function deleteTable(context: Context, body: unknown): Record<string, unknown> {
  const table = named(context, checkRequest('DeleteTable', body));
  const description = describe(context, table);
  context.store.transaction(() => context.store.removeTable(table));
  return { TableDescription: { ...description, TableStatus: 'DELETING' } };
}

export function describeTable(context: Context, body: unknown): Record<string, unknown> {
  return { Table: describe(context, named(context, checkRequest('DescribeTable', body))) };
}

function named(context: Context, request: Record<string, unknown>): Table {
  const name = z.string().parse(request['TableName']);
  const table = context.store.tables.get(name);
  if (table === undefined) {
    throw serviceError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
  }
  return table;
}

const listRequest = z.object({ ExclusiveStartTableName: z.string().optional(), Limit: z.number().optional() });

export function listTables(context: Context, body: unknown): Record<string, unknown> {
  const { ExclusiveStartTableName: after, Limit = 100 } = listRequest.parse(checkRequest('ListTables', body));
  const names = [...context.store.tables.keys()].sort().filter((name) => after === undefined || name > after);
  const page = names.slice(0, Limit);
  const last = page.at(-1);
  return {
    TableNames: page,
    ...(names.length > page.length && last !== undefined ? { LastEvaluatedTableName: last } : {}),
  };
}

const timeToLiveRequest = z.strictObject({
  TableName: z.string(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string().min(1).max(255), Enabled: z.boolean() }),
});

export function updateTimeToLive(context: Context, body: unknown): Record<string, unknown> {
  const parsed = timeToLiveRequest.safeParse(body);
  if (!parsed.success) throw validationError(z.prettifyError(parsed.error));
  const { TimeToLiveSpecification: wanted } = parsed.data;
  const { definition } = named(context, parsed.data);
  const { ttlAttribute, ...rest } = definition;
  if (wanted.Enabled ? ttlAttribute === wanted.AttributeName : ttlAttribute === undefined) {
    throw validationError(`TimeToLive is already ${wanted.Enabled ? 'enabled' : 'disabled'}`);
  }
  context.store.transaction(() => {
    const table = context.store.saveTable(wanted.Enabled ? { ...rest, ttlAttribute: wanted.AttributeName } : rest);
    context.store.refreshExpiry(table);
  });
  return { TimeToLiveSpecification: wanted };
}

export function describeTimeToLive(context: Context, body: unknown): Record<string, unknown> {
  const { ttlAttribute } = named(context, checkRequest('DescribeTimeToLive', body)).definition;
  return {
    TimeToLiveDescription:
      ttlAttribute === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: ttlAttribute },
  };
}

function describe(context: Context, table: Table): Record<string, unknown> {
  const { definition } = table;
  const arn = tableArn(table, context.region, context.account);
  const throughput = { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 };
  return {
    TableName: definition.TableName,
    TableArn: arn,
    TableId: tableId(table),
    TableStatus: 'ACTIVE',
    CreationDateTime: definition.createdAt / 1000,
    KeySchema: definition.KeySchema,
    AttributeDefinitions: definition.AttributeDefinitions,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ProvisionedThroughput: throughput,
    ItemCount: context.store.countItems(table),
    TableSizeBytes: 0,
    ...(definition.GlobalSecondaryIndexes === undefined
      ? {}
      : {
          GlobalSecondaryIndexes: definition.GlobalSecondaryIndexes.map((index) => ({
            ...index,
            IndexArn: `${arn}/index/${index.IndexName}`,
            IndexStatus: 'ACTIVE',
            ProvisionedThroughput: throughput,
          })),
        }),
    ...(definition.streamViewType === undefined
      ? {}
      : {
          StreamSpecification: { StreamEnabled: true, StreamViewType: definition.streamViewType },
          LatestStreamArn: streamArn(table, context.region, context.account),
          LatestStreamLabel: definition.streamLabel,
        }),
  };
}

function tableId(table: Table): string {
  return `00000000-0000-4000-8000-${String(table.id).padStart(12, '0')}`;
}
