import { scheduleHandler } from '../../../shared/lambda/schedule.ts';
import { openRelay } from '../../../shared/open-relay.ts';

const { relay } = openRelay('plans', process.env);

/** Plans has no terms: only rows that the stream missed. */
export const handler = scheduleHandler({ sweep: relay.sweep });
