import type { Gegevens, Melding } from './melding.ts';

/**
 * What an extract (AVG 15) says of everything that is kept, field by field, in plain Dutch; or why it leaves a field
 * out. A new field does not compile until somebody decided which.
 */
export type Veld = string | { weg: string };
export type Velden<T> = { [Name in keyof Required<T>]: Veld };

/** Reasons for leaving something out; the extract names those that apply. */
export const weg = {
  techniek: 'Technische gegevens waarmee de software werkt. Ze zeggen niets over u.',
  beveiliging: 'Codes die uw gegevens beveiligen. Ze zijn alleen versleuteld bewaard.',
  medewerker: 'Namen van medewerkers die uw melding behandelden. Wat zij deden, staat er wel in.',
  dubbel: 'Dezelfde gegevens in een ander overzicht van de software.',
  anderen: 'Gegevens over andere mensen.',
  aanMedewerkers: 'E-mails tussen medewerkers. Daarin staan alleen het nummer en een datum.',
  eigenWoorden:
    'Wat medewerkers zelf opschreven, zoals aantekeningen en redenen. Iemand leest dat eerst na. Daarna krijgt u wat u mag zien.',
  /** In every extract, so that it tells nothing about any of them. */
  beschermd:
    'Soms mogen wij iets niet vertellen, om iemand te beschermen (AVG artikel 15 lid 4 en artikel 23, UAVG artikel 41). Of dat zo is, zeggen wij nooit. Deze zin staat daarom in elk uittreksel.',
} as const;

export const gegevensVelden: Velden<Gegevens> = {
  watLooptVast: 'Wat u vertelde',
  anoniem: 'Anoniem gemeld',
  melder: 'Over u',
  woonadres: 'Adres',
  geheimAdres: 'Het adres is geheim',
  gesprekThuis: 'Het gesprek liever thuis',
  professional: 'Over uw werk',
  onderwerp: 'Onderwerp van uw e-mail',
  leefgebieden: 'Leefgebieden',
  betrokkenOrganisaties: 'Organisaties die u noemde',
  aantalHulpverleners: 'Aantal hulpverleners',
  wisselingenHulpverleners: 'Andere hulpverleners in het afgelopen jaar',
  minderjarigen: 'Wonen er kinderen onder de 18',
  doelgroepen: 'Waar het over gaat',
  overzichtHouden: 'Lukt het om overzicht te houden',
  bekendeRegisseur: 'Regisseur die u noemde',
  toestemming: 'Toestemming',
  latereToestemming: { weg: weg.dubbel },
  taal: 'Taal',
};

export const meldingVelden: Velden<Melding> = {
  meldingsnummer: 'Nummer',
  versie: { weg: weg.techniek },
  wieMeldde: 'Wie meldde',
  over: 'Over wie het gaat',
  ontvangenOp: 'Ontvangen op',
  reactieUiterlijk: 'Antwoord uiterlijk',
  reactieTot: { weg: weg.dubbel },
  spoed: 'Spoed',
  veiligheid: 'Veiligheid',
  jeugd: 'Gaat over jeugd',
  overRegisseur: 'Gaat over de regisseur',
  status: 'Stand',
  ingang: 'Hoe de melding binnenkwam',
  ingevoerd: 'Opgeschreven door een medewerker',
  vindplaats: 'Gemeld vanuit',
  adresSleutel: { weg: weg.beveiliging },
  gebied: 'Gebied',
  jeugdigeAlleen: 'Een jongere meldde zelf',
  regieOvergenomen: 'Een cliëntondersteuner nam taken over',
  mogelijkSpam: { weg: weg.techniek },
  herhaald: { weg: weg.anderen },
  emailOnbereikbaar: 'E-mail kwam niet aan',
  nietBereikbaarOp: 'Niet te bereiken sinds',
  reactieVerstreken: 'Het antwoord kwam te laat',
  behandelaar: 'In behandeling genomen',
  triage: 'Uitkomst',
  heropend: 'Opnieuw geopend',
  navraag: 'Gevraagd of de hulp weer loopt',
  oproep: 'Iemand met dienst opgeroepen',
  wissel: 'Gevraagd om iemand anders',
  feiten: 'Wat er met de melding gebeurde',
  gewogen: 'Weging door de software',
  bekekenOp: 'Gelezen op',
  folderVerstrektOp: 'Folder met rechten gegeven op',
  bewarenTot: 'Bewaard tot',
};

/** Names of what lies deeper; a name that is not here is said as it is written. */
export const naamVan: Readonly<Record<string, Veld>> = {
  naam: 'naam',
  rol: 'rol',
  leeftijd: 'leeftijd',
  email: 'e-mailadres',
  telefoon: 'telefoonnummer',
  voorkeurskanaal: 'liefst bereikt per',
  veiligContact: 'veilig contact',
  nietMailen: 'niet mailen',
  neutraal: 'neutrale e-mail',
  belMoment: 'bellen kan',
  postcode: 'postcode',
  huisnummer: 'huisnummer',
  toevoeging: 'toevoeging',
  straat: 'straat',
  delenMetRegisseur: 'verhaal delen met de regisseur',
  vindplaats: 'vindplaats',
  organisatie: 'organisatie',
  functie: 'functie',
  watWeetHetGezin: 'wat het gezin weet',
  watDoetUZelf: 'wat u zelf doet',
  overgenomenTaken: 'overgenomen taken',
  op: 'op',
  eventId: { weg: weg.techniek },
  sequence: { weg: weg.techniek },
  sleutel: { weg: weg.medewerker },
  door: { weg: weg.medewerker },
  bevestigdDoor: { weg: weg.medewerker },
  medewerker: { weg: weg.medewerker },
  gehad: { weg: weg.medewerker },
  stil: { weg: weg.beschermd },
  id: { weg: weg.techniek },
  volgcode: { weg: weg.beveiliging },
  html: { weg: weg.dubbel },
  regisseur: 'wie u helpt',
  waarnemer: 'wie waarneemt',
};
