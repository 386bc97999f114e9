import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { adresSleutel, randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { apiHandler } from '../../../shared/lambda/api.ts';
import { createLog, createMetrics, stdout } from '../../../shared/log.ts';
import { adresSecret, createOriginReader, createSecretReader } from '../../../shared/secrets.ts';
import { openTable } from '../../../shared/store/table.ts';
import { apiVersion } from '../api.ts';
import { triageRoutes } from '../desk-api.ts';

const env = z
  .object({ TABLE_NAME: z.string(), ORIGIN_SECRET_ID: z.string(), ADRES_SECRET_ID: z.string() })
  .parse(process.env);
const installation = readInstallation();
const log = createLog(stdout, 'intake');
const table = openTable(new DynamoDBClient({}), env.TABLE_NAME);
const adres = createSecretReader({
  client: new SecretsManagerClient({}),
  secretId: env.ADRES_SECRET_ID,
  schema: adresSecret,
  clock: Date.now,
});
const pseudonymize = async (woonadres: Parameters<typeof adresSleutel>[1]) =>
  adresSleutel((await adres()).sleutel, woonadres);
const metrics = createMetrics(stdout, 'intake');

export const handler = apiHandler({
  version: apiVersion,
  routes: triageRoutes({ table, installation, ids: randomIdentifiers, log, metrics, pseudonymize }),
  log,
  installation,
  originSecrets: createOriginReader(env.ORIGIN_SECRET_ID),
});
