import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { account } from './identity.ts';
import { StartError } from './start-error.ts';

export type ScheduleRule = { name: string; arn: string; expression: string; fire: (event: unknown) => Promise<void> };
export type Schedules = {
  /** Fires every rule once with this `time`; resolves when all of it ended. */
  tick(time: Date): Promise<void>;
  start(): void;
  stop(): void;
};

const minute = 60_000;
const unitMs: Record<string, number> = { minute, hour: 60 * minute, day: 24 * 60 * minute };

/**
 * The planned times of a schedule. Rates count from the epoch, so that a restart does not move them.
 * @returns the last planned moment at or before `now`, or undefined when there was none in the past year.
 */
export function lastPlanned(expression: string, now: Date): Date | undefined {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) {
    const every = Number(rate[1]) * (unitMs[rate[2] ?? ''] ?? minute);
    return new Date(Math.floor(now.getTime() / every) * every);
  }
  const matchesCron = parseCron(expression);
  const start = Math.floor(now.getTime() / minute) * minute;
  for (let ago = 0; ago <= 366 * 24 * 60; ago += 1) {
    const moment = new Date(start - ago * minute);
    if (matchesCron(moment)) return moment;
  }
  return undefined;
}

const names: Record<string, string[]> = {
  month: ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  weekday: ['', 'SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
};

/** `cron(minutes hours day-of-month month day-of-week year)` in UTC: lists, ranges and steps, no L, W or #. */
function parseCron(expression: string): (moment: Date) => boolean {
  const fields = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(expression)?.slice(1);
  const refuse = () =>
    new StartError(
      `De planning "${expression}" kent de lokale Vlot niet: gebruik rate(..) of een eenvoudige cron(..).`,
    );
  if (!fields) throw refuse();
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', years = ''] = fields;
  const field = (text: string, low: number, high: number, words: string[] = []) => {
    const allowed = new Set<number>();
    const number = (part: string) => {
      const value = words.includes(part) ? words.indexOf(part) : Number(part);
      if (!Number.isInteger(value) || value < low || value > high) throw refuse();
      return value;
    };
    for (const part of text.split(',')) {
      const [range = '', step] = part.split('/');
      const [from, to] =
        range === '*' || range === '?'
          ? [low, high]
          : [number(range.split('-')[0] ?? ''), number(range.split('-')[1] ?? range)];
      for (let value = from; value <= (step && !range.includes('-') ? high : to); value += step ? Number(step) : 1)
        allowed.add(value);
    }
    return allowed;
  };
  const allowed = {
    minutes: field(minutes, 0, 59),
    hours: field(hours, 0, 23),
    days: field(days, 1, 31),
    months: field(months, 1, 12, names['month']),
    weekdays: field(weekdays, 1, 7, names['weekday']),
    years: field(years, 1970, 2199),
  };
  return (moment) =>
    allowed.minutes.has(moment.getUTCMinutes()) &&
    allowed.hours.has(moment.getUTCHours()) &&
    allowed.days.has(moment.getUTCDate()) &&
    allowed.months.has(moment.getUTCMonth() + 1) &&
    allowed.weekdays.has(moment.getUTCDay() + 1) &&
    allowed.years.has(moment.getUTCFullYear());
}

/** The last fired time is kept after the work ended: what a killed run left undone fires again at the next start. */
export function openSchedules(db: DatabaseSync, rules: ScheduleRule[], region: string): Schedules {
  db.exec('CREATE TABLE IF NOT EXISTS local_schedules (rule TEXT PRIMARY KEY, fired INTEGER NOT NULL) STRICT');
  const select = db.prepare('SELECT fired FROM local_schedules WHERE rule = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO local_schedules (rule, fired) VALUES (?, ?)');
  const update = db.prepare('UPDATE local_schedules SET fired = ? WHERE rule = ?');
  const firing = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  for (const rule of rules) {
    lastPlanned(rule.expression, new Date());
    insert.run(rule.name, Date.now());
  }

  async function fireDue(): Promise<void> {
    const now = new Date();
    await Promise.all(
      rules.map(async (rule) => {
        const planned = lastPlanned(rule.expression, now);
        const { fired } = z.object({ fired: z.number() }).parse(select.get(rule.name));
        if (!planned || planned.getTime() <= fired || firing.has(rule.name)) return;
        firing.add(rule.name);
        await rule.fire(scheduledEvent(rule, planned, region));
        firing.delete(rule.name);
        if (!stopped) update.run(planned.getTime(), rule.name);
      }),
    );
  }

  function plan(): void {
    if (stopped) return;
    timer = setTimeout(
      () => {
        void fireDue();
        plan();
      },
      minute - (Date.now() % minute) + 50,
    );
    timer.unref();
  }

  return {
    async tick(time) {
      await Promise.all(rules.map((rule) => rule.fire(scheduledEvent(rule, time, region))));
    },
    start() {
      void fireDue();
      plan();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function scheduledEvent(rule: ScheduleRule, time: Date, region: string) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region,
    resources: [rule.arn],
    detail: {},
  };
}
