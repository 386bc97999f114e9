import middy from '@middy/core';
import type { ScheduledEvent } from 'aws-lambda';
import { toMoment } from '../dutch-calendar.ts';

/** Way in 4 of 4: the clock. `now` is the `time` of the schedule event, so a test can say what time it is. */
export type ScheduleDependencies = { sweep(now: string): Promise<void> };

export function scheduleHandler(deps: ScheduleDependencies) {
  return middy<ScheduledEvent, void>().handler(async (event) => {
    await deps.sweep(toMoment(Date.parse(event.time)));
  });
}
