import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { almelo } from '../../cdk/gemeenten/almelo.ts';
import { denhaag } from '../../cdk/gemeenten/denhaag.ts';
import { heerlen } from '../../cdk/gemeenten/heerlen.ts';
import { addWorkingDays, dutchDate } from '../../shared/dutch-calendar.ts';
import { complexMelding, type System, startSystem } from '../support/system.ts';

/** The same melding in three municipalities: what differs is their file, and it shows. */
const cases = [
  {
    gemeente: 'almelo',
    file: almelo,
    expected: {
      label: 'uw wijkcoach',
      mailbox: 'regisseurs@almelo.example',
      workingDays: 5,
      decides: /besproken met collega/,
    },
  },
  {
    gemeente: 'denhaag',
    file: denhaag,
    expected: { label: 'uw regisseur', mailbox: 'regisseurs@denhaag.example', workingDays: 3, decides: /zelf|direct/i },
  },
  {
    gemeente: 'heerlen',
    file: heerlen,
    expected: { label: 'uw regisseur', mailbox: 'regisseurs@heerlen.example', workingDays: 4, decides: /./ },
  },
] as const;

const outcomes: Record<string, { organisatie: string; text: string; term: string }> = {};

describe.each(cases)('$gemeente', ({ gemeente, file, expected }) => {
  let system: System;
  beforeAll(async () => {
    // At the speed of AWS: the three seconds count.
    system = await startSystem(gemeente, { speed: 1 });
  });
  afterAll(() => system?.stop());

  it('knows within three seconds whom to call, and hears who leads when a person has decided', async () => {
    const melding = complexMelding({ betrokkenOrganisaties: ['Onbekende Zorg Voorbeeld'] });
    const email = melding.melder.email ?? '';
    // The first one pays for starting the functions; what counts is the second.
    await system.report(complexMelding());
    await system.settle();

    const started = performance.now();
    const { status, headers, body } = await system.report(melding);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/intake/v1/meldingen/${body.meldingsnummer}`);
    expect(body.reactieUiterlijk).toBe(addWorkingDays(dutchDate(body.ontvangenOp), expected.workingDays));
    await system.settle();
    const seconds = (performance.now() - started) / 1000;
    expect(seconds).toBeLessThan(3);

    const mails = await system.mailsTo(email);
    expect(mails).toHaveLength(2);
    const [acknowledgement, contact] = mails;
    expect(acknowledgement?.text).toContain(body.meldingsnummer);
    expect(acknowledgement?.text).toContain('/rechtspositie');
    expect(acknowledgement?.text).not.toContain(melding.watLooptVast);
    expect(acknowledgement?.replyTo).toEqual([expected.mailbox]);
    expect(contact?.text.toLowerCase()).toContain(expected.label);

    const followed = await system.follow(body.meldingsnummer, body.volgcode);
    expect(followed.body.status).toBe('voorlopigAanspreekpunt');
    expect(followed.body.regisseur?.voorlopig).toBe(true);
    const naam = followed.body.regisseur?.naam ?? '';
    expect(contact?.text).toContain(naam);
    expect(contact?.text).toContain(followed.body.regisseur?.telefoon);

    const casus = await system.casusOf(body.meldingsnummer);
    const [plan] = await system.plansOf(casus?.casusId ?? '');
    expect(plan).toMatchObject({ status: 'concept', voorlopig: true, regisseur: { naam } });

    const regisseurMails = await system.mailsTo(followed.body.regisseur?.email ?? '');
    expect(regisseurMails.some(({ text }) => text.includes(casus?.casusId ?? '?'))).toBe(true);
    for (const mail of regisseurMails) expect(mail.text).not.toContain(melding.watLooptVast);

    const appointed = await system.appoint(casus?.casusId ?? '', casus?.aanspreekpunt?.regisseurId ?? '');
    expect(appointed.status).toBe(201);
    await system.settle();
    const told = (await system.mailsTo(email)).at(-1);
    expect(told?.text).toContain(naam);
    expect(told?.text).toMatch(expected.decides);
    for (const sentence of file.rechtspositie.bevoegdheden) expect(told?.text).toContain(sentence.nl);
    expect((await system.follow(body.meldingsnummer, body.volgcode)).body).toMatchObject({
      status: 'regisseurBenoemd',
      regisseur: { naam, voorlopig: false },
    });
    expect((await system.plansOf(casus?.casusId ?? ''))[0]).toMatchObject({ voorlopig: false, regisseur: { naam } });

    outcomes[gemeente] = {
      organisatie: followed.body.regisseur?.organisatie ?? '',
      text: contact?.text ?? '',
      term: body.reactieUiterlijk,
    };
  });
});

it('gave three different outcomes', () => {
  const found = Object.values(outcomes);
  expect(found).toHaveLength(3);
  expect(new Set(found.map(({ organisatie }) => organisatie)).size).toBe(3);
  expect(new Set(found.map(({ text }) => text)).size).toBe(3);
  expect(new Set(found.map(({ term }) => term)).size).toBeGreaterThan(1);
});
