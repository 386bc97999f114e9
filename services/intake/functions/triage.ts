import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { apiHandler } from '../../../shared/lambda/api.ts';
import { createLog, createMetrics, stdout } from '../../../shared/log.ts';
import { createOriginReader, createPseudonymizer } from '../../../shared/secrets.ts';
import { openTable } from '../../../shared/store/table.ts';
import { apiVersion } from '../api.ts';
import { triageRoutes } from '../desk-api.ts';

const env = z
  .object({ TABLE_NAME: z.string(), ORIGIN_SECRET_ID: z.string(), ADRES_SECRET_ID: z.string() })
  .parse(process.env);
const installation = readInstallation();
const log = createLog(stdout, 'intake');
const table = openTable(new DynamoDBClient({}), env.TABLE_NAME);
const pseudonymize = createPseudonymizer(env.ADRES_SECRET_ID);
const metrics = createMetrics(stdout, 'intake');

export const handler = apiHandler({
  version: apiVersion,
  routes: triageRoutes({ table, installation, ids: randomIdentifiers, log, metrics, pseudonymize }),
  log,
  installation,
  originSecrets: createOriginReader(env.ORIGIN_SECRET_ID),
});
