import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule.ts';
import { openRelay } from '../../../shared/open-relay.ts';
import { sweepIntake } from '../sweep.ts';

const deps = { ...openRelay('intake', process.env), installation: readInstallation(), ids: randomIdentifiers };

export const handler = scheduleHandler({ sweep: (now) => sweepIntake(deps, now) });
