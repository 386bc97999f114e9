import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { messageHandler } from '../../../shared/lambda/messages.ts';
import { createLog, createMetrics, stdout } from '../../../shared/log.ts';
import { openTable } from '../../../shared/store/table.ts';
import { mailNotification } from '../mail-in/notification.ts';
import { receiveMail } from '../mail-in/receive-mail.ts';

const env = z.object({ TABLE_NAME: z.string(), BUCKET_NAME: z.string() }).parse(process.env);
const log = createLog(stdout, 'intake');
const metrics = createMetrics(stdout, 'intake');
const table = openTable(new DynamoDBClient({}), env.TABLE_NAME);
const bucket = { client: new S3Client({}), name: env.BUCKET_NAME };
const deps = { table, bucket, installation: readInstallation(), ids: randomIdentifiers, log, metrics };

export const handler = messageHandler({
  log,
  clock: Date.now,
  receive: (message, now) => receiveMail(deps, mailNotification.parse(message), now),
});
