import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { readInstallation } from '../../shared/installation.ts';
import type { PagesDependencies } from '../../shared/lambda/pages.ts';
import { createLog, stdout } from '../../shared/log.ts';
import { createSecretReader, originSecret } from '../../shared/secrets.ts';
import { openTable } from '../../shared/store/table.ts';
import { createAssets } from './assets.ts';
import { errorPage } from './pages/information.ts';

const environmentSchema = z.object({ TABLE_NAME: z.string().min(1), ORIGIN_SECRET_ID: z.string().min(1) });

/** What both functions of the portal have in common. */
export function openPortal(environment: Record<string, string | undefined>) {
  const { TABLE_NAME, ORIGIN_SECRET_ID } = environmentSchema.parse(environment);
  const installation = readInstallation();
  const { gemeente, omgeving } = installation;
  const setting = { gemeente, assets: createAssets(gemeente) };
  const readSecret = createSecretReader({
    client: new SecretsManagerClient({}),
    secretId: ORIGIN_SECRET_ID,
    schema: originSecret,
    clock: Date.now,
  });
  const wayIn = {
    installation,
    log: createLog(stdout, 'portal'),
    originSecrets: async () => {
      const { huidig, vorig } = await readSecret();
      return vorig === undefined ? [huidig] : [huidig, vorig];
    },
    errorPage: (_status, code, reference) => errorPage(setting, code, reference),
  } satisfies Omit<PagesDependencies, 'handle'>;
  return { installation, setting, wayIn, table: openTable(new DynamoDBClient({}), TABLE_NAME), url: omgeving.url };
}
