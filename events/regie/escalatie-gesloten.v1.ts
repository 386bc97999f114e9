import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id } from '../vocabulary.ts';

export const escalatieGesloten = defineEvent({
  type: 'nl.regie.escalatie.gesloten.v1',
  owner: 'regie',
  meaning: 'The step that was missing has been taken, or is needed no longer.',
  audience: { public: ['escalatieId', 'casusId', 'reden', 'geslotenOp'] },
  data: z.strictObject({
    escalatieId: id,
    casusId: id,
    reden: z.enum([
      'benoemd',
      'voorgesteld',
      'bevestigd',
      'gesplitst',
      'afgewezen',
      'contact',
      'waargenomen',
      'opgelost',
      /** The casus is closed: nobody waits for the step any more. */
      'afgesloten',
    ]),
    geslotenOp: moment,
  }),
  example: {
    escalatieId: '9d1c2b55-1ee1-4b67-a3ed-1a2b3c4d5e01',
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    reden: 'benoemd',
    geslotenOp: '2026-11-24T08:30:00Z',
  },
});
