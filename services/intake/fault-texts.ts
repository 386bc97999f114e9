import { bsnText } from '../../shared/bsn.ts';

/**
 * What is wrong with an input and how to mend it, in the words a resident reads; one key per text, so that the portal
 * can say the same in another language. The contract and the rules use these texts and no others.
 */
export const faultTexts = {
  tekstTeLang: 'Dit is te lang. Maak de tekst korter.',
  telefoon: 'Vul een telefoonnummer van 10 cijfers in, zoals 06 12345678.',
  email: 'Vul een e-mailadres in zoals naam@voorbeeld.nl.',
  postcode: 'Vul een postcode in van 4 cijfers en 2 letters, zoals 7607 EW.',
  huisnummer: 'Vul een huisnummer in.',
  verhaalOntbreekt: 'Vertel wat er vastloopt.',
  verhaalKort: 'Vertel in minstens 10 tekens wat er vastloopt.',
  verhaalLang: 'Gebruik hoogstens 4000 tekens. U kunt later meer vertellen.',
  over: 'Kies over wie de melding gaat.',
  rol: 'Kies wie u bent.',
  teVeelOrganisaties: 'Noem hoogstens 20 organisaties.',
  geheelGetal: 'Vul een heel getal in.',
  getalVanaf0: 'Vul een getal vanaf 0 in.',
  getalTot99: 'Vul een getal tot en met 99 in.',
  leeftijd: 'Vul een leeftijd in van 0 tot en met 120 jaar.',
  anoniemMetGegevens: 'U wilt anoniem melden. Haal dan uw naam, e-mailadres en telefoonnummer weg.',
  geenManierVanContact:
    'Vul een e-mailadres of telefoonnummer in, of kies voor post en vul uw adres in. Dan kunnen wij u bereiken. Of meld anoniem.',
  emailBijVoorkeur: 'Vul uw e-mailadres in, of kies een andere manier.',
  telefoonBijVoorkeur: 'Vul uw telefoonnummer in, of kies een andere manier.',
  adresBijPost: 'Vul uw adres in, of kies een andere manier.',
  nietMailenWelEmail: 'U wilt geen e-mail. Kies telefoon of post.',
  nietMailenGeenAnder: 'U wilt geen e-mail. Vul een telefoonnummer of adres in, dan kunnen wij u bereiken.',
  briefBijSignaal:
    'U meldt over iemand anders. Een brief kan bij het gezin terechtkomen. Vul uw telefoonnummer in en kies voor bellen, of kies voor e-mail.',
  briefBijJeugdige:
    'Een brief kan bij je ouders terechtkomen. Vul je telefoonnummer in en kies voor bellen, of kies voor e-mail.',
  professionalOverIemandAnders: 'U meldt vanuit uw werk. Kies dan: over iemand anders.',
  professionalNaam: 'Vul uw naam in. Wij moeten u kunnen bellen als er iets niet duidelijk is.',
  professionalAnoniem: 'Vanuit uw werk kunt u niet anoniem melden. Gebruik het gewone formulier.',
  onbekendeVindplaats: 'Kies waar u werkt uit de lijst.',
  onbekendLeefgebied: 'Dit leefgebied kennen wij niet. Kies uit de lijst.',
  bsn: bsnText,
  aanvullingKort: 'Vertel in minstens 3 tekens wat u wilt toevoegen.',
  antwoordKiezen: 'Kies een antwoord.',
} as const satisfies Record<string, string>;
export type FaultKey = keyof typeof faultTexts;
