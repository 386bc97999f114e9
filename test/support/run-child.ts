/** Starts the system in a process of its own, to be killed: `node run-child.ts <data folder>`; prints its address. */
import { startLocalRun } from '../../cdk/local/local-run.ts';

const [dataDir = ''] = process.argv.slice(2);
const run = await startLocalRun({ gemeente: 'almelo', dataDir, schedules: 'manual', speed: 100 });
process.stdout.write(`${run.url}\n`);
