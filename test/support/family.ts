import { expect, vi } from 'vitest';
import type { Mail } from '../../cdk/local/local-run.ts';
import type { MeldingInput } from '../../services/intake/contract.ts';
import type { RegisseurInput } from '../../services/regie/contract.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import { expectReadable } from './readable.ts';
import { allrounder, complexMelding, type System } from './system.ts';
import { readFollowPage } from './visit.ts';

export type Doelgroep = RegisseurInput['doelgroepen'][number];

/** The Dutch date so many days from now. */
export const inDays = (days: number): string => dutchDate(new Date(Date.now() + days * 86_400_000).toISOString());

/**
 * What staff does inside happens so many days ago: the way in of this machine stamps each request with `new Date()`.
 * Deadlines and queues go by `Date.now()`, which stays as it is.
 */
export async function daysAgo<T>(days: number, act: () => Promise<T>): Promise<T> {
  const construct = (real: DateConstructor, args: unknown[]) =>
    args.length === 0 ? new real(real.now() - days * 86_400_000) : Reflect.construct(real, args);
  vi.stubGlobal('Date', new Proxy(Date, { construct }));
  try {
    return await act();
  } finally {
    vi.unstubAllGlobals();
  }
}

/** Somebody who works with these groups only, so that each situation has a pool of its own. */
export async function join(system: System, name: string, groups: Doelgroep[], changes: Partial<RegisseurInput> = {}) {
  const organisatie = changes.organisatie ?? '';
  const { status, body } = await system.addRegisseur({
    ...allrounder(name, organisatie, 5),
    doelgroepen: groups,
    ...changes,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** A household whose help is stuck, of which a casus opened: what it is told and what it sees. */
export async function family(system: System, group: Doelgroep, changes: Partial<MeldingInput> = {}) {
  // Perhaps with children: then a registration is needed, and no other target group.
  const melding = complexMelding({ doelgroepen: [group], minderjarigen: 'onbekend', ...changes });
  const { status, body } = await system.report(melding);
  expect(status, JSON.stringify(body)).toBe(201);
  await system.settle();
  const { meldingsnummer: nummer, volgcode } = body;
  const email = melding.melder.email ?? '';
  const casusId = (await system.casusOf(nummer))?.casusId ?? '';
  const path = `/regie/v1/casussen/${casusId}`;
  let read = 0;

  const one = {
    nummer,
    volgcode,
    email,
    casusId,
    melding,
    casus: () => system.casus(casusId),
    /** As the API tells the melder. */
    sees: async () => (await system.follow(nummer, volgcode)).body,
    /** As the melder reads it. */
    page: () => readFollowPage(system, nummer, volgcode),
    /** Mails that came since the last time. */
    async news(): Promise<Mail[]> {
      const all = await system.mailsTo(email);
      const fresh = all.slice(read);
      read = all.length;
      return fresh;
    },
    /** Mails to this address that are about this casus or its melding. */
    async toldTo(address: string): Promise<Mail[]> {
      const all = await system.mailsTo(address);
      return all.filter(({ subject, text }) => text.includes(casusId) || `${subject}${text}`.includes(nummer));
    },
    /** A command of staff on the casus. */
    async command<Body = { detail?: string }>(noun: string, input: object, user = 'werkverdeler') {
      const answer = await (await system.as(user)).post<Body>(`${path}/${noun}`, input);
      await system.settle();
      return answer;
    },
    /** Appointed, and the call that was promised has been made. */
    async ledBy(regisseurId: string) {
      const answer = await one.command('benoemingen', { regisseurId, reden: 'Past goed bij dit gezin.' });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      expect((await one.command('contacten', { resultaat: 'gesproken' })).status).toBe(201);
      await one.news();
    },
    async asks(noun: string, input: object) {
      const answer = await system.request<{ detail?: string }>('POST', `/intake/v1/meldingen/${nummer}/${noun}`, {
        body: input,
        headers: { volgcode },
      });
      await system.settle();
      return answer;
    },
  };
  return one;
}
export type Family = Awaited<ReturnType<typeof family>>;

/** Time passes: every schedule fires once at this moment, and what follows from it is done. */
export async function passTo(system: System, moment: string): Promise<void> {
  await system.run.tick(moment);
  await system.settle();
}

const withoutLinks = (text: string) => text.replace(/https?:\/\/\S+/g, '');

/** Every mail that went out reads as a letter: nothing empty, nothing doubled, no word that only software says. */
export async function expectLettersReadable(system: System): Promise<void> {
  const mails = await system.run.mails();
  expect(mails.length).toBeGreaterThan(0);
  for (const { subject, text, to } of mails) {
    const letter = `${subject}\n${text}`;
    const what = `${subject} to ${to.join()}`;
    expectReadable(letter, what);
    expect(/[{}]|\S {2,}\S|\b[a-z]+[A-Z]\w*/.exec(withoutLinks(letter))?.[0], `${what}:\n${letter}`).toBeUndefined();
  }
}
