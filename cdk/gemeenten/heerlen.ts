import { basis, doorzenden, nietOverAnderen, socialeKaart, vindplaatsen } from './basis.ts';
import type { GemeenteInput } from './index.ts';

/**
 * Heerlen's plan of July 2018 (S4): five organisations lend two regisseurs each, for at least five complex
 * cases; the three providers get an arrangement that finances at least 50 hours per case. Providers stay bound to
 * their contract and the regisseur climbs to management and then to the procesverantwoordelijke of the municipality:
 * the plan gives no mandate to decide, so the degree of doorzettingsmacht is `geen` and every decision is a proposal.
 */
export const heerlen: GemeenteInput = {
  code: 'heerlen',
  naam: 'Heerlen',
  oin: '00000001000000917000',
  domein: 'vlot.heerlen.example',
  herkomstDomein: 'herkomst.vlot.heerlen.example',
  mailbox: 'regisseurs@heerlen.example',
  werkbak: 'werkverdelers@heerlen.example',
  mail: {
    afzender: 'vlot@heerlen.example',
    afzenderNeutraal: 'post@heerlen.example',
    naamNeutraal: 'Gemeente Heerlen',
  },
  telefoon: '045 000 00 00',
  bereikbaar: basis.bereikbaar,
  kantooruren: basis.kantooruren,
  crisis: {
    nummer: '045 000 00 01',
    uitleg: basis.crisisUitleg,
    piket: [
      { naam: 'Piketdienst', oproep: 'piket@heerlen.example' },
      { naam: 'Achterwacht', oproep: 'achterwacht@heerlen.example' },
    ],
    bevestigenMinuten: 15,
  },
  beheerder: 'beheer@heerlen.example',
  aanmelden: {
    issuer: 'https://aanmelden.heerlen.example',
    clientId: 'vlot',
    claim: 'groups',
    rollen: basis.rollen,
  },
  label: {
    regisseur: 'regisseur',
    uwRegisseur: 'uw regisseur',
    en: { regisseur: 'case director', uwRegisseur: 'your case director' },
    plan: 'gezinsplan',
  },
  doorzettingsmacht: 'geen',
  mandaatregister: [],
  termijnen: {
    reactieWerkdagen: 4,
    benoemingWerkdagen: 1,
    bevestigingWerkdagen: 2,
    contactWerkdagen: 2,
    ...basis.termijnen,
    crisisUren: 4,
  },
  teams: [
    {
      code: 'sociaal-team',
      naam: 'Sociaal team',
      soort: 'sociaal',
      email: 'sociaalteam@heerlen.example',
      telefoon: '045 000 00 00',
      groep: 'vlot-team-sociaal',
    },
    {
      code: 'expertteam',
      naam: 'Regionaal expertteam',
      soort: 'expert',
      email: 'expertteam@heerlen.example',
      telefoon: '045 000 00 00',
      groep: 'vlot-team-expert',
    },
    {
      code: 'wmo-loket',
      naam: 'Wmo-loket',
      soort: 'wmo',
      email: 'wmo@heerlen.example',
      telefoon: '045 000 00 00',
      groep: 'vlot-team-wmo',
    },
  ],
  gebieden: [],
  socialeKaart: socialeKaart('heerlen.example', '045 000 00 00'),
  vindplaatsen: vindplaatsen('zorgmeldingen@heerlen.example'),
  doorzenden: doorzenden('heerlen.example', '045 000 00 00'),
  bijlagen: basis.bijlagen,
  escalatieladder: [
    {
      rol: 'procesverantwoordelijke',
      naam: 'Procesverantwoordelijke regie',
      email: 'procesverantwoordelijke@heerlen.example',
      volgendeNaWerkdagen: 1,
    },
    { rol: 'manager', naam: 'Manager toegang', email: 'manager@heerlen.example', volgendeNaWerkdagen: 3 },
  ],
  organisaties: [
    {
      code: 'expertiseteam-zuid',
      naam: 'Expertiseteam Zuid',
      aliassen: ['expertiseteam', 'team zuid'],
      soort: 'gemeente',
      arrangementUren: 0,
    },
    {
      code: 'expertiseteam-noord',
      naam: 'Expertiseteam Noord',
      aliassen: ['team noord'],
      soort: 'gemeente',
      arrangementUren: 0,
    },
    { code: 'radar', naam: 'Radar', aliassen: [], soort: 'aanbieder', arrangementUren: 50 },
    { code: 'xonar', naam: 'Xonar', aliassen: [], soort: 'aanbieder', arrangementUren: 50 },
    { code: 'mondriaan', naam: 'Mondriaan', aliassen: ['Mondriaan ggz'], soort: 'aanbieder', arrangementUren: 50 },
  ],
  pool: { regisseursPerOrganisatie: 2, minimumCasussen: 5 },
  leefgebieden: basis.leefgebieden,
  drempels: basis.drempels,
  complex: basis.complex,
  extraVrijeDagen: basis.extraVrijeDagen,
  kaders: basis.kaders,
  bovenlokaal: null,
  bewaren: basis.bewaren,
  clientondersteuning: {
    naam: 'Cliëntondersteuning Voorbeeld',
    telefoon: '045 000 00 02',
    website: 'https://clientondersteuning.heerlen.example',
  },
  jeugdstem: basis.jeugdstem,
  klacht: {
    uitleg: {
      nl: `${basis.klachtUitleg.nl} Gaat uw klacht over een zorgaanbieder? Dan kunt u ook daar terecht.`,
      en: `${basis.klachtUitleg.en} Is your complaint about a care provider? Then you can also go there.`,
    },
    adres: 'Klachtenfunctionaris gemeente Heerlen, Voorbeeldlaan 1, 6400 XX Heerlen',
  },
  rechtspositie: {
    inleiding: {
      nl: 'Als hulp vastloopt, krijgt u in Heerlen een regisseur. Dat is uw vaste contactpersoon. Hier leest u wat uw regisseur mag beslissen en wat uw rechten zijn.',
      en: 'When help gets stuck, you get a case director in Heerlen. That is your fixed contact. Here you read what your case director may decide and what your rights are.',
    },
    bevoegdheden: [
      {
        nl: 'Uw regisseur maakt samen met u één gezinsplan. U beslist mee over elk doel in dat plan.',
        en: 'Your case director makes one family plan together with you. You have a say in every goal in that plan.',
      },
      {
        nl: 'Uw regisseur beslist niet over uw hulp. Moet hulp beginnen of stoppen? Dan doet uw regisseur een voorstel. De gemeente beslist.',
        en: 'Your case director does not decide about your help. Must help start or stop? Then your case director makes a proposal. The municipality decides.',
      },
      {
        nl: 'Uw regisseur roept iedereen bij elkaar en let op of afspraken worden nagekomen.',
        en: 'Your case director brings everybody together and watches that agreements are kept.',
      },
      {
        nl: 'Komt een organisatie een afspraak niet na? Dan gaat uw regisseur naar de leiding van die organisatie. Helpt dat niet, dan gaat het naar de procesverantwoordelijke van de gemeente.',
        en: 'Does an organisation not keep an agreement? Then your case director goes to the managers of that organisation. If that does not help, it goes to the person in charge of the process at the municipality.',
      },
      {
        nl: 'Uw regisseur kan bij een zorgaanbieder werken. Wij kiezen iemand van een organisatie die u nu niet helpt.',
        en: 'Your case director may work for a care provider. We choose somebody from an organisation that does not help you now.',
      },
      nietOverAnderen,
    ],
    rechten: basis.rechten,
  },
  toegankelijkheid: {
    status: basis.toegankelijkheidStatus,
    contact: 'toegankelijk@heerlen.example',
  },
  thema: { primair: '#7a2e6e', primairDonker: '#4a1b43', accent: '#f7a800' },
};
