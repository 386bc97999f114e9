import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { DossierResponse, MeldingenResponse, PogingRequest } from '../../intake/contract.ts';
import { type Content, html, type Markup } from '../html.ts';
import { type Field, type FormFault, meldingSections, toValues, type Values } from '../melding-form.ts';
import { badges, spellReason, whole } from './casus-parts.ts';
import { leadsOnly, type Medewerker, staffPage } from './desk-layout.ts';
import { type Setting, telLink } from './document.ts';
import { button, errorSummary, fieldMarkup, hiddenFields } from './fields.ts';
import { spellAnswer } from './melden.ts';
import {
  alert,
  capital,
  card,
  facts,
  heading1,
  heading2,
  lead,
  link,
  list,
  paragraph,
  type Setback,
  setback,
} from './parts.ts';

/** Meldingen as staff reads them: the list without personal data, and one with everything. */
type Overzicht = MeldingenResponse['meldingen'][number];
type Taak = DossierResponse['contacttaken'][number];
type Resultaat = PogingRequest['resultaat'];

const spellOver: Record<Overzicht['over'], string> = {
  mijzelf: 'De melder zelf',
  mijnGezin: 'Het gezin van de melder',
  iemandAnders: 'Iemand anders',
  onbekend: 'nog niet bekend',
};

const spellStatus = ({ label }: Gemeente): Record<Overzicht['status'], string> => ({
  ontvangen: 'Nog niet gelezen',
  bekeken: 'Gelezen',
  inBehandeling: 'In behandeling',
  voorlopigAanspreekpunt: 'Er is een voorlopig aanspreekpunt',
  regisseurBenoemd: `${capital(label.regisseur)} benoemd`,
  afgerond: 'Afgerond',
});

/** In words too, because a colour alone tells nothing to who cannot see it. */
const spellTerm = ({ anoniem, teLaat, reactieUiterlijk }: Overzicht): string => {
  if (anoniem) return 'Anoniem gemeld: antwoorden kan niet';
  const date = spellDate(reactieUiterlijk);
  return teLaat ? `Te laat: de melder had uiterlijk ${date} van ons moeten horen` : `uiterlijk ${date}`;
};

type Row = readonly [name: string, value: Content];

const overviewRows = (gemeente: Gemeente, melding: Overzicht): Row[] => [
  ['Stand', spellStatus(gemeente)[melding.status]],
  ['Ontvangen', spellMoment(melding.ontvangenOp)],
  ['Antwoord', spellTerm(melding)],
  ['Gaat over', spellOver[melding.over]],
  ['Weging', melding.zwaarte ?? 'Nog niet gewogen'],
];

const meldingBadges = (melding: Overzicht) => badges({ ...melding, escalatieNiveau: null });

/** Acutely unsafe first, then late, then whose date comes first. */
function byUrgency(one: Overzicht, other: Overzicht): number {
  const rank = ({ spoed, teLaat }: Overzicht) => Number(spoed) * 2 + Number(teLaat);
  return (
    rank(other) - rank(one) ||
    one.reactieUiterlijk.localeCompare(other.reactieUiterlijk) ||
    one.ontvangenOp.localeCompare(other.ontvangenOp)
  );
}

export function meldingenPage(
  setting: Setting,
  medewerker: Medewerker,
  meldingen: readonly Overzicht[],
  hasMore: boolean,
): string {
  const count = meldingen.length;
  return staffPage(
    setting,
    { titel: 'Meldingen', hier: '/werk/meldingen' },
    medewerker,
    html`${heading1('Meldingen')}
${lead(
  count === 0
    ? 'Er zijn nu geen open meldingen.'
    : `${count === 1 ? 'Er is 1 open melding' : `Er zijn ${count} open meldingen`}. Lees wat er nodig is en bel of schrijf op tijd.`,
)}
${hasMore && alert('info', paragraph('Er zijn er nog meer. Ze verschijnen zodra u deze hebt gedaan.'))}
${[...meldingen].sort(byUrgency).map(
  (
    melding,
  ) => html`<article class="kaart casus">${heading2(html`Melding ${whole(melding.meldingsnummer)}`)}${meldingBadges(melding)}${facts(overviewRows(setting.gemeente, melding))}
<div class="knoppen"><a class="nl-button nl-button--primary" href="/werk/meldingen/${melding.meldingsnummer}">Open de melding<span class="verborgen"> ${melding.meldingsnummer}</span></a></div></article>`,
)}`,
  );
}

const spellTask = (taak: Taak, { label }: Gemeente): string => {
  if (taak.onderwerp === 'gezinInformeren') return 'Vertel het gezin dat er een melding is';
  const about: Record<Exclude<Taak['onderwerp'], 'gezinInformeren'>, string> = {
    ontvangst: 'dat wij de melding hebben',
    aanspreekpunt: 'wie het voorlopige aanspreekpunt is',
    benoemd: `wie de ${label.regisseur} is`,
  };
  return `${taak.soort === 'bellen' ? 'Bel de melder' : 'Schrijf de melder een brief'}: ${about[taak.onderwerp]}`;
};

const taskReasons: Record<string, string> = {
  nietMailen: 'De melder wil geen mail.',
  voorkeur: 'De melder koos hiervoor.',
  geenEmail: 'Er is geen e-mailadres.',
  mailMislukt: 'De mail kwam niet aan.',
  gezinWeetHetNiet: 'Het gezin weet misschien nog niet van de melding. Vertel niet wie er meldde.',
};

/** The same names stand in the form of every task, so each gets anchors of its own. */
const attemptFields = ({ taakId, soort }: Taak): [Field, Field] => [
  {
    soort: 'keuze',
    naam: 'resultaat',
    anker: `resultaat-${taakId}`,
    label: 'Hoe ging het?',
    verplicht: true,
    opties: [
      { waarde: 'bereikt', label: soort === 'bellen' ? 'Gelukt: het is verteld' : 'Gelukt: de brief is weg' },
      { waarde: 'nietBereikt', label: 'Niet gelukt: wij proberen het nog eens' },
      { waarde: 'nietVeilig', label: 'Niet veilig: contact geeft nu gevaar' },
    ],
  },
  {
    soort: 'verhaal',
    laag: true,
    naam: 'toelichting',
    anker: `toelichting-${taakId}`,
    label: 'Toelichting',
    uitleg: 'Wat moet een collega weten? Is het niet veilig? Schrijf dan op waarom.',
  },
];

export type PogingState = {
  sleutel: string;
  fouten: readonly FormFault[];
  /** The task whose form came back, with what was typed. */
  getypt?: { taakId: string; values: Values };
  bericht?: Setback;
  /** The attempt that was recorded a moment ago. */
  gedaan?: Resultaat;
};

function taskCard(
  setting: Setting,
  { dossier, magContacten, vandaag }: DossierView,
  taak: Taak,
  { sleutel, fouten, getypt }: PogingState,
): Markup {
  const mine = getypt?.taakId === taak.taakId;
  const values = mine ? getypt.values : new URLSearchParams();
  const faultOf = (naam: string) => (mine ? fouten.find(({ veld }) => veld === naam)?.melding : undefined);
  return card(html`${heading2(spellTask(taak, setting.gemeente))}
${facts([
  ['Waarom', taskReasons[taak.reden] ?? taak.reden],
  ['Wanneer', `${vandaag > taak.uiterlijk ? 'Te laat: dit moest ' : ''}uiterlijk ${spellDate(taak.uiterlijk)}`],
])}
${
  magContacten &&
  html`<form method="post" action="/werk/meldingen/${dossier.overzicht.meldingsnummer}/contacttaken/${taak.taakId}" novalidate>${hiddenFields([['sleutel', sleutel]])}
${attemptFields(taak).map((field) => fieldMarkup(field, { values, fout: faultOf(field.naam) }))}
<div class="knoppen">${button('Leg vast', { uitleg: spellTask(taak, setting.gemeente) })}</div></form>`
}`);
}

/** Before anybody picks up the phone. */
function safetyLines({ melder, overzicht }: DossierResponse): Content {
  const { nietMailen, neutraal, belMoment } = melder.veiligContact ?? {};
  const lines = [
    nietMailen && 'Mail deze melder niet: iemand anders kan meelezen.',
    neutraal && 'Schrijf neutraal: niets over hulp in het onderwerp en de tekst.',
    belMoment && `Bel alleen op dit moment: ${belMoment}.`,
    melder.rol === 'jeugdige' && 'De melder is een kind of jongere. Overleg eerst of de ouders dit mogen weten.',
    overzicht.overRegisseur && 'De melding gaat over de regisseur. Deel deze melding niet met die persoon.',
  ].filter((line) => typeof line === 'string');
  return lines.length > 0 && alert('warning', html`${heading2('Let op')}${list(lines)}`);
}

/** The questions of the form in a colleague's words; what was left open stays out. */
const staffLabels = ({ label }: Gemeente): [naam: string, label: string][] => [
  ['leefgebieden', 'Leefgebieden'],
  ['doelgroepen', 'Doelgroepen'],
  ['betrokkenOrganisaties', 'Wie helpt nu'],
  ['aantalHulpverleners', 'Aantal hulpverleners'],
  ['overzichtHouden', 'Lukt het om overzicht te houden?'],
  ['veiligheid', 'Veiligheid volgens de melder'],
  ['minderjarigen', 'Kinderen jonger dan 18 jaar'],
  ['bekendeRegisseur', `${capital(label.regisseur)} volgens de melder`],
];

function answerRows(gemeente: Gemeente, values: Values): Row[] {
  const fields = meldingSections(gemeente).flatMap(({ velden }) => velden);
  return staffLabels(gemeente).flatMap(([naam, label]): Row[] => {
    const field = fields.find((one) => one.naam === naam);
    const answer = field && spellAnswer(field, values);
    return answer ? [[label, answer]] : [];
  });
}

function contactRows(gemeente: Gemeente, dossier: DossierResponse, values: Values): Row[] {
  const { melder, woonadres } = dossier;
  const fields = meldingSections(gemeente).flatMap(({ velden }) => velden);
  const spell = (naam: string) => {
    const field = fields.find((one) => one.naam === naam);
    return field ? spellAnswer(field, values) : '';
  };
  const address =
    woonadres &&
    `${woonadres.postcode} ${woonadres.huisnummer}${woonadres.toevoeging ? ` ${woonadres.toevoeging}` : ''}`;
  const rows: (readonly [string, Content])[] = [
    ['Naam', melder.naam],
    ['Wie meldt', spell('melder.rol')],
    ['Telefoon', melder.telefoon && telLink(melder.telefoon)],
    // No link where mail is unsafe: nobody should send one by accident.
    [
      'E-mail',
      melder.email &&
        (melder.veiligContact?.nietMailen
          ? `${melder.email} (niet mailen)`
          : link(`mailto:${melder.email}`, melder.email)),
    ],
    ['Hoort het liefst', spell('melder.voorkeurskanaal')],
    [dossier.overzicht.over === 'iemandAnders' ? 'Adres van het gezin' : 'Adres', address],
  ];
  return rows.filter(([, value]) => Boolean(value));
}

const spellYesNo = { ja: 'Ja', nee: 'Nee', weetNiet: 'De melder weet het niet' } as const;

export type DossierView = {
  dossier: DossierResponse;
  magContacten: boolean;
  /** The date in the Netherlands. */
  vandaag: string;
};

const recorded: Record<Resultaat, string> = {
  bereikt: 'Vastgelegd. Deze taak is klaar.',
  nietBereikt: 'Vastgelegd. De taak blijft staan: probeer het op tijd nog eens.',
  nietVeilig: 'Vastgelegd, met uw reden. Deze taak is gestopt.',
};

export function dossierPage(setting: Setting, medewerker: Medewerker, view: DossierView, state: PogingState): string {
  const { dossier } = view;
  const { gemeente } = setting;
  const { overzicht } = dossier;
  const { fouten, bericht, getypt, gedaan } = state;
  const values = toValues({
    ...dossier,
    watLooptVast: '',
    over: overzicht.over,
    veiligheid: overzicht.veiligheid,
    overRegisseur: overzicht.overRegisseur,
  });
  const failing = dossier.contacttaken.find(({ taakId }) => taakId === getypt?.taakId);
  const titel = `Melding ${overzicht.meldingsnummer}`;
  return staffPage(
    setting,
    {
      titel: `${fouten.length > 0 || bericht ? 'Fout: ' : ''}${titel}`,
      hier: leadsOnly(medewerker) ? '/werk' : '/werk/meldingen',
    },
    medewerker,
    html`${errorSummary(failing ? attemptFields(failing) : [], fouten)}
${bericht && setback(bericht)}
${gedaan && alert('ok', paragraph(recorded[gedaan]))}
${heading1(html`Melding ${whole(overzicht.meldingsnummer)}`)}
${meldingBadges(overzicht)}
${safetyLines(dossier)}
${dossier.contacttaken.map((taak) => taskCard(setting, view, taak, state))}
${card(
  html`${heading2('Wat loopt er vast?')}${
    dossier.watLooptVast === null
      ? paragraph('De melder wil dit verhaal niet delen. Vraag er zelf naar als u belt.')
      : html`<p class="nl-paragraph verhaal">${dossier.watLooptVast}</p>`
  }${facts(answerRows(gemeente, values))}`,
)}
${card(
  html`${heading2('Zo bereikt u de melder')}${
    overzicht.anoniem && paragraph('De melder wil anoniem blijven. Antwoorden kan niet.')
  }${facts(contactRows(gemeente, dossier, values))}`,
)}
${card(
  html`${heading2('Stand van zaken')}${facts([
    ...overviewRows(gemeente, overzicht),
    ...(dossier.redenen.length > 0 ? [['Waarom', list(dossier.redenen.map(spellReason))] as const] : []),
    ...(dossier.weetHetGezinHet ? [['Weet het gezin het?', spellYesNo[dossier.weetHetGezinHet]] as const] : []),
    ...(dossier.toestemming
      ? [
          [
            `Mag de ${gemeente.label.regisseur} het verhaal lezen?`,
            dossier.toestemming.delenMetRegisseur ? 'Ja' : 'Nee',
          ] as const,
        ]
      : []),
    [
      'Folder over rechten',
      dossier.folderVerstrektOp
        ? `Verstuurd op ${spellMoment(dossier.folderVerstrektOp)}`
        : 'Nog niet gegeven: geef hem mee bij het eerste contact',
    ],
  ])}`,
)}
${paragraph(leadsOnly(medewerker) ? link('/werk', 'Terug naar uw casussen') : link('/werk/meldingen', 'Terug naar de meldingen'))}`,
  );
}
