import { basis, nietOverAnderen } from './basis.ts';
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
  mail: {
    afzender: 'vlot@almelo.example',
    afzenderNeutraal: 'post@almelo.example',
    naamNeutraal: 'Gemeente Almelo',
  },
  telefoon: '0546 00 00 00',
  bereikbaar: basis.bereikbaar,
  crisis: { nummer: '0546 00 00 01', uitleg: 'Dag en nacht. U krijgt iemand van de crisisdienst aan de lijn.' },
  beheerder: 'beheer@almelo.example',
  aanmelden: {
    issuer: 'https://aanmelden.almelo.example',
    clientId: 'vlot',
    claim: 'groups',
    rollen: basis.rollen,
  },
  label: { regisseur: 'wijkcoach', uwRegisseur: 'uw wijkcoach', plan: 'ondersteuningsplan' },
  doorzettingsmacht: 'metAfstemming',
  mandaatregister: [],
  termijnen: {
    reactieWerkdagen: 5,
    benoemingWerkdagen: 1,
    bevestigingWerkdagen: 2,
    contactWerkdagen: 2,
    crisisUren: 4,
  },
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
  bewaren: basis.bewaren,
  clientondersteuning: {
    naam: 'Almelo Sociaal',
    telefoon: '0546 00 00 02',
    website: 'https://clientondersteuning.almelo.example',
  },
  jeugdstem: basis.jeugdstem,
  klacht: {
    uitleg:
      'Een klachtenfunctionaris die niets met uw hulp te maken had, behandelt uw klacht. Eerst mag u uw verhaal vertellen. Gaat uw klacht over een zorgaanbieder? Dan kunt u ook daar terecht.',
    adres: 'Klachtenfunctionaris gemeente Almelo, Voorbeeldstraat 1, 7600 XX Almelo',
  },
  rechtspositie: {
    inleiding:
      'Als hulp vastloopt, krijgt u in Almelo een vaste contactpersoon. Dat is uw wijkcoach. Hier leest u wat uw wijkcoach mag beslissen en wat uw rechten zijn.',
    bevoegdheden: [
      'Uw wijkcoach maakt samen met u één ondersteuningsplan. U beslist mee over elk doel in dat plan.',
      'Uw wijkcoach kan meer of minder hulp regelen, en hulp laten stoppen die niet werkt. Dat gaat altijd samen met u.',
      'Uw wijkcoach beslist grote stappen niet alleen. Die worden eerst besproken met collega’s, zoals de gedragswetenschapper of de manager. Lukt dat niet op tijd? Dan krijgt de procesverantwoordelijke van de gemeente bericht.',
      'Uw wijkcoach kan een organisatie niet dwingen. Doet een organisatie niet wat is afgesproken? Dan gaat uw wijkcoach naar de leiding van die organisatie en naar de procesverantwoordelijke.',
      'Is het thuis niet veilig? Dan mag uw wijkcoach dat melden bij Veilig Thuis. Bij grote zorgen over kinderen mag uw wijkcoach de Raad voor de Kinderbescherming om onderzoek vragen.',
      nietOverAnderen,
    ],
    rechten: basis.rechten,
  },
  toegankelijkheid: {
    status: 'Deze website is gemaakt volgens WCAG 2.2, niveau A en AA. Een onafhankelijk onderzoek is nog niet gedaan.',
    contact: 'toegankelijk@almelo.example',
  },
  thema: { primair: '#005e8a', primairDonker: '#003b57', accent: '#f2b600' },
};
