import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule.ts';
import { createLog, createMetrics, stdout } from '../../../shared/log.ts';
import { createRelay } from '../../../shared/relay.ts';
import { openTable } from '../../../shared/store/table.ts';
import { sweepRegie } from '../sweep.ts';

const env = z
  .object({ TABLE_NAME: z.string(), BUS_NAME: z.string(), MAIL_CONFIGURATION_SET: z.string() })
  .parse(process.env);
const log = createLog(stdout, 'regie');
const metrics = createMetrics(stdout, 'regie');
const table = openTable(new DynamoDBClient({}), env.TABLE_NAME);
const relay = createRelay({
  table,
  bus: { client: new EventBridgeClient({}), name: env.BUS_NAME },
  mail: { client: new SESv2Client({}), configurationSet: env.MAIL_CONFIGURATION_SET },
  source: 'vlot.regie',
  log,
  metrics,
});
const deps = { table, installation: readInstallation(), ids: randomIdentifiers, log };

export const handler = scheduleHandler({ sweep: (now) => sweepRegie(deps, { relay, metrics }, now) });
