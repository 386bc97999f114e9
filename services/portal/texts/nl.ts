import type { Gemeente } from '../../../shared/gemeente.ts';
import { faultTexts } from '../../intake/fault-texts.ts';
import { html } from '../html.ts';
import type {
  AccessibilityTexts,
  ErrorTexts,
  FieldTexts,
  FormTexts,
  FrameTexts,
  HomeTexts,
  MeldenTexts,
  PartTexts,
  PrivacyTexts,
  RightsTexts,
  Texts,
  VolgTexts,
} from './texts.ts';

/** Dutch, B1. One export per part: the desk bundles only the parts that it shows. */

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const spellMonths = (months: number) => (months % 12 === 0 ? `${months / 12} jaar` : `${months} maanden`);

export const velden: FieldTexts = {
  nietVerplicht: 'niet verplicht',
  ja: 'Ja',
  kies: 'Kies',
  fouten: (aantal) =>
    aantal === 1 ? 'Er is 1 ding dat nog niet klopt' : `Er zijn ${aantal} dingen die nog niet kloppen`,
  fout: 'Fout',
};

export const kader = ({ naam }: Gemeente): FrameTexts => ({
  naarInhoud: 'Naar de inhoud',
  gemeente: `Gemeente ${naam}`,
  onderNaam: 'Als hulp vastloopt',
  snelWeg: 'Snel weg',
  menu: { melden: 'Melden', volg: 'Uw melding volgen', rechten: 'Uw rechten' },
  lieverBellen: 'Liever bellen?',
  bereikbaar: 'Bereikbaar:',
  voet: {
    privacy: 'Privacy',
    toegankelijkheid: 'Toegankelijkheid',
    rechten: 'Uw rechten',
    medewerkers: 'Voor medewerkers',
  },
  andereTaal: 'English',
});

export const delen: PartTexts = {
  bijGevaar: 'Bij gevaar',
  gevaar: 'Is er nu gevaar?',
  bel: (telefoon) => html`Bel ${telefoon}.`,
  veiligThuis: (telefoon) => html`Is het thuis niet veilig? Bel Veilig Thuis: ${telefoon}. Dag en nacht, gratis.`,
  crisis: (telefoon, uitleg) => html`Crisisnummer van de gemeente: ${telefoon}. ${uitleg}`,
  ookBellen: (telefoon, bereikbaar) => html`Bellen kan ook: ${telefoon}, ${bereikbaar}.`,
  clientondersteuner: (naam, telefoon) => html`Een cliëntondersteuner helpt u gratis: ${naam}, ${telefoon}.`,
  jeugdstem: (naam, telefoon) =>
    html`Gaat het om jeugdhulp? De vertrouwenspersonen van ${naam} luisteren en denken mee: ${telefoon}. Ook gratis.`,
  nietTevreden: 'Niet tevreden?',
  klacht: 'Uw klacht heeft geen gevolgen voor uw hulp.',
  terug: 'Terug naar uw melding',
};

export const foutpagina = ({ naam }: Gemeente): ErrorTexts => ({
  nietGevonden: {
    titel: 'Deze pagina is er niet',
    tekst: 'Misschien klopt het adres niet, of is de pagina verplaatst.',
  },
  methodeNietToegestaan: { titel: 'Dit kan hier niet', tekst: 'Begin opnieuw op de eerste bladzijde.' },
  geenToegang: { titel: 'Dit kan niet', tekst: 'Ga naar de eerste bladzijde en gebruik het formulier daar.' },
  aanmeldenNodig: {
    titel: 'Aanmelden lukt niet',
    tekst: 'Probeer het opnieuw, of vraag de beheerder om hulp.',
  },
  teDruk: { titel: 'Het is nu erg druk', tekst: 'Wacht een minuut en probeer het opnieuw.' },
  onverwacht: {
    titel: 'Er ging bij ons iets mis',
    tekst: `Het ligt niet aan u. Probeer het opnieuw, of bel de gemeente ${naam}.`,
  },
  noemDitNummer: (nummer) => `Noem dan dit nummer: ${nummer}`,
  naarBegin: 'Naar de eerste bladzijde',
});

const doelgroepen = {
  jeugd: 'Kinderen of jongeren',
  ggz: 'Psychische problemen',
  lvb: 'Moeite met leren of begrijpen',
  ouderen: 'Ouder worden',
};
const jaNee = { ja: 'Ja', nee: 'Nee', weetNiet: 'Dat weet ik niet' };

export const formulier = ({ label }: Gemeente): FormTexts => ({
  taal: 'nl',
  secties: {
    overWie: 'Over wie gaat het?',
    watLooptVast: 'Wat loopt vast?',
    wieHelpt: 'Wie helpt er nu?',
    veiligheid: 'Veiligheid',
    bereiken: 'Hoe bereiken wij u veilig?',
    delen: 'Uw gegevens delen',
    wieBentU: 'Wie bent u?',
    gezin: 'Om welk gezin gaat het?',
    intussen: 'Wat doet u zelf intussen?',
  },
  bereiken: [
    'Kan iemand anders uw mail lezen? Kies dan hoe wij u veilig bereiken.',
    'Wij hebben één manier nodig: e-mail, telefoon of post. Of meld anoniem.',
    'Het adres is van uw huis. Meldt u over iemand anders? Vul dan het adres van dat gezin in, als u het weet.',
  ],
  jeugdige: [
    'Wij mailen of bellen je ouders niet vanzelf.',
    'Wij sturen je geen brief: je ouders kunnen die lezen. Kies dus e-mail of telefoon.',
  ],
  ouders:
    'Wonen de ouders apart? Dan meldt elke ouder voor zichzelf. Wij geven gegevens van de ene ouder nooit aan de andere.',
  over: {
    label: 'Over wie meldt u?',
    mijzelf: 'Over mijzelf',
    mijnGezin: 'Over mijn gezin',
    iemandAnders: {
      label: 'Over iemand anders',
      uitleg: 'Bijvoorbeeld een buur, een vriend of iemand die u helpt.',
    },
  },
  weetHetGezinHet: {
    label: 'Weet het gezin dit?',
    uitleg:
      'Wij vertellen het gezin dat er een melding is, behalve als dat niet veilig is. U ziet later alleen dat wij uw melding hebben gelezen.',
    opties: jaNee,
  },
  rol: {
    label: 'Wie bent u?',
    opties: {
      inwoner: 'Inwoner',
      jeugdige: 'Kind of jongere',
      ouder: 'Ouder of verzorger',
      mantelzorger: 'Mantelzorger',
      naaste: 'Familie of vriend',
      buur: 'Buur',
      clientondersteuner: 'Cliëntondersteuner',
      verwijzer: 'Verwijzer, zoals een huisarts',
      professional: 'Hulpverlener',
      anders: 'Iemand anders',
    },
  },
  leeftijd: {
    label: 'Hoe oud ben je?',
    uitleg: 'Dan weten wij wat je zelf mag beslissen.',
  },
  watLooptVast: {
    label: 'Wat loopt er vast?',
    uitleg: 'Vertel het in uw eigen woorden. Schrijf geen burgerservicenummer (BSN) op: dat hebben wij niet nodig.',
  },
  leefgebieden: { label: 'Waar gaat het over?', uitleg: 'U mag er meer kiezen.' },
  doelgroepen: {
    label: 'Past iets hiervan bij u of bij het gezin?',
    uitleg: 'Dan zoeken wij iemand die er veel van weet.',
    opties: doelgroepen,
  },
  betrokkenOrganisaties: {
    label: 'Welke organisaties helpen nu?',
    uitleg: 'Eén op elke regel. Dan vragen wij niet een van hen om de leiding te nemen.',
  },
  aantalHulpverleners: { label: 'Hoeveel hulpverleners zijn er?', uitleg: 'Ongeveer is goed.' },
  wisselingenHulpverleners: {
    label: 'Hoe vaak kwam er het afgelopen jaar een andere hulpverlener?',
    uitleg: 'Ongeveer is goed.',
  },
  overzichtHouden: {
    label: 'Lukt het u om overzicht te houden over alle hulp?',
    opties: { ja: 'Ja', soms: 'Soms', nee: 'Nee', weetNiet: 'Dat weet ik niet' },
  },
  bekendeRegisseur: {
    label: `Hebt u al een ${label.regisseur}, of iemand die de hulp regelt?`,
    uitleg: 'Vul de naam in.',
  },
  overRegisseur: {
    label: 'Mijn melding gaat over deze persoon',
    uitleg: 'Dan gaat uw melding niet naar hem of haar.',
  },
  veiligheid: {
    label: 'Is het veilig?',
    acuutOnveilig: { label: 'Nee, er is nu gevaar', uitleg: 'Bel ook 112. Wacht niet op ons.' },
    zorgen: 'Ik maak mij zorgen',
    veilig: 'Ja, het is veilig',
    weetNiet: 'Dat weet ik niet',
  },
  minderjarigen: { label: 'Zijn er kinderen jonger dan 18 jaar?', opties: jaNee },
  naam: { label: 'Uw naam' },
  email: { label: 'Uw e-mailadres' },
  telefoon: { label: 'Uw telefoonnummer' },
  postcode: { label: 'Postcode' },
  huisnummer: { label: 'Huisnummer' },
  toevoeging: { label: 'Toevoeging' },
  straat: { label: 'Straat', uitleg: 'Alleen nodig voor een brief. Wilt u post van ons? Vul de straat dan in.' },
  adres: 'Adres',
  geheimAdres: {
    label: 'Mijn adres is geheim',
    uitleg: 'Dan zien alleen medewerkers die het echt nodig hebben waar u woont.',
  },
  gesprekThuis: {
    label: 'Ik wil het gesprek liever bij mij thuis',
    uitleg: 'Kies dit alleen als het thuis veilig is om te praten.',
  },
  voorkeurskanaal: {
    label: 'Hoe hoort u het liefst van ons?',
    email: 'Per e-mail',
    telefoon: 'Per telefoon',
    post: {
      label: 'Per post',
      uitleg: 'Dat kan als u over uzelf of uw gezin meldt. Vul dan ook uw adres in, met de straat.',
    },
  },
  nietMailen: { label: 'Mail mij niet', uitleg: 'Wij bellen of schrijven u.' },
  neutraal: { label: 'Stuur een neutrale mail', uitleg: 'In het onderwerp en de tekst staat niets over hulp.' },
  belMoment: {
    label: 'Wanneer kunnen wij u veilig bellen?',
    uitleg: 'Bijvoorbeeld: dinsdag tussen 9 en 11 uur.',
  },
  anoniem: {
    label: 'Ik wil anoniem melden',
    uitleg:
      'Vul dan geen naam, e-mailadres en telefoonnummer in. Wij weten niet wie u bent en kunnen u niet antwoorden. Let op: anoniem voor de gemeente is niet anoniem voor het gezin. Uit uw verhaal kan het gezin soms raden wie er meldt. Andersom ook: als wij uw naam niet aan het gezin vertellen, weet de gemeente die wel.',
  },
  delenMetRegisseur: {
    label: `Mogen wij uw verhaal delen met uw ${label.regisseur}, of met het team dat u gaat helpen?`,
    uitleg: 'Zegt u nee? Dan helpen wij u net zo goed. U mag later van mening veranderen.',
    ja: 'Ja',
    nee: 'Nee',
  },
  geenBsn: {
    label: 'Dit is geen BSN',
    uitleg: 'Het nummer in mijn tekst is iets anders, zoals een klantnummer.',
  },
  professional: {
    rol: {
      label: 'Wat is uw werk?',
      opties: {
        professional: 'Ik werk in de hulp, de zorg, het onderwijs of bij de politie',
        verwijzer: 'Ik verwijs door, zoals een huisarts',
        clientondersteuner: 'Ik ben cliëntondersteuner',
      },
    },
    naam: { label: 'Uw naam' },
    functie: { label: 'Uw functie' },
    organisatie: { label: 'Uw organisatie' },
    vindplaats: { label: 'Waar werkt u?', uitleg: 'Kies wat het beste past.' },
    email: { label: 'Uw e-mailadres op het werk' },
    telefoon: { label: 'Uw telefoonnummer op het werk' },
    weetHetGezinHet: {
      label: 'Weet het gezin van deze melding?',
      uitleg: 'Praat er zo mogelijk eerst over met het gezin. Doe dat niet als het onveilig is.',
      opties: jaNee,
    },
    watWeetHetGezin: {
      label: 'Wat hebt u het gezin verteld?',
      uitleg: 'Of: waarom hebt u nog niets verteld?',
    },
    watLooptVast: {
      label: 'Wat loopt er vast?',
      uitleg:
        'Schrijf op wat u zelf zag of hoorde, en wat u van anderen weet. Schrijf geen burgerservicenummer (BSN) op.',
    },
    doelgroepen: {
      label: 'Past iets hiervan bij het gezin?',
      uitleg: 'Dan zoeken wij iemand die er veel van weet.',
    },
    overzichtHouden: { label: 'Lukt het het gezin om overzicht te houden?' },
    watDoetUZelf: {
      label: 'Wat doet u zelf nu voor het gezin?',
      uitleg: 'Blijf doen wat u doet. Schrijf ook op wanneer u het gezin weer ziet.',
    },
    overgenomenTaken: {
      label: 'Neemt u taken over omdat niemand anders het doet?',
      uitleg: 'Eén taak op elke regel. Dan zoeken wij snel iemand die ze van u overneemt.',
    },
    adres: 'Vul het adres van het gezin in. Zo zien wij of er al iemand helpt.',
    bereiken: 'Vul uw telefoonnummer of e-mailadres in. Wij bellen of mailen u als iets niet duidelijk is.',
  },
});

export const melden = ({ naam, label }: Gemeente): MeldenTexts => ({
  titel: 'Meld dat hulp vastloopt',
  inleiding: 'Vertel wat er vastloopt. U hoeft niet alles in te vullen: wat u niet wilt vertellen, slaat u over.',
  wieLeest: 'Wie leest uw melding?',
  lezers: [
    `Medewerkers van de gemeente ${naam} die uitzoeken wie u het beste kan helpen.`,
    `Als u dat goed vindt: ${label.uwRegisseur}, of het team dat u gaat helpen.`,
    'Zegt u nee? Dan zien zij alleen wie u bent, hoe u te bereiken bent, of het veilig is en of er kinderen zijn.',
    'Moet iemand anders u helpen, of is er gevaar? Dan geven wij door wat nodig is.',
    'Uw andere hulpverleners krijgen uw verhaal niet van ons.',
  ],
  leesMeer: (link) => html`Lees meer over ${link}.`,
  watMetGegevens: 'wat wij met uw gegevens doen',
  werktU: (link) => html`Werkt u met het gezin? ${link}.`,
  alsProfessional: 'Meld dan vanuit uw werk',
  klaar: 'Klaar?',
  nogEenKeer: 'Op de volgende bladzijde ziet u alles nog een keer. Daarna kunt u het versturen.',
  verder: 'Verder: controleer uw melding',
  professional: {
    titel: 'Meld vanuit uw werk',
    inleiding:
      'Voor wie met gezinnen werkt, zoals een school, een huisarts, de politie of een cliëntondersteuner. U ziet later alleen of wij uw melding hebben gelezen.',
    inwoner: (link) => html`Meldt u over uzelf of uw eigen gezin? ${link}.`,
    naarInwoner: 'Gebruik het formulier voor inwoners',
  },
  wieLeestProfessional: [
    `Medewerkers van de gemeente ${naam} die uitzoeken wie het gezin het beste kan helpen.`,
    'Het gezin mag vragen wat er over hen geschreven is. Schrijf dus alleen op wat nodig is.',
  ],
  controle: {
    titel: 'Controleer uw melding',
    inleiding: 'Klopt alles? Verstuur dan uw melding. Uw melding is nog niet verstuurd.',
    wijzig: 'Wijzig',
    nietIngevuld: 'Niet ingevuld',
    straat: 'U krijgt een brief van ons. Vul daarvoor ook uw straat in. U kunt uw melding ook zonder straat versturen.',
    straatInvullen: 'Vul de straat in',
    verstuur: 'Verstuur uw melding',
    naarFormulier: 'Terug naar het formulier',
  },
  nietVerstuurd: {
    titel: 'Uw melding is nog niet verstuurd',
    onzekerTitel: 'Wij weten niet zeker of uw melding is aangekomen',
    reden: {
      druk: 'Het is nu erg druk. Wacht een minuut en probeer het opnieuw.',
      onbekend: 'Het ligt niet aan u. Probeer het opnieuw: dan komt uw melding maar één keer aan.',
      nietGelukt: 'Er ging iets mis. Het ligt niet aan u. Probeer het opnieuw.',
    },
    staatErNog: 'Alles wat u invulde staat er nog.',
    lukt: (telefoon, bereikbaar) => html`Lukt het niet? Bel ons dan: ${telefoon}, ${bereikbaar}.`,
    opnieuw: 'Probeer opnieuw',
  },
  ontvangen: {
    titel: 'Wij hebben uw melding ontvangen',
    dank: 'Dank u wel dat u dit vertelt.',
    bewaar: 'Bewaar dit goed',
    nummer: 'Uw nummer',
    code: 'Uw code',
    ontvangenOp: 'Ontvangen op',
    uHoort: 'U hoort van ons',
    wijLezen: 'Wij lezen uw melding',
    uiterlijk: (datum) => `uiterlijk ${datum}`,
    bewaarUitleg:
      'Met het nummer en de code ziet u wat er met uw melding gebeurt. Geef ze niet aan anderen. Wij laten de code maar één keer zien. Schrijf hem op, of druk deze bladzijde af.',
    bekijk: 'Bekijk uw melding',
    watNu: 'Wat gebeurt er nu?',
    anoniem: [
      'Wij lezen uw melding.',
      'U meldde anoniem. Daarom kunnen wij u niet antwoorden. Met uw nummer en code kunt u wel zien of wij uw melding hebben gelezen.',
    ],
    signaal: (datum) => [
      'Wij lezen uw melding en kijken wat er nodig is.',
      `Uiterlijk ${datum} hebben wij uw melding gelezen. Lukt dat niet? Dan krijgt onze leidinggevende bericht.`,
      'Wij mogen u niet vertellen wat er daarna gebeurt. Zo beschermen wij het gezin.',
    ],
    eigen: (datum) => [
      'Wij zoeken nu de juiste persoon voor u.',
      `Uiterlijk ${datum} hoort u van ons. Lukt dat niet? Dan krijgt onze leidinggevende bericht.`,
      `U krijgt de naam en het telefoonnummer van ${label.uwRegisseur}.`,
    ],
    professional: (datum) => [
      'Wij lezen uw melding en kijken wat er nodig is.',
      `Uiterlijk ${datum} hebben wij uw melding gelezen. Lukt dat niet? Dan krijgt onze leidinggevende bericht.`,
      'Blijf intussen doen wat u voor het gezin doet.',
      'Wij vertellen u alleen meer als het gezin dat goed vindt, of als de wet het toestaat.',
    ],
    jongere: {
      titel: 'Goed dat je dit vertelt',
      regels: [
        'Wij mailen of bellen je ouders niet vanzelf.',
        'Een medewerker kijkt wat je ouders moeten weten. Daar praat hij of zij ook met jou over.',
      ],
    },
    naastU: 'Wilt u iemand naast u?',
    leesOok: (link) => html`Lees ook ${link}.`,
    watRechtenZijn: 'wat uw rechten zijn',
    verstuurd: 'Dit hebt u verstuurd',
  },
  bsn: 'In uw tekst staat een getal dat op een burgerservicenummer (BSN) lijkt. Haal het weg. Is het geen BSN? Kruis dan aan: Dit is geen BSN.',
  kiesRol: 'Kies wie u bent.',
  organisatieNodig: 'Vul in bij welke organisatie u werkt.',
  kloptNiet: 'Er klopt nog iets niet. Kijk uw antwoorden na, of bel ons.',
});

export const volg = ({ naam, telefoon, label, termijnen }: Gemeente): VolgTexts => ({
  titel: 'Volg uw melding',
  inleiding: 'Vul het nummer en de code in die u kreeg. Dan ziet u wat er nu gebeurt en wie u kunt bellen.',
  nummer: { label: 'Uw nummer', uitleg: 'Het begint met M-, bijvoorbeeld M-2026-7K3WQD.' },
  code: {
    label: 'Uw code',
    uitleg: 'De lange code die u kreeg toen u de melding deed. Hoofdletters en streepjes maken niet uit.',
  },
  onbekendeCode: 'Dit nummer en deze code horen niet bij elkaar, of ze zijn verlopen. Kijk ze nog eens na, of bel ons.',
  opnieuwInvullen: 'Vul uw nummer en code opnieuw in.',
  bekijk: 'Bekijk uw melding',
  kwijt: 'Nummer of code kwijt?',
  link: {
    inleiding: 'Druk op de knop om te zien wat er met uw melding gebeurt.',
    leestIemandMee: 'Leest iemand mee? Sluit dan deze bladzijde, of druk op "Snel weg".',
  },
  mislukt: {
    titel: 'Dit lukt nu niet',
    tekst: 'Wij kunnen uw melding nu niet laten zien. Het ligt niet aan u. Probeer het over een minuut opnieuw.',
    opnieuw: 'Probeer opnieuw',
  },
  paginaTitel: (nummer) => html`Uw melding ${nummer}`,
  status: {
    ontvangen: 'Wij hebben uw melding ontvangen',
    bekeken: 'Wij hebben uw melding gelezen',
    // Software weighed it: that nobody read it yet is possible, so this does not say so.
    inBehandeling: 'Wij zoeken de juiste persoon voor u',
    voorlopigAanspreekpunt: 'U hebt een voorlopig aanspreekpunt',
    regisseurBenoemd: `${capital(label.uwRegisseur)} is bekend`,
    afgerond: 'Uw melding is afgerond',
  },
  watNu: 'Wat gebeurt er nu?',
  watDaarna: 'Wat komt daarna?',
  wie: 'Wie doet dat?',
  wanneer: 'Wanneer?',
  afgerond: {
    nu: 'Uw melding is afgerond.',
    daarna: 'Loopt de hulp toch weer vast? Bel ons of doe een nieuwe melding.',
  },
  benoemd: {
    nu: (wie) => `${wie} is ${label.uwRegisseur}: uw vaste contactpersoon.`,
    daarna: (wie) => `${wie} neemt contact met u op. Samen maakt u een ${label.plan}. U beslist mee.`,
    wanneer: 'U mag nu bellen. U hoeft niet te wachten tot u gebeld wordt.',
  },
  voorlopig: {
    nu: (wie) => `${wie} is uw voorlopige aanspreekpunt. U kunt nu al bellen.`,
    daarna: `De gemeente bevestigt wie ${label.uwRegisseur} wordt. Dat kan ook iemand anders zijn. U krijgt daarover bericht.`,
    wie: (wie) => `${wie}, en een medewerker van de gemeente die de keuze bevestigt`,
  },
  bevestigen: {
    onbekend: 'Zodra de gemeente het bevestigt, krijgt u bericht. Bellen kan nu al.',
    teLaat: (datum) =>
      `De gemeente zou dit uiterlijk ${datum} bevestigen. Dat is nog niet gebeurd. Dat spijt ons. Bellen kan nu al. U kunt ook de gemeente bellen: ${telefoon}.`,
    uiterlijk: (datum) => `De gemeente bevestigt dit uiterlijk ${datum}. Bellen kan nu al.`,
  },
  zoeken: {
    lezen: 'Wij lezen uw melding.',
    zoeken: 'Wij zoeken nu de juiste persoon voor u.',
    naam: `U krijgt de naam en het telefoonnummer van ${label.uwRegisseur}.`,
    anoniemDaarna: 'Wij kijken wat er nodig is.',
    anoniemWanneer: 'U meldde anoniem. Daarom kunnen wij u niet bellen of schrijven.',
  },
  gemeente: `De gemeente ${naam}`,
  antwoordTeLaat: (datum) => `U had uiterlijk ${datum} van ons moeten horen. Dat spijt ons. Bel gerust: ${telefoon}.`,
  antwoordUiterlijk: (datum) =>
    `Uiterlijk ${datum} hoort u van ons. Lukt dat niet? Dan krijgt onze leidinggevende bericht.`,
  contact: {
    voorlopig: 'Uw voorlopige aanspreekpunt',
    vast: `${capital(label.uwRegisseur)}: uw vaste contactpersoon`,
    watIsVoorlopig: `Voorlopig betekent: deze persoon helpt u nu verder, terwijl de gemeente bevestigt wie ${label.uwRegisseur} wordt.`,
    watMag: `Wat mag ${label.uwRegisseur} beslissen?`,
    klikt: 'Klikt het niet? U mag om iemand anders vragen.',
    vraagAnder: 'Vraag om iemand anders',
  },
  afwezig: (wie, datum, vervanger) => `${wie} is afwezig tot en met ${datum}. Bel zolang ${vervanger}.`,
  nietDaar: {
    nu: (wie) => `${wie} is er nu niet. Wij zoeken iemand die dit overneemt.`,
    bel: (nummer, bereikbaar) => html`Bel zolang de gemeente: ${nummer}, ${bereikbaar}.`,
  },
  vertrek: {
    nu: (wie, organisatie) => `${wie} werkt niet meer bij ${organisatie}. Wij zoeken iemand anders voor u.`,
    bel: (nummer, bereikbaar) => html`Bel tot die tijd de gemeente: ${nummer}, ${bereikbaar}.`,
  },
  uitkomst: {
    titel: 'Wat is er besloten?',
    daarna: 'Wie u gaat helpen, neemt contact met u op. Hoort u niets? Bel ons dan.',
    soort: {
      advies: 'Wij hebben uw vraag beantwoord.',
      algemeneVoorziening: 'Er is hulp waar u zelf naartoe kunt. U hebt daarvoor geen brief van ons nodig.',
      viaTeam: 'Een team bij u in de buurt gaat u helpen.',
      sociaalTeam: 'Het sociaal team gaat u helpen.',
      expertteam: 'Een team met veel kennis gaat meedenken over uw hulp.',
      maatwerk: 'Eén medewerker regelt dit voor u.',
      wmoMelding: 'Uw melding is ook een melding voor de Wmo. De gemeente onderzoekt welke hulp u nodig hebt.',
      bekendeRegisseur: 'U hebt al iemand die de hulp regelt. Die gaat verder met uw melding.',
      nieuweCasus: 'Wij zoeken één persoon die voor u de leiding neemt.',
    },
    doorsturen: {
      bezig: (naam, datum) =>
        `Wij dragen uw melding over aan ${naam}. Uiterlijk ${datum} is dat gebeurd. U hoeft zelf niets te doen.`,
      teLaat: (naam, datum) =>
        `Wij dragen uw melding over aan ${naam}. Dat had uiterlijk ${datum} moeten gebeuren. Dat spijt ons.`,
      klaar: (naam, datum) =>
        `Wij hebben uw melding overgedragen aan ${naam}, op ${datum}. De datum van uw melding telt.`,
      ook: { klacht: 'Het is ook een klacht', bezwaar: 'Het is ook een bezwaar' },
    },
    contact: 'Wie kunt u bellen?',
    website: 'Website',
    uiterlijk: (datum) => `Uiterlijk ${datum} hoort u hoe het verder gaat.`,
    wmo: [
      `Het onderzoek duurt hoogstens ${termijnen.wmoOnderzoekWeken} weken, vanaf de dag van uw melding.`,
      `U mag zelf een plan schrijven over de hulp die u nodig hebt. Geef het ons binnen ${termijnen.persoonlijkPlanDagen} dagen na uw melding. Lukt dat niet? Bel ons.`,
    ],
    nietEens: 'Bent u het er niet mee eens? Bel ons, of vertel ons waarom.',
  },
  aanvullingen: 'Wat u later vertelde',
  bijlagen: 'Wat u meestuurde',
  bijlageStatus: {
    quarantaine: 'Wij controleren dit bestand nog.',
    vrijgegeven: 'Ontvangen.',
    geweigerd: 'Dit bestand konden wij niet aannemen.',
  },
  watGebeurde: 'Wat er gebeurde',
  gelezen: 'Wij hebben uw melding gelezen. Meer mogen wij niet vertellen. Zo beschermen wij het gezin.',
  gelezenTeLaat: (datum) =>
    `Wij hadden uw melding uiterlijk ${datum} moeten lezen. Dat is nog niet gebeurd. Dat spijt ons. Bel gerust.`,
  gelezenUiterlijk: (datum) => `Wij hebben uw melding ontvangen. Uiterlijk ${datum} hebben wij hem gelezen.`,
  naastU: 'Wilt u iemand naast u?',
  folder: 'Lees de folder over uw rechten',
  verstuurd: 'Lees wat u hebt verstuurd',
  klaar: 'Klaar met kijken?',
  halfUur: 'Over een half uur vragen wij opnieuw om uw code.',
  stop: 'Stop met volgen',
  vertel: {
    titel: 'Vertel meer',
    knop: 'Vertel meer',
    waarom: 'Is er iets veranderd, of bent u iets vergeten?',
    inleiding: 'Wij voegen het toe aan uw melding. Is er gevaar? Bel dan 112 en wacht niet op ons.',
    veld: { label: 'Wat wilt u toevoegen?', uitleg: 'Schrijf geen burgerservicenummer (BSN) op.' },
    verstuur: 'Verstuur',
    gedaan: 'Dank u wel. Wij hebben het toegevoegd aan uw melding.',
  },
  navraag: {
    titel: 'Loopt de hulp weer?',
    inleiding: 'Wij willen weten of het beter gaat. U hoeft niets uit te leggen.',
    antwoord: {
      label: 'Loopt de hulp weer?',
      opties: { ja: 'Ja', beetje: 'Een beetje', nee: 'Nog niet' },
    },
    toelichting: { label: 'Wilt u er iets bij vertellen?', uitleg: 'Bijvoorbeeld wat nog niet lukt.' },
    verstuur: 'Verstuur uw antwoord',
    waarom: 'Wij horen graag van u hoe het gaat.',
    knop: 'Beantwoord de vraag',
    gedaan: {
      ja: 'Dank u wel. Fijn dat de hulp weer loopt.',
      beetje: 'Dank u wel. Wij kijken wat er nog nodig is.',
      nee: 'Dank u wel. Uw melding is weer open. Wij gaan er opnieuw mee aan het werk.',
    },
  },
  wissel: {
    titel: 'Vraag om iemand anders',
    inleiding: [
      'U mag om iemand anders vragen. Dat heeft geen gevolgen voor uw hulp.',
      'Een medewerker van de gemeente beslist. Die persoon belt of schrijft u daarover.',
    ],
    reden: { label: 'Wilt u vertellen waarom?', uitleg: 'U hoeft geen reden te geven.' },
    verstuur: 'Vraag om iemand anders',
    gedaan: `Dank u wel. Wij hebben uw vraag ontvangen. Binnen ${termijnen.wisselWerkdagen} werkdagen hoort u van ons.`,
  },
  toestemming: {
    titel: `Mag ${label.uwRegisseur} uw verhaal lezen?`,
    stand: {
      nietGezegd: 'U hebt hier nog niets over gezegd. Daarom mag het nu niet.',
      ja: 'U zei ja. Ook het team dat u helpt, mag uw verhaal lezen.',
      nee: 'U zei nee. Ook het team mag uw verhaal niet lezen.',
      verborgen: 'Met deze link laten wij niet zien wat u koos. Wilt u stoppen met delen? Kies dan nee.',
    },
    sinds: (datum) => `Dit geldt sinds ${datum}.`,
    gehoord: (datum) => `U zei dit op ${datum} tegen een medewerker. Klopt het niet? Verander het dan.`,
    knop: 'Kies ja of nee',
    inleiding: [
      'U kiest zelf. U mag altijd iets anders kiezen, zo vaak als u wilt.',
      `Zegt u ja? Dan lezen ${label.uwRegisseur} en het team dat u helpt wat u vertelde en meestuurde. U hoeft uw verhaal niet opnieuw te vertellen.`,
      'Zegt u nee? Dan helpen wij u net zo goed. Zij zien dan alleen wie u bent, hoe u te bereiken bent, of het veilig is en of er kinderen zijn.',
      'De medewerkers van de gemeente die uw melding behandelen, lezen uw verhaal wel.',
      'Uw keuze geldt meteen. Wat al is gelezen, kunnen wij niet terugdraaien.',
    ],
    keuze: 'Wat kiest u?',
    gedaan: 'Dank u wel. Uw keuze geldt vanaf nu.',
    kanNiet: 'Dit kan hier niet. Bel ons, dan regelen wij het met u.',
  },
  stokt: {
    titel: 'Komt de hulp niet op gang?',
    bel: (nummer) => html`Bel de gemeente: ${nummer}. Noem het nummer van uw melding.`,
    regels: ['Vertel wat er niet gebeurt en wat er was beloofd.', 'Lukt het dan nog niet? U mag een klacht indienen.'],
  },
  kanNietMeer: 'Dit kan nu niet meer. Wilt u iets vertellen of vragen? Bel ons.',
  nietGelukt:
    'Wij weten niet zeker of dit is aangekomen. Het ligt niet aan u. Probeer het opnieuw: dan komt het maar één keer aan. Of bel ons.',
});

export const voorpagina = ({ label }: Gemeente): HomeTexts => ({
  titel: 'Loopt hulp vast? Meld het',
  kop: 'Loopt de hulp voor u of uw gezin vast?',
  inleiding:
    'Wachten, van het kastje naar de muur, of hulpverleners die langs elkaar heen werken. Meld het hier. Dan zoeken wij wie u kan helpen. Is er veel tegelijk aan de hand? Dan neemt één persoon voor u de leiding.',
  meld: 'Meld dat hulp vastloopt',
  volg: 'Volg uw melding',
  zo: 'Zo werkt het',
  stappen: [
    ['U vertelt wat er vastloopt.', 'Zonder inloggen. Het duurt ongeveer tien minuten.'],
    ['U krijgt meteen een nummer en een code.', 'Daarmee ziet u wat er met uw melding gebeurt.'],
    [
      'U weet wie u kunt bellen.',
      'Bij uw melding staat een telefoonnummer van de gemeente. Helpt iemand u? Dan leest u wie.',
    ],
  ],
  hulp: 'Hulp bij uw melding',
  watMagEnRechten: `Wat mag ${label.uwRegisseur}, en wat zijn uw rechten?`,
  gegevens: 'Wat doen wij met uw gegevens?',
  professional: 'Werkt u met het gezin? Meld dan vanuit uw werk',
});

export const rechten = ({ label }: Gemeente): RightsTexts => ({
  titel: 'Uw rechten',
  watMag: `Wat mag ${label.uwRegisseur}?`,
  watRechten: 'Wat zijn uw rechten?',
  gratis: 'Gratis hulp',
  clientondersteuner: (naam, telefoon) => html`Een cliëntondersteuner staat naast u: ${naam}, ${telefoon}.`,
  jeugdstem: (naam, telefoon) =>
    html`Gaat het om jeugdhulp? De vertrouwenspersonen van ${naam} luisteren en denken mee: ${telefoon}.`,
  afdrukken: 'U kunt deze bladzijde afdrukken en bewaren.',
});

export const privacy = ({ label, bewaren }: Gemeente): PrivacyTexts => ({
  titel: 'Privacy',
  kop: 'Wat doen wij met uw gegevens?',
  inleiding: 'Wij bewaren zo weinig mogelijk, zo kort mogelijk. Hier leest u wat, waarom en hoe lang.',
  wat: 'Wat bewaren wij?',
  bewaard: [
    [
      'Uw verhaal en antwoorden',
      `Om te begrijpen wat er vastloopt en wie u kan helpen. ${spellMonths(bewaren.meldingMaanden)} na de laatste verandering wist onze software dit vanzelf.`,
    ],
    [
      'Hoe wij u bereiken',
      'Uw naam, e-mailadres, telefoonnummer of adres, als u die invulde. Alleen om u te antwoorden. Dit wissen wij tegelijk met uw melding.',
    ],
    [
      'Wie de leiding heeft',
      `De naam van ${label.uwRegisseur} en de afspraken. De gemeente bewaart dit ${spellMonths(bewaren.casusMaanden)} na de laatste verandering. Uw verhaal staat hier niet bij.`,
    ],
    [
      'Mail die u ons stuurt',
      `De mail zelf bewaren wij ${bewaren.ruweMailDagen} dagen. Wat erin staat, wordt uw melding.`,
    ],
    ['Wie uw gegevens bekeek', 'Elke keer dat een medewerker uw gegevens opent, leggen wij dat vast.'],
  ],
  geenBsn: 'Wij vragen nooit uw burgerservicenummer (BSN) op deze site.',
  waarom: 'Waarom mogen wij dat?',
  wet: 'De gemeente moet u helpen als u ondersteuning nodig hebt. Dat staat in de Wmo 2015 en de Jeugdwet. Daarvoor is uw toestemming niet nodig. Voor iets anders vragen wij die wel. Zegt u nee? Dan helpen wij u net zo goed.',
  wie: 'Wie ziet uw gegevens?',
  lezers: [
    'De medewerkers die uitzoeken wie u het beste kan helpen. En de privacyfunctionaris, als die iets moet nakijken.',
    `${capital(label.uwRegisseur)} en het team dat u helpt. Uw verhaal en uw antwoorden lezen zij alleen als u dat goed vindt. Wie u bent, hoe u te bereiken bent, of het veilig is en of er kinderen zijn, zien zij wel: anders kan niemand u helpen.`,
    'Moet iemand anders u helpen, of is er gevaar? Dan geven wij door wat nodig is. Uw andere hulpverleners krijgen uw verhaal niet van ons.',
    'Meldde u over iemand anders? Dan vertellen wij het gezin niet wie u bent, behalve als de wet dat eist.',
    'Wonen ouders apart? Dan geven wij gegevens van de ene ouder nooit aan de andere.',
  ],
  rechten: 'Uw rechten',
  rechtenLijst: [
    'U mag uw gegevens zien.',
    'U mag fouten laten verbeteren.',
    'U mag vragen om uw gegevens te wissen.',
    'U mag bezwaar maken tegen het gebruik van uw gegevens.',
    'U mag een klacht sturen aan de Autoriteit Persoonsgegevens.',
  ],
  vraag: (adres) => html`Stuur uw vraag naar ${adres}, of bel.`,
  cookies: 'Cookies',
  cookiesTekst: 'Wij volgen u niet. Volgt u een melding? Dan onthoudt uw browser dat een half uur. Daarna is het weg.',
});

export const toegankelijk: AccessibilityTexts = {
  titel: 'Toegankelijkheid',
  inleiding:
    'Iedereen moet deze site kunnen gebruiken. Ook zonder muis, met een voorleesprogramma of met grote letters.',
  hoe: 'Hoe toegankelijk is deze site?',
  lijst: [
    'Alles werkt met alleen het toetsenbord.',
    'Alles werkt zonder JavaScript.',
    'Elke bladzijde past op een klein scherm en blijft leesbaar als u vergroot.',
    'Elke bladzijde is er in het Nederlands en in het Engels.',
  ],
  lukt: 'Lukt er iets niet?',
  laatWeten: (adres) => html`Laat het ons weten: ${adres}. Wij lossen het op, of helpen u op een andere manier.`,
};

export const nl = (gemeente: Gemeente): Texts => ({
  taal: 'nl',
  velden,
  kader: kader(gemeente),
  delen,
  foutpagina: foutpagina(gemeente),
  formulier: formulier(gemeente),
  invoer: faultTexts,
  melden: melden(gemeente),
  volg: volg(gemeente),
  voorpagina: voorpagina(gemeente),
  rechten: rechten(gemeente),
  privacy: privacy(gemeente),
  toegankelijk,
});
