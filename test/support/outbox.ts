import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { System } from './system.ts';

/** Clients of the system under test, as an operator has them. */
export function operatorClients(system: System) {
  const { endpoint, sqsEndpoint, region, credentials } = system.run.aws;
  return {
    dynamodb: new DynamoDBClient({ endpoint, region, credentials }),
    sqs: new SQSClient({ endpoint: sqsEndpoint, region, credentials }),
  };
}

/** Outbox rows of all services that are still open or were parked. */
export async function undelivered(system: System): Promise<{ open: number; parked: number }> {
  const { dynamodb } = operatorClients(system);
  const count = async (list: string) => {
    let total = 0;
    for (const service of ['intake', 'regie', 'plans']) {
      const { Count = 0 } = await dynamodb.send(
        new QueryCommand({
          TableName: system.run.tableName(service),
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :list',
          ExpressionAttributeValues: { ':list': { S: list } },
          Select: 'COUNT',
        }),
      );
      total += Count;
    }
    return total;
  };
  return { open: await count('OUTBOX'), parked: await count('GEPARKEERD') };
}

export async function deadLetters(system: System): Promise<number> {
  const { sqs } = operatorClients(system);
  let total = 0;
  for (const { deadLetter } of system.run.queueUrls()) {
    if (!deadLetter) continue;
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: deadLetter, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    total += Number(Attributes['ApproximateNumberOfMessages'] ?? 0);
  }
  return total;
}
