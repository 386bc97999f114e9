import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule.ts';
import { openRelay } from '../../../shared/open-relay.ts';
import { sweepPlans } from '../sweep.ts';

const { relay, metrics, table, log } = openRelay('plans', process.env);
const deps = { table, log, installation: readInstallation(), ids: randomIdentifiers };

export const handler = scheduleHandler({ sweep: (now) => sweepPlans(deps, { relay, metrics }, now) });
