import type { GemeenteInput } from './index.ts';

/**
 * What the example municipalities have in common. Nothing here is a default of the software: a municipality that
 * wants something else writes it in its own file. All domains end on `.example` and all phone numbers are fictional,
 * except the national ones, so that no example ever reaches a real office.
 */
type Shared = Pick<
  GemeenteInput,
  | 'bereikbaar'
  | 'kantooruren'
  | 'leefgebieden'
  | 'drempels'
  | 'complex'
  | 'extraVrijeDagen'
  | 'bewaren'
  | 'bijlagen'
  | 'jeugdstem'
  | 'kaders'
> & {
  rollen: GemeenteInput['aanmelden']['rollen'];
  rechten: GemeenteInput['rechtspositie']['rechten'];
  /** Terms that the law gives, or that no example has reason to change. */
  termijnen: Pick<
    GemeenteInput['termijnen'],
    | 'opvolgingWerkdagen'
    | 'wmoOnderzoekWeken'
    | 'persoonlijkPlanDagen'
    | 'navraagWeken'
    | 'navraagAntwoordWerkdagen'
    | 'wisselWerkdagen'
    | 'registratieWaarschuwingDagen'
  >;
  crisisUitleg: GemeenteInput['crisis']['uitleg'];
  klachtUitleg: { nl: string; en: string };
  toegankelijkheidStatus: GemeenteInput['toegankelijkheid']['status'];
};

export const basis: Shared = {
  bereikbaar: {
    nl: 'maandag tot en met vrijdag van 8.30 tot 17.00 uur',
    en: 'Monday to Friday, from 8:30 to 17:00',
  },
  kantooruren: { van: '08:30', tot: '17:00' },
  crisisUitleg: {
    nl: 'Dag en nacht. U krijgt iemand van de crisisdienst aan de lijn.',
    en: 'Day and night. You will speak to somebody of the crisis service.',
  },
  leefgebieden: [
    { code: 'financien', naam: { nl: 'Geld en schulden', en: 'Money and debts' } },
    { code: 'werk-en-opleiding', naam: { nl: 'Werk en opleiding', en: 'Work and education' } },
    { code: 'dagbesteding', naam: { nl: 'Dagbesteding', en: 'Activities during the day' } },
    { code: 'huisvesting', naam: { nl: 'Wonen', en: 'Housing' } },
    { code: 'huiselijke-relaties', naam: { nl: 'Relaties thuis', en: 'Relationships at home' } },
    { code: 'opvoeding', naam: { nl: 'Opvoeden en opgroeien', en: 'Raising children and growing up' } },
    { code: 'geestelijke-gezondheid', naam: { nl: 'Geestelijke gezondheid', en: 'Mental health' } },
    { code: 'lichamelijke-gezondheid', naam: { nl: 'Lichamelijke gezondheid', en: 'Physical health' } },
    { code: 'verslaving', naam: { nl: 'Verslaving', en: 'Addiction' } },
    { code: 'dagelijks-leven', naam: { nl: 'Het dagelijks leven regelen', en: 'Managing daily life' } },
    { code: 'sociaal-netwerk', naam: { nl: 'Familie, vrienden en buren', en: 'Family, friends and neighbours' } },
    { code: 'justitie', naam: { nl: 'Politie en justitie', en: 'Police and the law' } },
  ],
  drempels: { multiProbleem: 3 },
  complex: {
    versie: '2026-1',
    overzichtHouden: ['nee', 'soms'],
    minimumLeefgebieden: 2,
    minimumHulpverleners: 2,
    veiligheid: ['acuutOnveilig', 'zorgen'],
  },
  termijnen: {
    opvolgingWerkdagen: 5,
    wmoOnderzoekWeken: 6,
    persoonlijkPlanDagen: 7,
    navraagWeken: [2, 6],
    navraagAntwoordWerkdagen: 5,
    wisselWerkdagen: 3,
    registratieWaarschuwingDagen: 60,
  },
  extraVrijeDagen: [],
  // The archiving law names no term for these (requirements B); to be confirmed by the municipality's own archivist.
  bewaren: { meldingMaanden: 60, casusMaanden: 180, begeleidingMaanden: 24, inboxDagen: 90, ruweMailDagen: 30 },
  kaders: {
    vrijwillig: [
      'Het gezin kiest zelf voor hulp. Ouders met gezag en jongeren vanaf 12 jaar stemmen in met het plan.',
      'De gemeente heeft de regie. Wijkcoaches Jeugd en Gezin werken altijd in dit kader.',
      'Zorgen over de veiligheid? Volg de meldcode en overleg met Veilig Thuis. Alleen de Raad voor de Kinderbescherming (RvdK) vraagt de rechter om een maatregel.',
    ],
    justitieel: [
      'De rechter heeft een maatregel opgelegd, zoals ondertoezichtstelling, voogdij of jeugdreclassering.',
      'De gecertificeerde instelling (GI) voert de maatregel uit en bepaalt welke jeugdhulp daarbij nodig is. Zij overlegt daarover met de gemeente (Jeugdwet 3.5).',
      'De Raad voor de Kinderbescherming onderzoekt, vraagt de rechter om een maatregel en toetst het einde ervan.',
      'De gemeente zorgt dat die hulp er is. Hoe GI, RvdK en gemeente samenwerken, staat in het protocol Samenwerking GI’s, RvdK en gemeente (Jeugdwet 3.1 lid 5 en 3.5 lid 3).',
      'Andere hulp voor het gezin blijft vrijwillig. Spreek met de GI af wie de leiding heeft en vertel het gezin dat.',
    ],
  },
  bijlagen: { maximaalMb: 10, maximaalAantal: 10 },
  jeugdstem: { telefoon: '088 000 00 00', website: 'https://jeugdstem.example' },
  rollen: {
    werkverdeler: ['vlot-werkverdeler'],
    gedragswetenschapper: ['vlot-gedragswetenschapper'],
    regisseur: ['vlot-regisseur'],
    procesverantwoordelijke: ['vlot-procesverantwoordelijke'],
    klachtenfunctionaris: ['vlot-klachtenfunctionaris'],
    procescoordinator: ['vlot-procescoordinator'],
    privacyfunctionaris: ['vlot-privacyfunctionaris'],
    klantcontact: ['vlot-klantcontact'],
    teamlid: ['vlot-teamlid'],
    beheerder: ['vlot-beheerder'],
  },
  klachtUitleg: {
    nl: 'Een klachtenfunctionaris die niets met uw hulp te maken had, behandelt uw klacht. Eerst mag u uw verhaal vertellen.',
    en: 'A complaints officer who had nothing to do with your help handles your complaint. First you may tell your story.',
  },
  toegankelijkheidStatus: {
    nl: 'Deze website is gemaakt volgens WCAG 2.2, niveau A en AA. Een onafhankelijk onderzoek is nog niet gedaan.',
    en: 'This website was made to meet WCAG 2.2, levels A and AA. An independent audit has not been done yet.',
  },
  rechten: [
    {
      nl: 'U mag altijd iemand meenemen naar een gesprek.',
      en: 'You may always bring somebody with you to a conversation.',
    },
    {
      nl: 'U mag gratis hulp krijgen van een cliëntondersteuner. Die staat naast u en is er voor u.',
      en: 'You may get free help from a client supporter. That person is on your side.',
    },
    {
      nl: 'U mag lezen wat wij over u opschrijven. Klopt het niet? Dan passen wij het aan.',
      en: 'You may read what we write about you. Is it wrong? Then we correct it.',
    },
    {
      nl: 'U mag nee zeggen als wij gegevens willen delen. Uw melding gaat dan gewoon door.',
      en: 'You may say no when we want to share your data. Your report still goes on.',
    },
    {
      nl: 'Stopt, verandert of weigert de gemeente hulp? Dan krijgt u een brief: een beschikking. Bent u het er niet mee eens? Dan kunt u binnen 6 weken bezwaar maken. In de brief staat hoe.',
      en: 'Does the municipality stop, change or refuse help? Then you get a letter with the decision. Do you disagree? Then you can object within 6 weeks. The letter says how.',
    },
    { nl: 'Klikt het niet? U mag om iemand anders vragen.', en: 'No match? You may ask for somebody else.' },
    {
      nl: 'Bent u niet tevreden? U mag een klacht indienen. Uw klacht heeft geen gevolgen voor uw hulp.',
      en: 'Are you not satisfied? You may make a complaint. Your complaint has no consequences for your help.',
    },
    {
      nl: 'Bent u 12 jaar of ouder? Dan mag u zelf meepraten over uw hulp. Vanaf 16 jaar beslist u zelf.',
      en: 'Are you 12 or older? Then you have a say in your help. From the age of 16 you decide for yourself.',
    },
    {
      nl: 'Krijgt u jeugdhulp? Een vertrouwenspersoon van Jeugdstem helpt u gratis.',
      en: 'Do you get youth help? A confidential adviser of Jeugdstem helps you for free.',
    },
  ],
};

/** What no regisseur may stop, whichever municipality it is (practice.md: Jeugdwet 2.6, Zvw, Wlz, school). */
export const nietOverAnderen = {
  nl: 'Hulp van de huisarts, het ziekenhuis, de zorgverzekering, een gecertificeerde instelling of de school kan uw contactpersoon niet stoppen. Wel kan die met hen praten.',
  en: 'Your contact cannot stop help from the family doctor, the hospital, the health insurer, a certified youth protection agency or the school. Your contact can talk to them.',
};

/** Finding places of seed 003; the police zorgmelding has a receiver of its own (R53). */
export const vindplaatsen = (zorgmeldingen: string): GemeenteInput['vindplaatsen'] => [
  { code: 'school', naam: { nl: 'School', en: 'School' }, ontvanger: null },
  { code: 'leerplicht', naam: { nl: 'Leerplichtambtenaar', en: 'School attendance officer' }, ontvanger: null },
  { code: 'huisarts', naam: { nl: 'Huisarts', en: 'Family doctor' }, ontvanger: null },
  { code: 'jeugdarts', naam: { nl: 'Jeugdarts', en: 'Youth doctor' }, ontvanger: null },
  { code: 'medisch-specialist', naam: { nl: 'Medisch specialist', en: 'Medical specialist' }, ontvanger: null },
  { code: 'wijkverpleegkundige', naam: { nl: 'Wijkverpleegkundige', en: 'District nurse' }, ontvanger: null },
  { code: 'wijkagent', naam: { nl: 'Wijkagent', en: 'Community police officer' }, ontvanger: null },
  { code: 'politie', naam: { nl: 'Politie (zorgmelding)', en: 'Police (care report)' }, ontvanger: zorgmeldingen },
  { code: 'woonconsulent', naam: { nl: 'Woonconsulent', en: 'Housing adviser' }, ontvanger: null },
  { code: 'clientondersteuning', naam: { nl: 'Cliëntondersteuning', en: 'Client support' }, ontvanger: null },
  { code: 'maatschappelijk-werk', naam: { nl: 'Maatschappelijk werk', en: 'Social work' }, ontvanger: null },
  {
    code: 'geloofsgemeenschap',
    naam: { nl: 'Kerk, moskee of andere geloofsgemeenschap', en: 'Church, mosque or other faith community' },
    ontvanger: null,
  },
  { code: 'anders', naam: { nl: 'Anders', en: 'Other' }, ontvanger: null },
];

/** Offices to which a melding is passed on; Veilig Thuis has its national number, the rest is fictional. */
export const doorzenden = (domein: string, telefoon: string): GemeenteInput['doorzenden'] => ({
  klacht: { naam: 'Klachtenfunctionaris', telefoon, email: `klachten@${domein}` },
  bezwaar: { naam: 'Commissie bezwaarschriften', telefoon, email: `bezwaar@${domein}` },
  veiligThuis: { naam: 'Veilig Thuis', telefoon: '0800-2000', email: null },
  politie: { naam: 'Politie', telefoon: '0900-8844', email: null },
  veiligheidshuis: { naam: 'Veiligheidshuis Voorbeeld', telefoon, email: `veiligheidshuis@${domein}` },
  jor: { naam: 'Justitieel Overleg Risicojongeren', telefoon, email: `jor@${domein}` },
});

/** General provisions that exist in nearly every municipality (R85), with fictional addresses. */
export const socialeKaart = (domein: string, telefoon: string): GemeenteInput['socialeKaart'] => [
  {
    code: 'schuldhulp-vrijwilligers',
    naam: 'Thuisadministratie Voorbeeld',
    omschrijving: {
      nl: 'Een vrijwilliger helpt u thuis met post, geld en formulieren. Dat is gratis.',
      en: 'A volunteer helps you at home with post, money and forms. It is free.',
    },
    telefoon,
    website: `https://thuisadministratie.${domein}`,
    leefgebieden: ['financien', 'dagelijks-leven'],
  },
  {
    code: 'maatschappelijk-werk',
    naam: 'Maatschappelijk werk Voorbeeld',
    omschrijving: {
      nl: 'Een maatschappelijk werker praat met u over problemen thuis, geld of werk.',
      en: 'A social worker talks with you about problems at home, money or work.',
    },
    telefoon,
    website: `https://maatschappelijkwerk.${domein}`,
    leefgebieden: ['huiselijke-relaties', 'financien', 'werk-en-opleiding', 'geestelijke-gezondheid'],
  },
  {
    code: 'opvoedspreekuur',
    naam: 'Opvoedspreekuur Voorbeeld',
    omschrijving: {
      nl: 'Hier stelt u vragen over opvoeden en opgroeien. U hebt geen verwijzing nodig.',
      en: 'Here you can ask questions about raising children. You need no referral.',
    },
    telefoon,
    website: `https://opvoeden.${domein}`,
    leefgebieden: ['opvoeding'],
  },
  {
    code: 'buurthuis',
    naam: 'Buurthuis Voorbeeld',
    omschrijving: {
      nl: 'U ontmoet andere mensen. Er zijn elke week activiteiten.',
      en: 'You meet other people. There are activities every week.',
    },
    telefoon,
    website: `https://buurthuis.${domein}`,
    leefgebieden: ['sociaal-netwerk', 'dagbesteding'],
  },
];
