import { afterAll, beforeAll, expect } from 'vitest';
import type { DossierResponse, MeldingInput, UitkomstInput } from '../../services/intake/contract.ts';
import {
  allrounder,
  complexMelding,
  insist,
  later,
  poolOf,
  type System,
  simpleMelding,
  startSystem,
} from './system.ts';

/** One melding, and what its story needs of it. */
export type Subject = {
  nummer: string;
  volgcode: string;
  melding: MeldingInput;
  casusId?: string;
  regisseurId?: string;
};

export type StoryWorld = ReturnType<typeof storyWorld>;

/** A municipality with a roomy pool, and the places where a story can begin. Call it at the top of a test file. */
export function storyWorld(gemeente: string) {
  let system: System;
  beforeAll(async () => {
    const names = 'ABCDEFGHIJKL'.split('');
    system = await startSystem(gemeente, {
      // What failed comes back soon: most of a crash is waiting for that.
      speed: 2000,
      pool: [
        ...poolOf(gemeente, names, 100),
        { ...allrounder('Marit', 'sociaal-team', 100), email: `regisseur@${gemeente}.example` },
      ],
    });
  });
  afterAll(() => system?.stop());

  let counter = 0;
  const unique = () => {
    counter += 1;
    return counter;
  };
  const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
  const path = ({ nummer }: Subject) => `/intake/v1/meldingen/${nummer}`;

  /** A request of staff with its own key, repeated until it is answered. */
  async function post<Body>(user: string, to: string, body: unknown): Promise<Body> {
    const key = { 'idempotency-key': `verzoek-${unique()}-voorbeeld` };
    const desk = await system.as(user);
    const answer = await insist(() => desk.post<Body>(to, body, key));
    expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
    return answer.body;
  }

  async function answerAsMelder(subject: Subject, what: string, body: unknown): Promise<void> {
    const headers = { volgcode: subject.volgcode, 'idempotency-key': `antwoord-${unique()}-voorbeeld` };
    const answer = await insist(() => system.request('POST', `${path(subject)}/${what}`, { body, headers }));
    expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
  }

  const dossierOf = async (subject: Subject) =>
    (await (await system.as('werkverdeler')).get<DossierResponse>(`${path(subject)}/dossier`)).body;

  // Where a story begins

  async function reported(count: number, make: () => MeldingInput): Promise<Subject[]> {
    const subjects = await Promise.all(
      times(count, async () => {
        const melding = { ...make(), woonadres: { postcode: '7442 AB', huisnummer: unique() } };
        const key = { 'idempotency-key': `melding-${unique()}-voorbeeld` };
        const { status, body } = await insist(() => system.report(melding, key));
        expect(status, JSON.stringify(body)).toBe(201);
        return { nummer: body.meldingsnummer, volgcode: body.volgcode, melding };
      }),
    );
    await system.settle();
    return subjects;
  }
  const phoned = (): MeldingInput => {
    const melding = simpleMelding();
    return { ...melding, melder: { ...melding.melder, telefoon: '06 00000001' } };
  };
  const simple = (count: number) => reported(count, simpleMelding);

  /** Each in a casus that somebody leads by decision: the one given, or who was proposed. */
  async function appointed(count: number, who?: (index: number) => Promise<string>): Promise<Subject[]> {
    const subjects = await reported(count, complexMelding);
    const proposed = await system.casussen('voorlopig');
    const appoint = async (subject: Subject, index: number): Promise<Subject> => {
      const casus = proposed.find(({ meldingen }) => meldingen.includes(subject.nummer));
      const casusId = casus?.casusId ?? '';
      const regisseurId = (await who?.(index)) ?? casus?.aanspreekpunt?.regisseurId ?? '';
      await post('werkverdeler', `/regie/v1/casussen/${casusId}/benoemingen`, { regisseurId, reden: 'Past goed.' });
      return { ...subject, casusId, regisseurId };
    };
    const led: Subject[] = [];
    // A few at a time: all of them may be about one person, whose places are counted one by one.
    for (let from = 0; from < subjects.length; from += 6) {
      led.push(...(await Promise.all(subjects.slice(from, from + 6).map((one, n) => appoint(one, from + n)))));
    }
    await system.settle();
    return led;
  }

  const give = (subject: Subject, outcome: UitkomstInput) =>
    post<unknown>('werkverdeler', `${path(subject)}/uitkomsten`, outcome);
  const reden = 'Zo besproken met de melder.';

  async function decided(count: number, outcome: UitkomstInput): Promise<Subject[]> {
    const subjects = await simple(count);
    await Promise.all(subjects.map((subject) => give(subject, outcome)));
    await system.settle();
    return subjects;
  }

  /** Asked "Loopt de hulp weer?", weeks after somebody was appointed. */
  async function asked(count: number): Promise<Subject[]> {
    const subjects = await appointed(count);
    for (let round = 0; round < 3; round += 1) {
      await system.run.tick(later(18));
      await system.settle();
    }
    return subjects;
  }

  const everyCasus = async () =>
    (await Promise.all(['voorlopig', 'benoemd', 'wachtOpBenoeming'].map((status) => system.casussen(status)))).flat();
  const regisseurOf = async (email: string) =>
    (await system.pool()).find((one) => one.email === email)?.regisseurId ?? '';

  return {
    gemeente,
    system: () => system,
    unique,
    times,
    path,
    post,
    answerAsMelder,
    dossierOf,
    reported,
    phoned,
    simple,
    appointed,
    give,
    reden,
    decided,
    asked,
    everyCasus,
    regisseurOf,
  };
}
