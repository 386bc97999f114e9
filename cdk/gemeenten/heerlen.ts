import { basis, nietOverAnderen } from './basis.ts';
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
  mail: {
    afzender: 'vlot@heerlen.example',
    afzenderNeutraal: 'post@heerlen.example',
    naamNeutraal: 'Gemeente Heerlen',
  },
  telefoon: '045 000 00 00',
  bereikbaar: basis.bereikbaar,
  crisis: { nummer: '045 000 00 01', uitleg: 'Dag en nacht. U krijgt iemand van de crisisdienst aan de lijn.' },
  beheerder: 'beheer@heerlen.example',
  aanmelden: {
    issuer: 'https://aanmelden.heerlen.example',
    clientId: 'vlot',
    claim: 'groups',
    rollen: basis.rollen,
  },
  label: { regisseur: 'regisseur', uwRegisseur: 'uw regisseur', plan: 'gezinsplan' },
  doorzettingsmacht: 'geen',
  mandaatregister: [],
  termijnen: {
    reactieWerkdagen: 4,
    benoemingWerkdagen: 1,
    bevestigingWerkdagen: 2,
    contactWerkdagen: 2,
    crisisUren: 4,
  },
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
  bewaren: basis.bewaren,
  clientondersteuning: {
    naam: 'Cliëntondersteuning Voorbeeld',
    telefoon: '045 000 00 02',
    website: 'https://clientondersteuning.heerlen.example',
  },
  jeugdstem: basis.jeugdstem,
  klacht: {
    uitleg:
      'Een klachtenfunctionaris die niets met uw hulp te maken had, behandelt uw klacht. Eerst mag u uw verhaal vertellen. Gaat uw klacht over een zorgaanbieder? Dan kunt u ook daar terecht.',
    adres: 'Klachtenfunctionaris gemeente Heerlen, Voorbeeldlaan 1, 6400 XX Heerlen',
  },
  rechtspositie: {
    inleiding:
      'Als hulp vastloopt, krijgt u in Heerlen een regisseur. Dat is uw vaste contactpersoon. Hier leest u wat uw regisseur mag beslissen en wat uw rechten zijn.',
    bevoegdheden: [
      'Uw regisseur maakt samen met u één gezinsplan. U beslist mee over elk doel in dat plan.',
      'Uw regisseur beslist niet over uw hulp. Moet hulp beginnen of stoppen? Dan doet uw regisseur een voorstel. De gemeente beslist.',
      'Uw regisseur roept iedereen bij elkaar en let op of afspraken worden nagekomen.',
      'Komt een organisatie een afspraak niet na? Dan gaat uw regisseur naar de leiding van die organisatie. Helpt dat niet, dan gaat het naar de procesverantwoordelijke van de gemeente.',
      'Uw regisseur kan bij een zorgaanbieder werken. Wij kiezen iemand van een organisatie die u nu niet helpt.',
      nietOverAnderen,
    ],
    rechten: basis.rechten,
  },
  toegankelijkheid: {
    status: 'Deze website is gemaakt volgens WCAG 2.2, niveau A en AA. Een onafhankelijk onderzoek is nog niet gedaan.',
    contact: 'toegankelijk@heerlen.example',
  },
  thema: { primair: '#7a2e6e', primairDonker: '#4a1b43', accent: '#f7a800' },
};
