import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { queueHandler } from '../../../shared/lambda/queue.ts';
import { createLog, stdout } from '../../../shared/log.ts';
import { openTable } from '../../../shared/store/table.ts';
import { reactTo } from '../reactions.ts';

const env = z.object({ TABLE_NAME: z.string() }).parse(process.env);
const log = createLog(stdout, 'regie');
const table = openTable(new DynamoDBClient({}), env.TABLE_NAME);
const react = reactTo({ table, installation: readInstallation(), ids: randomIdentifiers, log });

export const handler = queueHandler({ log, clock: Date.now, react });
