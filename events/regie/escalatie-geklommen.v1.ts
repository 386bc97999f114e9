import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { code, id } from '../vocabulary.ts';
import { escalatieOorzaak } from './escalatie-gestart.v1.ts';

export const escalatieGeklommen = defineEvent({
  type: 'nl.regie.escalatie.geklommen.v1',
  owner: 'regie',
  meaning: 'Still nothing happened; the next person on the escalation ladder is told.',
  audience: { public: ['escalatieId', 'casusId', 'oorzaak', 'niveau', 'rol', 'geklommenOp'] },
  data: z.strictObject({
    escalatieId: id,
    casusId: id,
    oorzaak: escalatieOorzaak,
    niveau: z.int().min(2),
    rol: code,
    geklommenOp: moment,
  }),
  example: {
    escalatieId: '9d1c2b55-1ee1-4b67-a3ed-1a2b3c4d5e01',
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    oorzaak: 'nietBenoemd',
    niveau: 2,
    rol: 'manager',
    geklommenOp: '2026-11-25T00:01:00Z',
  },
});
