import { expect } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { OptekenResponse, UitkomstInput } from '../../services/intake/contract.ts';
import { crashStories } from '../support/crash-stories.ts';
import { storyWorld } from '../support/story-world.ts';
import { allrounder, later, simpleMelding } from '../support/system.ts';

/** What melders answer, what regisseurs do, and what comes and goes by another way than the page. */
const gemeente = 'hellendoorn';
const file = readGemeente(gemeente);
const world = storyWorld(gemeente);
const { answerAsMelder, appointed, asked, decided, path, phoned, post, regisseurOf, reden, reported, times, unique } =
  world;

const advies: UitkomstInput = { uitkomst: 'advies', reden, antwoord: 'U kunt de huisarts bellen voor een verwijzing.' };

crashStories(world, {
  'navraag: nee': {
    prepare: asked,
    tell: (subject) =>
      answerAsMelder(subject, 'navraagantwoorden', { antwoord: 'nee', toelichting: 'Er is nog niemand geweest.' }),
    expected: {
      dossier: { navraag: [{ ronde: 1, antwoord: 'nee' }] },
      casus: { status: 'benoemd', punten: [{ soort: 'heropend' }] },
      open: true,
      events: ['melding.navraagBeantwoord', 'melding.heropend'],
      mails: ['<melder>'],
    },
  },
  oproepbevestiging: {
    prepare: (count) => reported(count, () => simpleMelding({ veiligheid: 'acuutOnveilig' })),
    tell: async (subject) => {
      await post('werkverdeler', `${path(subject)}/oproepbevestigingen`, {});
    },
    expected: {
      dossier: { oproep: { niveau: 1, door: 'Werkverdeler Voorbeeld' }, behandelaar: 'Werkverdeler Voorbeeld' },
      open: true,
      events: ['oproep.gedaan', 'oproep.bevestigd', 'melding.opgepakt'],
      mails: [],
    },
  },
  'aanvulling, on what was closed': {
    prepare: (count) => decided(count, advies),
    tell: (subject) => answerAsMelder(subject, 'aanvullingen', { tekst: 'De huisarts heeft geen plek voor ons.' }),
    expected: {
      dossier: { aanvullingen: [{ bron: 'melder' }], voorrang: ['heropend'] },
      open: true,
      events: ['melding.aangevuld', 'melding.heropend'],
      mails: ['<melder>'],
    },
  },
  wisselverzoek: {
    prepare: appointed,
    tell: (subject) => answerAsMelder(subject, 'wisselverzoeken', { toelichting: 'Het klikt niet.' }),
    expected: {
      casus: { status: 'benoemd', punten: [{ soort: 'wisselGevraagd' }] },
      open: false,
      events: ['melding.andereRegisseurGevraagd'],
      mails: ['<melder>'],
    },
  },
  'wisselverzoek, somebody else': {
    async prepare(count) {
      const subjects = await appointed(count);
      await Promise.all(subjects.map((subject) => answerAsMelder(subject, 'wisselverzoeken', {})));
      await world.system().settle();
      return subjects;
    },
    async tell(subject) {
      const { kandidaten } = await world.system().casus(subject.casusId ?? '');
      const other = kandidaten.find(({ geschikt, regisseurId }) => geschikt && regisseurId !== subject.regisseurId);
      const decision = { besluit: 'ander', regisseurId: other?.regisseurId, reden: 'Het gezin vroeg het.' };
      await post('werkverdeler', `/regie/v1/casussen/${subject.casusId}/wisselbesluiten`, decision);
    },
    expected: {
      page: { status: 'regisseurBenoemd' },
      casus: { status: 'benoemd', punten: [] },
      open: false,
      events: ['regisseur.benoemd', 'regisseur.benoemd'],
      mails: ['<melder>'],
    },
  },
  'refusal by the regisseur': {
    prepare: async (count) => {
      const marit = await regisseurOf(`regisseur@${gemeente}.example`);
      return appointed(count, async () => marit);
    },
    tell: async (subject) => {
      await post('regisseur', `/regie/v1/casussen/${subject.casusId}/weigeringen`, {
        reden: 'teWeinigExpertise',
        regisseurId: subject.regisseurId,
      });
    },
    overtaken: /^Wij zoeken iemand anders voor u/,
    expected: {
      page: { status: 'voorlopigAanspreekpunt', named: { voorlopig: true } },
      casus: { status: 'voorlopig', weigeringen: 1 },
      open: true,
      events: ['regisseur.geweigerd', 'regisseur.voorgesteld', 'regisseur.voorgesteld'],
      mails: ['<melder>'],
    },
  },
  'stand-in': {
    prepare: (count) =>
      appointed(count, async () => {
        const person = allrounder(`Vera ${unique()}`, 'sociaal-team', 1);
        return (await world.system().addRegisseur({ ...person, email: `vera${unique()}@pool.example` })).body
          .regisseurId;
      }),
    tell: async (subject) => {
      const absence = {
        van: later(0).slice(0, 10),
        tot: later(9).slice(0, 10),
        reden: 'ziekte',
        waarnemerId: await regisseurOf('a@pool.example'),
      };
      await post('werkverdeler', `/regie/v1/regisseurs/${subject.regisseurId}/afwezigheden`, absence);
    },
    expected: {
      page: { standIn: true },
      casus: { status: 'benoemd', standIn: true, punten: [] },
      open: false,
      events: ['regisseur.gewijzigd'],
      mails: ['<melder>', '<regisseur>'],
    },
  },
  'a mail that comes back': {
    prepare: (count) => reported(count, phoned),
    async tell({ melding }) {
      world.system().run.comesBack(({ to }) => to.some((address) => address.includes(melding.melder.email ?? '?')));
    },
    expected: {
      dossier: { onbereikbaar: 'mailKwamTerug', contacttaken: [['bellen', 'ontvangst', 'mailKwamTerug']] },
      open: true,
      events: ['contacttaak.geopend'],
      mails: [file.werkbak],
    },
  },
  'entered by staff, answered by letter': {
    prepare: async (count) =>
      times(count, () => ({
        nummer: '',
        volgcode: '',
        melding: simpleMelding({
          melder: { naam: 'Mevrouw Voorbeeld', rol: 'inwoner', voorkeurskanaal: 'post' },
          woonadres: { postcode: '7447 AA', huisnummer: unique() },
        }),
      })),
    async tell(subject) {
      const entered = await post<OptekenResponse>('klantcontact', '/intake/v1/opgetekende-meldingen', {
        kanaal: 'telefoon',
        eersteContactOp: later(-1 / 24),
        melding: subject.melding,
      });
      Object.assign(subject, { nummer: entered.meldingsnummer, volgcode: entered.volgcode });
      const task = `${path(subject)}/contacttaken/${entered.contacttaak?.taakId}`;
      const letter = await (await world.system().as('werkverdeler')).get<string>(`${task}/brief`);
      expect(letter.status).toBe(200);
      expect(letter.body).toMatch(/^%PDF/);
      await post('werkverdeler', `${task}/pogingen`, { resultaat: 'bereikt' });
    },
    expected: {
      dossier: { contacttaken: [], pogingen: ['bereikt'] },
      open: true,
      events: ['melding.ontvangen', 'contacttaak.geopend', 'contacttaak.gedaan'],
      mails: [],
    },
  },
});
