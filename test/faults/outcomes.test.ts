import { expect } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { UitkomstInput } from '../../services/intake/contract.ts';
import { crashStories, type Story } from '../support/crash-stories.ts';
import { storyWorld } from '../support/story-world.ts';
import { complexMelding } from '../support/system.ts';

/** Every outcome that staff give, and what they do with a melding before and after it. */
const gemeente = 'hellendoorn';
const file = readGemeente(gemeente);
const world = storyWorld(gemeente);
const { appointed, decided, give, path, post, reden, reported, simple } = world;

const advies: UitkomstInput = { uitkomst: 'advies', reden, antwoord: 'U kunt de huisarts bellen voor een verwijzing.' };
const ofOutcome = (outcome: UitkomstInput, expected: Story['expected'], prepare: Story['prepare'] = simple): Story => ({
  prepare,
  tell: async (subject) => {
    await give(subject, outcome);
  },
  expected,
});
const handedOn = (uitkomst: 'viaTeam' | 'sociaalTeam' | 'expertteam' | 'wmoMelding', team: string): Story =>
  ofOutcome(
    { uitkomst, reden, team },
    {
      page: { status: 'inBehandeling', uitkomst: { soort: uitkomst } },
      dossier: { uitkomst, team },
      open: false,
      events: ['melding.getrieerd'],
      mails: ['<melder>', file.teams.find(({ code }) => code === team)?.email ?? '?'],
    },
  );

crashStories(world, {
  advies: ofOutcome(advies, {
    page: { status: 'afgerond', uitkomst: { soort: 'advies' } },
    open: false,
    events: ['melding.getrieerd', 'melding.afgerond'],
    mails: ['<melder>'],
  }),
  'advies for what had a casus': ofOutcome(
    advies,
    {
      page: { status: 'afgerond', uitkomst: { soort: 'advies' }, named: null },
      casus: null,
      open: false,
      events: ['melding.getrieerd', 'melding.afgerond', 'casus.afgesloten'],
      mails: ['<melder>', '<regisseur>'],
    },
    async (count) => {
      const subjects = await reported(count, complexMelding);
      const led = await world.system().casussen('voorlopig');
      return subjects.map((subject) => ({
        ...subject,
        casusId: led.find(({ meldingen }) => meldingen.includes(subject.nummer))?.casusId ?? '',
      }));
    },
  ),
  algemeneVoorziening: ofOutcome(
    { uitkomst: 'algemeneVoorziening', reden, voorziening: file.socialeKaart[0]?.code ?? '' },
    {
      page: { status: 'afgerond', uitkomst: { soort: 'algemeneVoorziening' } },
      open: false,
      events: ['melding.getrieerd', 'melding.afgerond'],
      mails: ['<melder>'],
    },
  ),
  viaTeam: handedOn('viaTeam', 'via-nijverdal-noord'),
  sociaalTeam: handedOn('sociaalTeam', 'sociaal-team'),
  expertteam: handedOn('expertteam', 'expertteam'),
  wmoMelding: handedOn('wmoMelding', 'wmo-loket'),
  maatwerk: ofOutcome(
    {
      uitkomst: 'maatwerk',
      reden,
      medewerker: { naam: 'Wendy Voorbeeld', telefoon: '0548 00 04 04', email: `wmo1@${gemeente}.example` },
    },
    {
      page: { status: 'inBehandeling', uitkomst: { soort: 'maatwerk', bij: 'Wendy Voorbeeld' } },
      open: false,
      events: ['melding.getrieerd'],
      mails: ['<melder>', `wmo1@${gemeente}.example`],
    },
  ),
  nieuweCasus: ofOutcome(
    { uitkomst: 'nieuweCasus', reden, zwaarte: 'zwaar' },
    {
      page: { status: 'voorlopigAanspreekpunt', named: { voorlopig: true } },
      casus: { status: 'voorlopig', zwaarte: 'zwaar', meldingen: 1 },
      open: false,
      events: ['melding.getrieerd', 'casus.geopend', 'regisseur.voorgesteld'],
      mails: ['<melder>'],
    },
  ),
  bekendeRegisseur: {
    async prepare(count) {
      const [known, fresh] = [await appointed(count), await simple(count)];
      return fresh.map((subject, index) => ({ ...subject, casusId: known[index]?.casusId ?? '' }));
    },
    tell: async (subject) => {
      await give(subject, { uitkomst: 'bekendeRegisseur', reden, casusId: subject.casusId ?? '' });
    },
    expected: {
      page: { status: 'inBehandeling', named: null },
      casus: { status: 'benoemd', meldingen: 1 },
      open: true,
      events: ['melding.getrieerd', 'casus.meldingVoorgelegd'],
      mails: ['<regisseur>'],
    },
  },
  'doorgezonden: klacht': ofOutcome(
    {
      uitkomst: 'doorgezonden',
      reden,
      bestemming: 'klacht',
      bewijs: { wijze: 'telefoon', kenmerk: 'K-1', op: new Date().toISOString() },
    },
    {
      page: { status: 'afgerond', uitkomst: { soort: 'doorgezonden' } },
      open: false,
      events: ['melding.getrieerd', 'melding.doorgezonden', 'melding.afgerond'],
      mails: ['<melder>', file.doorzenden.klacht.email ?? '?'],
    },
  ),
  'doorgezonden: Veilig Thuis': ofOutcome(
    {
      uitkomst: 'doorgezonden',
      reden,
      bestemming: 'veiligThuis',
      bewijs: { wijze: 'telefoon', kenmerk: 'VT-voorbeeld-1', op: new Date().toISOString() },
      meldcode: { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true },
    },
    {
      page: { status: 'inBehandeling', uitkomst: null },
      dossier: { contacttaken: [['bellen', 'nietVanzelf', expect.any(String)]] },
      open: false,
      events: ['melding.getrieerd', 'melding.doorgezonden', 'contacttaak.geopend'],
      mails: [],
    },
  ),
  geenMelding: ofOutcome(
    { uitkomst: 'geenMelding', reden, soort: 'test' },
    { open: false, events: ['melding.getrieerd', 'melding.afgerond'], mails: [] },
  ),
  afronding: {
    prepare: (count) => decided(count, { uitkomst: 'sociaalTeam', reden, team: 'sociaal-team' }),
    tell: async (subject) => {
      const how = { resultaat: 'geholpen', reden: 'De hulp is geregeld.', toelichting: 'Maandag komt er weer iemand.' };
      await post('teamlid-sociaal-team', `${path(subject)}/afrondingen`, how);
    },
    expected: {
      page: { status: 'afgerond' },
      dossier: { uitkomsten: [{ soort: 'uitkomst' }, { soort: 'afronding' }], opvolging: null },
      open: false,
      events: ['melding.getrieerd', 'melding.afgerond'],
      mails: ['<melder>'],
    },
  },
  heropening: {
    prepare: (count) => decided(count, advies),
    tell: async (subject) => {
      const why = { reden: 'verkeerdeUitkomst', toelichting: 'Er is meer aan de hand.' };
      await post('werkverdeler', `${path(subject)}/heropeningen`, why);
    },
    expected: {
      page: { uitkomst: null },
      dossier: { uitkomsten: [{ soort: 'uitkomst' }, { soort: 'heropening' }], voorrang: ['heropend'] },
      open: true,
      events: ['melding.heropend'],
      mails: ['<melder>'],
    },
  },
  'oppakken, and over to a colleague': {
    prepare: simple,
    tell: async (subject) => {
      await post('werkverdeler', `${path(subject)}/oppakkingen`, { actie: 'oppakken' });
      const over = { actie: 'overdragen', aan: `collega@${gemeente}.example` };
      await post('werkverdeler', `${path(subject)}/oppakkingen`, over);
    },
    expected: { open: true, events: ['melding.opgepakt', 'melding.opgepakt'], mails: [`collega@${gemeente}.example`] },
  },
});
