import type { RegisseurInput } from '../../../services/regie/contract.ts';

/** Fictional regisseurs of the municipality's own team. */
const team = { organisatie: 'gemeente-den-haag', hbo: true } as const;
const skj = (nummer: string) => [{ register: 'SKJ' as const, nummer, geldigTot: '2030-12-31' }];

export const denhaag: RegisseurInput[] = [
  {
    ...team,
    naam: 'Ravi Voorbeeld',
    telefoon: '070 000 00 11',
    email: 'regisseur@denhaag.example',
    registraties: skj('SKJ-VOORBEELD-21'),
    doelgroepen: ['jeugd', 'ggz', 'lvb', 'ouderen'],
    competenties: ['daadkracht', 'cultureleSensitiviteit', 'helikopterview'],
    urenPerWeek: 36,
    capaciteit: 15,
  },
  {
    ...team,
    naam: 'Eline Voorbeeld',
    telefoon: '070 000 00 12',
    email: 'e.voorbeeld@denhaag.example',
    registraties: skj('SKJ-VOORBEELD-22'),
    doelgroepen: ['jeugd', 'ggz', 'lvb', 'ouderen'],
    competenties: ['overtuigingskracht', 'organisatietalent'],
    urenPerWeek: 32,
    capaciteit: 12,
  },
  {
    ...team,
    naam: 'Youssef Voorbeeld',
    telefoon: '070 000 00 13',
    email: 'y.voorbeeld@denhaag.example',
    registraties: skj('SKJ-VOORBEELD-23'),
    doelgroepen: ['jeugd', 'lvb'],
    competenties: ['relatieOpbouwen', 'probleemoplossendVermogen'],
    urenPerWeek: 36,
    capaciteit: 15,
  },
  {
    ...team,
    naam: 'Wilma Voorbeeld',
    telefoon: '070 000 00 14',
    email: 'w.voorbeeld@denhaag.example',
    registraties: [{ register: 'BIG', nummer: 'BIG-VOORBEELD-24', geldigTot: '2029-06-30' }],
    doelgroepen: ['ggz', 'ouderen'],
    competenties: ['zelfkennis', 'aanpassingsvermogen'],
    urenPerWeek: 28,
    capaciteit: 10,
  },
];
