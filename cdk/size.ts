import { App } from 'aws-cdk-lib';
import { initMillis, sizes } from './bundle/size.ts';
import { bundleFunctions } from './bundle.ts';
import { explainFaults } from './fault.ts';
import { readSettings } from './settings.ts';

/** `npm run size`: size and start of every function. Fails when one is too big. */
await explainFaults(async () => {
  // Any municipality will do: the bundles are the same.
  const code = await bundleFunctions(readSettings(new App({ context: { gemeente: 'almelo' } }).node));
  let tooBig = 0;
  process.stdout.write(`${'functie'.padEnd(20)}${'KB'.padStart(8)}${'grens'.padStart(8)}${'start ms'.padStart(10)}\n`);
  for (const { path, bytes, limit } of sizes(code)) {
    const columns = [
      path.padEnd(20),
      (bytes / 1000).toFixed(1).padStart(8),
      String(limit / 1000).padStart(8),
      initMillis(code, path).toFixed(0).padStart(10),
    ];
    const over = bytes > limit;
    if (over) tooBig += 1;
    process.stdout.write(`${columns.join('')}${over ? '  te groot' : ''}\n`);
  }
  if (tooBig > 0) process.exitCode = 1;
});
