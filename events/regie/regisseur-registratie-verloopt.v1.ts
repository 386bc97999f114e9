import * as z from 'zod';
import { date, defineEvent, moment } from '../event.ts';
import { id } from '../vocabulary.ts';

export const regisseurRegistratieVerloopt = defineEvent({
  type: 'nl.regie.regisseur.registratieVerloopt.v1',
  owner: 'regie',
  meaning: 'The SKJ or BIG registration of somebody in the pool ends soon, or has ended.',
  audience: 'internal',
  data: z.strictObject({
    regisseurId: id,
    register: z.enum(['SKJ', 'BIG']),
    geldigTot: date,
    vastgesteldOp: moment,
  }),
  example: {
    regisseurId: '2f1d1c52-77d5-4b88-8d55-0a52a4c10001',
    register: 'SKJ',
    geldigTot: '2027-01-31',
    vastgesteldOp: '2026-12-02T01:00:00Z',
  },
});
