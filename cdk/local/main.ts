import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import type { LocalRun, LocalRunOptions } from './local-run.ts';
import { startLocalRun } from './local-run.ts';
import { portsOf } from './ports.ts';
import { seed } from './seed.ts';
import { StartError } from './start-error.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const settingsSchema = z.object({
  GEMEENTE: z.string().min(1).default('almelo'),
  PORT: port.optional(),
  VLOT_MAIL_PORT: port.optional(),
  VLOT_SIGNIN_PORT: port.optional(),
  VLOT_SMTP_PORT: port.optional(),
  VLOT_DATA: z.string().min(1).default('.vlot'),
  /** Path of another CDK app; for the tests of the local run. */
  VLOT_APP: z.string().optional(),
});

/** Starts, tells what happens, and ends cleanly at Ctrl+C. */
export async function main(): Promise<void> {
  const began = Date.now();
  const progress = (line: string) => console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`);
  let run: LocalRun | undefined;
  let ending = false;
  const end = async () => {
    // The second Ctrl+C does not wait.
    if (ending) process.exit(1);
    ending = true;
    if (!run) process.exit(0);
    console.log('\nVlot stopt ...');
    await run.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
  let options: LocalRunOptions;
  try {
    options = optionsOf(progress);
    run = await startLocalRun(options);
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(1);
  }
  progress(
    `Doet hier niets: ${[...run.inert].map(([type, count]) => `${type.replace('AWS::', '')} (${count})`).join(', ')}`,
  );
  // For `npm run redrive`, which knocks at the same door as the functions.
  writeFileSync(join(options.dataDir, 'adressen.json'), `${JSON.stringify({ aws: run.aws.endpoint })}\n`);
  for (const [name, url] of addresses(run)) console.log(`  ${name.padEnd(22)} ${url}`);
  console.log(`Vlot draait op ${run.url}`);
}

function optionsOf(progress: (line: string) => void): LocalRunOptions {
  const settings = settingsSchema.safeParse(process.env);
  if (!settings.success) {
    const names = settings.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new StartError(`De instelling ${names} klopt niet: een poort is een getal van 0 tot en met 65535.`);
  }
  const { GEMEENTE, VLOT_DATA, VLOT_APP } = settings.data;
  return {
    gemeente: GEMEENTE,
    dataDir: VLOT_DATA,
    ports: portsOf(settings.data),
    progress,
    ...(VLOT_APP === undefined ? {} : { app: resolve(VLOT_APP) }),
    ...(VLOT_APP === undefined && { seed: (run: LocalRun) => seed(run, GEMEENTE) }),
  };
}

function addresses(run: LocalRun): [string, string][] {
  return [
    ['Portaal', run.url],
    ['Melden', `${run.url}/melden`],
    ['Werkvoorraad', `${run.url}/werk`],
    ['Mailbox', run.mailUrl],
    ['Mail naar Vlot (SMTP)', `127.0.0.1:${run.smtp.port}`],
    ['Aanmelden', run.signInUrl],
    ['OpenAPI van intake', `${run.url}/intake/v1/openapi.json`],
    ['OpenAPI van regie', `${run.url}/regie/v1/openapi.json`],
  ];
}
