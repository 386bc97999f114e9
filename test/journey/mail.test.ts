import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eicar } from '../../cdk/local/scans.ts';
import type { DossierResponse, WerklijstResponse } from '../../services/intake/contract.ts';
import { deadLetters } from '../support/outbox.ts';
import { type System, startSystem } from '../support/system.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let system: System;
beforeAll(async () => {
  system = await startSystem('almelo', { pool: [] });
});
afterAll(() => system.stop());

const numberIn = (text: string) => /M-\d{4}-[0-9A-Z]{6}/.exec(text)?.[0] ?? '';
const pdf = `%PDF-1.4\n${'x'.repeat(300)}`;

describe('a mail to the municipality', () => {
  it('is answered, shown to staff, added to by a reply, and its files open after the scan', async () => {
    const from = 'ouder@mail.example';
    await system.sendMail({
      from,
      subject: 'Het loopt vast',
      text: 'Wij weten niet meer wie waarover gaat.',
      attachments: [
        { filename: 'brief.pdf', content: pdf },
        { filename: 'virus.txt', content: eicar },
        { filename: 'x.exe', content: Buffer.from('MZ\0\0') },
      ],
    });
    await system.settle();
    const mails = await system.mailsTo(from);
    const told = mails.find(({ subject }) => subject.includes('e-mail ontvangen'));
    expect(told?.text).toContain('x.exe');
    expect(mails.some(({ text }) => text.includes('virus.txt'))).toBe(true);
    const nummer = numberIn(told?.text ?? '');
    const desk = await system.as('werkverdeler');
    const read = async () => (await desk.get<DossierResponse>(`/intake/v1/meldingen/${nummer}/dossier`)).body;
    const dossier = await read();
    expect(dossier.bijlagen.map(({ naam, status }) => [naam, status]).sort()).toEqual([
      ['brief.pdf', 'vrijgegeven'],
      ['virus.txt', 'geweigerd'],
      ['x.exe', 'geweigerd'],
    ]);
    const file = dossier.bijlagen.find(({ status }) => status === 'vrijgegeven');
    const { body } = await desk.get<{ url: string }>(`/intake/v1/meldingen/${nummer}/bijlagen/${file?.bijlageId}`);
    expect(await (await fetch(body.url)).text()).toBe(pdf);
    await system.sendMail({ from, subject: `Re: ${nummer}`, text: 'Er is nog iets.' });
    await system.settle();
    expect((await read()).aanvullingen.map(({ bron }) => bron)).toContain('email');
    expect(await system.mailsTo(from)).toHaveLength(mails.length);
    expect(await deadLetters(system)).toBe(0);
  });

  it('of every kind ends well: nothing is stuck, and no BSN is told to anybody', async () => {
    const folder = new URL('../../services/intake/mail-in/fixtures/', import.meta.url);
    for (const name of readdirSync(folder)) await system.sendMail(readFileSync(new URL(name, folder)));
    await system.settle();
    expect(await deadLetters(system)).toBe(0);
    const { body } = await (await system.as('werkverdeler')).get<WerklijstResponse>('/intake/v1/werklijst?limiet=100');
    expect(JSON.stringify(body).match(/M-\d{4}-\w{6}/g)?.length ?? 0).toBeGreaterThan(20);
    expect(JSON.stringify(await system.run.mails())).not.toMatch(/111[ .]?222[ .]?333|123[ .]?456[ .]?782/);
  });
});
