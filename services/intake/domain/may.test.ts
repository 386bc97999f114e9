import { describe, expect, it } from 'vitest';
import { type StaffRole, staffRole } from '../../../shared/gemeente.ts';
import { type Actie, actie } from '../contract.ts';
import { mayDo, type Relatie, relaties, type Zaak, zaakOf } from './may.ts';

/**
 * The rules as sentences: who (role, with the relation that it needs), may what, on which meldingen. Written apart from
 * the policy; everything that no sentence allows is forbidden.
 */
type Sentence = {
  rol: readonly StaffRole[];
  /** Without: whatever the relation. */
  relatie?: Relatie;
  mag: readonly Actie[];
  mits?: (zaak: Zaak) => boolean;
};

const triage = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'] as const;
const open = (zaak: Zaak) => !zaak.gesloten;

const sentences: Sentence[] = [
  // Who triages reads everything, the secret address too, and writes down what happened.
  {
    rol: triage,
    mag: [
      'lezen',
      'verhaalLezen',
      'bijlageOpenen',
      'adresLezen',
      'briefMaken',
      'contactVastleggen',
      'notitieMaken',
      'verwantschapBeslissen',
      'doorzenden',
    ],
  },
  { rol: triage, mag: ['toestemmingVastleggen'], mits: (zaak) => open(zaak) && zaak.eigenHuishouden },
  { rol: triage, mag: ['contactWijzigen'], mits: (zaak) => !zaak.anoniem },
  { rol: triage, mag: ['oppakken', 'overdragen'], mits: open },
  { rol: triage, mag: ['uitkomstGeven'], mits: (zaak) => open(zaak) && !zaak.heeftUitkomst },
  { rol: triage, mag: ['afronden'], mits: (zaak) => open(zaak) && zaak.uitgezet },
  { rol: triage, mag: ['heropenen'], mits: (zaak) => zaak.heeftUitkomst || zaak.benoemd },
  { rol: triage, mag: ['oproepBevestigen'], mits: (zaak) => open(zaak) && zaak.opgeroepen },
  { rol: triage, mag: ['ontlasten'], mits: (zaak) => zaak.overgenomenTaken },
  // The privacyfunctionaris looks, accounts and erases, and works on nothing.
  {
    rol: ['privacyfunctionaris'],
    mag: ['lezen', 'verhaalLezen', 'bijlageOpenen', 'inzagenLezen', 'uittrekselMaken', 'wissen'],
  },
  { rol: ['privacyfunctionaris'], mag: ['adresLezen'], mits: (zaak) => !zaak.geheimAdres },
  // Who leads or stands in, the team, and who has it in hand: the contact data always, the story with consent only.
  ...(
    [
      ['regisseur', 'regisseur'],
      ['regisseur', 'waarnemer'],
      ['teamlid', 'team'],
      ['regisseur', 'behandelaar'],
      ['teamlid', 'behandelaar'],
    ] as const
  ).flatMap(([rol, relatie]): Sentence[] => [
    { rol: [rol], relatie, mag: ['lezen', 'contactVastleggen', 'notitieMaken'] },
    { rol: [rol], relatie, mag: ['verhaalLezen', 'bijlageOpenen'], mits: (zaak) => zaak.deeltVerhaal },
    { rol: [rol], relatie, mag: ['adresLezen', 'briefMaken'], mits: (zaak) => !zaak.geheimAdres },
    { rol: [rol], relatie, mag: ['ontlasten'], mits: (zaak) => zaak.overgenomenTaken },
    { rol: [rol], relatie, mag: ['toestemmingVastleggen'], mits: (zaak) => open(zaak) && zaak.eigenHuishouden },
    { rol: [rol], relatie, mag: ['contactWijzigen'], mits: (zaak) => !zaak.anoniem && zaak.eigenHuishouden },
  ]),
  // The team claims what it was given; team and behandelaar say how it ended or give it back.
  { rol: ['teamlid'], relatie: 'team', mag: ['oppakken'], mits: open },
  ...(
    [
      ['teamlid', 'team'],
      ['teamlid', 'behandelaar'],
      ['regisseur', 'behandelaar'],
    ] as const
  ).flatMap(([rol, relatie]): Sentence[] => [
    { rol: [rol], relatie, mag: ['afronden'], mits: (zaak) => open(zaak) && zaak.uitgezet },
    { rol: [rol], relatie, mag: ['heropenen'], mits: (zaak) => zaak.heeftUitkomst },
  ]),
  { rol: ['teamlid', 'regisseur'], relatie: 'behandelaar', mag: ['overdragen'], mits: open },
  // Klantcontact: what they wrote down themselves today, its letter, and how the call went.
  {
    rol: ['klantcontact'],
    relatie: 'invoerder',
    mag: ['lezen', 'verhaalLezen', 'briefMaken', 'contactVastleggen'],
  },
  { rol: ['klantcontact'], relatie: 'invoerder', mag: ['adresLezen'], mits: (zaak) => !zaak.geheimAdres },
];

function allowed(what: Actie, rol: StaffRole, relatie: Relatie | 'geen', zaak: Zaak): boolean {
  if (zaak.overRegisseur && rol === 'regisseur') return false;
  return sentences.some(
    (sentence) =>
      sentence.rol.includes(rol) &&
      (sentence.relatie === undefined || sentence.relatie === relatie) &&
      sentence.mag.includes(what) &&
      (sentence.mits?.(zaak) ?? true),
  );
}

const flags = [
  'overRegisseur',
  'gesloten',
  'heeftUitkomst',
  'uitgezet',
  'benoemd',
  'opgeroepen',
  'eigenHuishouden',
  'anoniem',
  'deeltVerhaal',
  'geheimAdres',
  'overgenomenTaken',
] as const satisfies readonly (keyof Zaak)[];

/** Every melding there can be, as far as the rules look. */
const zaken = Array.from({ length: 2 ** flags.length }, (_, bits): Zaak => {
  const is = (flag: (typeof flags)[number]) => (bits & (1 << flags.indexOf(flag))) !== 0;
  return {
    overRegisseur: is('overRegisseur'),
    gesloten: is('gesloten'),
    heeftUitkomst: is('heeftUitkomst'),
    uitgezet: is('uitgezet'),
    benoemd: is('benoemd'),
    opgeroepen: is('opgeroepen'),
    eigenHuishouden: is('eigenHuishouden'),
    anoniem: is('anoniem'),
    deeltVerhaal: is('deeltVerhaal'),
    geheimAdres: is('geheimAdres'),
    overgenomenTaken: is('overgenomenTaken'),
  };
  // Nobody knows whose household it is when nobody knows who reported.
}).filter(({ anoniem, eigenHuishouden }) => !(anoniem && eigenHuishouden));

describe('role x relation x melding x action', () => {
  it.each(staffRole.options)('%s: every combination as the sentences say', (rol) => {
    const wrong: string[] = [];
    for (const relatie of [...relaties, 'geen' as const]) {
      for (const zaak of zaken) {
        for (const what of actie.options) {
          const given = mayDo(what, { rollen: [rol], relaties: relatie === 'geen' ? [] : [relatie] }, zaak);
          if (given !== allowed(what, rol, relatie, zaak)) wrong.push(`${relatie} ${what} ${JSON.stringify(zaak)}`);
        }
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('a second role adds, except on a melding about the regisseur, where that role takes everything away', () => {
    const wrong: string[] = [];
    for (const relatie of relaties) {
      for (const zaak of zaken) {
        for (const what of actie.options) {
          const alone = new Map(staffRole.options.map((rol) => [rol, allowed(what, rol, relatie, zaak)]));
          for (const [index, first] of staffRole.options.entries()) {
            for (const second of staffRole.options.slice(index + 1)) {
              const both = mayDo(what, { rollen: [first, second], relaties: [relatie] }, zaak);
              const hidden = zaak.overRegisseur && (first === 'regisseur' || second === 'regisseur');
              const either = alone.get(first) || alone.get(second);
              // Two relations of two roles at once can only give what one of them gives.
              if (both !== (!hidden && either)) wrong.push(`${first}+${second} ${relatie} ${what}`);
            }
          }
        }
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  }, 30_000);

  it('who is nothing to a melding and has no role that triages sees nothing of it', () => {
    const without = staffRole.options.filter(
      (rol) => ![...triage, 'privacyfunctionaris'].some((other) => other === rol),
    );
    for (const rol of without) {
      for (const what of actie.options) {
        expect(zaken.some((zaak) => mayDo(what, { rollen: [rol], relaties: [] }, zaak))).toBe(false);
      }
    }
  });
});

describe('what the rules see of a melding', () => {
  const head = {
    ontvangenOp: '2026-11-23T09:00:00Z',
    overRegisseur: false,
    status: 'inBehandeling' as const,
    triage: null,
    oproep: null,
    feiten: [],
    behandelaar: null,
    ingevoerd: null,
    regieOvergenomen: false,
  };
  const own = { ...head, wieMeldde: { soort: 'eigenHuishouden' as const } };
  const others = [
    { ...head, wieMeldde: { soort: 'signaal' as const, weetHetGezinHet: 'ja' as const } },
    { ...head, wieMeldde: { soort: 'anoniem' as const } },
    { ...head, wieMeldde: { soort: 'onbekend' as const } },
  ];
  const data = { toestemming: { delenMetRegisseur: true }, geheimAdres: false, professional: null };
  const later = (delenMetRegisseur: boolean) => ({
    latereToestemming: { delenMetRegisseur, op: '2026-11-30T09:00:00Z', hoe: 'volgpagina' as const },
  });

  it('shares no story and treats an address as secret as long as the data was not read', () => {
    expect(zaakOf(own, undefined)).toMatchObject({ eigenHuishouden: true, deeltVerhaal: false, geheimAdres: true });
  });

  it('shares a story when the family agreed, and never because an outsider did', () => {
    expect(zaakOf(own, data).deeltVerhaal).toBe(true);
    for (const outsider of others) {
      for (const said of [data, { ...data, ...later(true) }]) {
        expect(zaakOf(outsider, said)).toMatchObject({ eigenHuishouden: false, deeltVerhaal: false });
      }
    }
  });

  it('goes by what was said last', () => {
    const said = [data, { ...data, toestemming: { delenMetRegisseur: false } }, { ...data, toestemming: null }];
    for (const first of said) {
      expect(zaakOf(own, { ...first, ...later(true) }).deeltVerhaal).toBe(true);
      expect(zaakOf(own, { ...first, ...later(false) }).deeltVerhaal).toBe(false);
    }
    expect(said.map((first) => zaakOf(own, first).deeltVerhaal)).toEqual([true, false, false]);
  });
});
