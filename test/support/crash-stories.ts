import { describe, expect, it } from 'vitest';
import type { Fault } from '../../cdk/local/local-run.ts';
import { describeFault, faultsOf, mayRepeatMail, recordSteps, type Step, withFault } from './faults.ts';
import { deadLetters, undelivered } from './outbox.ts';
import { type Mail, type Outcome, outcomesOf, tally } from './story-outcome.ts';
import type { StoryWorld, Subject } from './story-world.ts';
import { later, type System } from './system.ts';

export type Story = {
  /** So many, each of its own household, as far as where the story begins. */
  prepare(count: number): Promise<Subject[]>;
  /** What is crashed: requests that are repeated until they are answered. */
  tell(subject: Subject): Promise<void>;
  /** A mail that need not go any more when what comes after it was heard first: events have no order. */
  overtaken?: RegExp;
  /** What it must come to, besides being the same with and without a fault. */
  expected: {
    page?: object;
    dossier?: object;
    casus?: object | null;
    open: boolean;
    events: string[];
    mails: string[];
  };
};

async function calm(system: System): Promise<void> {
  await system.settle();
  for (const minutes of [4, 8]) {
    await system.run.tick(later(minutes / 1440));
    await system.settle();
  }
}

/**
 * A crash between any two steps of every story: each AWS call that it makes, in whichever function, fails once before
 * and once after it took effect, on a melding of its own. What is left afterwards is compared with the same story
 * without a fault: pages, lists, casus, plans, every event and every mail.
 *
 * A story begins with meldingen that are prepared together, without faults; what the sweep has to take up is taken up
 * once, after the last of them.
 */
export function crashStories(world: StoryWorld, stories: Record<string, Story>): void {
  /** Stories with the calls that each made, for the last test. */
  const found = new Map<string, string[]>();

  describe('a crash between any two steps', () => {
    it.each(Object.entries(stories))(
      '%s',
      async (name, { prepare, tell, expected, overtaken }) => {
        const system = world.system();
        const run = async (subject: Subject) => {
          await tell(subject);
          await system.settle();
        };
        const [scout] = await prepare(1);
        if (!scout) throw new Error('nothing prepared');
        const steps = await recordSteps(system, () => run(scout));
        found.set(
          name,
          steps.map(({ key }) => key),
        );
        const crashes = steps.flatMap((step): { step: Step; fault: Fault }[] =>
          faultsOf(step).map((fault) => ({ step, fault })),
        );
        const [whole, doubled, ...crashed] = await prepare(crashes.length + 2);
        if (!whole || !doubled) throw new Error('nothing prepared');

        const before = (await system.run.mails()).length;
        await run(whole);
        system.run.setDelivery({ twice: true, shuffle: true });
        await run(doubled);
        system.run.setDelivery({ twice: false, shuffle: false });
        const missed: string[] = [];
        for (const [index, crash] of crashes.entries()) {
          const subject = crashed[index];
          if (!subject) throw new Error('too few prepared');
          if (!(await withFault(system, crash, () => run(subject))))
            missed.push(describeFault(crash.step, crash.fault));
        }
        await calm(system);

        expect(await undelivered(system)).toEqual({ open: 0, parked: 0 });
        expect(await deadLetters(system)).toBe(0);
        const [asIs, twice, ...after] = await outcomesOf(world, [whole, doubled, ...crashed], before);
        if (!asIs || !twice) throw new Error('nothing left');
        const { page = {}, dossier = {}, casus, open, events, mails } = expected;
        expect(asIs.state).toMatchObject({ page, dossier, lists: { open }, ...(casus !== undefined && { casus }) });
        expect((asIs.state as { events: string[] }).events).toEqual(expect.arrayContaining(events));
        expect(asIs.mails.map(({ to }) => to)).toEqual(expect.arrayContaining(mails));
        const isOvertaken = ({ subject }: Mail) => overtaken?.test(subject) ?? false;
        const owed = asIs.mails.filter((mail) => !isOvertaken(mail));
        const compare = ({ state, mails: sent }: Outcome, where: string, mayRepeat: boolean) => {
          expect(state, where).toEqual(asIs.state);
          expect(sent.filter(isOvertaken).length, where).toBeLessThanOrEqual(overtaken && mayRepeat ? 2 : 1);
          const due = sent.filter((mail) => !isOvertaken(mail));
          if (mayRepeat && due.length === owed.length + 1) {
            expect(Object.keys(tally(due)), where).toEqual(Object.keys(tally(owed)));
          } else {
            expect(tally(due), where).toEqual(tally(owed));
          }
        };
        compare(twice, 'every event twice and shuffled', false);
        for (const [index, outcome] of after.entries()) {
          const crash = crashes[index];
          if (!crash) throw new Error('more outcomes than crashes');
          compare(outcome, describeFault(crash.step, crash.fault), mayRepeatMail(crash.step));
        }
        // Two records may come in one batch or in two: one call less.
        expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1);
      },
      300_000,
    );

    it('every story was found to read, to commit and to deliver', async () => {
      for (const [name, calls] of found) {
        expect(calls.join('\n'), name).toMatch(/dynamodb:TransactWriteItems/);
        expect(calls.join('\n'), name).toMatch(/events:PutEvents/);
      }
      const system = world.system();
      const load = (await system.pool()).reduce((sum, { belasting }) => sum + belasting, 0);
      const led = await Promise.all(['voorlopig', 'benoemd'].map((status) => system.casussen(status)));
      expect(load).toBe(led.flat().length);
    });
  });
}
