import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule.ts';
import { openRelay } from '../../../shared/open-relay.ts';
import { draftComposer } from '../berichten/compose-draft.ts';
import { sweepIntake } from '../sweep.ts';

const installation = readInstallation();
const mail = { compose: draftComposer(installation, Date.now), remembersThreads: true };
const deps = { ...openRelay('intake', process.env, mail), installation, ids: randomIdentifiers };

export const handler = scheduleHandler({ sweep: (now) => sweepIntake(deps, now) });
