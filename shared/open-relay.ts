import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { createLog, createMetrics, stdout } from './log.ts';
import { createRelay, type RelayDependencies } from './relay.ts';
import { openTable } from './store/table.ts';

const environment = z.object({ TABLE_NAME: z.string(), BUS_NAME: z.string(), MAIL_CONFIGURATION_SET: z.string() });

/** What a function that delivers has at hand; made once, on cold start. Throws when the environment is incomplete. */
export function openRelay(
  service: 'intake' | 'regie' | 'plans',
  variables: Record<string, string | undefined>,
  mail: Pick<RelayDependencies['mail'], 'compose' | 'remembersThreads'> = {},
) {
  const env = environment.parse(variables);
  const log = createLog(stdout, service);
  const metrics = createMetrics(stdout, service);
  const table = openTable(new DynamoDBClient({}), env.TABLE_NAME);
  const relay = createRelay({
    table,
    bus: { client: new EventBridgeClient({}), name: env.BUS_NAME },
    mail: { client: new SESv2Client({}), configurationSet: env.MAIL_CONFIGURATION_SET, ...mail },
    source: `vlot.${service}`,
    log,
    metrics,
  });
  return { table, relay, log, metrics };
}
