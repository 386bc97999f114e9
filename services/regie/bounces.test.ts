import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { now } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { hearReturned, returned } from './bounces.ts';

let test: TestTable;
let world: RegieWorld;
let counted: unknown[];
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
  counted = [];
});
afterEach(() => test.stop());

const hear = (message: unknown) =>
  hearReturned(world.deps, (name, value) => counted.push([name, value]), returned.parse(message), now);
const bounce = (aan: string, tags: Record<string, string[]>) => ({
  'detail-type': 'Email Bounced',
  source: 'aws.ses',
  detail: {
    eventType: 'Bounce',
    mail: { messageId: 'bericht', destination: [aan], tags },
    bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: aan, action: 'failed' }] },
  },
});

describe('a mail that came back', () => {
  it('is told to the mailbox, once: to whom, which letter, about which casus', async () => {
    const anna = await world.person();
    const { casusId } = await world.open();
    const [sent] = await world.mails('regisseurVoorgesteld');
    const message = bounce(anna.email, { dienst: ['regie'], aggregaat: [casusId], mail: [sent?.id ?? ''] });
    expect(await hear(message)).toBe('handled');
    expect(await hear(message)).toBe('alreadyHandled');
    const [told, ...more] = await world.mails('mailKwamTerug');
    expect(more).toEqual([]);
    expect(told?.aan).toBe(world.deps.installation.gemeente.werkbak);
    for (const word of [anna.email, 'regisseurVoorgesteld', `/werk/casussen/${casusId}`])
      expect(told?.tekst).toContain(word);
    expect(counted).toEqual([]);
  });

  it('is told of a complaint as well, and of a mail about a person in the pool', async () => {
    const anna = await world.person();
    const tags = { dienst: ['regie'], aggregaat: [anna.regisseurId], mail: [world.deps.ids.uuid()] };
    const { detail } = bounce(anna.email, tags);
    const complaint = { complainedRecipients: [{ emailAddress: `Anna <${anna.email}>` }] };
    await hear({ 'detail-type': 'Email Complaint Received', detail: { mail: detail.mail, complaint } });
    const [told] = await world.mails('mailKwamTerug');
    expect(told?.tekst).toContain(`aan ${anna.email}.`);
    expect(told?.tekst).toContain('Soort bericht: onbekend.');
  });

  it('of the mailbox itself only sounds the alarm: nobody would read another mail', async () => {
    const { werkbak } = world.deps.installation.gemeente;
    const tags = { dienst: ['regie'], aggregaat: [world.deps.ids.uuid()], mail: [world.deps.ids.uuid()] };
    expect(await hear(bounce(werkbak.toUpperCase(), tags))).toBe('handled');
    expect(counted).toEqual([['MailboxBounced', 1]]);
    expect(await world.mails()).toEqual([]);
  });

  it('of another service is not ours', async () => {
    const tags = { dienst: ['intake'], aggregaat: ['M-2026-7K3QZ9'], mail: [world.deps.ids.uuid()] };
    expect(await hear(bounce('inwoner@voorbeeld.example', tags))).toBe('handled');
    expect(await world.mails()).toEqual([]);
    expect(() => returned.parse({ 'detail-type': 'Iets anders', detail: {} })).toThrow();
  });
});
