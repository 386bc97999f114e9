import type { RegisseurInput } from '../../../services/regie/contract.ts';

/** Consulenten of the sociaal team who lead complex casussen; `regisseur@hellendoorn.example` can sign in. */
export const hellendoorn: RegisseurInput[] = [
  {
    naam: 'Marit Voorbeeld',
    telefoon: '0548 00 03 01',
    email: 'regisseur@hellendoorn.example',
    organisatie: 'sociaal-team',
    hbo: true,
    registraties: [{ register: 'SKJ', nummer: 'SKJ-VOORBEELD-61', geldigTot: '2030-12-31' }],
    doelgroepen: ['jeugd', 'ggz', 'lvb', 'ouderen'],
    competenties: ['helikopterview', 'probleemoplossendVermogen', 'relatieOpbouwen'],
    urenPerWeek: 32,
    capaciteit: 6,
  },
  {
    naam: 'Gerrit Voorbeeld',
    telefoon: '0548 00 03 02',
    email: 'g.voorbeeld@hellendoorn.example',
    organisatie: 'sociaal-team',
    hbo: true,
    registraties: [],
    doelgroepen: ['ggz', 'lvb', 'ouderen'],
    competenties: ['organisatietalent', 'cultureleSensitiviteit'],
    urenPerWeek: 24,
    capaciteit: 5,
  },
];
