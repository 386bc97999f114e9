import type { Bestemming, Uitkomst } from '../../../events/vocabulary.ts';
import type { Gemeente, StaffRole } from '../../../shared/gemeente.ts';
import type { ContactOnderwerp } from '../contract-contact.ts';

/**
 * What an extract (AVG 15) says for a code, by the name of its field. A code that is not here is split into the words
 * that it is made of (`nietBereikt`: "niet bereikt"), which is Dutch for most.
 */
export type Woorden = Readonly<Record<string, Readonly<Record<string, string>>>>;

const uitkomsten = (regisseur: string): Record<Uitkomst, string> => ({
  advies: 'antwoord of advies',
  algemeneVoorziening: 'een algemene voorziening',
  viaTeam: 'een VIA-team',
  sociaalTeam: 'het sociaal team',
  expertteam: 'het expertteam',
  maatwerk: 'maatwerk door een medewerker',
  wmoMelding: 'een Wmo-melding',
  bekendeRegisseur: `de ${regisseur} die er al was`,
  nieuweCasus: `een ${regisseur}`,
  doorgezonden: 'doorgestuurd',
  geenMelding: 'geen melding',
});

const bestemmingen: Record<Bestemming, string> = {
  klacht: 'klacht',
  bezwaar: 'bezwaar',
  veiligThuis: 'Veilig Thuis',
  politie: 'politie',
  veiligheidshuis: 'Veiligheidshuis',
  jor: 'Justitieel Overleg Risicojongeren',
  andereGemeente: 'een andere gemeente',
};

const onderwerpen = (regisseur: string): Record<ContactOnderwerp, string> => ({
  ontvangst: 'wij hebben de melding',
  aanspreekpunt: 'wie het voorlopige aanspreekpunt is',
  benoemd: `wie de ${regisseur} is`,
  waarneming: `wie er is in plaats van de ${regisseur}`,
  afwezig: `de ${regisseur} is er nu niet`,
  geweigerd: 'wij zoeken iemand anders',
  vertrek: `de ${regisseur} werkt hier niet meer`,
  uitkomst: 'wat er met de melding gebeurt',
  afronding: 'hoe het is afgelopen',
  heropend: 'de melding is weer open',
  navraag: 'of de hulp weer loopt',
  aanvulling: 'wij hebben de aanvulling',
  contactgegevens: 'uw contactgegevens zijn aangepast',
  wissel: 'de vraag om iemand anders',
  ontlasting: 'welke taken nu van iemand anders zijn',
  eersteContact: 'kennismaken, zoals beloofd',
  doorzending: 'wat wij doorsturen',
  gezinInformeren: 'er is een melding',
  nietVanzelf: 'of en hoe dit verteld wordt',
});

const rollen: Partial<Record<StaffRole, string>> = { procescoordinator: 'procescoördinator' };

const names = (list: readonly { code: string; naam: string | { nl: string } }[]): Record<string, string> =>
  Object.fromEntries(list.map(({ code, naam }) => [code, typeof naam === 'string' ? naam : naam.nl]));

export function woordenOf(gemeente: Gemeente): Woorden {
  const { regisseur } = gemeente.label;
  const outcomes = uitkomsten(regisseur);
  const subjects = onderwerpen(regisseur);
  return {
    leefgebieden: names(gemeente.leefgebieden),
    vindplaats: names(gemeente.vindplaatsen),
    team: names(gemeente.teams),
    gebied: names(gemeente.gebieden),
    doelgroepen: { jeugd: 'kinderen of jongeren', ggz: 'psychische problemen', lvb: 'moeite met leren of begrijpen' },
    rol: { clientondersteuner: 'cliëntondersteuner', naaste: 'familie of vriend', anders: 'iemand anders' },
    over: { mijzelf: 'uzelf', mijnGezin: 'uw gezin', onbekend: 'niet bekend' },
    taal: { nl: 'Nederlands', en: 'Engels' },
    minderjarigen: { onbekend: 'niet bekend' },
    overzichtHouden: { weetNiet: 'niet bekend' },
    veiligheid: {
      acuutOnveilig: 'er is nu gevaar',
      zorgen: 'er zijn zorgen',
      veilig: 'veilig',
      weetNiet: 'niet bekend',
    },
    ingang: { professional: 'formulier voor wie dit vanuit het werk meldt', email: 'e-mail' },
    voorkeurskanaal: { email: 'e-mail' },
    velden: {
      email: 'e-mailadres',
      telefoon: 'telefoonnummer',
      voorkeurskanaal: 'liefst bereikt per',
      veiligContact: 'veilig contact',
      woonadres: 'adres',
    },
    bron: { melder: 'u', email: 'u, per e-mail', medewerker: 'een medewerker' },
    uitkomst: outcomes,
    bestemming: bestemmingen,
    verteld: { mail: 'per e-mail', taak: 'iemand belt of schrijft u', niet: 'dit is niet verteld' },
    hoe: {
      melding: 'bij de melding',
      volgpagina: 'op de pagina om te volgen',
      neutraleLink: 'met een link uit een e-mail',
      gehoord: 'tegen een medewerker',
    },
    onderwerp: subjects,
    // Of a person who reported, of an outcome, and of what is told.
    soort: {
      ...subjects,
      ...outcomes,
      uitkomst: 'uitkomst',
      signaal: 'iemand anders over het gezin',
      onbekend: 'niet bekend',
    },
    status: { quarantaine: 'wordt gecontroleerd op virussen', vrijgegeven: 'veilig', gedaan: 'klaar' },
    reden: {
      nietMailen: 'u wilt geen e-mail',
      voorkeur: 'u koos hiervoor',
      geenEmail: 'er is geen e-mailadres',
      mailMislukt: 'de e-mail kwam niet aan',
      mailKwamTerug: 'de e-mail kwam terug',
      afzenderNietBevestigd: 'wij weten niet zeker van wie de e-mail kwam',
      geenAntwoord: 'er kwam geen antwoord',
      beloofd: 'dat was beloofd',
    },
    rollen: { ...rollen },
    verwerking: {
      'melding-dossier-inzien': 'uw melding lezen',
      'melding-geheim-adres-inzien': 'uw melding met het geheime adres lezen',
      'melding-brief-maken': 'een brief maken',
      'melding-bijlage-inzien': 'een bijlage openen',
      'inzagen-inzien': 'kijken wie uw melding las',
      'uittreksel-maken': 'dit uittreksel maken',
    },
  };
}
