import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { code, id } from '../vocabulary.ts';

/** Why a casus climbs. */
export const escalatieOorzaak = z.enum([
  'zonderRegisseur',
  'nietBenoemd',
  'nietBevestigd',
  'wisselGevraagd',
  /** A melding of the casus is open again and nobody reacted. */
  'heropend',
  /** Who leads is away and nobody stands in. */
  'geenWaarnemer',
  'uitDienst',
  /** Who leads no longer fits: registration, employer, target group. */
  'pastNietMeer',
  'overRegisseur',
  /** Another expert was asked for advice and nobody answered in time (R67). */
  'deskundigeGevraagd',
  /** Staff asked a werkverdeler to decide about the contact with the family. */
  'contactBesluit',
  /** The first call that the family was promised was not made. */
  'geenContact',
]);

export const escalatieGestart = defineEvent({
  type: 'nl.regie.escalatie.gestart.v1',
  owner: 'regie',
  meaning: 'A step was not taken; the first person on the escalation ladder is told.',
  audience: { public: ['escalatieId', 'casusId', 'oorzaak', 'niveau', 'rol', 'gestartOp'] },
  data: z.strictObject({
    escalatieId: id,
    casusId: id,
    oorzaak: escalatieOorzaak,
    niveau: z.literal(1),
    rol: code,
    gestartOp: moment,
  }),
  example: {
    escalatieId: '9d1c2b55-1ee1-4b67-a3ed-1a2b3c4d5e01',
    casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01',
    oorzaak: 'nietBenoemd',
    niveau: 1,
    rol: 'procesverantwoordelijke',
    gestartOp: '2026-11-24T00:01:00Z',
  },
});
