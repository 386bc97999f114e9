import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../cdk/local/local-run.ts';
import type { DossierResponse } from '../../services/intake/contract.ts';
import { faultsOf, isRead, label, mayRepeatMail, recordSteps, type Step, withFault } from '../support/faults.ts';
import { deadLetters, undelivered } from '../support/outbox.ts';
import { allrounder, complexMelding, insist, later, poolOf, type System, startSystem } from '../support/system.ts';

/**
 * Every AWS call of a story fails once, before and after it took effect; the end is the same as without. The calls are
 * not listed here: a run without faults records them, so a new call is tested by itself. A later story tests only the
 * calls that an earlier one did not make. A read has no effect, so for it before and after are the same; the sweep,
 * which comes by many times in a story, reads the same lists each time.
 */
type Story = { tell(system: System): Promise<{ melder: string; expected: { mails: number; subjects: number } }> };

const repeatsItself = (step: Step) => isRead(step) && /sweep/i.test(step.key) && step.occurrence > 4;

/** Everything that can still happen by itself has happened: retries, and the sweep of some minutes later. */
async function calm(system: System, afterDays = 0): Promise<void> {
  await system.settle();
  for (const minutes of [4, 8]) {
    await system.run.tick(later(afterDays + minutes / 1440));
    await system.settle();
  }
}

let requests = 0;
/** A request with its own key, repeated until it is answered. */
async function post(system: System, path: string, body: unknown): Promise<{ status: number }> {
  requests += 1;
  const key = { 'idempotency-key': `verzoek-${requests}-voorbeeld` };
  const desk = await system.as('werkverdeler');
  return insist(() => desk.post(path, body, key));
}

async function report(system: System, melding = complexMelding()) {
  const key = { 'idempotency-key': `melding-${melding.melder.email}` };
  const { body } = await insist(() => system.report(melding, key));
  await calm(system);
  return { ...body, melder: melding.melder.email ?? '', melding };
}

async function appoint(system: System, meldingsnummer: string) {
  const casus = await system.casusOf(meldingsnummer);
  const choice = { regisseurId: casus?.aanspreekpunt?.regisseurId, reden: 'Past goed bij het gezin.' };
  const { status } = await post(system, `/regie/v1/casussen/${casus?.casusId}/benoemingen`, choice);
  await calm(system);
  expect([200, 201]).toContain(status);
  expect(await system.plansOf(casus?.casusId ?? '')).toMatchObject([
    { voorlopig: false, regisseurId: choice.regisseurId },
  ]);
}

async function expectNamed(system: System, told: { meldingsnummer: string; volgcode: string }) {
  expect((await system.follow(told.meldingsnummer, told.volgcode)).body).toMatchObject({
    status: 'regisseurBenoemd',
    regisseur: { voorlopig: false },
  });
}

const stories: Record<string, Story> = {
  'a name within seconds, and a person who confirms': {
    async tell(system) {
      const told = await report(system);
      await appoint(system, told.meldingsnummer);
      await expectNamed(system, told);
      return { melder: told.melder, expected: { mails: 3, subjects: 3 } };
    },
  },
  'a second melding from the address, and nobody who confirms in time': {
    async tell(system) {
      const first = await report(system);
      const second = await report(system, { ...complexMelding(), woonadres: first.melding.woonadres });
      const casus = await system.casusOf(first.meldingsnummer);
      const path = `/regie/v1/casussen/${casus?.casusId}/meldingen/${second.meldingsnummer}/besluiten`;
      const decided = await post(system, path, { besluit: 'bevestigd' });
      expect([200, 201]).toContain(decided.status);
      await calm(system);
      const ladder = async () =>
        (await system.mailsTo('procesverantwoordelijke')).filter(({ text }) => text.includes(casus?.casusId ?? '?'));
      expect(await ladder()).toEqual([]);
      await system.run.tick(later(4));
      await calm(system, 4);
      expect((await ladder()).length).toBeGreaterThanOrEqual(1);
      await appoint(system, first.meldingsnummer);
      await expectNamed(system, first);
      await expectNamed(system, second);
      return { melder: second.melder, expected: { mails: 3, subjects: 3 } };
    },
  },
  'somebody who must not be mailed': {
    async tell(system) {
      const melding = complexMelding();
      const told = await report(system, {
        ...melding,
        melder: { ...melding.melder, veiligContact: { nietMailen: true } },
      });
      await appoint(system, told.meldingsnummer);
      await expectNamed(system, told);
      const desk = await system.as('werkverdeler');
      const path = `/intake/v1/meldingen/${told.meldingsnummer}`;
      const open = async () => (await insist(() => desk.get<DossierResponse>(`${path}/dossier`))).body.contacttaken;
      const [task, ...others] = await open();
      expect(others).toEqual([]);
      const done = await post(system, `${path}/contacttaken/${task?.taakId}/pogingen`, { resultaat: 'bereikt' });
      expect([200, 201]).toContain(done.status);
      await calm(system);
      expect(await open()).toEqual([]);
      return { melder: told.melder, expected: { mails: 0, subjects: 0 } };
    },
  },
};

describe('one call fails', () => {
  let system: System;
  const known = new Set<string>();
  beforeAll(async () => {
    // What failed comes back soon: most of a fault is waiting for that.
    system = await startSystem('almelo', { speed: 600, pool: poolOf('almelo', 'ABCDEFGHIJ'.split(''), 100) });
  });
  afterAll(() => system?.stop());

  async function tellWithFault(story: Story, step: Step, fault: Fault): Promise<boolean> {
    return withFault(system, { step, fault }, async () => {
      const { melder, expected } = await story.tell(system);
      system.run.setFaults(undefined);
      const mails = await system.mailsTo(melder);
      expect(new Set(mails.map(({ subject }) => subject)).size).toBe(expected.subjects);
      expect(mails.length).toBeLessThanOrEqual(expected.mails + (mayRepeatMail(step) && expected.mails > 0 ? 1 : 0));
      expect(mails.length).toBeGreaterThanOrEqual(expected.mails);
      expect(await undelivered(system)).toEqual({ open: 0, parked: 0 });
      expect(await deadLetters(system)).toBe(0);
    });
  }

  it.each(Object.entries(stories))(
    '%s',
    async (_name, story) => {
      await story.tell(system);
      const steps = (await recordSteps(system, () => story.tell(system))).filter(
        (step) => !known.has(label(step)) && !repeatsItself(step),
      );
      expect(steps.length).toBeGreaterThan(3);
      const missed: string[] = [];
      for (const step of steps) {
        known.add(label(step));
        for (const fault of faultsOf(step)) {
          // Two records may come in one batch or in two: a call that was not made now is told once more, twice at most.
          let made = false;
          for (let time = 0; time < 3 && !made; time += 1) made = await tellWithFault(story, step, fault);
          if (!made) missed.push(label(step));
        }
      }
      expect(missed).toEqual([]);
      const load = (await system.pool()).reduce((sum, { belasting }) => sum + belasting, 0);
      expect(load).toBe((await system.casussen('benoemd')).length);
    },
    500_000,
  );

  it('found the calls by itself', () => {
    const calls = [...known].join('\n');
    for (const operation of ['TransactWriteItems', 'events:PutEvents', 'ses:SendEmail', 'dynamodb:Query']) {
      expect(calls).toContain(operation);
    }
  });
});

describe('every event twice, in shuffled order', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem('almelo', { pool: [allrounder('Samira', 'wijkteam-almelo', 100)] });
    system.run.setDelivery({ twice: true, shuffle: true });
  });
  afterAll(() => system?.stop());

  it('ends as if each came once and in order', async () => {
    const meldingen = Array.from({ length: 15 }, () => complexMelding());
    const answers = await Promise.all(meldingen.map((melding) => system.report(melding)));
    await system.settle();
    for (const casus of await system.casussen('voorlopig')) {
      await system.appoint(casus.casusId, casus.aanspreekpunt?.regisseurId ?? '');
    }
    await system.settle();
    for (const [index, { body }] of answers.entries()) {
      expect((await system.follow(body.meldingsnummer, body.volgcode)).body.status).toBe('regisseurBenoemd');
      const casus = await system.casusOf(body.meldingsnummer);
      expect(await system.plansOf(casus?.casusId ?? '')).toMatchObject([{ voorlopig: false }]);
      const mails = await system.mailsTo(meldingen[index]?.melder.email ?? '');
      expect(mails).toHaveLength(3);
    }
    expect((await system.pool())[0]?.belasting).toBe(15);
    expect(await deadLetters(system)).toBe(0);
  });
});
