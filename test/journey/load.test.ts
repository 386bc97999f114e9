import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allrounder, complexMelding, type System, simpleMelding, startSystem } from '../support/system.ts';

describe('two hundred at once with the shipped limits', () => {
  let system: System;
  const capacity = 60;
  beforeAll(async () => {
    system = await startSystem('almelo', {
      pool: Array.from({ length: 4 }, (_, index) => allrounder(`Persoon${index}`, 'wijkteam-almelo', capacity / 4)),
    });
  });
  afterAll(() => system?.stop());

  it('every one is accepted and acknowledged, and has its aanspreekpunt or its alarm', async () => {
    const meldingen = Array.from({ length: 200 }, (_, index) => (index % 2 ? simpleMelding() : complexMelding()));
    const answers = await Promise.all(meldingen.map((melding) => system.report(melding)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(200);
    await system.settle();
    const mails = await system.run.mails();
    for (const [index, { body }] of answers.entries()) {
      const acknowledged = mails.filter(
        ({ to, text }) => to.includes(meldingen[index]?.melder.email ?? '') && text.includes(body.meldingsnummer),
      );
      expect(acknowledged.length).toBeGreaterThanOrEqual(1);
    }
    expect(await system.casussen('voorlopig')).toHaveLength(capacity);
    expect(await system.casussen('wachtOpBenoeming')).toHaveLength(100 - capacity);
  });
});

describe('a lowered limit', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem('almelo', { pool: [], context: { throttle: { rate: 1, burst: 5 } } });
  });
  afterAll(() => system?.stop());

  it('says 429 and when to come back, and accepts again later', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => system.report(simpleMelding())));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(5);
    for (const { headers } of refused) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});
