import type { GemeenteInput } from './index.ts';

/**
 * What the example municipalities have in common. Nothing here is a default of the software: a municipality that
 * wants something else writes it in its own file. All domains end on `.example` and all phone numbers are fictional,
 * except the national ones, so that no example ever reaches a real office.
 */
type Shared = Pick<
  GemeenteInput,
  'bereikbaar' | 'leefgebieden' | 'drempels' | 'complex' | 'extraVrijeDagen' | 'bewaren' | 'jeugdstem'
> & { rollen: GemeenteInput['aanmelden']['rollen']; rechten: GemeenteInput['rechtspositie']['rechten'] };

export const basis: Shared = {
  bereikbaar: 'maandag tot en met vrijdag van 8.30 tot 17.00 uur',
  leefgebieden: [
    { code: 'financien', naam: 'Geld en schulden' },
    { code: 'werk-en-opleiding', naam: 'Werk en opleiding' },
    { code: 'dagbesteding', naam: 'Dagbesteding' },
    { code: 'huisvesting', naam: 'Wonen' },
    { code: 'huiselijke-relaties', naam: 'Relaties thuis' },
    { code: 'opvoeding', naam: 'Opvoeden en opgroeien' },
    { code: 'geestelijke-gezondheid', naam: 'Geestelijke gezondheid' },
    { code: 'lichamelijke-gezondheid', naam: 'Lichamelijke gezondheid' },
    { code: 'verslaving', naam: 'Verslaving' },
    { code: 'dagelijks-leven', naam: 'Het dagelijks leven regelen' },
    { code: 'sociaal-netwerk', naam: 'Familie, vrienden en buren' },
    { code: 'justitie', naam: 'Politie en justitie' },
  ],
  drempels: { multiProbleem: 3 },
  complex: {
    versie: '2026-1',
    overzichtHouden: ['nee', 'soms'],
    minimumLeefgebieden: 2,
    minimumHulpverleners: 2,
    veiligheid: ['acuutOnveilig', 'zorgen'],
  },
  extraVrijeDagen: [],
  // The archiving law names no term for these (requirements B); to be confirmed by the municipality's own archivist.
  bewaren: { meldingMaanden: 60, casusMaanden: 180, inboxDagen: 90 },
  jeugdstem: { telefoon: '088 000 00 00', website: 'https://jeugdstem.example' },
  rollen: {
    werkverdeler: ['vlot-werkverdeler'],
    gedragswetenschapper: ['vlot-gedragswetenschapper'],
    regisseur: ['vlot-regisseur'],
    procesverantwoordelijke: ['vlot-procesverantwoordelijke'],
    klachtenfunctionaris: ['vlot-klachtenfunctionaris'],
    procescoordinator: ['vlot-procescoordinator'],
    privacyfunctionaris: ['vlot-privacyfunctionaris'],
    beheerder: ['vlot-beheerder'],
  },
  rechten: [
    'U mag altijd iemand meenemen naar een gesprek.',
    'U mag gratis hulp krijgen van een cliëntondersteuner. Die staat naast u en is er voor u.',
    'U mag lezen wat wij over u opschrijven. Klopt het niet? Dan passen wij het aan.',
    'U mag nee zeggen als wij gegevens willen delen. Uw melding gaat dan gewoon door.',
    'Stopt, verandert of weigert de gemeente hulp? Dan krijgt u een brief: een beschikking. Bent u het er niet mee eens? Dan kunt u binnen 6 weken bezwaar maken. In de brief staat hoe.',
    'Klikt het niet? U mag om iemand anders vragen.',
    'Bent u niet tevreden? U mag een klacht indienen. Uw klacht heeft geen gevolgen voor uw hulp.',
    'Bent u 12 jaar of ouder? Dan mag u zelf meepraten over uw hulp. Vanaf 16 jaar beslist u zelf.',
    'Krijgt u jeugdhulp? Een vertrouwenspersoon van Jeugdstem helpt u gratis.',
  ],
};

/** What no regisseur may stop, whichever municipality it is (practice.md: Jeugdwet 2.6, Zvw, Wlz, school). */
export const nietOverAnderen =
  'Hulp van de huisarts, het ziekenhuis, de zorgverzekering, een gecertificeerde instelling of de school kan uw contactpersoon niet stoppen. Wel kan die met hen praten.';
