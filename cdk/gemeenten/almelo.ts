import { basis, doorzenden, nietOverAnderen, socialeKaart, vindplaatsen } from './basis.ts';
import type { GemeenteInput } from './index.ts';

/**
 * Almelo has no function regisseur: the role is mostly found with the wijkcoach Jeugd en Gezin, who works in the
 * voluntary framework and tunes far-reaching decisions with colleagues (letter of 7 August 2024, S2).
 */
export const almelo: GemeenteInput = {
  code: 'almelo',
  naam: 'Almelo',
  oin: '00000001000000141000',
  domein: 'vlot.almelo.example',
  herkomstDomein: 'herkomst.vlot.almelo.example',
  mailbox: 'regisseurs@almelo.example',
  werkbak: 'werkverdelers@almelo.example',
  mail: {
    afzender: 'vlot@almelo.example',
    afzenderNeutraal: 'post@almelo.example',
    naamNeutraal: 'Gemeente Almelo',
  },
  telefoon: '0546 00 00 00',
  bereikbaar: basis.bereikbaar,
  kantooruren: basis.kantooruren,
  crisis: {
    nummer: '0546 00 00 01',
    uitleg: basis.crisisUitleg,
    piket: [
      { naam: 'Piketdienst', oproep: 'piket@almelo.example' },
      { naam: 'Achterwacht', oproep: 'achterwacht@almelo.example' },
    ],
    bevestigenMinuten: 15,
  },
  beheerder: 'beheer@almelo.example',
  aanmelden: {
    issuer: 'https://aanmelden.almelo.example',
    clientId: 'vlot',
    claim: 'groups',
    rollen: basis.rollen,
  },
  label: {
    regisseur: 'wijkcoach',
    uwRegisseur: 'uw wijkcoach',
    en: { regisseur: 'district coach', uwRegisseur: 'your district coach' },
    plan: 'ondersteuningsplan',
  },
  doorzettingsmacht: 'metAfstemming',
  mandaatregister: [],
  termijnen: {
    reactieWerkdagen: 5,
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
      email: 'sociaalteam@almelo.example',
      telefoon: '0546 00 00 00',
      groep: 'vlot-team-sociaal',
    },
    {
      code: 'expertteam',
      naam: 'Regionaal expertteam',
      soort: 'expert',
      email: 'expertteam@almelo.example',
      telefoon: '0546 00 00 00',
      groep: 'vlot-team-expert',
    },
    {
      code: 'wmo-loket',
      naam: 'Wmo-loket',
      soort: 'wmo',
      email: 'wmo@almelo.example',
      telefoon: '0546 00 00 00',
      groep: 'vlot-team-wmo',
    },
  ],
  gebieden: [],
  socialeKaart: socialeKaart('almelo.example', '0546 00 00 00'),
  vindplaatsen: vindplaatsen('zorgmeldingen@almelo.example'),
  doorzenden: doorzenden('almelo.example', '0546 00 00 00'),
  bijlagen: basis.bijlagen,
  escalatieladder: [
    {
      rol: 'procesverantwoordelijke',
      naam: 'Procesmanager wijkteams',
      email: 'procesverantwoordelijke@almelo.example',
      volgendeNaWerkdagen: 1,
    },
    { rol: 'manager', naam: 'Hoofd Uitvoering Sociaal', email: 'manager@almelo.example', volgendeNaWerkdagen: 2 },
    {
      rol: 'portefeuillehouder',
      naam: 'Wethouder sociaal domein',
      email: 'portefeuillehouder@almelo.example',
      volgendeNaWerkdagen: 5,
    },
  ],
  organisaties: [
    {
      code: 'wijkteam-almelo',
      naam: 'Wijkteam Almelo',
      aliassen: ['wijkteam', 'gemeente Almelo', 'wijkcoaches'],
      soort: 'gemeente',
      arrangementUren: 0,
    },
    {
      code: 'almelo-sociaal',
      naam: 'Almelo Sociaal',
      aliassen: ['Team Cliëntondersteuning', 'cliëntondersteuning'],
      soort: 'anders',
      arrangementUren: 0,
    },
    {
      code: 'woningstichting',
      naam: 'Woningstichting Voorbeeld',
      aliassen: ['woningbouw', 'de woningbouwvereniging'],
      soort: 'anders',
      arrangementUren: 0,
    },
    {
      code: 'zorgaanbieder',
      naam: 'Zorgaanbieder Voorbeeld',
      aliassen: ['thuiszorg', 'de zorgaanbieder'],
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
    naam: 'Almelo Sociaal',
    telefoon: '0546 00 00 02',
    website: 'https://clientondersteuning.almelo.example',
  },
  jeugdstem: basis.jeugdstem,
  klacht: {
    uitleg: {
      nl: `${basis.klachtUitleg.nl} Gaat uw klacht over een zorgaanbieder? Dan kunt u ook daar terecht.`,
      en: `${basis.klachtUitleg.en} Is your complaint about a care provider? Then you can also go there.`,
    },
    adres: 'Klachtenfunctionaris gemeente Almelo, Voorbeeldstraat 1, 7600 XX Almelo',
  },
  rechtspositie: {
    inleiding: {
      nl: 'Als hulp vastloopt, krijgt u in Almelo een vaste contactpersoon. Dat is uw wijkcoach. Hier leest u wat uw wijkcoach mag beslissen en wat uw rechten zijn.',
      en: 'When help gets stuck, you get one fixed contact in Almelo. That is your district coach. Here you read what your district coach may decide and what your rights are.',
    },
    bevoegdheden: [
      {
        nl: 'Uw wijkcoach maakt samen met u één ondersteuningsplan. U beslist mee over elk doel in dat plan.',
        en: 'Your district coach makes one support plan together with you. You have a say in every goal in that plan.',
      },
      {
        nl: 'Uw wijkcoach kan meer of minder hulp regelen, en hulp laten stoppen die niet werkt. Dat gaat altijd samen met u.',
        en: 'Your district coach can arrange more help or less help, and can have help stopped that does not work. That is always done together with you.',
      },
      {
        nl: 'Uw wijkcoach beslist grote stappen niet alleen. Die worden eerst besproken met collega’s, zoals de gedragswetenschapper of de manager. Lukt dat niet op tijd? Dan krijgt de procesverantwoordelijke van de gemeente bericht.',
        en: 'Your district coach does not take big steps alone. They are first discussed with colleagues, such as the behavioural specialist or the manager. Does that not work in time? Then the person in charge of the process at the municipality is told.',
      },
      {
        nl: 'Uw wijkcoach kan een organisatie niet dwingen. Doet een organisatie niet wat is afgesproken? Dan gaat uw wijkcoach naar de leiding van die organisatie en naar de procesverantwoordelijke.',
        en: 'Your district coach cannot force an organisation. Does an organisation not do what was agreed? Then your district coach goes to the managers of that organisation and to the person in charge of the process.',
      },
      {
        nl: 'Is het thuis niet veilig? Dan mag uw wijkcoach dat melden bij Veilig Thuis. Bij grote zorgen over kinderen mag uw wijkcoach de Raad voor de Kinderbescherming om onderzoek vragen.',
        en: 'Is it not safe at home? Then your district coach may report that to Veilig Thuis. With great concerns about children your district coach may ask the Child Care and Protection Board for an inquiry.',
      },
      nietOverAnderen,
    ],
    rechten: basis.rechten,
  },
  toegankelijkheid: {
    status: basis.toegankelijkheidStatus,
    contact: 'toegankelijk@almelo.example',
  },
  thema: { primair: '#005e8a', primairDonker: '#003b57', accent: '#f2b600' },
};
