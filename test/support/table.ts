import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynamoDbServer } from '../../cdk/local/dynamodb/server.ts';
import { openTable, type Table } from '../../shared/store/table.ts';

export type TestTable = {
  table: Table;
  /** Names of the AWS calls made through `table`, in order; `forgetCalls()` starts anew. */
  calls(): string[];
  forgetCalls(): void;
  stop(): Promise<void>;
};

/** A service table on the embedded DynamoDB, reached through the real SDK over HTTP. */
export async function startTestTable(name = 'test'): Promise<TestTable> {
  const server = await startDynamoDbServer();
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
  });
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S' as const,
      })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  const made: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      made.push(String(context.commandName));
      return next(args);
    },
    { step: 'initialize' },
  );
  return {
    table: openTable(client, name),
    calls: () => [...made],
    forgetCalls: () => {
      made.length = 0;
    },
    async stop() {
      client.destroy();
      await server.stop();
    },
  };
}
