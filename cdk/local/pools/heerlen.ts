import type { RegisseurInput } from '../../../services/regie/contract.ts';

/**
 * The pool of the pilot (R60): five organisations lend two regisseurs each, who take five complex casussen. The persons
 * are fictional; `regisseur@heerlen.example` is the sign-in user with the role regisseur.
 */
function pair(organisatie: string, names: [naam: string, email: string][], from: number): RegisseurInput[] {
  return names.map(([naam, email], index) => ({
    naam: `${naam} Voorbeeld`,
    telefoon: `045 000 00 ${from + index}`,
    email,
    organisatie,
    hbo: true,
    registraties: [{ register: 'SKJ', nummer: `SKJ-VOORBEELD-${from + index}`, geldigTot: '2030-12-31' }],
    doelgroepen: ['jeugd', 'ggz', 'lvb', 'ouderen'],
    competenties: ['helikopterview', 'groepsgerichtLeiderschap', 'daadkracht'],
    urenPerWeek: 36,
    capaciteit: 5,
  }));
}

export const heerlen: RegisseurInput[] = [
  ...pair(
    'expertiseteam-zuid',
    [
      ['Lotte', 'regisseur@heerlen.example'],
      ['Pim', 'p.voorbeeld@heerlen.example'],
    ],
    31,
  ),
  ...pair(
    'expertiseteam-noord',
    [
      ['Amira', 'a.voorbeeld@heerlen.example'],
      ['Sjef', 's.voorbeeld@heerlen.example'],
    ],
    33,
  ),
  ...pair(
    'radar',
    [
      ['Karin', 'k.voorbeeld@radar.example'],
      ['Tom', 't.voorbeeld@radar.example'],
    ],
    35,
  ),
  ...pair(
    'xonar',
    [
      ['Ingrid', 'i.voorbeeld@xonar.example'],
      ['Daan', 'd.voorbeeld@xonar.example'],
    ],
    37,
  ),
  ...pair(
    'mondriaan',
    [
      ['Petra', 'p.voorbeeld@mondriaan.example'],
      ['Omar', 'o.voorbeeld@mondriaan.example'],
    ],
    39,
  ),
];
