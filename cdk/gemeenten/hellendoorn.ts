import { basis, doorzenden, nietOverAnderen, socialeKaart, vindplaatsen } from './basis.ts';
import type { GemeenteInput } from './index.ts';

const domein = 'hellendoorn.example';
const telefoon = '0548 00 00 00';

/** One VIA-team per woonservicegebied: light questions, solved in the neighbourhood (R82). */
const via = (code: string, naam: string, cijfer: number): GemeenteInput['teams'][number] => ({
  code,
  naam: `VIA-team ${naam}`,
  soort: 'via',
  email: `${code}@${domein}`,
  telefoon: `0548 00 01 0${cijfer}`,
  groep: `vlot-team-${code}`,
});

/**
 * Hellendoorn works by area (seed 003): the VIA-team of the woonservicegebied solves light questions near home, one
 * sociaal team arranges help on all leefgebieden, and for complex casussen it calls on the regional expertteam. A
 * medewerker can be regisseur of one process, as in the first case of the heer Poetsson. The postcodes of the areas are
 * an example; the municipality draws the lines.
 */
export const hellendoorn: GemeenteInput = {
  code: 'hellendoorn',
  naam: 'Hellendoorn',
  oin: '00000001000000163000',
  domein: `vlot.${domein}`,
  herkomstDomein: `herkomst.vlot.${domein}`,
  mailbox: `regisseurs@${domein}`,
  werkbak: `werkverdelers@${domein}`,
  mail: {
    afzender: `vlot@${domein}`,
    afzenderNeutraal: `post@${domein}`,
    naamNeutraal: 'Gemeente Hellendoorn',
  },
  telefoon,
  bereikbaar: basis.bereikbaar,
  kantooruren: basis.kantooruren,
  crisis: {
    nummer: '0548 00 00 01',
    uitleg: basis.crisisUitleg,
    piket: [
      { naam: 'Piketdienst', oproep: `piket@${domein}` },
      { naam: 'Achterwacht', oproep: `achterwacht@${domein}` },
    ],
    bevestigenMinuten: 15,
  },
  beheerder: `beheer@${domein}`,
  aanmelden: {
    issuer: `https://aanmelden.${domein}`,
    clientId: 'vlot',
    claim: 'groups',
    rollen: basis.rollen,
  },
  label: {
    regisseur: 'regisseur',
    uwRegisseur: 'uw regisseur',
    en: { regisseur: 'case director', uwRegisseur: 'your case director' },
    plan: 'ondersteuningsplan',
  },
  doorzettingsmacht: 'metAfstemming',
  mandaatregister: [],
  termijnen: {
    ...basis.termijnen,
    reactieWerkdagen: 5,
    benoemingWerkdagen: 1,
    bevestigingWerkdagen: 2,
    contactWerkdagen: 2,
    crisisUren: 4,
  },
  teams: [
    via('via-hellendoorn', 'Hellendoorn', 1),
    via('via-nijverdal-noord', 'Nijverdal-Noord', 2),
    via('via-nijverdal-zuid', 'Nijverdal-Zuid', 3),
    {
      code: 'sociaal-team',
      naam: 'Sociaal team Hellendoorn',
      soort: 'sociaal',
      email: `sociaalteam@${domein}`,
      telefoon: '0548 00 01 10',
      groep: 'vlot-team-sociaal',
    },
    {
      code: 'expertteam',
      naam: 'Regionaal expertteam Twente',
      soort: 'expert',
      email: `expertteam@${domein}`,
      telefoon: '0548 00 01 20',
      groep: 'vlot-team-expert',
    },
    {
      code: 'wmo-loket',
      naam: 'Wmo-loket',
      soort: 'wmo',
      email: `wmo@${domein}`,
      telefoon: '0548 00 01 30',
      groep: 'vlot-team-wmo',
    },
  ],
  gebieden: [
    {
      code: 'hellendoorn',
      naam: 'Hellendoorn',
      postcodes: [
        { van: '7447', tot: '7448' },
        { van: '7687', tot: '7688' },
      ],
      viaTeam: 'via-hellendoorn',
    },
    {
      code: 'nijverdal-noord',
      naam: 'Nijverdal-Noord',
      postcodes: [{ van: '7442', tot: '7443' }],
      viaTeam: 'via-nijverdal-noord',
    },
    {
      code: 'nijverdal-zuid',
      naam: 'Nijverdal-Zuid',
      postcodes: [{ van: '7441', tot: '7441' }],
      viaTeam: 'via-nijverdal-zuid',
    },
  ],
  socialeKaart: [
    ...socialeKaart(domein, telefoon),
    {
      code: 'welzijn',
      naam: 'Welzijnswerk Voorbeeld',
      omschrijving: {
        nl: 'Welzijnswerkers kennen de buurt. Zij brengen u in contact met vrijwilligers, activiteiten en de mantelzorgconsulent.',
        en: 'Welfare workers know the neighbourhood. They put you in touch with volunteers, activities and the adviser for informal carers.',
      },
      telefoon: '0548 00 02 01',
      website: `https://welzijn.${domein}`,
      leefgebieden: ['sociaal-netwerk', 'dagbesteding', 'dagelijks-leven'],
    },
    {
      code: 'jeugdgezondheidszorg',
      naam: 'Jeugdgezondheidszorg Voorbeeld',
      omschrijving: {
        nl: 'De jeugdarts of jeugdverpleegkundige kijkt mee hoe het met uw kind gaat.',
        en: 'The youth doctor or youth nurse looks with you at how your child is doing.',
      },
      telefoon: '0548 00 02 02',
      website: `https://jgz.${domein}`,
      leefgebieden: ['opvoeding', 'lichamelijke-gezondheid'],
    },
  ],
  vindplaatsen: [
    ...vindplaatsen(`zorgmeldingen@${domein}`),
    { code: 'ouderenadviseur', naam: { nl: 'Ouderenadviseur', en: 'Adviser for older people' }, ontvanger: null },
    { code: 'jongerenwerk', naam: { nl: 'Jongerenwerker', en: 'Youth worker' }, ontvanger: null },
    {
      code: 'mantelzorgconsulent',
      naam: { nl: 'Mantelzorgconsulent', en: 'Adviser for informal carers' },
      ontvanger: null,
    },
    {
      code: 'schoolondersteuningsteam',
      naam: { nl: 'Schoolondersteuningsteam', en: 'School support team' },
      ontvanger: null,
    },
  ],
  doorzenden: doorzenden(domein, telefoon),
  bijlagen: basis.bijlagen,
  escalatieladder: [
    {
      rol: 'procesverantwoordelijke',
      naam: 'Procesverantwoordelijke sociaal team',
      email: `procesverantwoordelijke@${domein}`,
      volgendeNaWerkdagen: 1,
    },
    { rol: 'manager', naam: 'Manager samenleving', email: `manager@${domein}`, volgendeNaWerkdagen: 2 },
    {
      rol: 'portefeuillehouder',
      naam: 'Wethouder sociaal domein',
      email: `portefeuillehouder@${domein}`,
      volgendeNaWerkdagen: 5,
    },
  ],
  organisaties: [
    {
      code: 'sociaal-team',
      naam: 'Sociaal team Hellendoorn',
      aliassen: ['sociaal team', 'gemeente Hellendoorn', 'consulenten'],
      soort: 'gemeente',
      arrangementUren: 0,
    },
    {
      code: 'woningstichting',
      naam: 'Woningstichting Voorbeeld',
      aliassen: ['woningbouw', 'woonconsulent'],
      soort: 'anders',
      arrangementUren: 0,
    },
    {
      code: 'thuiszorg',
      naam: 'Thuiszorg Voorbeeld',
      aliassen: ['thuiszorg', 'wijkverpleging'],
      soort: 'aanbieder',
      arrangementUren: 0,
    },
    {
      code: 'verslavingszorg',
      naam: 'Verslavingszorg Voorbeeld',
      aliassen: ['verslavingszorg'],
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
  bovenlokaal: {
    omschrijving:
      'De 14 Twentse gemeenten kopen deze hulp samen in, met een raamcontract. De toegang loopt via onze gemeente.',
    criteria: [
      'Hulp dichtbij, van de sociale kaart of van een aanbieder in de gemeente, is niet genoeg of is er niet.',
      'De vraag is zo bijzonder of zwaar dat één gemeente deze hulp niet zelf kan regelen.',
      'De regisseur start de indicatie, en blijft het gezin volgen.',
      'Het doel en de duur van de hulp staan in het plan.',
    ],
  },
  bewaren: basis.bewaren,
  clientondersteuning: {
    naam: 'Cliëntondersteuning Voorbeeld',
    telefoon: '0548 00 00 02',
    website: `https://clientondersteuning.${domein}`,
  },
  jeugdstem: basis.jeugdstem,
  klacht: {
    uitleg: basis.klachtUitleg,
    adres: 'Klachtenfunctionaris gemeente Hellendoorn, Voorbeeldweg 1, 7440 XX Nijverdal',
  },
  rechtspositie: {
    inleiding: {
      nl: 'Als hulp vastloopt, krijgt u in Hellendoorn één vaste contactpersoon. Gaat het om veel dingen tegelijk? Dan is dat uw regisseur. Hier leest u wat uw regisseur mag beslissen en wat uw rechten zijn.',
      en: 'When help gets stuck, you get one fixed contact in Hellendoorn. Is it about many things at once? Then that is your case director. Here you read what your case director may decide and what your rights are.',
    },
    bevoegdheden: [
      {
        nl: 'Uw regisseur maakt samen met u één ondersteuningsplan. U beslist mee over elk doel in dat plan.',
        en: 'Your case director makes one support plan together with you. You have a say in every goal in that plan.',
      },
      {
        nl: 'Uw regisseur kijkt eerst wat u zelf kunt, met familie, vrienden en buren. Daarna wat een vrijwilliger of een voorziening in de buurt kan doen.',
        en: 'Your case director first looks at what you can do yourself, with family, friends and neighbours. Then at what a volunteer or a service nearby can do.',
      },
      {
        nl: 'Uw regisseur bespreekt grote stappen eerst met collega’s in het sociaal team.',
        en: 'Your case director first discusses big steps with colleagues in the social team.',
      },
      {
        nl: 'Doet een organisatie niet wat is afgesproken? Dan gaat uw regisseur naar de leiding van die organisatie en naar de procesverantwoordelijke van de gemeente.',
        en: 'Does an organisation not do what was agreed? Then your case director goes to the managers of that organisation and to the person in charge of the process at the municipality.',
      },
      nietOverAnderen,
    ],
    rechten: basis.rechten,
  },
  toegankelijkheid: { status: basis.toegankelijkheidStatus, contact: `toegankelijk@${domein}` },
  thema: { primair: '#2d5f2e', primairDonker: '#1b3c1c', accent: '#e8b10a' },
};
