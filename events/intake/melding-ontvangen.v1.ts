import * as z from 'zod';
import { date, defineEvent, moment } from '../event.ts';
import {
  code,
  doelgroep,
  jaNeeWeetNiet,
  meldingsnummer,
  minderjarigen,
  over,
  overzichtHouden,
  rol,
  veiligheid,
} from '../vocabulary.ts';

export const meldingOntvangen = defineEvent({
  type: 'nl.regie.melding.ontvangen.v1',
  owner: 'intake',
  meaning: 'Somebody reported that help is stuck; the report has a number and a latest date of an answer.',
  audience: { public: ['meldingId', 'ontvangenOp', 'reactieUiterlijk', 'veiligheid'] },
  data: z.strictObject({
    meldingId: meldingsnummer,
    ontvangenOp: moment,
    reactieUiterlijk: date,
    over,
    /** Asked of who reports about somebody else. */
    weetHetGezinHet: jaNeeWeetNiet.nullable(),
    melderRol: rol,
    anoniem: z.boolean(),
    leefgebieden: z.array(code),
    /** Codes from the municipality's file; what the melder typed stays with intake. */
    betrokkenOrganisaties: z.array(code),
    /** Organisations that the municipality's file does not know: independence of these cannot be judged. */
    onbekendeOrganisaties: z.int().nonnegative(),
    aantalHulpverleners: z.int().nonnegative().nullable(),
    minderjarigen,
    doelgroepen: z.array(doelgroep),
    overzichtHouden,
    veiligheid,
    /** The melding is about the regisseur: no automatic aanspreekpunt, never to that person. */
    overRegisseur: z.boolean(),
    /** HMAC of postcode, number and addition; null without an address. Never leaves the bus. */
    adresSleutel: z.string().nullable(),
    taal: z.enum(['nl', 'en']),
  }),
  example: {
    meldingId: 'M-2026-7K3QZ9',
    ontvangenOp: '2026-11-21T21:50:00Z',
    reactieUiterlijk: '2026-11-27',
    over: 'mijnGezin',
    weetHetGezinHet: null,
    melderRol: 'ouder',
    anoniem: false,
    leefgebieden: ['financien', 'huisvesting', 'opvoeding'],
    betrokkenOrganisaties: ['zorgaanbieder-voorbeeld'],
    onbekendeOrganisaties: 0,
    aantalHulpverleners: 3,
    minderjarigen: 'ja',
    doelgroepen: ['jeugd'],
    overzichtHouden: 'nee',
    veiligheid: 'zorgen',
    overRegisseur: false,
    adresSleutel: '6f1c2a7be0d94c55a8e1',
    taal: 'nl',
  },
});
