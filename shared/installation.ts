import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Installation, installationSchema } from './gemeente.ts';

/** Reads `gemeente.json` beside the bundle. Once per cold start; throws when it does not fit the schema. */
export function readInstallation(root: string | undefined = process.env['LAMBDA_TASK_ROOT']): Installation {
  if (!root) throw new Error('LAMBDA_TASK_ROOT is not set');
  return installationSchema.parse(JSON.parse(readFileSync(join(root, 'gemeente.json'), 'utf8')));
}
