/**
 * `npm run redrive`: offers again what was given up: parked outbox rows go back to the sweep, dead letters back to
 * their queue. Do this when the cause has been mended. Works on the local run that is up (`.vlot/`), or on the AWS
 * account of the environment with `npm run redrive -- aws`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DynamoDBClient, ListTablesCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type SQSClientConfig,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { outboxList, parkedList } from '../shared/store/commit.ts';
import { workIndex } from '../shared/store/table.ts';

export type Redriven = { rows: number; queues: number };

export async function redrive(config: { dynamodb: DynamoDBClient; sqs: SQSClient }): Promise<Redriven> {
  return { rows: await unpark(config.dynamodb), queues: await returnDeadLetters(config.sqs) };
}

async function unpark(client: DynamoDBClient): Promise<number> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  let rows = 0;
  for (const TableName of TableNames) {
    const parked = new QueryCommand({
      TableName,
      IndexName: workIndex,
      KeyConditionExpression: 'gsi1pk = :list',
      ExpressionAttributeValues: { ':list': { S: parkedList } },
    });
    const { Items = [] } = await client.send(parked);
    for (const { pk, sk } of Items) {
      if (!pk || !sk) continue;
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: { pk, sk },
          UpdateExpression: 'SET gsi1pk = :open, pogingen = :none',
          ConditionExpression: 'gsi1pk = :parked',
          ExpressionAttributeValues: {
            ':open': { S: outboxList },
            ':parked': { S: parkedList },
            ':none': { N: '0' },
          },
        }),
      );
      rows += 1;
    }
  }
  return rows;
}

const redrivePolicy = z.object({ deadLetterTargetArn: z.string() });

/** Every dead-letter queue that holds something gives it back to the queues it came from. */
async function returnDeadLetters(client: SQSClient): Promise<number> {
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));
  const deadLetterArns = new Set<string>();
  const queues: { url: string; arn: string; policy: string | undefined }[] = [];
  const waiting = new Map<string, number>();
  for (const QueueUrl of QueueUrls) {
    const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    waiting.set(Attributes['QueueArn'] ?? '', Number(Attributes['ApproximateNumberOfMessages'] ?? 0));
    const policy = Attributes['RedrivePolicy'];
    queues.push({ url: QueueUrl, arn: Attributes['QueueArn'] ?? '', policy });
    if (policy) deadLetterArns.add(redrivePolicy.parse(JSON.parse(policy)).deadLetterTargetArn);
  }
  const full = [...deadLetterArns].filter((arn) => (waiting.get(arn) ?? 0) > 0);
  for (const SourceArn of full) await client.send(new StartMessageMoveTaskCommand({ SourceArn }));
  const others = queues.filter(({ arn, policy }) => !policy && !deadLetterArns.has(arn) && (waiting.get(arn) ?? 0) > 0);
  let forwarded = 0;
  for (const { url } of others) if (await forwardUndelivered(client, url)) forwarded += 1;
  return full.length + forwarded;
}

/**
 * What a rule could not deliver lies in a queue of its own and bears the target's ARN; SQS cannot move that back by
 * itself. Other messages, such as the notes of a relay, stay where they are.
 */
async function forwardUndelivered(client: SQSClient, QueueUrl: string): Promise<boolean> {
  let found = false;
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    );
    const targeted = Messages.filter(({ MessageAttributes }) => MessageAttributes?.['TARGET_ARN']?.StringValue);
    if (targeted.length === 0) return found;
    found = true;
    for (const { Body, ReceiptHandle, MessageAttributes } of targeted) {
      const QueueName = MessageAttributes?.['TARGET_ARN']?.StringValue?.split(':').at(-1);
      const target = await client.send(new GetQueueUrlCommand({ QueueName }));
      await client.send(new SendMessageCommand({ QueueUrl: target.QueueUrl, MessageBody: Body }));
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}

const localEndpoint = z.object({ aws: z.url() });

function clientConfig(): SQSClientConfig {
  if (process.argv.includes('aws')) return { region: 'eu-central-1' };
  const file = join(process.env['VLOT_DATA'] ?? '.vlot', 'adressen.json');
  if (!existsSync(file)) {
    process.stderr.write(
      'Vlot draait hier niet: start het met "npm start", of kies AWS met "npm run redrive -- aws".\n',
    );
    process.exit(1);
  }
  const { aws } = localEndpoint.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { endpoint: aws, region: 'eu-central-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const config = clientConfig();
  const { rows, queues } = await redrive({ dynamodb: new DynamoDBClient(config), sqs: new SQSClient(config) });
  process.stdout.write(`${rows} geparkeerde rijen en ${queues} wachtrijen opnieuw aangeboden.\n`);
}
