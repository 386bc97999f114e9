import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { messageHandler } from '../../../shared/lambda/messages.ts';
import { createLog, stdout } from '../../../shared/log.ts';
import { openTable } from '../../../shared/store/table.ts';
import { hearScan, scanResult } from '../attachments/hear-scan.ts';

const env = z.object({ TABLE_NAME: z.string(), BUCKET_NAME: z.string() }).parse(process.env);
const log = createLog(stdout, 'intake');
const table = openTable(new DynamoDBClient({}), env.TABLE_NAME);
const bucket = { client: new S3Client({}), name: env.BUCKET_NAME };
const deps = { table, bucket, installation: readInstallation(), ids: randomIdentifiers, log };

export const handler = messageHandler({
  log,
  clock: Date.now,
  receive: (message, now) => hearScan(deps, scanResult.parse(message), now),
});
