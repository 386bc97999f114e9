import * as z from 'zod';
import { defineEvent, moment } from '../event.ts';
import { code, id, jaNeeWeetNiet, kader, meldingsnummer, over, uitkomst, zwaarte } from '../vocabulary.ts';

export const meldingGetrieerd = defineEvent({
  type: 'nl.regie.melding.getrieerd.v1',
  owner: 'intake',
  meaning: 'A professional decided what happens with a melding.',
  audience: { public: ['meldingId', 'getrieerdOp', 'uitkomst'] },
  data: z.strictObject({
    meldingId: meldingsnummer,
    getrieerdOp: moment,
    uitkomst,
    /** About whom, as it stands with this outcome: a mail does not say so, and then a professional does. */
    over,
    /** About somebody else: whether that family knows of it, as far as the melding said. */
    weetHetGezinHet: jaNeeWeetNiet.nullable(),
    /** As weighed by a professional; null when the outcome needs no weighing. */
    zwaarte: zwaarte.nullable(),
    /** Code of the team that has it in hand now. */
    team: code.nullable(),
    /** R52: whether help is voluntary here; `onbekend` when nobody said so. */
    kader,
    /** With `bekendeRegisseur`: the casus that it is put before, or null when it opens one for `regisseurId`. */
    casusId: id.nullable(),
    /** With `bekendeRegisseur` without a casus, or as a wish with `nieuweCasus`. */
    regisseurId: id.nullable(),
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    getrieerdOp: '2026-11-23T09:30:00Z',
    uitkomst: 'nieuweCasus',
    over: 'mijnGezin',
    weetHetGezinHet: null,
    zwaarte: 'zwaar',
    team: null,
    kader: 'vrijwillig',
    casusId: null,
    regisseurId: null,
  },
});
