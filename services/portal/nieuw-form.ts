import type { Gemeente } from '../../shared/gemeente.ts';

import { type Field, type Option, type Section, type Soort, vindplaatsenInOrder } from './melding-form.ts';

/** What staff write down of what somebody says: the questions of the form for residents, in the words of a colleague. */

const options = (labels: Record<string, string>): Option[] =>
  Object.entries(labels).map(([waarde, label]) => ({ waarde, label }));
const line = (naam: string, label: string, more: Partial<Extract<Field, { soort: 'tekst' }>> = {}): Field => ({
  soort: 'tekst',
  naam,
  label,
  ...more,
});
const tick = (naam: string, label: string, uitleg?: string): Field => ({
  soort: 'vinkje',
  naam,
  label,
  ...(uitleg && { uitleg }),
});

const rollen = {
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
};
const weet = { ja: 'Ja', nee: 'Nee', weetNiet: 'Dat weet de melder niet' };

const contact: Section = {
  titel: 'Het eerste contact',
  inleiding: ['Termijnen tellen vanaf dit moment.'],
  velden: [
    {
      soort: 'keuze',
      naam: 'kanaal',
      label: 'Hoe zocht de melder contact?',
      verplicht: true,
      opties: options({ telefoon: 'Telefoon', balie: 'Balie', brief: 'Brief' }),
    },
    line('datum', 'Datum', {
      type: 'date',
      kort: true,
      verplicht: true,
      uitleg: 'Bij een brief: de dag van ontvangst.',
    }),
    line('tijd', 'Tijd', { type: 'time', kort: true, verplicht: true }),
    {
      soort: 'keuze',
      naam: 'taal',
      label: 'In welke taal hoort de melder van ons?',
      opties: options({ nl: 'Nederlands', en: 'Engels' }),
    },
  ],
};

const veiligheid: Section = {
  titel: 'Is het veilig?',
  velden: [
    {
      soort: 'keuze',
      naam: 'veiligheid',
      label: 'Is het nu veilig?',
      opties: [
        {
          waarde: 'acuutOnveilig',
          label: 'Nee, er is nu gevaar',
          uitleg: 'Laat de melder 112 bellen, of bel zelf. Wacht niet op ons.',
        },
        { waarde: 'zorgen', label: 'Er zijn zorgen' },
        { waarde: 'veilig', label: 'Ja' },
        { waarde: 'weetNiet', label: 'Niet bekend' },
      ],
    },
    {
      soort: 'keuze',
      naam: 'minderjarigen',
      label: 'Zijn er kinderen jonger dan 18?',
      opties: options({ ja: 'Ja', nee: 'Nee', onbekend: 'Niet bekend' }),
    },
  ],
};

const verhaal = ({ leefgebieden }: Gemeente): Section => ({
  titel: 'Wat loopt er vast?',
  velden: [
    {
      soort: 'verhaal',
      naam: 'watLooptVast',
      label: 'Wat vertelt de melder?',
      uitleg: 'In de woorden van de melder. Schrijf geen burgerservicenummer (BSN) op.',
      verplicht: true,
    },
    {
      soort: 'meerkeuze',
      naam: 'leefgebieden',
      label: 'Waar gaat het over?',
      opties: leefgebieden.map(({ code, naam }) => ({ waarde: code, label: naam.nl })),
    },
    {
      soort: 'meerkeuze',
      naam: 'doelgroepen',
      label: 'Past iets hiervan bij het gezin?',
      opties: options({
        jeugd: 'Kinderen of jongeren',
        ggz: 'Psychische problemen',
        lvb: 'Moeite met leren of begrijpen',
        ouderen: 'Ouder worden',
      }),
    },
  ],
});

const hulp = ({ label }: Gemeente, soort: Soort): Section => ({
  titel: 'Wie helpt er nu?',
  velden: [
    {
      soort: 'verhaal',
      laag: true,
      naam: 'betrokkenOrganisaties',
      label: 'Welke organisaties helpen?',
      uitleg: 'Eén op elke regel.',
    },
    line('aantalHulpverleners', 'Aantal hulpverleners', { cijfers: true, kort: true }),
    line('wisselingenHulpverleners', 'Hoe vaak kwam er het afgelopen jaar een andere hulpverlener?', {
      cijfers: true,
      kort: true,
    }),
    {
      soort: 'keuze',
      naam: 'overzichtHouden',
      label: 'Lukt het het gezin om overzicht te houden?',
      opties: options({ ja: 'Ja', soms: 'Soms', nee: 'Nee', weetNiet: 'Niet bekend' }),
    },
    ...(soort === 'inwoner'
      ? [
          line('bekendeRegisseur', `Is er al een ${label.regisseur}? Wie?`),
          tick('overRegisseur', 'De melding gaat over deze persoon', 'Dan krijgt die persoon de melding niet te zien.'),
        ]
      : []),
  ],
});

const adres: Field[] = [
  line('woonadres.postcode', 'Postcode', { kort: true }),
  line('woonadres.huisnummer', 'Huisnummer', { cijfers: true, kort: true }),
  line('woonadres.toevoeging', 'Toevoeging', { kort: true }),
];
const straat = line('woonadres.straat', 'Straat', { uitleg: 'Alleen nodig voor een brief.' });

const bereiken: Section = {
  titel: 'Hoe bereiken wij de melder veilig?',
  inleiding: ['Vraag: kan iemand anders uw mail of post lezen? Kunt u vrij praten?'],
  velden: [
    line('melder.naam', 'Naam'),
    line('melder.telefoon', 'Telefoon', { type: 'tel' }),
    line('melder.email', 'E-mail', { type: 'email' }),
    ...adres,
    straat,
    tick('geheimAdres', 'Het adres is geheim', 'Collega’s die het niet nodig hebben zien dan geen adres.'),
    tick('gesprekThuis', 'De melder wil het gesprek liever thuis', 'Vraag of het thuis veilig is om te praten.'),
    {
      soort: 'keuze',
      naam: 'melder.voorkeurskanaal',
      label: 'Hoe hoort de melder het liefst van ons?',
      opties: [
        { waarde: 'email', label: 'E-mail' },
        { waarde: 'telefoon', label: 'Telefoon' },
        {
          waarde: 'post',
          label: 'Post',
          uitleg: 'Alleen over het eigen gezin. Vul dan het adres in, met de straat. U drukt de brief zelf af.',
        },
      ],
    },
    tick('melder.veiligContact.nietMailen', 'Niet mailen', 'Wij bellen of schrijven.'),
    tick('melder.veiligContact.neutraal', 'Alleen neutrale post en mail', 'Daarin staat niets over hulp.'),
    line('melder.veiligContact.belMoment', 'Wanneer is bellen veilig?', {
      uitleg: 'Bijvoorbeeld: dinsdag tussen 9 en 11 uur.',
    }),
    tick(
      'anoniem',
      'De melder wil anoniem blijven',
      'Laat naam, telefoon en e-mail dan leeg. Wij kunnen niet antwoorden.',
    ),
  ],
};

const delen = ({ label }: Gemeente): Section => ({
  titel: 'Gegevens delen',
  velden: [
    {
      soort: 'keuze',
      naam: 'toestemming.delenMetRegisseur',
      label: `Mag de ${label.regisseur} het verhaal lezen?`,
      uitleg: 'Vraag het de melder. Nee is ook goed: de hulp is dan dezelfde.',
      opties: options({ ja: 'Ja', nee: 'Nee' }),
    },
  ],
});

function overWie(): Section {
  return {
    titel: 'Over wie gaat het?',
    velden: [
      {
        soort: 'keuze',
        naam: 'over',
        label: 'Over wie meldt deze persoon?',
        verplicht: true,
        opties: options({
          mijzelf: 'Over zichzelf',
          mijnGezin: 'Over het eigen gezin',
          iemandAnders: 'Over iemand anders',
        }),
      },
      {
        soort: 'keuze',
        naam: 'weetHetGezinHet',
        label: 'Weet het gezin dit?',
        bij: 'anders',
        opties: options(weet),
      },
      { soort: 'lijst', naam: 'melder.rol', label: 'Wie is de melder?', verplicht: true, opties: options(rollen) },
      { soort: 'tekst', naam: 'melder.leeftijd', label: 'Leeftijd', bij: 'jeugdige', cijfers: true, kort: true },
    ],
  };
}

const vanuitWerk = (gemeente: Gemeente): Section => ({
  titel: 'Wie meldt vanuit het werk?',
  velden: [
    line('melder.naam', 'Naam', { verplicht: true }),
    line('professional.functie', 'Functie'),
    line('professional.organisatie', 'Organisatie', { verplicht: true }),
    {
      soort: 'lijst',
      naam: 'professional.vindplaats',
      label: 'Soort organisatie',
      verplicht: true,
      opties: vindplaatsenInOrder(gemeente).map(({ code, naam }) => ({ waarde: code, label: naam.nl })),
    },
    {
      soort: 'keuze',
      naam: 'melder.rol',
      label: 'Welk werk doet de melder?',
      verplicht: true,
      opties: options({
        professional: 'Hulp, zorg, onderwijs of politie',
        verwijzer: 'Verwijzer, zoals een huisarts',
        clientondersteuner: 'Cliëntondersteuner',
      }),
    },
    line('melder.telefoon', 'Telefoon op het werk', { type: 'tel' }),
    line('melder.email', 'E-mail op het werk', { type: 'email' }),
  ],
});

const gezin: Section = {
  titel: 'Om welk gezin gaat het?',
  velden: [
    ...adres,
    tick('geheimAdres', 'Het adres is geheim'),
    { soort: 'keuze', naam: 'weetHetGezinHet', label: 'Weet het gezin van deze melding?', opties: options(weet) },
    { soort: 'verhaal', laag: true, naam: 'professional.watWeetHetGezin', label: 'Wat is het gezin verteld?' },
    { soort: 'verhaal', laag: true, naam: 'professional.watDoetUZelf', label: 'Wat doet de melder zelf intussen?' },
    {
      soort: 'verhaal',
      laag: true,
      naam: 'professional.overgenomenTaken',
      label: 'Welke taken neemt de ondersteuner over?',
      uitleg: 'Eén op elke regel.',
      bij: 'clientondersteuner',
    },
  ],
};

export function nieuwSections(gemeente: Gemeente, soort: Soort): Section[] {
  return soort === 'professional'
    ? [contact, vanuitWerk(gemeente), veiligheid, gezin, verhaal(gemeente), hulp(gemeente, soort)]
    : [contact, overWie(), veiligheid, verhaal(gemeente), hulp(gemeente, soort), bereiken, delen(gemeente)];
}
