import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { redrive } from '../../cdk/redrive.ts';
import { type MeldingInput, type MeldingResponse, meldingResponse } from '../../services/intake/contract.ts';
import { deadLetters, operatorClients, undelivered } from '../support/outbox.ts';
import { allrounder, complexMelding, later, startSystem } from '../support/system.ts';

const kills = 20;
/** Run again with the seed that a failure names. */
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const moments = fc.sample(fc.integer({ min: 0, max: 900 }), { numRuns: kills, seed });
const capacity = 12;
const dataDir = mkdtempSync(join(tmpdir(), 'vlot-kill-'));
const childScript = join(import.meta.dirname, '..', 'support', 'run-child.ts');
let child: ChildProcess | undefined;

afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

async function startChild(): Promise<string> {
  child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', childScript, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stdout = child.stdout;
  if (!stdout) throw new Error('no stdout');
  for await (const line of createInterface({ input: stdout })) {
    if (line.startsWith('http://')) return line;
  }
  throw new Error('the system did not start');
}

async function kill(): Promise<void> {
  if (!child) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

type Sent = { melding: MeldingInput; key: string; answer?: MeldingResponse };

/** Undefined when no answer came: nobody knows then whether it was accepted. */
async function send(url: string, { melding, key }: Sent): Promise<MeldingResponse | undefined> {
  try {
    const response = await fetch(`${url}/intake/v1/meldingen`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(melding),
    });
    return response.ok ? meldingResponse.parse(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

describe('killed at random under load', () => {
  it(`${kills} times, and every accepted melding is there, once, with all that belongs to it`, async () => {
    const setup = await startSystem('almelo', {
      dataDir,
      keepData: true,
      pool: [allrounder('Samira', 'wijkteam-almelo', capacity)],
    });
    await setup.stop();

    const all: Sent[] = [];
    for (let round = 0; round < kills; round += 1) {
      const url = await startChild();
      const unanswered = all.filter(({ answer }) => !answer);
      const fresh = Array.from({ length: 6 }, () => {
        const melding = complexMelding();
        return { melding, key: `melding-${melding.melder.email}` } satisfies Sent;
      });
      all.push(...fresh);
      const sending = [...unanswered, ...fresh].map(async (sent: Sent) => {
        const answer = await send(url, sent);
        if (answer) sent.answer = answer;
      });
      // Anywhere between the first request and everything being done.
      const moment = moments[round] ?? 0;
      const started = performance.now();
      await Promise.race([
        Promise.all(sending),
        new Promise<void>((resolve) => {
          const wait = () => (performance.now() - started > moment ? resolve() : setImmediate(wait));
          wait();
        }),
      ]);
      await kill();
      await Promise.all(sending);
    }

    const system = await startSystem('almelo', { dataDir, keepData: true, pool: [] });
    try {
      for (const sent of all.filter(({ answer }) => !answer)) {
        const answer = await send(system.run.url, sent);
        if (answer) sent.answer = answer;
      }
      await system.settle();
      // A message that was being handled at five kills is a dead letter: the alarm rings and the operator offers it again.
      await redrive(operatorClients(system));
      for (const minutes of [4, 8, 12]) {
        await system.run.tick(later(minutes / 1440));
        await system.settle();
      }
      expect(
        all.every(({ answer }) => answer),
        `seed ${seed}`,
      ).toBe(true);
      expect(new Set(all.map(({ answer }) => answer?.meldingsnummer)).size).toBe(all.length);

      const led = await system.casussen('voorlopig');
      const waiting = await system.casussen('wachtOpBenoeming');
      expect(led, `seed ${seed}`).toHaveLength(capacity);
      expect(waiting, `seed ${seed}`).toHaveLength(all.length - capacity);
      expect((await system.pool())[0]?.belasting).toBe(capacity);

      for (const { melding, answer } of all) {
        const mails = await system.mailsTo(melding.melder.email ?? '');
        const numbered = mails.filter(({ text }) => text.includes(answer?.meldingsnummer ?? '?'));
        expect(numbered.length).toBeGreaterThanOrEqual(1);
        const follow = await system.follow(answer?.meldingsnummer ?? '', answer?.volgcode ?? '');
        const mine = led.some(({ meldingen }) => meldingen.includes(answer?.meldingsnummer ?? ''));
        expect(follow.body.status).toBe(mine ? 'voorlopigAanspreekpunt' : 'inBehandeling');
      }
      expect(await undelivered(system)).toEqual({ open: 0, parked: 0 });
      expect(await deadLetters(system)).toBe(0);
    } finally {
      await system.stop();
    }
  }, 400_000);
});
