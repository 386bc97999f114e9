import { basis, doorzenden, nietOverAnderen, socialeKaart, vindplaatsen } from './basis.ts';
import type { GemeenteInput } from './index.ts';

/**
 * Den Haag has one mailbox for everybody whose help is stuck (S0) and regisseurs who may decide themselves,
 * within the mandate below.
 */
export const denhaag: GemeenteInput = {
  code: 'denhaag',
  naam: 'Den Haag',
  oin: '00000001000000518000',
  domein: 'vlot.denhaag.example',
  herkomstDomein: 'herkomst.vlot.denhaag.example',
  mailbox: 'regisseurs@denhaag.example',
  werkbak: 'werkverdelers@denhaag.example',
  mail: {
    afzender: 'regisseurs@denhaag.example',
    afzenderNeutraal: 'post@denhaag.example',
    naamNeutraal: 'Gemeente Den Haag',
  },
  telefoon: '070 000 00 00',
  bereikbaar: basis.bereikbaar,
  kantooruren: basis.kantooruren,
  crisis: {
    nummer: '070 000 00 01',
    uitleg: basis.crisisUitleg,
    piket: [
      { naam: 'Piketdienst', oproep: 'piket@denhaag.example' },
      { naam: 'Achterwacht', oproep: 'achterwacht@denhaag.example' },
    ],
    bevestigenMinuten: 15,
  },
  beheerder: 'beheer@denhaag.example',
  aanmelden: {
    issuer: 'https://aanmelden.denhaag.example',
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
  doorzettingsmacht: 'volledig',
  // Only regisseurs employed by the municipality have a mandate (Awb 10:3, 10:4).
  mandaatregister: [
    { organisatie: 'gemeente-den-haag', besluit: 'stopHulp', vanaf: '2026-01-01' },
    { organisatie: 'gemeente-den-haag', besluit: 'startHulp', vanaf: '2026-01-01' },
  ],
  termijnen: {
    reactieWerkdagen: 3,
    benoemingWerkdagen: 1,
    bevestigingWerkdagen: 2,
    contactWerkdagen: 1,
    ...basis.termijnen,
    crisisUren: 2,
  },
  teams: [
    {
      code: 'sociaal-team',
      naam: 'Sociaal team',
      soort: 'sociaal',
      email: 'sociaalteam@denhaag.example',
      telefoon: '070 000 00 00',
      groep: 'vlot-team-sociaal',
    },
    {
      code: 'expertteam',
      naam: 'Regionaal expertteam',
      soort: 'expert',
      email: 'expertteam@denhaag.example',
      telefoon: '070 000 00 00',
      groep: 'vlot-team-expert',
    },
    {
      code: 'wmo-loket',
      naam: 'Wmo-loket',
      soort: 'wmo',
      email: 'wmo@denhaag.example',
      telefoon: '070 000 00 00',
      groep: 'vlot-team-wmo',
    },
  ],
  gebieden: [],
  socialeKaart: socialeKaart('denhaag.example', '070 000 00 00'),
  vindplaatsen: vindplaatsen('zorgmeldingen@denhaag.example'),
  doorzenden: doorzenden('denhaag.example', '070 000 00 00'),
  bijlagen: basis.bijlagen,
  escalatieladder: [
    {
      rol: 'procesverantwoordelijke',
      naam: 'Procesverantwoordelijke regisseurs',
      email: 'procesverantwoordelijke@denhaag.example',
      volgendeNaWerkdagen: 1,
    },
    { rol: 'manager', naam: 'Manager sociaal domein', email: 'manager@denhaag.example', volgendeNaWerkdagen: 1 },
    {
      rol: 'portefeuillehouder',
      naam: 'Wethouder sociaal domein',
      email: 'portefeuillehouder@denhaag.example',
      volgendeNaWerkdagen: 5,
    },
  ],
  organisaties: [
    {
      code: 'gemeente-den-haag',
      naam: 'Gemeente Den Haag, team regisseurs',
      aliassen: ['gemeente', 'regisseurs Den Haag'],
      soort: 'gemeente',
      arrangementUren: 0,
    },
    {
      code: 'jeugdteam',
      naam: 'Jeugdteam Voorbeeld',
      aliassen: ['CJG', 'jeugdteam'],
      soort: 'aanbieder',
      arrangementUren: 0,
    },
    {
      code: 'ggz-instelling',
      naam: 'GGZ-instelling Voorbeeld',
      aliassen: ['ggz', 'de psycholoog'],
      soort: 'aanbieder',
      arrangementUren: 0,
    },
  ],
  pool: { regisseursPerOrganisatie: null, minimumCasussen: 0 },
  leefgebieden: basis.leefgebieden,
  drempels: basis.drempels,
  complex: basis.complex,
  extraVrijeDagen: basis.extraVrijeDagen,
  kaders: basis.kaders,
  bovenlokaal: null,
  bewaren: basis.bewaren,
  clientondersteuning: {
    naam: 'Cliëntondersteuning Voorbeeld',
    telefoon: '070 000 00 02',
    website: 'https://clientondersteuning.denhaag.example',
  },
  jeugdstem: basis.jeugdstem,
  klacht: {
    uitleg: basis.klachtUitleg,
    adres: 'Klachtenfunctionaris gemeente Den Haag, Voorbeeldplein 1, 2500 XX Den Haag',
  },
  rechtspositie: {
    inleiding: {
      nl: 'Als hulp vastloopt, krijgt u in Den Haag een regisseur. Dat is uw vaste contactpersoon. Hier leest u wat uw regisseur mag beslissen en wat uw rechten zijn.',
      en: 'When help gets stuck, you get a case director in The Hague. That is your fixed contact. Here you read what your case director may decide and what your rights are.',
    },
    bevoegdheden: [
      {
        nl: 'Uw regisseur maakt samen met u één gezinsplan. U beslist mee over elk doel in dat plan.',
        en: 'Your case director makes one family plan together with you. You have a say in every goal in that plan.',
      },
      {
        nl: 'Uw regisseur mag namens de gemeente beslissen dat hulp begint of stopt. Eerst praat uw regisseur met u. Daarna krijgt u de beslissing op papier: een beschikking.',
        en: 'Your case director may decide for the municipality that help starts or stops. First your case director talks with you. After that you get the decision on paper.',
      },
      {
        nl: 'Komt een organisatie een afspraak niet na? Dan mag uw regisseur zelf een knoop doorhakken. Helpt dat niet, dan gaat het naar de procesverantwoordelijke van de gemeente.',
        en: 'Does an organisation not keep an agreement? Then your case director may cut the knot. If that does not help, it goes to the person in charge of the process at the municipality.',
      },
      {
        nl: 'Werkt uw regisseur bij een zorgaanbieder? Dan mag die dit niet zelf beslissen. De gemeente beslist dan.',
        en: 'Does your case director work for a care provider? Then they may not decide this themselves. The municipality decides.',
      },
      nietOverAnderen,
    ],
    rechten: basis.rechten,
  },
  toegankelijkheid: {
    status: basis.toegankelijkheidStatus,
    contact: 'toegankelijk@denhaag.example',
  },
  thema: { primair: '#1f6b3a', primairDonker: '#123f22', accent: '#ffcc33' },
};
