/*
 * Takes in one mail from the bucket, as the function does, and says what it took. Run by the test in a process of its
 * own, with the table and the bucket in another, so that what is measured is this and nothing else.
 */
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { installationSchema } from '../../../shared/gemeente.ts';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { createLog } from '../../../shared/log.ts';
import { openTable } from '../../../shared/store/table.ts';
import { mailNotification } from './notification.ts';
import { receiveMail } from './receive-mail.ts';

/** Of this process only: `resourceUsage` also counts the one that started it. */
function peakKb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}

const [tableEndpoint = '', bucketEndpoint = '', installation = '', notification = ''] = process.argv.slice(2);
const common = { region: 'eu-central-1', credentials: { accessKeyId: 'example', secretAccessKey: 'example' } };
const deps = {
  table: openTable(new DynamoDBClient({ ...common, endpoint: tableEndpoint }), 'test'),
  bucket: { client: new S3Client({ ...common, endpoint: bucketEndpoint }), name: 'post' },
  installation: installationSchema.parse(JSON.parse(readFileSync(installation, 'utf8'))),
  ids: randomIdentifiers,
  log: createLog(() => undefined, 'intake'),
  metrics: () => undefined,
};
const started = performance.now();
void receiveMail(deps, mailNotification.parse(notification), new Date().toISOString()).then((outcome) => {
  const ms = Math.round(performance.now() - started);
  process.stdout.write(JSON.stringify({ outcome, ms, mb: Math.round(peakKb() / 1024) }));
});
