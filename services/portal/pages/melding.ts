import { spellAddress } from '../../../shared/address.ts';
import { dutchDate, spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { DossierResponse } from '../../intake/contract.ts';
import type { CasusResponse } from '../../regie/contract.ts';
import type { FormState } from '../desk-form.ts';
import { type Content, html, type Markup } from '../html.ts';
import { spellReason, whole } from './casus-parts.ts';
import { contactChanges, contactForm } from './contact-form.ts';
import { homeOf, leadsOnly, type Medewerker, staffPage } from './desk-layout.ts';
import { badge, buttonForm, faultsOf, foldable, formMarkup, isMine, keyFor, table, titleWith } from './desk-parts.ts';
import {
  may,
  schrijfStraat,
  schrijfStraatGeheim,
  spellBestemming,
  spellHolder,
  spellIngang,
  spellOver,
  spellPoging,
  spellStatus,
  spellTaak,
  spellTaakReden,
  spellTerm,
  spellUitkomst,
  spellWacht,
  spellWie,
} from './desk-words.ts';
import { type Setting, telLink } from './document.ts';
import { linkButton } from './fields.ts';
import {
  afrondenForm,
  antwoorden,
  formsOf,
  heropenenForm,
  notitieForm,
  ontlastenForm,
  overdragenForm,
  pogingForm,
  toestemmingForm,
} from './melding-forms.ts';
import { alert, capital, facts, heading1, heading2, heading3, link, list, paragraph } from './parts.ts';
import {
  bewijsForm,
  doorzendenForm,
  explainPassing,
  overdrachtForm,
  passingForms,
  spellDoorzending,
  titleOf,
} from './passing-on.ts';
import { keuzeForm } from './uitkomst-keuze.ts';
import { reasonsFirst, voorrangBadges } from './werklijst.ts';

/** One melding at a glance: why it goes first, how to be safe, what to do, and all that is known. */
export type MeldingView = {
  dossier: DossierResponse;
  /** What regie knows of its casus, for who may see that. */
  casus?: CasusResponse | undefined;
  /** The date in the Netherlands. */
  vandaag: string;
};

type Row = readonly [name: string, value: Content];
const filled = (rows: readonly (readonly [string, Content])[]): Row[] => rows.filter(([, value]) => Boolean(value));

const card = (id: string, titel: Content, content: Content, extra = ''): Markup =>
  html`<section class="kaart${extra && ` ${extra}`}" id="${id}">${heading2(titel)}${content}</section>`;

/** Before anybody picks up the phone. */
function safetyLines({ melder, overzicht, jeugdigeAlleen, taal, emailOnbereikbaar }: DossierResponse): Content {
  const { nietMailen, neutraal, belMoment } = melder.veiligContact ?? {};
  const lines = [
    nietMailen && 'Mail deze melder niet: iemand anders kan meelezen.',
    (nietMailen || neutraal) &&
      'Vraag eerst of de ander vrij kan praten. Zeg niet waarover u belt als iemand anders opneemt.',
    neutraal && 'Schrijf neutraal: niets over hulp in het onderwerp en de tekst.',
    belMoment && `Bel alleen op dit moment: ${belMoment}.`,
    (jeugdigeAlleen || melder.rol === 'jeugdige') &&
      'De melder is een kind of jongere. Stuur geen brief en vertel de ouders niets, tot een professional heeft beslist.',
    overzicht.overRegisseur && 'De melding gaat over de regisseur. Deel deze melding niet met die persoon.',
    emailOnbereikbaar && 'Mail aan deze melder komt niet aan, of de afzender is niet zeker. Bel of schrijf.',
    overzicht.nietBereikbaar &&
      'Deze melder is niet te bereiken. Vul in wat u te weten komt: wat nog niet is verteld, gaat dan alsnog.',
    taal === 'en' && 'De melder leest en spreekt Engels.',
  ].filter((line) => typeof line === 'string');
  return lines.length > 0 && alert('warning', html`${heading2('Let op')}${list(lines)}`);
}

const done: Record<string, string> = {
  'contacttaken-bereikt': 'Vastgelegd. Deze taak is klaar.',
  'contacttaken-nietBereikt': 'Vastgelegd. De taak blijft staan: probeer het op tijd nog eens.',
  'contacttaken-nietVeilig': 'Vastgelegd, met uw reden. Deze taak is gestopt.',
  oppakken: 'Deze melding is nu van u.',
  overdragen: 'Overgedragen. Uw collega krijgt een mail. Bij ‘Wie heeft het’ staat of die de melding al opende.',
  teruggeven: 'Teruggegeven. Een collega kan de melding oppakken.',
  notities: 'Notitie bewaard.',
  'contacttaken-geenWeg':
    'Vastgelegd, met uw reden. Deze taak is gestopt. Komt er een nummer of adres? Vul het dan in.',
  contactgegevens: 'Vastgelegd. Wat de melder nog moest horen, gaat langs de nieuwe weg.',
  toestemmingsnotities: 'Vastgelegd. Het geldt meteen.',
  verwantschappen: 'Vastgelegd bij beide meldingen.',
  ontlastingen: 'Vastgelegd. De cliëntondersteuner hoort wie deze taak nu doet.',
  heropeningen: 'De melding is weer open.',
  afrondingen: 'De melding is afgerond.',
  doorzendingen: 'Vastgelegd. De rest van de melding gaat gewoon door.',
  bewijzen: 'Vastgelegd: het is overgedragen.',
  overdrachten: 'Vastgelegd: de melding is overgedragen. Zij is nu afgerond.',
  oproepbevestigingen: 'Bevestigd. Deze melding is nu van u.',
  'uitkomst-mail': 'Vastgelegd. De melder krijgt een mail.',
  'uitkomst-taak': 'Vastgelegd. Er staat een taak klaar om de melder te bellen of te schrijven.',
  'uitkomst-niet': 'Vastgelegd. De melder hoort hier niets van.',
};
export const isDone = (code: string): boolean => Object.hasOwn(done, code);

function oproepCard({ dossier }: MeldingView, state: FormState): Content {
  const { oproep, overzicht } = dossier;
  if (!oproep) return undefined;
  if (oproep.bevestigdOp) {
    return paragraph(
      `Oproep bevestigd door ${oproep.bevestigdDoor ?? 'een collega'}, ${spellMoment(oproep.bevestigdOp)}.`,
    );
  }
  return alert(
    'error',
    html`${heading2('Oproep: niemand heeft deze spoedmelding nog bevestigd')}${paragraph(`Opgeroepen: stap ${oproep.niveau}, ${spellMoment(oproep.opgeroepenOp)}.`)}${
      may(dossier, 'oproepBevestigen') &&
      buttonForm(
        `/werk/meldingen/${overzicht.meldingsnummer}/oproepbevestigingen`,
        keyFor(state, 'oproep'),
        'Ik pak dit nu op',
        { soort: 'primary', klein: false },
      )
    }`,
  );
}

function taskCard(
  { gemeente }: Setting,
  { dossier, vandaag }: MeldingView,
  taak: DossierResponse['contacttaken'][number],
  state: FormState,
): Markup {
  const nummer = dossier.overzicht.meldingsnummer;
  const form = pogingForm(nummer, taak, gemeente);
  const attempts = dossier.pogingen.filter(({ taakId }) => taakId === taak.taakId);
  const late = vandaag > taak.uiterlijk;
  return card(
    `taak-${taak.taakId}`,
    spellTaak(taak, gemeente),
    html`${facts(
      filled([
        ['Waarom', spellTaakReden(taak.reden)],
        ['Wanneer', `${late ? 'Te laat: dit moest ' : ''}uiterlijk ${spellDate(taak.uiterlijk)}`],
        [
          'Eerder geprobeerd',
          attempts.length > 0 &&
            list(
              attempts.map(
                ({ op, resultaat, toelichting }) =>
                  `${spellPoging[resultaat]}, ${spellMoment(op)}${toelichting ? `: ${toelichting}` : ''}`,
              ),
            ),
        ],
      ]),
    )}
${
  taak.script.length > 0 &&
  html`<div class="script"><h3 class="nl-heading nl-heading--level-3">${taak.soort === 'bellen' ? 'Wat zegt u?' : 'Wat staat er in de brief?'}</h3>${taak.script.map((line) => paragraph(line))}</div>`
}
${
  may(dossier, 'briefMaken') &&
  taak.soort === 'brief' &&
  html`<p class="nl-paragraph"><a class="nl-button nl-button--secondary" href="/werk/meldingen/${nummer}/contacttaken/${taak.taakId}/brief" target="_blank">Open de brief om af te drukken (pdf)<span class="verborgen">, in een nieuw venster</span></a></p>${writeStreet(dossier)}`
}
${
  may(dossier, 'contactVastleggen') &&
  (dossier.contacttaken.length === 1
    ? formMarkup(form, state)
    : foldable('Leg vast hoe het ging', formMarkup(form, state), isMine(state, form.naam)))
}`,
    'taak',
  );
}

const ja: Record<string, string> = {
  ja: 'Ja',
  nee: 'Nee',
  soms: 'Soms',
  weetNiet: 'Niet bekend',
  onbekend: 'Niet bekend',
};
const veilig: Record<string, string> = {
  acuutOnveilig: 'Nee, er is nu gevaar',
  zorgen: 'Er zijn zorgen',
  veilig: 'Ja',
  weetNiet: 'Niet bekend',
};
const groepen: Record<string, string> = {
  jeugd: 'Kinderen of jongeren',
  ggz: 'Psychische problemen',
  lvb: 'Moeite met leren of begrijpen',
  ouderen: 'Ouder worden',
};
const rollen: Record<string, string> = {
  inwoner: 'Inwoner',
  jeugdige: 'Kind of jongere',
  ouder: 'Ouder of verzorger',
  mantelzorger: 'Mantelzorger',
  naaste: 'Familie of vriend',
  buur: 'Buur',
  clientondersteuner: 'Cliëntondersteuner',
  verwijzer: 'Verwijzer',
  professional: 'Hulpverlener',
  anders: 'Iemand anders',
};

function storyRows({ leefgebieden, label }: Gemeente, dossier: DossierResponse): Row[] {
  const areas = (dossier.leefgebieden ?? []).map(
    (code) => leefgebieden.find((one) => one.code === code)?.naam.nl ?? code,
  );
  const helping = dossier.betrokkenOrganisaties ?? [];
  return filled([
    ['Leefgebieden', areas.length > 0 && list(areas)],
    ['Doelgroepen', (dossier.doelgroepen ?? []).map((code) => groepen[code] ?? code).join(', ')],
    ['Wie helpt nu', helping.length > 0 && list(helping)],
    ['Aantal hulpverleners', dossier.aantalHulpverleners === null ? '' : String(dossier.aantalHulpverleners)],
    [
      'Andere hulpverlener in het afgelopen jaar',
      dossier.wisselingenHulpverleners === null ? '' : `${dossier.wisselingenHulpverleners} keer`,
    ],
    ['Lukt het om overzicht te houden?', dossier.overzichtHouden && ja[dossier.overzichtHouden]],
    ['Is het veilig?', veilig[dossier.overzicht.veiligheid]],
    ['Kinderen jonger dan 18', ja[dossier.minderjarigen]],
    [`${capital(label.regisseur)} volgens de melder`, dossier.bekendeRegisseur],
  ]);
}

function addressOf(dossier: DossierResponse): Content {
  const { woonadres, overzicht } = dossier;
  if (dossier.adresAfgeschermd) {
    return html`Geheim${dossier.postcodecijfers && ` (postcode ${dossier.postcodecijfers})`}${
      may(dossier, 'adresLezen') &&
      html` <a class="nl-link" href="/werk/meldingen/${overzicht.meldingsnummer}?adres=tonen#bereiken" rel="nofollow">Toon adres (wordt vastgelegd)</a>`
    }`;
  }
  if (!woonadres) return undefined;
  return `${spellAddress(woonadres)}${dossier.geheimAdres ? ' (geheim: deel dit met niemand)' : ''}`;
}

/** Beside the letter: what is still to be written on it by hand. */
function writeStreet({ adresAfgeschermd, woonadres }: DossierResponse): Content {
  if (adresAfgeschermd) return paragraph(schrijfStraatGeheim);
  return woonadres && !woonadres.straat && paragraph(schrijfStraat);
}

function contactRows(gemeente: Gemeente, dossier: DossierResponse): Row[] {
  const { melder, professional, overzicht } = dossier;
  const vindplaats = gemeente.vindplaatsen.find(({ code }) => code === professional?.vindplaats);
  const channels = { email: 'E-mail', telefoon: 'Telefoon', post: 'Post' } as const;
  return filled([
    ['Naam', melder.naam],
    [
      'Wie meldt',
      `${rollen[melder.rol] ?? melder.rol}${melder.leeftijd === undefined ? '' : `, ${melder.leeftijd} jaar`}`,
    ],
    [
      'Werkt bij',
      professional && [professional.organisatie, professional.functie, vindplaats?.naam.nl].filter(Boolean).join(', '),
    ],
    ['Telefoon', melder.telefoon && telLink(melder.telefoon)],
    // No link where mail is unsafe: nobody should send one by accident.
    [
      'E-mail',
      melder.email &&
        (melder.veiligContact?.nietMailen
          ? `${melder.email} (niet mailen)`
          : dossier.emailOnbereikbaar
            ? `${melder.email} (onbereikbaar sinds ${spellDate(dutchDate(dossier.emailOnbereikbaar.op))})`
            : link(`mailto:${melder.email}`, melder.email)),
    ],
    ['Hoort het liefst per', melder.voorkeurskanaal && channels[melder.voorkeurskanaal]],
    ['Gesprek', dossier.gesprekThuis && 'Liever thuis. Vraag eerst of dat veilig is.'],
    [overzicht.over === 'iemandAnders' ? 'Adres van het gezin' : 'Adres', addressOf(dossier)],
    ['Weet het gezin het?', dossier.weetHetGezinHet && ja[dossier.weetHetGezinHet]],
    ['Wat weet het gezin?', professional?.watWeetHetGezin],
    ['Wat doet de melder zelf?', professional?.watDoetUZelf],
    [
      `Mag de ${gemeente.label.regisseur} het verhaal lezen?`,
      // Of the own household it stands apart, with since when and how.
      dossier.wieMeldde !== 'eigenHuishouden' &&
        dossier.toestemming &&
        (dossier.toestemming.delenMetRegisseur ? 'Ja' : 'Nee'),
    ],
    [
      'Folder over rechten',
      dossier.folderVerstrektOp
        ? `Gegeven, ${spellDate(dutchDate(dossier.folderVerstrektOp))}`
        : 'Nog niet gegeven: geef hem mee bij het eerste contact',
    ],
    ['Opgeschreven door', dossier.ingevoerd && `${dossier.ingevoerd.naam}, ${spellMoment(dossier.ingevoerd.op)}`],
  ]);
}

/** The address is changed by who may see it, of the own household only. */
function contactFold(dossier: DossierResponse, state: FormState): Content {
  const adres = dossier.wieMeldde === 'eigenHuishouden' && may(dossier, 'adresLezen');
  const form = contactForm(dossier.overzicht.meldingsnummer, adres);
  return (
    may(dossier, 'contactWijzigen') &&
    foldable('Verbeter de contactgegevens', formMarkup(form, state), isMine(state, form.naam))
  );
}

type Gezegd = DossierResponse['toestemmingen'][number];

function spellSaid({ hoe, door }: Gezegd): string {
  switch (hoe) {
    case 'melding':
      return door ? `bij de melding, opgeschreven door ${door}` : 'bij de melding';
    case 'volgpagina':
      return 'door de melder, op de volgpagina';
    case 'neutraleLink':
      return 'via de link in een neutrale e-mail; het is niet zeker dat de melder dit zelf deed';
    case 'gehoord':
      return `tegen ${door ?? 'een collega'}`;
  }
}

const mayRead = ({ label }: Gemeente) => `Mag de ${label.regisseur} of het team het verhaal lezen?`;

/** What holds now of the story, since when and how it was said; the rest stands in `additions`. */
function consentCard({ gemeente }: Setting, { dossier }: MeldingView, state: FormState): Content {
  if (dossier.wieMeldde !== 'eigenHuishouden') return undefined;
  const last = dossier.toestemmingen.at(-1);
  const form = toestemmingForm(dossier.overzicht.meldingsnummer);
  return card(
    'toestemming',
    mayRead(gemeente),
    html`${
      last
        ? facts([
            ['Nu', last.delenMetRegisseur ? 'Ja' : 'Nee'],
            ['Sinds', spellMoment(last.op)],
            ['Gezegd', spellSaid(last)],
          ])
        : paragraph('De melder zei hier nog niets over.')
    }${
      may(dossier, 'toestemmingVastleggen') &&
      foldable('Leg vast wat de melder zei', formMarkup(form, state), isMine(state, form.naam))
    }`,
  );
}

function historyCard({ gemeente }: Setting, { dossier }: MeldingView, state: FormState): Content {
  const { historie, overzicht } = dossier;
  if (historie.length === 0) return undefined;
  const decides = may(dossier, 'verwantschapBeslissen');
  const actie = (nummer: string) => `/werk/meldingen/${overzicht.meldingsnummer}/verwantschappen/${nummer}`;
  const decision = { zelfdeHuishouden: 'Zelfde gezin', anderHuishouden: 'Ander gezin' } as const;
  return card(
    'historie',
    'Van hetzelfde adres',
    html`${paragraph('Niets wordt vanzelf samengevoegd. U beslist of het om hetzelfde gezin gaat.')}
${table(
  'Andere meldingen van dit adres',
  [{ kop: 'Melding' }, { kop: 'Wie meldde' }, { kop: 'Stand' }, { kop: 'Zelfde gezin?' }],
  historie.map(({ meldingsnummer, ontvangenOp, status, wieMeldde, uitkomst, casusId, besluit }) => [
    html`${link(`/werk/meldingen/${meldingsnummer}`, whole(meldingsnummer))}<span class="klein">${spellDate(dutchDate(ontvangenOp))}</span>`,
    spellWie[wieMeldde],
    html`${uitkomst ? spellUitkomst(gemeente)[uitkomst] : spellStatus(gemeente)[status]}${casusId && html`<span class="klein">${link(`/werk/casussen/${casusId}`, 'Naar de casus')}</span>`}`,
    html`${besluit ? decision[besluit] : 'Nog niet besloten'}${
      decides &&
      html`<span class="knopjes">${(['zelfdeHuishouden', 'anderHuishouden'] as const)
        .filter((code) => code !== besluit)
        .map((code) =>
          buttonForm(actie(meldingsnummer), keyFor(state, `${code.slice(0, 5)}-${meldingsnummer}`), decision[code], {
            mee: [['besluit', code]],
            uitleg: `melding ${meldingsnummer}`,
          }),
        )}</span>`
    }`,
  ]),
)}`,
  );
}

function tasksOfSupporter({ dossier }: MeldingView, state: FormState): Content {
  const { overgenomenTaken, overzicht } = dossier;
  if (overgenomenTaken.length === 0) return undefined;
  return card(
    'ondersteuner',
    'Wat de cliëntondersteuner nu doet',
    html`${paragraph('Deze taken zijn van ons. Zoek per taak iemand die hem overneemt.')}${overgenomenTaken.map(
      ({ taak, overgenomenDoor, op }, index) =>
        html`${heading3(taak)}${
          overgenomenDoor
            ? paragraph(`Nu van: ${overgenomenDoor}${op ? `, sinds ${spellDate(dutchDate(op))}` : ''}.`)
            : may(dossier, 'ontlasten')
              ? formMarkup(ontlastenForm(overzicht.meldingsnummer, index, taak), state)
              : paragraph('Nog van de cliëntondersteuner.')
        }`,
    )}`,
  );
}

const bijlageStand = {
  quarantaine: 'Wordt gecontroleerd op virussen',
  vrijgegeven: 'Veilig',
  geweigerd: 'Geweigerd',
} as const;
const bijlageReden: Record<string, string> = {
  soortNietToegestaan: 'deze soort mag niet',
  teGroot: 'te groot',
  teVeel: 'te veel bestanden',
  leeg: 'leeg bestand',
  virus: 'virus gevonden',
};
const size = (bytes: number) =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;

function attachments({ dossier }: MeldingView): Content {
  const { bijlagen, overzicht } = dossier;
  if (bijlagen.length === 0) return undefined;
  const opens = may(dossier, 'bijlageOpenen');
  return card(
    'bijlagen',
    'Bijlagen',
    table(
      'Bijlagen',
      [{ kop: 'Naam' }, { kop: 'Grootte' }, { kop: 'Stand' }],
      bijlagen.map(({ bijlageId, naam, bytes, status, reden }) => [
        status === 'vrijgegeven' && opens
          ? link(
              `/werk/meldingen/${overzicht.meldingsnummer}/bijlagen/${bijlageId}`,
              html`<span class="breek">${naam}</span>`,
            )
          : html`<span class="breek">${naam}</span>`,
        size(bytes),
        `${bijlageStand[status]}${reden ? `: ${bijlageReden[reden] ?? reden}` : ''}`,
      ]),
    ),
  );
}

const bronnen = { melder: 'De melder', email: 'Per e-mail', medewerker: 'Notitie' } as const;

function additions({ gemeente }: Setting, { dossier }: MeldingView): Content {
  const { aanvullingen, navraag } = dossier;
  const said = dossier.toestemmingen.filter(({ hoe }) => hoe !== 'melding');
  if (aanvullingen.length + navraag.length + said.length === 0) return undefined;
  return card(
    'aanvullingen',
    'Daarna',
    html`<ol class="stappen">${aanvullingen.map(
      ({ op, bron, door, tekst, soort }) =>
        html`<li><strong>${soort === 'gespreksverslag' ? 'Gespreksverslag' : bronnen[bron]}${door && ` van ${door}`}</strong><time datetime="${op}">${spellMoment(op)}</time><span class="verhaal">${tekst}</span></li>`,
    )}${navraag.map(
      ({ ronde, op, antwoord, toelichting }) =>
        html`<li><strong>Loopt de hulp weer? (ronde ${ronde})</strong><time datetime="${op}">${spellMoment(op)}</time><span class="verhaal">${antwoord ? antwoorden[antwoord] : 'Nog geen antwoord'}${toelichting && `. ${toelichting}`}</span></li>`,
    )}${said.map(
      (one) =>
        html`<li><strong>${mayRead(gemeente)} ${one.delenMetRegisseur ? 'Ja' : 'Nee'}</strong><time datetime="${one.op}">${spellMoment(one.op)}</time><span class="verhaal">${capital(spellSaid(one))}${one.toelichting && `. ${one.toelichting}`}</span></li>`,
    )}</ol>`,
  );
}

function course({ gemeente }: Setting, { dossier }: MeldingView): Content {
  if (dossier.uitkomsten.length === 0) return undefined;
  const soorten = { uitkomst: 'Uitkomst', afronding: 'Afgerond', heropening: 'Heropend' } as const;
  return card(
    'verloop',
    'Verloop',
    html`<ol class="stappen">${dossier.uitkomsten.map(
      ({ op, soort, uitkomst, door, reden, bestemming, team, bovenlokaal }) => {
        const what = [
          uitkomst && spellUitkomst(gemeente)[uitkomst],
          bovenlokaal && 'bovenlokaal, criteria gewogen',
          bestemming && spellBestemming[bestemming],
          team && (gemeente.teams.find(({ code }) => code === team)?.naam ?? team),
        ].filter(Boolean);
        return html`<li><strong>${soorten[soort]}${what.length > 0 && `: ${[...new Set(what)].join(', ')}`}</strong><time datetime="${op}">${spellMoment(op)}, ${door}</time><span class="verhaal">${reden}</span></li>`;
      },
    )}</ol>`,
  );
}

function leaderRows({ label }: Gemeente, { dossier, casus }: MeldingView): Row[] {
  const { regisseur, casusId } = dossier;
  return filled([
    [
      capital(label.regisseur),
      regisseur &&
        (regisseur.opvolgerUiterlijk
          ? `${regisseur.naam} werkt hier niet meer. Wij zoeken iemand anders: uiterlijk ${spellDate(regisseur.opvolgerUiterlijk)}.`
          : html`${regisseur.naam} (${regisseur.organisatie})${regisseur.voorlopig && ', voorlopig'}<br>${telLink(regisseur.telefoon)}`),
    ],
    [
      'Waarnemer',
      casus?.waarnemer &&
        `${casus.waarnemer.naam} (${casus.waarnemer.organisatie}), tot en met ${spellDate(casus.waarnemer.tot)}`,
    ],
    [
      'Eerste gesprek',
      casus?.eersteContact &&
        `${casus.eersteContact.teLaat ? 'Te laat: moest ' : ''}uiterlijk ${spellDate(casus.eersteContact.uiterlijk)}`,
    ],
    ['Casus', casusId && link(`/werk/casussen/${casusId}`, 'Open de casus')],
  ]);
}

/** Also a klacht, a bezwaar or a matter for Veilig Thuis: how far it is, and the form as long as it is not there. */
function passingCard(
  { dossier, vandaag }: MeldingView,
  one: DossierResponse['doorzendingen'][number],
  state: FormState,
): Markup {
  const form = bewijsForm(dossier.overzicht.meldingsnummer, one);
  return card(
    `taak-${one.doorzendingId}`,
    titleOf(one),
    html`${paragraph(spellDoorzending(one, vandaag))}
${facts([
  ['Waarom', one.reden],
  ['Doorgestuurd door', `${one.door}, ${spellMoment(one.op)}`],
  ['Melder', one.verteld ? 'Leest dit op de volgpagina' : 'Hoort hier niets van'],
])}
${
  !one.overgedragen &&
  may(dossier, 'doorzenden') &&
  foldable('Leg vast dat het is overgedragen', formMarkup(form, state), isMine(state, form.naam))
}`,
    one.overgedragen ? '' : 'taak',
  );
}

function standCard(setting: Setting, view: MeldingView, state: FormState): Markup {
  const { gemeente } = setting;
  const { dossier } = view;
  const { overzicht } = dossier;
  const nummer = overzicht.meldingsnummer;
  const actie = `/werk/meldingen/${nummer}/oppakkingen`;
  const { behandelaar } = overzicht;
  const team = overzicht.team && (gemeente.teams.find(({ code }) => code === overzicht.team)?.naam ?? overzicht.team);
  const gebied = gemeente.gebieden.find(({ code }) => code === overzicht.gebied);
  return card(
    'stand',
    'Stand van zaken',
    html`${facts([
      ...filled([
        [
          'Wie heeft het',
          behandelaar ? `${spellHolder(behandelaar)}, sinds ${spellMoment(behandelaar.sinds)}` : 'Nog niemand',
        ],
        [
          'Stand',
          overzicht.uitkomst ? spellUitkomst(gemeente)[overzicht.uitkomst] : spellStatus(gemeente)[overzicht.status],
        ],
        ['Team', team],
        ['Antwoord', overzicht.status === 'afgerond' ? '' : spellTerm(overzicht)],
        [
          dossier.overzicht.uitkomst === 'doorgezonden' ? 'Overdragen' : 'Afronden',
          dossier.opvolgingUiterlijk && `uiterlijk ${spellDate(dossier.opvolgingUiterlijk)}`,
        ],
      ]),
      ...leaderRows(gemeente, view),
      ...filled([
        [
          'Ontvangen',
          `${spellMoment(overzicht.ontvangenOp)} (wacht: ${spellWacht(overzicht.wachtWerkdagen).toLowerCase()})`,
        ],
        ['Binnengekomen via', spellIngang[overzicht.ingang]],
        ['Gaat over', spellOver[overzicht.over]],
        ['Gebied', gebied?.naam],
      ]),
    ])}
<div class="knopjes">${
      may(dossier, 'oppakken') &&
      buttonForm(actie, keyFor(state, 'oppakken'), behandelaar ? 'Neem over' : 'Oppakken', {
        mee: [['actie', 'oppakken']],
        soort: behandelaar ? 'secondary' : 'primary',
      })
    }${
      behandelaar &&
      may(dossier, 'overdragen') &&
      buttonForm(actie, keyFor(state, 'teruggeven'), 'Geef terug', { mee: [['actie', 'teruggeven']] })
    }</div>`,
  );
}

function workCards({ gemeente }: Setting, { dossier }: MeldingView, state: FormState): Content {
  const nummer = dossier.overzicht.meldingsnummer;
  const fold = (titel: string, form: ReturnType<typeof notitieForm>) =>
    foldable(titel, formMarkup(form, state), isMine(state, form.naam));
  const more = [
    may(dossier, 'notitieMaken') && fold('Notitie maken', notitieForm(nummer)),
    may(dossier, 'overdragen') && fold('Overdragen aan een collega', overdragenForm(nummer)),
    may(dossier, 'heropenen') && fold('Melding heropenen', heropenenForm(nummer, dossier.stilGehouden)),
    may(dossier, 'inzagenLezen') &&
      paragraph(link(`/werk/inzagen?meldingsnummer=${nummer}`, 'Wie heeft deze melding gelezen?')),
    may(dossier, 'uittrekselMaken') && paragraph(link(`/werk/uittreksel/${nummer}`, 'Uittreksel maken of wissen')),
  ].filter(Boolean);
  return html`${
    may(dossier, 'afronden') &&
    (dossier.overzicht.uitkomst === 'doorgezonden'
      ? card(
          'afronden',
          'Is het overgedragen?',
          html`${paragraph(explainPassing(gemeente))}${fold('Leg de overdracht vast', overdrachtForm(nummer, dossier.stilGehouden))}`,
        )
      : card('afronden', 'Is het klaar?', fold('Melding afronden', afrondenForm(nummer, dossier.stilGehouden))))
  }${
    may(dossier, 'uitkomstGeven') && card('uitkomst', 'Wat gebeurt er met deze melding?', keuzeForm(gemeente, nummer))
  }${
    may(dossier, 'doorzenden') &&
    card(
      'doorzenden',
      'Is dit ook een klacht, een bezwaar of iets voor Veilig Thuis?',
      html`${paragraph('Stuur dat dan door. De hulp gaat gewoon door: aan de uitkomst verandert niets.')}${fold('Ook doorsturen', doorzendenForm(nummer, dossier.stilGehouden))}`,
    )
  }${more.length > 0 && card('meer', 'Meer', more)}`;
}

/** To where this person's work begins: not everybody has a worklist. */
function backLink(medewerker: Medewerker): Markup {
  const [href, label] = homeOf(medewerker);
  const back: Record<string, string> = { '/werk': 'de werklijst', '/werk/casussen': 'uw casussen' };
  return linkButton(href, back[href] ? `Terug naar ${back[href]}` : `Naar: ${label}`, { soort: 'secondary' });
}

export function meldingPage(setting: Setting, medewerker: Medewerker, view: MeldingView, state: FormState): string {
  const { dossier } = view;
  const { gemeente } = setting;
  const { overzicht } = dossier;
  const nummer = overzicht.meldingsnummer;
  const titel = `Melding ${nummer}`;
  const reasons = reasonsFirst(overzicht.voorrang);
  const badges = [
    ...voorrangBadges(overzicht),
    ...(dossier.geheimAdres ? [badge('Geheim adres', 'laat')] : []),
    ...(overzicht.status === 'afgerond' ? [badge('Afgerond', 'goed')] : []),
  ];
  return staffPage(
    setting,
    { titel: titleWith(titel, state), hier: leadsOnly(medewerker) ? '/werk/casussen' : '/werk', breed: true },
    medewerker,
    html`${faultsOf([...formsOf(dossier, gemeente), ...passingForms(dossier)], state)}
${state.gedaan && done[state.gedaan] && alert('ok', paragraph(done[state.gedaan]))}
${heading1(html`Melding ${whole(nummer)}`)}
${badges.length > 0 && html`<p class="merkjes">${badges}</p>`}
${oproepCard(view, state)}
${safetyLines(dossier)}
${reasons.length > 0 && paragraph(html`<strong>Gaat voor:</strong> ${reasons.join(' ')}`)}
<div class="drieluik"><div class="boven">${standCard(setting, view, state)}</div><div class="midden">
${dossier.contacttaken.map((taak) => taskCard(setting, view, taak, state))}
${dossier.doorzendingen.map((one) => passingCard(view, one, state))}
${card(
  'verhaal',
  'Wat loopt er vast?',
  html`${
    dossier.watLooptVast === null
      ? paragraph(
          dossier.toestemming?.delenMetRegisseur === false
            ? 'De melder wil niet dat u dit verhaal leest. Vraag wat u moet weten als u contact hebt.'
            : 'De melder heeft niet gezegd dat u dit verhaal mag lezen. Vraag er zelf naar als u contact hebt.',
        )
      : html`<p class="nl-paragraph verhaal">${dossier.watLooptVast}</p>`
  }${facts(storyRows(gemeente, dossier))}`,
)}
${card(
  'bereiken',
  'Wie meldde en zo bereikt u die',
  html`${overzicht.anoniem && paragraph('De melder wil anoniem blijven. Antwoorden kan niet.')}${facts(contactRows(gemeente, dossier))}${contactChanges(dossier)}${contactFold(dossier, state)}`,
)}
${consentCard(setting, view, state)}
${tasksOfSupporter(view, state)}
${historyCard(setting, view, state)}
${attachments(view)}
${additions(setting, view)}
${course(setting, view)}
${
  dossier.redenen.length > 0 &&
  card('weging', `Weging: ${overzicht.zwaarte ?? 'nog niet gewogen'}`, list(dossier.redenen.map(spellReason)))
}
</div><div class="onder">
${workCards(setting, view, state)}
</div></div>
${backLink(medewerker)}`,
  );
}
