import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { seal } from '../../events/event.ts';
import { contacttaakGedaan } from '../../events/intake/contacttaak-gedaan.v1.ts';
import { melding, now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { contactRequest } from './contract.ts';
import { decideContact } from './decide-contact.ts';
import { decideMelding } from './decide-melding.ts';
import { ownPart, withoutWords } from './domain/own-part.ts';
import { reactTo } from './reactions.ts';
import { readCasusFor } from './read-casus.ts';
import { recordCall } from './record-contact.ts';
import { readWeging } from './store.ts';

/** A report about somebody else's household: who may be called, when, and what when that is not safe. */
let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

type Melding = Parameters<typeof melding>[0];
type Weet = 'ja' | 'nee' | 'weetNiet';
const hear = (event: Parameters<ReturnType<typeof reactTo>>[0], at = now) => reactTo(world.deps)(event, at);
const by = (rol: Parameters<typeof staff>[0] = 'werkverdeler') => staff(rol);
const on = (casusId: string, at = now, who = by()) => ({ casusId, staff: who, now: at, idempotencyKey: undefined });

/** Triage asks a casus for a report about somebody else; the regisseur is proposed. */
async function signaal(weetHetGezinHet: Weet = 'nee', more: Melding = {}) {
  const event = melding({ over: 'iemandAnders', weetHetGezinHet, ...more });
  const { meldingId } = event.data;
  await hear(event);
  await hear(world.getrieerd({ meldingId, over: 'iemandAnders', weetHetGezinHet }));
  const casusId = (await readWeging(test.table, meldingId))?.casusId ?? '';
  return { casusId, meldingId, state: await world.casus(casusId) };
}
async function led(weetHetGezinHet: Weet = 'nee', more: Melding = {}) {
  const anna = await world.person({ email: 'regisseur@almelo.example' });
  const opened = await signaal(weetHetGezinHet, more);
  await appointRegisseur(world.deps, {
    ...on(opened.casusId),
    request: { regisseurId: anna.regisseurId, reden: 'Past het best', bovenCapaciteit: false },
  });
  return { anna, ...opened };
}
const call = (casusId: string, resultaat: 'gesproken' | 'nietBereikt' | 'nietVeilig', at = now) =>
  recordCall(world.deps, { ...on(casusId, at), request: { resultaat, toelichting: 'Vader is gewelddadig' } });
const decide = (casusId: string, besluit: 'contact' | 'geenContact', at = now) =>
  decideContact(world.deps, { ...on(casusId, at), request: { besluit, reden: 'Besproken met het team' } });
const informed = (meldingId: string, resultaat: 'bereikt' | 'nietVeilig', reden = 'gezinWeetHetNiet' as const) =>
  seal(contacttaakGedaan, {
    id: world.deps.ids.uuid(),
    oin: '00000001000000000000',
    host: 'vlot.almelo.example',
    subject: meldingId,
    sequence: 9,
    time: now,
    data: { ...contacttaakGedaan.example, meldingId, reden, resultaat },
  });
const read = (casusId: string) => readCasusFor(world.deps, { casusId, staff: by(), now, requestId: 'verzoek' });
const punten = async (casusId: string) => (await world.casus(casusId)).punten.map(({ soort }) => soort);
const textOf = async (soort: string) =>
  (await world.mails(soort)).map(({ onderwerp, tekst }) => `${onderwerp}\n${tekst}`).join('\n');

const call112 = /\bBel (?:nu|de inwoner|het gezin (?:uiterlijk|vóór|nu))/;

describe('a signaal of which the family does not know', () => {
  it.each<Weet>(['nee', 'weetNiet'])('%s: whoever leads first agrees on who informs the family', async (weet) => {
    await led(weet);
    const { werkbak, telefoon } = world.deps.installation.gemeente;
    for (const soort of ['regisseurVoorgesteld', 'regisseurBenoemd']) {
      const text = await textOf(soort);
      expect(text).toContain('Het gezin meldde dit niet zelf.');
      expect(text).toContain('wie het gezin informeert');
      expect(text).toContain('Bel niet voordat dat is afgesproken');
      expect(text).toContain('niet dat van het gezin');
      expect(text).toContain(werkbak);
      expect(text).toContain(telefoon);
      expect(text).not.toMatch(call112);
      expect(text).not.toContain('naam en telefoonnummer al');
    }
  });

  it('is not forgotten: the term runs, asks who informs the family, and climbs', async () => {
    const { anna, casusId } = await led();
    expect((await read(casusId)).benadering).toBe('gezinWeetHetNiet');
    expect((await world.casus(casusId)).eersteContact).toMatchObject({ uiterlijk: '2026-11-26' });
    await world.sweep('2026-11-26T23:01:00Z');
    expect((await world.mails('contactHerinnering')).map(({ aan }) => aan)).toEqual([anna.email]);
    await world.sweep('2026-11-30T23:01:00Z');
    expect((await world.casus(casusId)).escalaties).toMatchObject([{ oorzaak: 'geenContact', niveau: 1 }]);
    for (const soort of ['contactHerinnering', 'casusGeescaleerd', 'werkverdelerHerinnerd']) {
      const text = await textOf(soort);
      expect(text, soort).toMatch(/[Ss]preek (?:nu )?af wie het gezin informeert/);
      expect(text, soort).not.toMatch(call112);
      expect(text, soort).not.toContain('Zorg dat iemand het gezin belt');
    }
  });

  it('of which the family knows: nobody promises a name, and the number is not the family’s', async () => {
    const { casusId } = await led('ja');
    expect((await read(casusId)).benadering).toBe('signaal');
    const text = await textOf('regisseurVoorgesteld');
    expect(text).toContain('niet dat van het gezin');
    expect(text).not.toContain('naam en telefoonnummer al');
    expect(text).not.toContain('wie het gezin informeert');
  });

  it('follows the normal rules once somebody spoke with the family, or intake informed it', async () => {
    const { casusId } = await led();
    await call(casusId, 'gesproken');
    expect((await read(casusId)).benadering).toBe('signaal');
    const { casusId: other, meldingId } = await signaal();
    await hear(informed(meldingId, 'bereikt'));
    expect((await read(other)).benadering).toBe('signaal');
    expect(await textOf('gezinGeinformeerd')).toContain('Het gezin weet nu van melding');
    expect((await world.casus(other)).eersteContact).not.toBeNull();
  });

  it('informed before triage asked for a casus', async () => {
    await world.person();
    const event = melding({ over: 'iemandAnders', weetHetGezinHet: 'nee' });
    const { meldingId } = event.data;
    await hear(event);
    await hear(informed(meldingId, 'bereikt'));
    await hear(world.getrieerd({ meldingId, over: 'iemandAnders', weetHetGezinHet: 'nee' }));
    const casusId = (await readWeging(test.table, meldingId))?.casusId ?? '';
    expect((await read(casusId)).benadering).toBe('signaal');
  });

  it('with a melding of the household itself is called as any other', async () => {
    const sleutel = 'adres-van-het-gezin';
    const { casusId } = await led('nee', { adresSleutel: sleutel });
    const own = melding({ adresSleutel: sleutel });
    await hear(own);
    await decideMelding(world.deps, { ...on(casusId), meldingId: own.data.meldingId, besluit: 'bevestigd' });
    expect((await read(casusId)).benadering).toBe('gewoon');
    expect(await textOf('meldingBevestigd')).toContain('Bel de inwoner');
    await world.sweep('2026-11-26T23:01:00Z');
    expect(await textOf('contactHerinnering')).toContain('Bel nu');
  });

  it('that joins the casus of a family that reported itself says that this one is somebody else’s', async () => {
    const sleutel = 'adres-van-het-gezin';
    await world.person({ email: 'regisseur@almelo.example' });
    const { casusId } = await world.open({ adresSleutel: sleutel });
    const event = melding({ over: 'iemandAnders', weetHetGezinHet: 'nee', adresSleutel: sleutel });
    const { meldingId } = event.data;
    await hear(event);
    const asked = {
      meldingId,
      over: 'iemandAnders',
      weetHetGezinHet: 'nee',
      uitkomst: 'bekendeRegisseur',
      casusId,
    } as const;
    await hear(world.getrieerd(asked));
    await decideMelding(world.deps, { ...on(casusId), meldingId, besluit: 'bevestigd' });
    expect((await read(casusId)).benadering).toBe('gewoon');
    const text = await textOf('meldingBevestigd');
    expect(text).toContain('Vertel het gezin niet wie er meldde');
    expect(text).not.toContain('iemand anders uit het huishouden');
  });

  it('of a mail: about whom is what triage says', async () => {
    await world.person();
    const event = melding({
      over: 'onbekend',
      weetHetGezinHet: null,
      leefgebieden: [],
      overzichtHouden: 'weetNiet',
      aantalHulpverleners: 0,
      wisselingenHulpverleners: 0,
      veiligheid: 'veilig',
      ingang: 'email',
      adresSleutel: null,
    });
    const { meldingId } = event.data;
    await hear(event);
    await hear(world.getrieerd({ meldingId, over: 'iemandAnders', weetHetGezinHet: 'weetNiet' }));
    const casusId = (await readWeging(test.table, meldingId))?.casusId ?? '';
    expect((await read(casusId)).benadering).toBe('gezinWeetHetNiet');
  });
});

describe('contact is not safe', () => {
  it('asks why', () => {
    expect(contactRequest.safeParse({ resultaat: 'nietVeilig' }).success).toBe(false);
    expect(contactRequest.safeParse({ resultaat: 'nietVeilig', toelichting: '  ' }).success).toBe(false);
    expect(contactRequest.safeParse({ resultaat: 'nietVeilig', toelichting: 'Vader is gewelddadig' }).success).toBe(
      true,
    );
    expect(contactRequest.safeParse({ resultaat: 'gesproken' }).success).toBe(true);
  });

  it('ends reminders and climbing, and tells the mailbox at once', async () => {
    const { casusId } = await led();
    await world.sweep('2026-11-26T23:01:00Z');
    await world.sweep('2026-11-30T23:01:00Z');
    const at = '2026-12-01T09:00:00Z';
    const { answer } = await call(casusId, 'nietVeilig', at);
    expect(answer).toEqual({ casusId, resultaat: 'nietVeilig', vastgelegdOp: at, opnieuwUiterlijk: null });
    const state = await world.casus(casusId);
    expect(state).toMatchObject({ eersteContact: null, escalaties: [], punten: [{ soort: 'contactBesluit' }] });
    expect(await world.terms()).not.toContain('contact');
    expect(await world.terms()).toContain('punt#contactBesluit');
    const [mail, ...more] = await world.mails('contactNietVeilig');
    expect(more).toEqual([]);
    expect(mail?.aan).toBe(world.deps.installation.gemeente.werkbak);
    expect(mail?.tekst).not.toContain('gewelddadig');
    const before = (await world.mails('contactHerinnering')).length;
    await world.sweep('2026-12-20T00:00:00Z');
    expect(await world.mails('contactHerinnering')).toHaveLength(before);
    expect((await world.casus(casusId)).escalaties).toMatchObject([{ oorzaak: 'contactBesluit', niveau: 1 }]);
    expect(await textOf('casusGeescaleerd')).toContain('Contact met het gezin is niet veilig');
  });

  it('shows with the reason, and keeps it from what the family may read', async () => {
    const { casusId, meldingId } = await led();
    await call(casusId, 'nietVeilig');
    expect(await read(casusId)).toMatchObject({
      benadering: 'nietVeilig',
      contacten: [{ resultaat: 'nietVeilig' }],
      nietVeilig: { toelichting: 'Vader is gewelddadig' },
    });
    const items = await test.table.partition(`CASUS#${casusId}`, z.looseObject({ sk: z.string() }));
    const { items: told, eigenWoorden } = withoutWords(ownPart(await world.casus(casusId), meldingId, items));
    expect(JSON.stringify([told, eigenWoorden])).not.toMatch(/nietVeilig|contactBesluit|gewelddadig|nietBenaderen/);
  });

  it('holds for whoever leads next, and for a melding that is opened again', async () => {
    const { casusId, meldingId } = await led();
    await call(casusId, 'nietVeilig');
    await hear(world.heropend({ meldingId, casusId }));
    expect(await textOf('meldingHeropend')).toContain('Neem geen contact op');
    expect(await textOf('meldingHeropend')).not.toMatch(call112);
    expect((await world.casus(casusId)).eersteContact).toBeNull();
  });

  it('a werkverdeler decides: contact after all, or none', async () => {
    const { anna, casusId } = await led();
    await call(casusId, 'nietVeilig');
    await decide(casusId, 'geenContact');
    expect(await punten(casusId)).toEqual([]);
    expect((await world.casus(casusId)).eersteContact).toBeNull();
    expect((await read(casusId)).benadering).toBe('nietVeilig');
    expect((await world.mails('contactBesloten')).map(({ aan }) => aan)).toEqual([anna.email]);
    await decide(casusId, 'contact', '2026-11-24T09:00:00Z');
    expect((await world.casus(casusId)).eersteContact).toMatchObject({ uiterlijk: '2026-11-26', herinnerd: false });
    expect((await read(casusId)).benadering).toBe('gezinWeetHetNiet');
    const problem = await world.problemOf(decide(casusId, 'contact'));
    expect(problem.code).toBe('nietMogelijk');
  });

  it('asks for a decision again when somebody of the household reports', async () => {
    const sleutel = 'adres-van-het-gezin';
    const { casusId } = await led('nee', { adresSleutel: sleutel });
    await call(casusId, 'nietVeilig');
    await decide(casusId, 'geenContact');
    const own = melding({ adresSleutel: sleutel });
    await hear(own);
    await decideMelding(world.deps, { ...on(casusId), meldingId: own.data.meldingId, besluit: 'bevestigd' });
    expect(await punten(casusId)).toEqual(['contactBesluit']);
    expect(await textOf('meldingBevestigd')).toContain('Neem geen contact op');
  });

  it('said at intake holds here: before the casus opens, and while it runs', async () => {
    await world.person();
    const event = melding({ over: 'iemandAnders', weetHetGezinHet: 'nee' });
    const { meldingId } = event.data;
    await hear(event);
    await hear(informed(meldingId, 'nietVeilig'));
    await hear(world.getrieerd({ meldingId, over: 'iemandAnders', weetHetGezinHet: 'nee' }));
    const casusId = (await readWeging(test.table, meldingId))?.casusId ?? '';
    expect((await read(casusId)).benadering).toBe('nietVeilig');
    expect(await punten(casusId)).toEqual(['contactBesluit']);
    expect((await world.casus(casusId)).eersteContact).toBeNull();
    expect(await textOf('regisseurVoorgesteld')).toContain('Neem geen contact op');
    expect(await textOf('regisseurVoorgesteld')).not.toMatch(call112);

    const { casusId: running, meldingId: second } = await signaal();
    const told = informed(second, 'nietVeilig');
    await hear(told);
    expect(await punten(running)).toEqual(['contactBesluit']);
    expect((await world.casus(running)).eersteContact).toBeNull();
    expect(await hear(told)).toBe('alreadyHandled');
  });

  it('holds for the casus that opens after this one was closed', async () => {
    const { casusId, meldingId } = await led();
    await call(casusId, 'nietVeilig');
    const about = { meldingId, over: 'iemandAnders', weetHetGezinHet: 'nee' } as const;
    await hear(world.getrieerd({ ...about, uitkomst: 'advies' }));
    expect((await world.casus(casusId)).status).toBe('afgesloten');
    await hear(world.getrieerd(about));
    const next = (await readWeging(test.table, meldingId))?.casusId ?? '';
    expect(next).not.toBe(casusId);
    expect((await read(next)).benadering).toBe('nietVeilig');
    expect(await punten(next)).toEqual(['contactBesluit']);
    expect((await world.casus(next)).eersteContact).toBeNull();
  });

  it('hears of no other contact task', async () => {
    const { casusId, meldingId } = await led();
    const before = await world.casus(casusId);
    const task = informed(meldingId, 'bereikt');
    await hear({ ...task, data: { ...task.data, reden: 'nietMailen' } });
    expect(await world.casus(casusId)).toEqual(before);
  });
});
