import { bestemming } from '../../events/vocabulary.ts';
import type { Bericht } from '../../services/intake/berichten/bericht.ts';
import { bijlageReden } from '../../services/intake/contract.ts';

/** One of everything that a resident can be told, by name; for tests that read all of it. */
const regisseur = {
  naam: 'Samira Voorbeeld',
  telefoon: '0546 00 00 09',
  email: 's.voorbeeld@almelo.example',
  organisatie: 'Wijkteam Almelo',
};
const waarnemer = {
  naam: 'Karim Voorbeeld',
  telefoon: '0546 00 00 08',
  email: 'k.voorbeeld@almelo.example',
  organisatie: 'Wijkteam Almelo',
  tot: '2026-12-11',
};
const bij = {
  naam: 'Sociaal team Oost',
  telefoon: '0546 00 00 07',
  email: 'team@almelo.example',
  website: 'https://team.almelo.example',
};
const leeg = { naam: 'Buurthuis De Voorbeeld', telefoon: null, email: null, website: null };
const geweigerdeBijlagen = bijlageReden.options.map((reden) => ({ naam: `bestand-${reden}.docx`, reden }));
const contact = { uiterlijk: '2026-11-27', wanneer: 'voor' } as const;

const ontvangst = {
  soort: 'ontvangst',
  wie: 'eigenHuishouden',
  weetHetGezinHet: null,
  ontvangenOp: '2026-11-21T21:50:00Z',
  reactieUiterlijk: '2026-11-27',
  spoed: false,
  jeugd: true,
  opgetekend: false,
  geweigerdeBijlagen: [],
} as const satisfies Bericht;

type Uitkomst = Extract<Bericht, { soort: 'uitkomst' }>['uitkomst'];
const uitkomst = (given: Uitkomst, toelichting: string | null = null): Bericht => ({
  soort: 'uitkomst',
  uitkomst: given,
  toelichting,
});

export const examples: Record<string, Bericht> = {
  ontvangst,
  'ontvangst, acuut onveilig': { ...ontvangst, spoed: true },
  'ontvangst, opgetekend': { ...ontvangst, opgetekend: true, jeugd: false },
  'ontvangst, signaal': { ...ontvangst, wie: 'signaal', weetHetGezinHet: 'nee', jeugd: false },
  'ontvangst, signaal dat het gezin kent': { ...ontvangst, wie: 'signaal', weetHetGezinHet: 'ja', opgetekend: true },
  'ontvangst, e-mail': { ...ontvangst, wie: 'onbekend', jeugd: false, geweigerdeBijlagen },
  aanvulling: { soort: 'aanvulling', geweigerdeBijlagen: [] },
  'aanvulling, bestanden geweigerd': { soort: 'aanvulling', geweigerdeBijlagen },
  aanspreekpunt: {
    soort: 'aanspreekpunt',
    regisseur,
    bevestigenUiterlijk: '2026-11-23',
    contact,
    telefoonBekend: true,
    spoed: false,
  },
  'aanspreekpunt, acuut onveilig': {
    soort: 'aanspreekpunt',
    regisseur,
    bevestigenUiterlijk: null,
    contact: { ...contact, wanneer: 'zoSnelMogelijk' },
    telefoonBekend: false,
    spoed: true,
  },
  benoemd: { soort: 'benoemd', regisseur, contact, telefoonBekend: true, spoed: false },
  'benoemd, acuut onveilig': {
    soort: 'benoemd',
    regisseur,
    contact: { ...contact, wanneer: 'uiterlijk' },
    telefoonBekend: false,
    spoed: true,
  },
  waarneming: { soort: 'waarneming', regisseur, waarnemer },
  'waarneming, terug': { soort: 'waarneming', regisseur, waarnemer: null },
  afwezig: { soort: 'afwezig', naam: 'Samira Voorbeeld', uiterlijk: '2026-11-24', spoed: false },
  'afwezig, acuut onveilig en te laat': {
    soort: 'afwezig',
    naam: 'Samira Voorbeeld',
    uiterlijk: '2026-11-21',
    spoed: true,
  },
  geweigerd: { soort: 'geweigerd', naam: 'Samira Voorbeeld' },
  vertrek: {
    soort: 'vertrek',
    naam: 'Samira Voorbeeld',
    organisatie: 'Wijkteam Almelo',
    uiterlijk: '2026-11-24',
    spoed: false,
  },
  'vertrek, acuut onveilig en te laat': {
    soort: 'vertrek',
    naam: 'Samira Voorbeeld',
    organisatie: 'Wijkteam Almelo',
    uiterlijk: '2026-11-21',
    spoed: true,
  },
  'uitkomst advies': uitkomst({
    soort: 'advies',
    antwoord: 'U kunt bij de huisarts vragen om een verwijzing.\n\nNeem de brief van school mee.',
  }),
  'uitkomst algemeneVoorziening': uitkomst(
    {
      soort: 'algemeneVoorziening',
      voorziening: { ...bij, naam: 'Thuisadministratie Voorbeeld' },
      omschrijving: 'Een vrijwilliger helpt u thuis met post, geld en formulieren.',
    },
    'Ik heb al gebeld dat u komt.',
  ),
  'uitkomst algemeneVoorziening, alleen een naam': uitkomst({
    soort: 'algemeneVoorziening',
    voorziening: leeg,
    omschrijving: 'U kunt er binnenlopen.',
  }),
  'uitkomst viaTeam': uitkomst({ soort: 'viaTeam', team: bij, contactUiterlijk: '2026-12-01' }),
  'uitkomst sociaalTeam': uitkomst({ soort: 'sociaalTeam', team: leeg, contactUiterlijk: '2026-12-01' }),
  'uitkomst expertteam': uitkomst({ soort: 'expertteam', team: bij, contactUiterlijk: '2026-12-01' }),
  'uitkomst maatwerk': uitkomst({
    soort: 'maatwerk',
    medewerker: { ...bij, naam: 'Mevrouw Voorbeeld', website: null },
    contactUiterlijk: '2026-12-01',
  }),
  'uitkomst wmoMelding': uitkomst({
    soort: 'wmoMelding',
    loket: { ...bij, naam: 'Wmo-loket' },
    onderzoekUiterlijk: '2027-01-02',
    planUiterlijk: '2026-11-28',
  }),
  'uitkomst bekendeRegisseur': uitkomst({ soort: 'bekendeRegisseur' }),
  'uitkomst nieuweCasus': uitkomst({ soort: 'nieuweCasus' }),
  ...Object.fromEntries(
    bestemming.options.map((naar) => [
      `uitkomst doorgezonden, ${naar}`,
      uitkomst({
        soort: 'doorgezonden',
        bestemming: naar,
        bij: { ...bij, naam: 'Loket Voorbeeld', website: null },
        ontvangenOp: '2026-11-21T21:50:00Z',
        overdragenUiterlijk: null,
        overgedragenOp: '2026-11-23T09:30:00Z',
      }),
    ]),
  ),
  ...Object.fromEntries(
    [
      ['nog niet overgedragen', '2026-12-07', null],
      ['te laat', '2026-11-21', null],
      ['van eerder', null, null],
    ].map(([stand = '', overdragenUiterlijk = null, overgedragenOp = null]) => [
      `uitkomst doorgezonden, ${stand}`,
      uitkomst({
        soort: 'doorgezonden',
        bestemming: 'bezwaar',
        bij: { ...bij, naam: 'Loket Voorbeeld', website: null },
        ontvangenOp: '2026-11-21T21:50:00Z',
        overdragenUiterlijk,
        overgedragenOp,
      }),
    ]),
  ),
  doorzending: {
    soort: 'doorzending',
    bestemming: 'klacht',
    bij: { ...bij, naam: 'Loket Voorbeeld', website: null },
    ontvangenOp: '2026-11-21T21:50:00Z',
    overdragenUiterlijk: '2026-12-07',
    overgedragenOp: null,
    toelichting: null,
  },
  'doorzending, overgedragen': {
    soort: 'doorzending',
    bestemming: 'bezwaar',
    bij: { ...bij, naam: 'Loket Voorbeeld', website: null },
    ontvangenOp: '2026-11-21T21:50:00Z',
    overdragenUiterlijk: null,
    overgedragenOp: '2026-11-23T09:30:00Z',
    toelichting: 'Ik sprak met hen.',
  },
  afronding: { soort: 'afronding', toelichting: null },
  'afronding met toelichting': { soort: 'afronding', toelichting: 'Wij spraken af dat u zelf belt als het nodig is.' },
  heropend: { soort: 'heropend', reactieUiterlijk: '2026-12-04' },
  navraag: { soort: 'navraag', ronde: 1, weken: 2 },
  'wissel ontvangen': { soort: 'wissel', stand: 'ontvangen', uiterlijk: '2026-12-01' },
  'wissel ontvangen, zonder dag': { soort: 'wissel', stand: 'ontvangen', uiterlijk: null },
  'wissel blijft': { soort: 'wissel', stand: 'blijft', uiterlijk: null },
  contactgegevens: { soort: 'contactgegevens' },
  ontlasting: {
    soort: 'ontlasting',
    taken: [
      { taak: 'Bellen met de woningstichting', door: 'Samira Voorbeeld' },
      { taak: 'Afspraken plannen', door: 'Samira Voorbeeld' },
    ],
  },
};
