import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwsCall, Fault } from '../../cdk/local/local-run.ts';
import { deadLetters, undelivered } from '../support/outbox.ts';
import { allrounder, complexMelding, insist, later, type System, startSystem } from '../support/system.ts';

/**
 * Every AWS call of the main job fails once, before and after it took effect; the end is the same as without. The
 * calls are not listed here: a run without faults records them, so a new call is tested by itself.
 */
type Step = { key: string; occurrence: number };

const keyOf = ({ functionName, service, operation }: AwsCall) =>
  `${functionName?.replace(/^[^-]+-(?:[^-]+-)?/, '')} ${service}:${operation}`;

describe('one call fails', () => {
  let system: System;
  let steps: Step[] = [];
  beforeAll(async () => {
    const names = ['Anna', 'Bram', 'Carla', 'Daan'];
    system = await startSystem('almelo', { pool: names.map((name) => allrounder(name, 'wijkteam-almelo', 100)) });
    steps = await record();
  });
  afterAll(() => system?.stop());

  async function mainJob() {
    const melding = complexMelding();
    const key = { 'idempotency-key': `verzoek-${melding.melder.email}` };
    const { body } = await insist(() => system.report(melding, key));
    await calm();
    const casus = await system.casusOf(body.meldingsnummer);
    const appointment = { regisseurId: casus?.aanspreekpunt?.regisseurId, reden: 'Past goed bij het gezin.' };
    const desk = await system.as('werkverdeler');
    const path = `/regie/v1/casussen/${casus?.casusId}/benoemingen`;
    const appointed = await insist(() => desk.post(path, appointment, key));
    await calm();
    return { melding, body, casus, appointed };
  }

  /** Everything that can still happen by itself has happened: retries, and the sweep of some minutes later. */
  async function calm() {
    await system.settle();
    for (const minutes of [4, 8]) {
      await system.run.tick(later(minutes / 1440));
      await system.settle();
    }
  }

  async function record(): Promise<Step[]> {
    await mainJob();
    const seen = new Map<string, number>();
    system.run.setFaults((call) => {
      const key = keyOf(call);
      if (relevant(call)) seen.set(key, (seen.get(key) ?? 0) + 1);
      return undefined;
    });
    await mainJob();
    system.run.setFaults(undefined);
    return [...seen].flatMap(([key, count]) =>
      Array.from({ length: count }, (_, index) => ({ key, occurrence: index + 1 })),
    );
  }

  /** Reads of the test itself and of pages change nothing; what a command or reaction does counts. */
  const relevant = (call: AwsCall) =>
    call.functionName !== undefined && call.service !== 'secretsmanager' && !/follow|Follow/.test(call.functionName);

  async function failAt(step: Step, fault: Fault) {
    let count = 0;
    let fired = false;
    system.run.setFaults((call) => {
      if (fired || !relevant(call) || keyOf(call) !== step.key) return undefined;
      count += 1;
      if (count !== step.occurrence) return undefined;
      fired = true;
      return fault;
    });
    const { melding, body, casus, appointed } = await mainJob();
    system.run.setFaults(undefined);
    return { melding, body, casus, appointed, fired };
  }

  async function expectTheUsualEnd(done: Awaited<ReturnType<typeof failAt>>, label: string, mayRepeatMail: boolean) {
    const { melding, body, casus, appointed } = done;
    expect(body.meldingsnummer, label).toMatch(/^M-/);
    expect([200, 201], label).toContain(appointed.status);
    expect((await system.follow(body.meldingsnummer, body.volgcode)).body, label).toMatchObject({
      status: 'regisseurBenoemd',
      regisseur: { voorlopig: false },
    });
    expect(await system.plansOf(casus?.casusId ?? ''), label).toMatchObject([
      { voorlopig: false, regisseurId: casus?.aanspreekpunt?.regisseurId },
    ]);
    const mails = await system.mailsTo(melding.melder.email ?? '');
    const subjects = new Set(mails.map(({ subject }) => subject));
    expect(subjects.size, label).toBe(3);
    if (mayRepeatMail) expect(mails.length, label).toBeLessThanOrEqual(4);
    else expect(mails.length, label).toBe(3);
    expect(await undelivered(system), label).toEqual({ open: 0, parked: 0 });
    expect(await deadLetters(system), label).toBe(0);
  }

  it('finds the calls by itself', () => {
    const keys = steps.map(({ key }) => key).join('\n');
    for (const operation of ['dynamodb:TransactWriteItems', 'events:PutEvents', 'ses:SendEmail', 'dynamodb:Query']) {
      expect(keys).toContain(operation);
    }
    expect(steps.length).toBeGreaterThan(25);
  });

  it.each(['before', 'after'] as const)(
    '%s it took effect, at every call',
    async (fault) => {
      let fired = 0;
      for (const step of steps) {
        const label = `${fault} ${step.key} #${step.occurrence}`;
        const done = await failAt(step, fault);
        if (done.fired) fired += 1;
        // SES has no idempotency token: when its answer, or our note of it, is lost, a mail may go twice.
        const mayRepeatMail = / ses:SendEmail$/.test(step.key) || /[Rr]elay.* dynamodb:UpdateItem$/.test(step.key);
        await expectTheUsualEnd(done, label, mayRepeatMail);
      }
      expect(fired).toBeGreaterThan(steps.length * 0.8);
      const load = (await system.pool()).reduce((sum, { belasting }) => sum + belasting, 0);
      expect(load).toBe((await system.casussen('benoemd')).length);
    },
    400_000,
  );

  it('part of PutEvents fails, at every publication', async () => {
    for (const step of steps.filter(({ key }) => key.endsWith('events:PutEvents'))) {
      const done = await failAt(step, { failEntries: [0] });
      await expectTheUsualEnd(done, `partial ${step.key} #${step.occurrence}`, false);
    }
    expect(await undelivered(system)).toEqual({ open: 0, parked: 0 });
  }, 120_000);
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
