import type { Bestemming, HeropenReden, Uitkomst, Weigerreden } from '../../../events/vocabulary.ts';
import { spellDate } from '../../../shared/dutch-calendar.ts';
import type { Gemeente, StaffRole } from '../../../shared/gemeente.ts';
import type { Actie, ContactOnderwerp, DossierResponse, MeldingOverzicht, Voorrang } from '../../intake/contract.ts';
import type { PuntSoort, RedenTegen, RedenVoor } from '../../regie/contract.ts';
import { capital } from './parts.ts';

/** The words of the desk for every code: short, because colleagues scan. */

export const spellVoorrang: Record<Voorrang, string> = {
  spoed: 'Spoed',
  onveiligMetKinderen: 'Er zijn kinderen bij',
  teLaat: 'Te laat',
  zorgenOverVeiligheid: 'Zorgen over veiligheid',
  jeugdigeAlleen: 'Jongere alleen',
  regieOvergenomen: 'Ondersteuner draagt de regie',
  heropend: 'Heropend',
  herhaald: 'Eerder gemeld',
};

/** The same, as a sentence: why this melding goes before others. */
export const explainVoorrang: Record<Voorrang, string> = {
  spoed: 'Er is nu gevaar, volgens de melder.',
  onveiligMetKinderen: 'Er zijn kinderen en er zijn zorgen over de veiligheid.',
  teLaat: 'De melder had al van ons moeten horen.',
  zorgenOverVeiligheid: 'Er zijn zorgen over de veiligheid.',
  jeugdigeAlleen: 'Een kind of jongere meldt alleen.',
  regieOvergenomen: 'Een cliëntondersteuner doet taken die van ons zijn.',
  heropend: 'De melding was klaar en is weer open.',
  herhaald: 'Van dit adres kwam eerder een melding.',
};

export const spellOver: Record<MeldingOverzicht['over'], string> = {
  mijzelf: 'De melder zelf',
  mijnGezin: 'Het gezin van de melder',
  iemandAnders: 'Iemand anders',
  onbekend: 'Nog niet bekend',
};

export const spellIngang: Record<MeldingOverzicht['ingang'], string> = {
  formulier: 'Formulier',
  professional: 'Formulier voor professionals',
  email: 'E-mail',
  telefoon: 'Telefoon',
  balie: 'Balie',
  brief: 'Brief',
};

export const spellWie: Record<DossierResponse['wieMeldde'], string> = {
  eigenHuishouden: 'Het gezin zelf',
  signaal: 'Iemand anders over dit gezin',
  anoniem: 'Anoniem',
  onbekend: 'Nog niet bekend',
};

export const spellStatus = ({ label }: Gemeente): Record<MeldingOverzicht['status'], string> => ({
  ontvangen: 'Nog niet gelezen',
  bekeken: 'Gelezen',
  inBehandeling: 'In behandeling',
  voorlopigAanspreekpunt: 'Voorlopig aanspreekpunt',
  regisseurBenoemd: `${capital(label.regisseur)} benoemd`,
  afgerond: 'Afgerond',
});

export const spellUitkomst = ({ label }: Gemeente): Record<Uitkomst, string> => ({
  advies: 'Antwoord of advies',
  algemeneVoorziening: 'Algemene voorziening',
  viaTeam: 'VIA-team',
  sociaalTeam: 'Sociaal team',
  expertteam: 'Expertteam',
  maatwerk: 'Maatwerk door een medewerker',
  wmoMelding: 'Wmo-melding',
  bekendeRegisseur: `De ${label.regisseur} die er al is`,
  nieuweCasus: `Nieuwe casus met een ${label.regisseur}`,
  doorgezonden: 'Doorgestuurd',
  geenMelding: 'Geen melding',
});

export const spellBestemming: Record<Bestemming, string> = {
  klacht: 'Klacht',
  bezwaar: 'Bezwaar',
  veiligThuis: 'Veilig Thuis',
  politie: 'Politie',
  veiligheidshuis: 'Veiligheidshuis',
  jor: 'Justitieel Overleg Risicojongeren',
  andereGemeente: 'Andere gemeente',
};

export const spellHeropen: Record<HeropenReden, string> = {
  nieuweInformatie: 'Er is nieuwe informatie',
  hulpLooptNiet: 'De hulp loopt nog niet',
  verkeerdeUitkomst: 'De uitkomst klopte niet',
  teruggegeven: 'Een team of organisatie gaf de melding terug',
};

export const spellAfronding = {
  geholpen: 'Geholpen',
  anderGevonden: 'Vond zelf andere hulp',
  wilGeenHulp: 'Wil geen hulp',
  nietBereikt: 'Niet bereikt, ook na meer pogingen',
} as const;

/** What somebody calls or writes about. */
export const spellOnderwerp = ({ label }: Gemeente): Record<ContactOnderwerp, string> => ({
  ontvangst: 'dat wij de melding hebben',
  aanspreekpunt: 'wie het voorlopige aanspreekpunt is',
  benoemd: `wie de ${label.regisseur} is`,
  waarneming: `wie er nu is in plaats van de ${label.regisseur}`,
  afwezig: `dat de ${label.regisseur} er nu niet is en wij zoeken wie het overneemt`,
  geweigerd: 'dat wij iemand anders zoeken',
  vertrek: `dat de ${label.regisseur} weg is en wij iemand anders zoeken`,
  uitkomst: 'wat er met de melding gebeurt',
  afronding: 'hoe het is afgelopen',
  heropend: 'dat de melding weer open is',
  navraag: 'of de hulp weer loopt',
  aanvulling: 'dat wij de aanvulling hebben',
  contactgegevens: 'dat de contactgegevens zijn aangepast',
  wissel: 'over de vraag om iemand anders',
  ontlasting: 'welke taken nu van iemand anders zijn',
  eersteContact: 'maak kennis, zoals beloofd',
  doorzending: 'dat wij de klacht of het bezwaar doorsturen',
  gezinInformeren: 'dat er een melding is',
  nietVanzelf: 'of en hoe dit verteld wordt',
});

/** The melder did not say the street; the letter has a line for it. */
export const schrijfStraat =
  'De straat is niet bekend. Schrijf de straat met de hand op de brief, op de lijn vóór het huisnummer.';
/** Nobody who reads a masked dossier sees whether there is one. */
export const schrijfStraatGeheim =
  'Het adres is geheim. Staat op de brief een lijn vóór het huisnummer? Schrijf daar met de hand de straat.';

/** What is passed on and was not handed over yet, in a few words; to whom stands on the page of the melding. */
export const spellOverdragen = 'Draag over wat wordt doorgestuurd, en leg dat vast';

/** A contact task in a few words. */
export function spellTaak(
  {
    soort,
    onderwerp,
    reden,
  }: {
    soort: 'bellen' | 'brief' | 'overdragen';
    onderwerp: ContactOnderwerp;
    /** Why it is no mail; `anderMeldde` asks somebody else. */
    reden: string;
  },
  gemeente: Gemeente,
): string {
  if (soort === 'overdragen') return spellOverdragen;
  if (onderwerp === 'gezinInformeren') return 'Vertel het gezin dat er een melding is';
  if (onderwerp === 'nietVanzelf') return 'Beslis of en hoe dit verteld wordt';
  if (onderwerp === 'eersteContact') return 'Bel de melder om kennis te maken';
  if (onderwerp === 'navraag' && reden === 'anderMeldde') return 'Vraag aan wie het gezin helpt: loopt de hulp weer?';
  if (onderwerp === 'navraag')
    return soort === 'bellen' ? 'Bel de melder: loopt de hulp weer?' : 'Schrijf: loopt de hulp weer?';
  const about = spellOnderwerp(gemeente)[onderwerp];
  return `${soort === 'bellen' ? 'Bel de melder' : 'Schrijf de melder een brief'}: ${about}`;
}

const taskReasons: Record<string, string> = {
  nietMailen: 'De melder wil geen mail.',
  voorkeur: 'De melder koos hiervoor.',
  geenEmail: 'Er is geen e-mailadres.',
  mailMislukt: 'De mail kwam niet aan.',
  mailKwamTerug: 'De mail kwam terug.',
  afzenderNietBevestigd: 'Wij weten niet zeker van wie de mail kwam. Antwoord daar niet per mail op.',
  geenAntwoord: 'Er kwam geen antwoord.',
  anderMeldde: 'Het gezin meldde dit niet zelf. Vraag het niet aan de melder: die hoort hier niets over.',
  beloofd: 'Dat is de melder beloofd. Leg hier vast dat het is gebeurd.',
  nietVanzelf: 'Dit vertelt de software nooit vanzelf: een professional beslist.',
  doorzending: 'Er ging alleen een mail met het nummer uit.',
  gezinWeetHetNiet: 'Het gezin weet misschien nog niet van de melding. Vertel niet wie er meldde.',
};
export const spellTaakReden = (code: string): string => taskReasons[code] ?? code;

export const spellPoging = {
  bereikt: 'Gelukt',
  nietBereikt: 'Niet gelukt',
  nietVeilig: 'Niet veilig',
  geenWeg: 'Niet bereikbaar',
} as const;

export const spellTegen: Record<RedenTegen, string> = {
  nietBeschikbaar: 'Is nu niet beschikbaar',
  geenHbo: 'Heeft geen hbo-opleiding',
  geenGeldigeRegistratie: 'Heeft geen geldige registratie bij SKJ of BIG',
  doelgroepPastNiet: 'Werkt niet met deze doelgroep',
  nietOnafhankelijk: 'Werkt bij een organisatie die hier al helpt',
  geenCapaciteit: 'Heeft geen plaats meer',
  meldingGaatOverRegisseur: 'De melding gaat over deze persoon',
  heeftGeweigerd: 'Heeft deze casus al geweigerd',
  gezinVroegIemandAnders: 'Het gezin vroeg om iemand anders',
};

export const spellVoor: Record<RedenVoor, string> = {
  onafhankelijk: 'Onafhankelijk van wie hier helpt',
  plekVrij: 'Heeft plaats',
  registratieGeldig: 'Geldige registratie',
  doelgroepPast: 'Kent deze doelgroep',
  competenties: 'Heeft de competenties die hier nodig zijn',
  minstBelast: 'Heeft nu het minste werk',
  kentHuishouden: 'Kent dit gezin',
  arrangement: 'Uren zijn betaald',
};

export const spellWeigering: Record<Weigerreden, string> = {
  pastNietBijRol: 'Het past niet bij mijn rol',
  dreigendVerliesWerkrelatie: 'De werkrelatie met het gezin komt in gevaar',
  teWeinigExpertise: 'Ik weet hier te weinig van',
  geenMandaat: 'Ik mag hier niet genoeg beslissen',
  tijdgebrek: 'Ik heb geen tijd',
  planningNietHaalbaar: 'Ik kan niet op tijd beginnen',
  angstRegieNooitKwijt: 'Ik ben bang dat ik de regie nooit meer kwijtraak',
};

export const spellPunt = ({ label }: Gemeente): Record<PuntSoort, string> => ({
  wisselGevraagd: 'Het gezin vraagt iemand anders',
  heropend: 'Een melding is weer open',
  geenWaarnemer: `De ${label.regisseur} is weg en niemand neemt waar`,
  uitDienst: `De ${label.regisseur} werkt hier niet meer`,
  pastNietMeer: `De ${label.regisseur} past niet meer bij deze casus`,
  overRegisseur: `Er is een melding over de ${label.regisseur}`,
  deskundigeGevraagd: 'Een andere deskundige is om raad gevraagd',
  contactBesluit: 'Contact is niet veilig: besluit wat er gebeurt',
});

export const spellRol: Record<StaffRole, string> = {
  werkverdeler: 'werkverdeler',
  gedragswetenschapper: 'gedragswetenschapper',
  regisseur: 'regisseur',
  procesverantwoordelijke: 'procesverantwoordelijke',
  klachtenfunctionaris: 'klachtenfunctionaris',
  procescoordinator: 'procescoördinator',
  privacyfunctionaris: 'privacyfunctionaris',
  klantcontact: 'klantcontact',
  teamlid: 'teamlid',
  beheerder: 'beheerder',
};

/** In words too, because a colour alone tells nothing to who cannot see it. */
export const spellTerm = ({
  anoniem,
  teLaat,
  reactieUiterlijk,
}: Pick<MeldingOverzicht, 'anoniem' | 'teLaat' | 'reactieUiterlijk'>): string => {
  if (anoniem) return 'Anoniem gemeld: antwoorden kan niet';
  const date = spellDate(reactieUiterlijk);
  return teLaat ? `Te laat: de melder had uiterlijk ${date} van ons moeten horen` : `uiterlijk ${date}`;
};

/** An address with a typing mistake is nobody's: so it is said until somebody opened it. */
export const spellHolder = ({ naam, geopend }: NonNullable<MeldingOverzicht['behandelaar']>): string =>
  geopend ? naam : `Overgedragen aan ${naam}, nog niet geopend`;

export const spellWacht = (werkdagen: number): string =>
  werkdagen === 0 ? 'Vandaag' : werkdagen === 1 ? '1 werkdag' : `${werkdagen} werkdagen`;

export const may = ({ acties }: Pick<DossierResponse, 'acties'>, actie: Actie): boolean => acties.includes(actie);
