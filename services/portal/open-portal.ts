import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { readInstallation } from '../../shared/installation.ts';
import { originHeader } from '../../shared/lambda/api.ts';
import type { PagesDependencies } from '../../shared/lambda/pages.ts';
import { createLog, stdout } from '../../shared/log.ts';
import { createOriginReader } from '../../shared/secrets.ts';
import { openTable } from '../../shared/store/table.ts';
import { createApiClient, createFileClient } from './api-client.ts';
import { createAssets } from './assets.ts';
import type { Setting } from './pages/document.ts';

const environmentSchema = z.object({ TABLE_NAME: z.string().min(1), ORIGIN_SECRET_ID: z.string().min(1) });

/**
 * Straight to the origin, with the secret that CloudFront would add: through CloudFront all residents would come from
 * the few addresses of these functions, and share one limit of its firewall.
 */
const viaOrigin =
  (originSecrets: () => Promise<string[]>): typeof fetch =>
  async (input, init) => {
    const [secret = ''] = await originSecrets();
    const headers = new Headers(init?.headers);
    headers.set(originHeader, secret);
    return fetch(input, { ...init, headers });
  };

/** What all functions of the portal have in common. Each brings its own error page: the desk carries no texts for residents. */
export function openPortal(
  environment: Record<string, string | undefined>,
  errorPage: (setting: Setting, ...about: Parameters<PagesDependencies['errorPage']>) => string,
) {
  const { TABLE_NAME, ORIGIN_SECRET_ID } = environmentSchema.parse(environment);
  const installation = readInstallation();
  const { gemeente, omgeving } = installation;
  const setting = { gemeente, assets: createAssets(gemeente) };
  const originSecrets = createOriginReader(ORIGIN_SECRET_ID);
  const wayIn = {
    installation,
    log: createLog(stdout, 'portal'),
    originSecrets,
    errorPage: (...about) => errorPage(setting, ...about),
  } satisfies Omit<PagesDependencies, 'handle'>;
  return {
    installation,
    setting,
    wayIn,
    table: openTable(new DynamoDBClient({}), TABLE_NAME),
    url: omgeving.url,
    api: createApiClient(omgeving.herkomst, viaOrigin(originSecrets)),
    file: createFileClient(omgeving.herkomst, viaOrigin(originSecrets)),
  };
}
