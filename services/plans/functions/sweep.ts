import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { scheduleHandler } from '../../../shared/lambda/schedule.ts';
import { createLog, createMetrics, stdout } from '../../../shared/log.ts';
import { createRelay } from '../../../shared/relay.ts';
import { openTable } from '../../../shared/store/table.ts';

const env = z
  .object({ TABLE_NAME: z.string(), BUS_NAME: z.string(), MAIL_CONFIGURATION_SET: z.string() })
  .parse(process.env);
const relay = createRelay({
  table: openTable(new DynamoDBClient({}), env.TABLE_NAME),
  bus: { client: new EventBridgeClient({}), name: env.BUS_NAME },
  mail: { client: new SESv2Client({}), configurationSet: env.MAIL_CONFIGURATION_SET },
  source: 'vlot.plans',
  log: createLog(stdout, 'plans'),
  metrics: createMetrics(stdout, 'plans'),
});

/** Plans has no terms yet: only rows that the stream missed. */
export const handler = scheduleHandler({ sweep: relay.sweep });
