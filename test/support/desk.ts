import { createSignInPages } from '../../services/portal/aanmelden.ts';
import { createDeskPages } from '../../services/portal/desk.ts';
import type { MedewerkerSessie } from '../../services/portal/desk-session.ts';
import { createOfficePages } from '../../services/portal/office.ts';
import { createOversightPages } from '../../services/portal/oversight.ts';
import { type AanmeldPoging, ownPath } from '../../services/portal/sign-in.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { Problem } from '../../shared/problem.ts';
import { apiThat, now, requestOf, type Sent, sessionsInMemory, settingOf } from './portal.ts';

/** The desk without a network, and what the APIs could say: a test names only what it is about. */
export type Given = { status: number; body: unknown } | undefined;
export const ok = (body: unknown, status = 200): Given => ({ status, body });

export const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
export const nummer = 'M-2026-7K3WQ1';
export const newKey = 'a-new-key-00000000';
export const sleutel = 'the-key-of-this-form';
export const taakId = uuid(9);

export const overzicht = (last = 1, changes: object = {}) => ({
  meldingsnummer: `M-2026-7K3WQ${last}`,
  status: 'ontvangen',
  ontvangenOp: `2026-11-1${last}T10:00:00Z`,
  reactieUiterlijk: `2026-12-0${last}`,
  spoed: false,
  veiligheid: 'zorgen',
  over: 'mijnGezin',
  zwaarte: 'zwaar',
  overRegisseur: false,
  anoniem: false,
  teLaat: false,
  ingang: 'formulier',
  vindplaats: null,
  voorrang: [],
  wachtWerkdagen: 3,
  behandelaar: null,
  uitkomst: null,
  team: null,
  gebied: null,
  mogelijkSpam: false,
  nietBereikbaar: false,
  ...changes,
});

export const taak = (changes: object = {}) => ({
  taakId,
  soort: 'bellen',
  onderwerp: 'ontvangst',
  uiterlijk: '2026-11-24',
  reden: 'nietMailen',
  script: ['Goedemorgen, u spreekt met de gemeente.', 'Wij hebben uw bericht ontvangen.'],
  ...changes,
});

export const allActs = [
  'lezen',
  'verhaalLezen',
  'adresLezen',
  'oppakken',
  'overdragen',
  'uitkomstGeven',
  'verwantschapBeslissen',
  'contactVastleggen',
  'briefMaken',
  'notitieMaken',
  'toestemmingVastleggen',
  'contactWijzigen',
  'bijlageOpenen',
  'oproepBevestigen',
  'ontlasten',
];

export const dossier = (changes: object = {}) => ({
  overzicht: overzicht(),
  watLooptVast: 'De hulp <b>komt</b> niet.',
  melder: {
    naam: 'Ouder Voorbeeld',
    rol: 'ouder',
    email: 'ouder@gezin.example',
    telefoon: '06 00000001',
    veiligContact: { nietMailen: true, neutraal: false, belMoment: 'dinsdag tussen 9 en 11 uur' },
  },
  woonadres: { postcode: '7607EW', huisnummer: 30 },
  leefgebieden: ['financien'],
  betrokkenOrganisaties: ['Zorg Voorbeeld'],
  aantalHulpverleners: 3,
  wisselingenHulpverleners: 4,
  minderjarigen: 'ja',
  doelgroepen: ['jeugd'],
  overzichtHouden: 'nee',
  bekendeRegisseur: null,
  toestemming: { delenMetRegisseur: true },
  geheimAdres: false,
  gesprekThuis: true,
  professional: null,
  taal: 'nl',
  weetHetGezinHet: null,
  folderVerstrektOp: null,
  redenen: [{ code: 'overzichtHouden', waarde: 'nee' }],
  contacttaken: [],
  pogingen: [],
  wieMeldde: 'eigenHuishouden',
  ingevoerd: null,
  jeugdigeAlleen: false,
  adresAfgeschermd: false,
  postcodecijfers: null,
  emailOnbereikbaar: null,
  aanvullingen: [],
  toestemmingen: [
    { delenMetRegisseur: true, op: '2026-11-23T09:00:00Z', hoe: 'melding', door: null, toelichting: null },
  ],
  contactwijzigingen: [],
  bijlagen: [],
  historie: [],
  uitkomsten: [],
  doorzendingen: [],
  stilGehouden: false,
  opvolgingUiterlijk: null,
  casusId: null,
  regisseur: null,
  navraag: [],
  overgenomenTaken: [],
  oproep: null,
  viaTeam: null,
  acties: allActs,
  ...changes,
});

export const kandidaat = (n: number, naam: string, redenen: string[] = [], changes: object = {}) => ({
  regisseurId: uuid(n),
  naam,
  organisatie: 'Wijkteam',
  belasting: 2,
  capaciteit: 5,
  waarneemt: 0,
  urenPerWeek: 32,
  arrangementUren: 0,
  minimumCasussen: 0,
  onderMinimum: false,
  geschikt: redenen.length === 0,
  voor: redenen.length === 0 ? ['onafhankelijk', 'plekVrij'] : ['registratieGeldig'],
  redenen,
  weigeringen: [],
  ...changes,
});

export const casusOverzicht = (n: number, changes: object = {}) => ({
  casusId: uuid(n),
  meldingen: [`M-2026-7K3WQ${n}`],
  status: 'voorlopig',
  geopendOp: `2026-11-2${n}T10:00:00Z`,
  zwaarte: 'zwaar',
  gewogenDoor: 'regels',
  multiProbleem: true,
  spoed: false,
  redenen: [{ code: 'overzichtHouden', waarde: 'nee' }],
  aanspreekpunt: { regisseurId: uuid(5), naam: 'Samira Voorbeeld', organisatie: 'Wijkteam' },
  waarnemer: null,
  bevestigenUiterlijk: '2026-11-24',
  teLaat: false,
  escalatieNiveau: null,
  weigeringen: 0,
  punten: [],
  benadering: 'gewoon',
  eersteContact: null,
  ...changes,
});

export const casus = (changes: object = {}) => ({
  ...casusOverzicht(1),
  aandachtspunten: [],
  voorgelegd: [],
  alleenBenoemen: false,
  wens: null,
  geweigerd: [],
  contacten: [],
  nietVeilig: null,
  wisselingenRegisseur: 0,
  kader: 'onbekend',
  deskundigen: [],
  kandidaten: [
    kandidaat(6, 'Piet Voorbeeld'),
    kandidaat(5, 'Samira Voorbeeld'),
    kandidaat(7, 'Noor Voorbeeld', ['nietOnafhankelijk', 'geenCapaciteit']),
  ],
  ...changes,
});

export const regisseur = (n: number, naam: string, changes: object = {}) => ({
  regisseurId: uuid(n),
  naam,
  telefoon: '0546 00 00 00',
  email: `r${n}@almelo.example`,
  organisatie: 'wijkteam-almelo',
  organisatieNaam: 'Wijkteam Almelo',
  hbo: true,
  registraties: [{ register: 'SKJ', nummer: '100000', geldigTot: '2030-01-01' }],
  doelgroepen: ['jeugd'],
  competenties: [],
  urenPerWeek: 32,
  capaciteit: 5,
  belasting: 2,
  waarneemt: 0,
  arrangementUren: 0,
  status: 'beschikbaar',
  afwezigheden: [],
  weigeringen: {},
  ...changes,
});

export type DeskOptions = { gemeente?: string; teams?: string[]; email?: string };

/** Answers by method and the beginning of the path, the longest first; nothing that fits: nobody answers. */
export const answers =
  (table: Record<string, Given | ((sent: Sent) => Given)>) =>
  (sent: Sent): Given => {
    const key = Object.keys(table)
      .filter((start) => `${sent.method} ${sent.path}`.startsWith(start))
      .sort((one, other) => other.length - one.length)[0];
    const found = key === undefined ? undefined : table[key];
    return typeof found === 'function' ? found(sent) : found;
  };

export async function openDesk(
  answer: (sent: Sent) => Given,
  rollen: MedewerkerSessie['rollen'] = ['werkverdeler'],
  { gemeente, teams = [], email = 'wim@almelo.example' }: DeskOptions = {},
) {
  const { api, file, sent } = apiThat(answer);
  const sessions = sessionsInMemory<MedewerkerSessie>('werk');
  const pogingen = sessionsInMemory<AanmeldPoging>('aanmelden');
  const setting = settingOf(gemeente);
  const deps = { setting, api, file, newKey: () => newKey, sessions };
  const desk = createDeskPages(deps);
  const elsewhere = [createOversightPages(deps), createOfficePages(deps)];
  const aanmelden = createSignInPages({
    setting,
    pogingen,
    sessions,
    signIn: {
      begin: async (terug) => ({
        location: 'https://issuer.example/authorize',
        poging: { state: 's', nonce: 'n', verifier: 'v', terug: ownPath(terug) },
      }),
      finish: async (rawQuery) => {
        if (rawQuery !== 'code=good') throw new Problem('aanmeldenNodig', 'Aanmelden is niet gelukt.');
        return { token: 'token-of-wim', staff: { id: 'w', naam: 'Wim Voorbeeld', email, rollen, teams }, minutes: 60 };
      },
      endUrl: async () => 'https://issuer.example/uit',
    },
  });
  await sessions.start({ token: 'token-of-wim', naam: 'Wim Voorbeeld', rollen, teams, email }, now, 60);

  /** Each function has its own pages; API Gateway sends an address to the one that has it. */
  const handle = async (request: PageRequest): Promise<PageResponse> => {
    if (request.path.startsWith('/a')) return aanmelden(request);
    for (const pages of elsewhere) {
      try {
        return await pages(request);
      } catch (error) {
        if (!(error instanceof Problem && error.detail === 'Deze pagina is er niet.')) throw error;
      }
    }
    return desk(request);
  };
  const cookies = { werk: '1' };
  return {
    handle,
    sent,
    sessions,
    pogingen,
    get: (path: string) => handle(requestOf('GET', path, { cookies })),
    post: (path: string, form: Record<string, string> | [string, string][] = {}) => {
      const request = requestOf('POST', path, { cookies });
      return handle({ ...request, form: new URLSearchParams(form) });
    },
  };
}
