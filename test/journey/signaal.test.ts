import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { DossierResponse, MeldingInput } from '../../services/intake/contract.ts';
import type { ContactbesluitResponse, ContactResponse, PuntenResponse } from '../../services/regie/contract.ts';
import { expectLettersReadable, passTo } from '../support/family.ts';
import { complexMelding, later, poolOf, type System, startSystem } from '../support/system.ts';
import { readDeskPage } from '../support/visit.ts';

/**
 * A school reports about a family that does not know. Triage asks for a casus; nobody may be told to call before it is
 * agreed who informs the family, and once that is not safe, nobody at all.
 */
const gemeente = 'almelo';
const { werkbak } = readGemeente(gemeente);
const leider = `regisseur@${gemeente}.example`;
const calls = /Bel (?:nu|de inwoner|het gezin uiterlijk)|Zorg dat iemand het gezin belt/;

let system: System;
beforeAll(async () => {
  const [anna] = poolOf(gemeente, ['Anna'], 20);
  system = await startSystem(gemeente, { pool: anna ? [{ ...anna, email: leider }] : [] });
});
afterAll(async () => {
  await expectLettersReadable(system);
  await system.stop();
});

async function signaal(changes: Partial<MeldingInput> = {}) {
  const melding = complexMelding({ over: 'iemandAnders', weetHetGezinHet: 'nee', ...changes });
  const { status, body } = await system.report(melding);
  expect(status, JSON.stringify(body)).toBe(201);
  await system.settle();
  const { meldingsnummer: nummer, volgcode } = body;
  const path = `/intake/v1/meldingen/${nummer}`;
  const one = {
    nummer,
    email: melding.melder.email ?? '',
    sees: async () => (await system.follow(nummer, volgcode)).body,
    dossier: async () => (await (await system.as('werkverdeler')).get<DossierResponse>(`${path}/dossier`)).body,
    /** Staff closes the open task about this subject. */
    async closes(onderwerp: string, input: object) {
      const task = (await one.dossier()).contacttaken.find((taak) => taak.onderwerp === onderwerp);
      expect(task, `an open task: ${onderwerp}`).toBeDefined();
      const { post } = await system.as('werkverdeler');
      const answer = await post(`${path}/contacttaken/${task?.taakId}/pogingen`, input);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      await system.settle();
    },
    async triaged() {
      const { post } = await system.as('werkverdeler');
      const input = { uitkomst: 'nieuweCasus', reden: 'De hulp zit vast.', zwaarte: 'zwaar' };
      const answer = await post(`${path}/uitkomsten`, input);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      await system.settle();
      const casusId = (await system.casusOf(nummer))?.casusId ?? '';
      const casus = await system.casus(casusId);
      return { casusId, regisseurId: casus.aanspreekpunt?.regisseurId ?? '', benadering: casus.benadering };
    },
    toldTo: async (address: string) =>
      (await system.mailsTo(address))
        .map(({ subject, text }) => `${subject}\n${text}`)
        .filter((letter) => letter.includes(nummer)),
  };
  return one;
}
async function command<Body>(casusId: string, noun: string, input: object, user = 'werkverdeler') {
  const answer = await (await system.as(user)).post<Body>(`/regie/v1/casussen/${casusId}/${noun}`, input);
  await system.settle();
  return answer;
}

describe('a family that did not report itself', () => {
  it('is not called before it is agreed who informs it; not safe ends every call, and a person decides', async () => {
    const school = await signaal();
    const { casusId, regisseurId, benadering } = await school.triaged();
    expect(benadering).toBe('gezinWeetHetNiet');
    await command(casusId, 'benoemingen', { regisseurId, reden: 'Past goed.' });
    for (const letter of await school.toldTo(leider)) {
      expect(letter).not.toMatch(calls);
      expect(letter).not.toContain('naam en telefoonnummer al');
      expect(letter).toContain('Het gezin meldde dit niet zelf.');
      expect(letter).toContain('Bel niet voordat dat is afgesproken');
    }
    expect(await readDeskPage(system, 'regisseur', `/werk/casussen/${casusId}`)).toContain('wie het gezin informeert');

    const why = { resultaat: 'nietVeilig', toelichting: 'Vader is gewelddadig.' };
    expect((await command(casusId, 'contacten', { resultaat: 'nietVeilig' }, 'regisseur')).status).toBe(400);
    const said = await command<ContactResponse>(casusId, 'contacten', why, 'regisseur');
    expect(said.body).toMatchObject({ resultaat: 'nietVeilig', opnieuwUiterlijk: null });
    const alarm = (await school.toldTo(werkbak)).at(-1);
    expect(alarm).toContain(`Contact met het gezin van melding ${school.nummer} is niet veilig`);
    expect(alarm).not.toContain('gewelddadig');
    const { body } = await (await system.as('werkverdeler')).get<PuntenResponse>('/regie/v1/aandachtspunten');
    expect(body.punten).toContainEqual(expect.objectContaining({ casusId, soort: 'contactBesluit' }));
    const page = await readDeskPage(system, 'werkverdeler', `/werk/casussen/${casusId}`);
    expect(page).toContain('Contact met dit gezin is niet veilig');
    expect(page).toContain('Vader is gewelddadig.');

    const told = await school.toldTo(leider);
    await passTo(system, later(8));
    await passTo(system, later(9));
    expect(await school.toldTo(leider)).toEqual(told);
    const ladder = await school.toldTo('procesverantwoordelijke');
    expect(ladder.join('\n')).toContain('Contact met het gezin is niet veilig. Niemand heeft op tijd besloten');
    for (const letter of ladder) expect(letter).not.toMatch(calls);

    const decided = await command<ContactbesluitResponse>(casusId, 'contactbesluiten', {
      besluit: 'geenContact',
      reden: 'Eerst overleg met Veilig Thuis.',
    });
    expect(decided.body).toMatchObject({ besluit: 'geenContact', contactUiterlijk: null });
    expect((await system.casus(casusId)).punten).toEqual([]);
    expect((await school.toldTo(leider)).at(-1)).toContain('Neem geen contact op.');
    // Who reported sees that it was read, and nothing of all this.
    expect(await school.sees()).toMatchObject({ status: 'bekeken', regisseur: null, uitkomst: null, navraag: null });
  });

  it('what was found while informing it holds for the casus too', async () => {
    const school = await signaal();
    await school.closes('gezinInformeren', { resultaat: 'nietVeilig', toelichting: 'Vader is gewelddadig.' });
    const { casusId, benadering } = await school.triaged();
    expect(benadering).toBe('nietVeilig');
    expect((await system.casus(casusId)).eersteContact).toBeNull();
    expect((await school.toldTo(leider)).at(-1)).toContain('Neem geen contact op.');

    const informed = await signaal();
    const opened = await informed.triaged();
    await informed.closes('gezinInformeren', { resultaat: 'bereikt' });
    expect((await system.casus(opened.casusId)).benadering).toBe('signaal');
    expect((await informed.toldTo(leider)).at(-1)).toContain('Het gezin weet nu van melding');
  });

  it('is asked about after two weeks, of whoever helps it: no opens the melding again', async () => {
    const school = await signaal();
    const { casusId, regisseurId } = await school.triaged();
    await command(casusId, 'benoemingen', { regisseurId, reden: 'Past goed.' });
    await command(casusId, 'contacten', { resultaat: 'gesproken' });
    const before = await school.toldTo(school.email);
    await passTo(system, later(21));
    expect((await school.toldTo(leider)).at(-1)).toContain('vragen aan wie het gezin');
    expect(await readDeskPage(system, 'werkverdeler', `/werk/meldingen/${school.nummer}`)).toContain(
      'Vraag aan wie het gezin helpt: loopt de hulp weer?',
    );
    expect((await school.sees()).navraag).toBeNull();
    await school.closes('navraag', { resultaat: 'bereikt', antwoord: 'nee' });
    expect((await school.dossier()).navraag).toMatchObject([{ ronde: 1, antwoord: 'nee' }]);
    expect((await system.casus(casusId)).punten).toMatchObject([{ soort: 'heropend' }]);
    expect((await school.toldTo(leider)).at(-1)).toMatch(/heropend|weer open/);
    expect(await school.toldTo(school.email)).toEqual(before);
  });
});
