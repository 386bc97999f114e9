import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { portsOf } from './ports.ts';

it.each([
  [{}, { portal: 8080, mail: 8081, signIn: 8082, smtp: 2525 }],
  [{ PORT: 9080 }, { portal: 9080, mail: 9081, signIn: 9082, smtp: 3525 }],
  [
    { PORT: 9080, VLOT_SMTP_PORT: 2526 },
    { portal: 9080, mail: 9081, signIn: 9082, smtp: 2526 },
  ],
  [{ PORT: 0 }, { portal: 0, mail: 0, signIn: 0, smtp: 0 }],
  [{ PORT: 3000 }, { portal: 3000, mail: 3001, signIn: 3002, smtp: 0 }],
])('%j gives %j', (settings, ports) => {
  expect(portsOf(settings)).toEqual(ports);
});

it('never gives one port twice, nor one that does not exist', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 65_535 }), (PORT) => {
      const given = Object.values(portsOf({ PORT })).filter((port) => port !== 0);
      expect(new Set(given).size).toBe(given.length);
      expect(given.filter((port) => port > 65_535 || port < 1)).toEqual([]);
    }),
  );
});
