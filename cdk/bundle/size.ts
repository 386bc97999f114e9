import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from '../bundle.ts';
import { type FunctionPath, functionPaths } from '../functions.ts';

/**
 * Bytes of minified code. The public function that takes a melding has to start fastest. Letters carry a font and a
 * PDF library that spells every name in Europe, 1.4 MB together; only staff who print one wait for it.
 */
const limits = new Map<string, number>([
  ['intake/receive', 330_000],
  ['intake/letters', 2_000_000],
  // Reads every kind of mail, and the bucket besides the table; a queue waits for it, no person does.
  ['intake/mail-in', 460_000],
  // Delivers mails and events, and removes files; it runs every minute and nobody waits for it.
  ['intake/sweep', 480_000],
]);
export const limitOf = (path: FunctionPath): number => limits.get(path) ?? 400_000;

export type Size = { path: FunctionPath; bytes: number; limit: number };

export function sizes(code: Code): Size[] {
  return functionPaths.map((path) => ({
    path,
    bytes: statSync(join(code.folder(path), 'index.js')).size,
    limit: limitOf(path),
  }));
}

const environment = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  TABLE_NAME: 'none',
  BUCKET_NAME: 'none',
  BUS_NAME: 'none',
  MAIL_CONFIGURATION_SET: 'none',
  ORIGIN_SECRET_ID: 'none',
  ADRES_SECRET_ID: 'none',
};

/** Milliseconds until the handler is there, in a fresh process; the median of five. */
export function initMillis(code: Code, path: FunctionPath): number {
  const folder = code.folder(path);
  const program =
    'const from = performance.now(); require(process.argv[1]); console.log(performance.now() - from); process.exit(0);';
  const runs = Array.from({ length: 5 }, () =>
    Number(
      execFileSync(process.execPath, ['-e', program, join(folder, 'index.js')], {
        env: { ...environment, LAMBDA_TASK_ROOT: folder },
        encoding: 'utf8',
      }),
    ),
  );
  return runs.sort((a, b) => a - b)[2] ?? Number.NaN;
}
