import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import { lastPlanned, openSchedules } from './schedules.ts';

const at = (iso: string) => new Date(iso);

describe('the planned times', () => {
  it.each([
    ['rate(1 minute)', '2026-11-23T10:20:30Z', '2026-11-23T10:20:00.000Z'],
    ['rate(5 minutes)', '2026-11-23T10:23:59Z', '2026-11-23T10:20:00.000Z'],
    ['rate(1 hour)', '2026-11-23T10:23:59Z', '2026-11-23T10:00:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-11-23T10:29:59Z', '2026-11-23T10:15:00.000Z'],
    ['cron(30 6 ? * MON-FRI *)', '2026-11-22T12:00:00Z', '2026-11-20T06:30:00.000Z'],
    ['cron(0 8 1 1,7 ? *)', '2026-11-22T12:00:00Z', '2026-07-01T08:00:00.000Z'],
  ])('of %s', (expression, now, expected) => {
    expect(lastPlanned(expression, at(now))?.toISOString()).toBe(expected);
  });

  it.each(['cron(0 8 L * ? *)', 'cron(0 8 ? * 2#1 *)', 'cron(61 * * * ? *)', 'at(2026-01-01T00:00:00)'])(
    'refuse %s',
    (expression) => {
      expect(() => lastPlanned(expression, at('2026-11-22T12:00:00Z'))).toThrow(/kent de lokale Vlot niet/);
    },
  );
});

test('what was planned while nothing ran fires at the start, with its planned time, once', async () => {
  const db = new DatabaseSync(':memory:');
  const fired: unknown[] = [];
  let done = () => undefined as unknown;
  const isFired = new Promise((resolve) => {
    done = () => resolve(undefined);
  });
  const rule = {
    name: 'every',
    arn: 'arn:aws:events:eu-central-1:000000000000:rule/every',
    expression: 'rate(1 day)',
    fire: async (event: unknown) => {
      fired.push(event);
      done();
    },
  };
  openSchedules(db, [rule], 'eu-central-1').stop();
  db.exec('UPDATE local_schedules SET fired = fired - 2 * 86400000');
  const schedules = openSchedules(db, [rule], 'eu-central-1');
  schedules.start();
  await isFired;
  await turn();
  schedules.stop();
  openSchedules(db, [rule], 'eu-central-1').start();
  expect(fired).toEqual([
    expect.objectContaining({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      time: expect.stringMatching(/T00:00:00Z$/),
      resources: [rule.arn],
    }),
  ]);
});
