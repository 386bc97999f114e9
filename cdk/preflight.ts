import { App } from 'aws-cdk-lib';
import { explainFaults, Fault } from './fault.ts';
import { objections } from './preflight/objections.ts';
import { readSettings } from './settings.ts';

/** `npm run preflight -- gemeente=almelo stage=productie`: what has to change before this may go to AWS. */
await explainFaults(() => {
  const context = Object.fromEntries(
    process.argv.slice(2).map((argument) => {
      const [key = '', ...value] = argument.split('=');
      if (value.length === 0) throw new Fault(`${argument}: schrijf naam=waarde, zoals gemeente=almelo.`);
      return [key, value.join('=')];
    }),
  );
  const settings = readSettings(new App({ context }).node);
  const found = objections(settings);
  if (found.length > 0) {
    throw new Fault(`Nog niet klaar voor AWS (${found.length}):\n${found.map((line) => `  - ${line}`).join('\n')}`);
  }
  process.stdout.write(`${settings.gemeente.naam}, ${settings.omgeving.stage}: klaar voor AWS.\n`);
});
