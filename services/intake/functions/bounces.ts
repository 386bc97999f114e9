import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { messageHandler } from '../../../shared/lambda/messages.ts';
import { createLog, createMetrics, stdout } from '../../../shared/log.ts';
import { openTable } from '../../../shared/store/table.ts';
import { hearReturned, returned } from '../bounces.ts';

const env = z.object({ TABLE_NAME: z.string() }).parse(process.env);
const log = createLog(stdout, 'intake');
const metrics = createMetrics(stdout, 'intake');
const table = openTable(new DynamoDBClient({}), env.TABLE_NAME);
const deps = { table, installation: readInstallation(), ids: randomIdentifiers, log, metrics };

export const handler = messageHandler({
  log,
  clock: Date.now,
  receive: (message, now) => hearReturned(deps, returned.parse(message), now),
});
