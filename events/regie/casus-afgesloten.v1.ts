import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { id, meldingsnummer } from '../vocabulary.ts';

export const casusAfgesloten = defineEvent({
  type: 'nl.regie.casus.afgesloten.v1',
  owner: 'regie',
  meaning: 'A casus is closed: nobody leads it any more, and nobody is asked to call.',
  audience: { public: ['casusId', 'afgeslotenOp'] },
  data: z.strictObject({
    casusId: id,
    /** The meldingen that it still had. */
    meldingen: z.array(meldingsnummer),
    afgeslotenOp: moment,
    /** `andereUitkomst`: triage gave its only melding an outcome for which nobody has to lead. */
    reden: z.enum(['andereUitkomst']),
  }),
  example: {
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    meldingen: ['M-2026-7K3QZ9'],
    afgeslotenOp: '2026-11-23T09:30:00Z',
    reden: 'andereUitkomst',
  },
});
