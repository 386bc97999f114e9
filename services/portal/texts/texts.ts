import type { Uitkomst } from '../../../events/vocabulary.ts';
import type { Taal } from '../../../shared/gemeente.ts';
import type { FaultKey } from '../../intake/fault-texts.ts';
import type { Content } from '../html.ts';

/**
 * Every word of ours that a resident reads, once per language: `nl.ts` and `en.ts`. A page holds no text, so a text that
 * one language lacks does not compile. What the municipality says itself stands in its own file, in both languages too.
 */
export type Texts = {
  taal: Taal;
  velden: FieldTexts;
  kader: FrameTexts;
  delen: PartTexts;
  foutpagina: ErrorTexts;
  formulier: FormTexts;
  /** What intake finds wrong with an input; looked up by the Dutch text that it answers with. */
  invoer: Record<FaultKey, string>;
  melden: MeldenTexts;
  volg: VolgTexts;
  voorpagina: HomeTexts;
  rechten: RightsTexts;
  privacy: PrivacyTexts;
  toegankelijk: AccessibilityTexts;
};

/** A heading and what stands under it. */
type Titled = { titel: string; tekst: string };
type Asked = { label: string };
type Explained = { label: string; uitleg: string };
type Chosen<Codes extends string> = { label: string; opties: Record<Codes, string> };

export type FieldTexts = {
  nietVerplicht: string;
  ja: string;
  kies: string;
  fouten(aantal: number): string;
  /** Before the title of a page with faults. */
  fout: string;
};

export type FrameTexts = {
  naarInhoud: string;
  gemeente: string;
  onderNaam: string;
  snelWeg: string;
  menu: { melden: string; volg: string; rechten: string };
  lieverBellen: string;
  bereikbaar: string;
  voet: { privacy: string; toegankelijkheid: string; rechten: string; medewerkers: string };
  /** Name of the other language, in that language. */
  andereTaal: string;
};

export type PartTexts = {
  bijGevaar: string;
  gevaar: string;
  bel: (telefoon: Content) => Content;
  veiligThuis: (telefoon: Content) => Content;
  crisis: (telefoon: Content, uitleg: string) => Content;
  ookBellen: (telefoon: Content, bereikbaar: string) => Content;
  clientondersteuner: (naam: Content, telefoon: Content) => Content;
  jeugdstem: (naam: Content, telefoon: Content) => Content;
  nietTevreden: string;
  klacht: string;
  terug: string;
};

export type ErrorTexts = {
  nietGevonden: Titled;
  methodeNietToegestaan: Titled;
  geenToegang: Titled;
  aanmeldenNodig: Titled;
  teDruk: Titled;
  onverwacht: Titled;
  noemDitNummer: (nummer: string) => string;
  naarBegin: string;
};

type JaNee = { ja: string; nee: string; weetNiet: string };

export type FormTexts = {
  taal: Taal;
  secties: Record<
    'overWie' | 'watLooptVast' | 'wieHelpt' | 'veiligheid' | 'bereiken' | 'delen' | 'wieBentU' | 'gezin' | 'intussen',
    string
  >;
  bereiken: readonly string[];
  /** For who is younger than 18. */
  jeugdige: readonly string[];
  ouders: string;
  over: Asked & { mijzelf: string; mijnGezin: string; iemandAnders: Explained };
  weetHetGezinHet: Explained & { opties: JaNee };
  rol: Chosen<
    | 'inwoner'
    | 'jeugdige'
    | 'ouder'
    | 'mantelzorger'
    | 'naaste'
    | 'buur'
    | 'clientondersteuner'
    | 'verwijzer'
    | 'professional'
    | 'anders'
  >;
  leeftijd: Explained;
  watLooptVast: Explained;
  leefgebieden: Explained;
  doelgroepen: Explained & { opties: Record<'jeugd' | 'ggz' | 'lvb' | 'ouderen', string> };
  betrokkenOrganisaties: Explained;
  aantalHulpverleners: Explained;
  wisselingenHulpverleners: Explained;
  overzichtHouden: Chosen<'ja' | 'soms' | 'nee' | 'weetNiet'>;
  bekendeRegisseur: Explained;
  overRegisseur: Explained;
  veiligheid: Asked & { acuutOnveilig: Explained; zorgen: string; veilig: string; weetNiet: string };
  minderjarigen: Asked & { opties: JaNee };
  naam: Asked;
  email: Asked;
  telefoon: Asked;
  postcode: Asked;
  huisnummer: Asked;
  toevoeging: Asked;
  straat: Explained;
  /** All of it in one line, where it is read back. */
  adres: string;
  geheimAdres: Explained;
  gesprekThuis: Explained;
  voorkeurskanaal: Asked & { email: string; telefoon: string; post: Explained };
  nietMailen: Explained;
  neutraal: Explained;
  belMoment: Explained;
  anoniem: Explained;
  delenMetRegisseur: Explained & { ja: string; nee: string };
  geenBsn: Explained;
  professional: {
    rol: Chosen<'professional' | 'verwijzer' | 'clientondersteuner'>;
    naam: Asked;
    functie: Asked;
    organisatie: Asked;
    vindplaats: Explained;
    email: Asked;
    telefoon: Asked;
    weetHetGezinHet: Explained & { opties: JaNee };
    watWeetHetGezin: Explained;
    watLooptVast: Explained;
    doelgroepen: Explained;
    overzichtHouden: Asked;
    watDoetUZelf: Explained;
    overgenomenTaken: Explained;
    adres: string;
    bereiken: string;
  };
};

export type MeldenTexts = {
  titel: string;
  inleiding: string;
  wieLeest: string;
  lezers: readonly string[];
  leesMeer: (link: Content) => Content;
  watMetGegevens: string;
  werktU: (link: Content) => Content;
  alsProfessional: string;
  klaar: string;
  nogEenKeer: string;
  verder: string;
  professional: { titel: string; inleiding: string; inwoner: (link: Content) => Content; naarInwoner: string };
  wieLeestProfessional: readonly string[];
  controle: {
    titel: string;
    inleiding: string;
    wijzig: string;
    nietIngevuld: string;
    /** A letter is coming and the street is not known; never a reason not to send. */
    straat: string;
    straatInvullen: string;
    verstuur: string;
    naarFormulier: string;
  };
  nietVerstuurd: {
    titel: string;
    onzekerTitel: string;
    reden: Record<'druk' | 'onbekend' | 'nietGelukt', string>;
    staatErNog: string;
    lukt: (telefoon: Content, bereikbaar: string) => Content;
    opnieuw: string;
  };
  ontvangen: {
    titel: string;
    dank: string;
    bewaar: string;
    nummer: string;
    code: string;
    ontvangenOp: string;
    uHoort: string;
    wijLezen: string;
    uiterlijk: (datum: string) => string;
    bewaarUitleg: string;
    bekijk: string;
    watNu: string;
    anoniem: readonly string[];
    signaal: (datum: string) => readonly string[];
    eigen: (datum: string) => readonly string[];
    professional: (datum: string) => readonly string[];
    jongere: { titel: string; regels: readonly string[] };
    naastU: string;
    leesOok: (link: Content) => Content;
    watRechtenZijn: string;
    verstuurd: string;
  };
  bsn: string;
  kiesRol: string;
  organisatieNodig: string;
  /** When intake refuses something for which we have no better words. */
  kloptNiet: string;
};

export type VolgTexts = {
  titel: string;
  inleiding: string;
  nummer: Explained;
  code: Explained;
  onbekendeCode: string;
  opnieuwInvullen: string;
  bekijk: string;
  kwijt: string;
  link: { inleiding: string; leestIemandMee: string };
  mislukt: { titel: string; tekst: string; opnieuw: string };
  paginaTitel: (nummer: Content) => Content;
  status: Record<
    'ontvangen' | 'bekeken' | 'inBehandeling' | 'voorlopigAanspreekpunt' | 'regisseurBenoemd' | 'afgerond',
    string
  >;
  watNu: string;
  watDaarna: string;
  wie: string;
  wanneer: string;
  afgerond: { nu: string; daarna: string };
  benoemd: { nu: (naam: string) => string; daarna: (naam: string) => string; wanneer: string };
  voorlopig: { nu: (naam: string) => string; daarna: string; wie: (naam: string) => string };
  bevestigen: { onbekend: string; teLaat: (datum: string) => string; uiterlijk: (datum: string) => string };
  zoeken: { lezen: string; zoeken: string; naam: string; anoniemDaarna: string; anoniemWanneer: string };
  gemeente: string;
  antwoordTeLaat: (datum: string) => string;
  antwoordUiterlijk: (datum: string) => string;
  contact: {
    voorlopig: string;
    vast: string;
    watIsVoorlopig: string;
    watMag: string;
    klikt: string;
    vraagAnder: string;
  };
  /** With the last day of it. */
  afwezig: (naam: string, datum: string, vervanger: string) => string;
  nietDaar: {
    nu: (naam: string) => string;
    bel: (telefoon: Content, bereikbaar: string) => Content;
  };
  vertrek: {
    nu: (naam: string, organisatie: string) => string;
    bel: (telefoon: Content, bereikbaar: string) => Content;
  };
  uitkomst: {
    titel: string;
    /** While somebody still has it in hand. */
    daarna: string;
    soort: Record<Exclude<Uitkomst, 'geenMelding' | 'doorgezonden'>, string>;
    /** What is passed on: by when it is handed over, that it should have been, and when it was. */
    doorsturen: Record<'bezig' | 'teLaat' | 'klaar', (naam: string, datum: string) => string> & {
      ook: Record<'klacht' | 'bezwaar', string>;
    };
    contact: string;
    website: string;
    uiterlijk: (datum: string) => string;
    wmo: readonly string[];
    nietEens: string;
  };
  aanvullingen: string;
  bijlagen: string;
  bijlageStatus: Record<'quarantaine' | 'vrijgegeven' | 'geweigerd', string>;
  watGebeurde: string;
  gelezen: string;
  gelezenTeLaat: (datum: string) => string;
  gelezenUiterlijk: (datum: string) => string;
  naastU: string;
  folder: string;
  verstuurd: string;
  klaar: string;
  halfUur: string;
  stop: string;
  vertel: {
    titel: string;
    knop: string;
    waarom: string;
    inleiding: string;
    veld: Explained;
    verstuur: string;
    gedaan: string;
  };
  navraag: {
    titel: string;
    inleiding: string;
    antwoord: Chosen<'ja' | 'beetje' | 'nee'>;
    toelichting: Explained;
    verstuur: string;
    waarom: string;
    knop: string;
    gedaan: Record<'ja' | 'beetje' | 'nee', string>;
  };
  wissel: {
    titel: string;
    inleiding: readonly string[];
    reden: Explained;
    verstuur: string;
    gedaan: string;
  };
  toestemming: {
    titel: string;
    stand: Record<'nietGezegd' | 'ja' | 'nee' | 'verborgen', string>;
    sinds: (datum: string) => string;
    gehoord: (datum: string) => string;
    knop: string;
    inleiding: readonly string[];
    keuze: string;
    gedaan: string;
    kanNiet: string;
  };
  stokt: { titel: string; bel: (telefoon: Content) => Content; regels: readonly string[] };
  nietGelukt: string;
  kanNietMeer: string;
};

export type HomeTexts = {
  titel: string;
  kop: string;
  inleiding: string;
  meld: string;
  volg: string;
  zo: string;
  stappen: readonly (readonly [kort: string, lang: string])[];
  hulp: string;
  watMagEnRechten: string;
  gegevens: string;
  professional: string;
};

export type RightsTexts = {
  titel: string;
  watMag: string;
  watRechten: string;
  gratis: string;
  clientondersteuner: (naam: Content, telefoon: Content) => Content;
  jeugdstem: (naam: Content, telefoon: Content) => Content;
  afdrukken: string;
};

export type PrivacyTexts = {
  titel: string;
  kop: string;
  inleiding: string;
  wat: string;
  bewaard: readonly (readonly [naam: string, tekst: string])[];
  geenBsn: string;
  waarom: string;
  wet: string;
  wie: string;
  lezers: readonly string[];
  rechten: string;
  rechtenLijst: readonly string[];
  vraag: (adres: Content) => Content;
  cookies: string;
  cookiesTekst: string;
};

export type AccessibilityTexts = {
  titel: string;
  inleiding: string;
  hoe: string;
  lijst: readonly string[];
  lukt: string;
  laatWeten: (adres: Content) => Content;
};
