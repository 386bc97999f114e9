import { App } from 'aws-cdk-lib';
import { bundleFunctions, type Code } from './bundle.ts';
import { explainFaults } from './fault.ts';
import { readSettings, type Settings } from './settings.ts';
import { Edge } from './stacks/edge.ts';
import { Foundation } from './stacks/foundation.ts';
import { Intake } from './stacks/intake.ts';
import { stackName } from './stacks/names.ts';
import { Plans } from './stacks/plans.ts';
import { Portal } from './stacks/portal.ts';
import { Regie } from './stacks/regie.ts';

/** One isolated set of stacks for one municipality and stage. */
export function defineVlot(app: App, settings: Settings, code: Code) {
  const name = (part: string) => stackName(settings, part);
  const env = { region: 'eu-central-1' };

  const edge = new Edge(app, name('edge'), { env: { region: 'us-east-1' }, settings });
  const foundation = new Foundation(app, name('foundation'), { env, settings });
  // Only an order: the secret that the edge sends is replicated by the foundation.
  edge.addDependency(foundation);
  const props = { env, settings, code, foundation };
  const intake = new Intake(app, name('intake'), props);
  const regie = new Regie(app, name('regie'), props);
  const plans = new Plans(app, name('plans'), props);
  const portal = new Portal(app, name('portal'), props);

  return { edge, foundation, intake, regie, plans, portal };
}

if (import.meta.main) {
  await explainFaults(async () => {
    const app = new App();
    const settings = readSettings(app.node);
    defineVlot(app, settings, await bundleFunctions(settings));
    app.synth();
  });
}
