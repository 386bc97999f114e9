import * as z from 'zod';
import { date, defineEvent, moment } from '../event.ts';
import {
  code,
  doelgroep,
  ingang,
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
    ingang,
    /** When staff entered what somebody said or wrote earlier; null when it came in by itself. */
    ingevoerdOp: moment.nullable(),
    /** Code of the finding place (school, huisarts, politie ...) that reports; null for everybody else. */
    vindplaats: code.nullable(),
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
    /** R38: how often another care worker came in the past year. */
    wisselingenHulpverleners: z.int().nonnegative().nullable(),
    minderjarigen,
    doelgroepen: z.array(doelgroep),
    overzichtHouden,
    veiligheid,
    /** A young person of 12 to 17 reports alone: a professional decides about the rights of the parents. */
    jeugdigeAlleen: z.boolean(),
    /** A client supporter carries the regie for lack of better (R37): comes first. */
    regieOvergenomen: z.boolean(),
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
    ingang: 'formulier',
    ingevoerdOp: null,
    vindplaats: null,
    over: 'mijnGezin',
    weetHetGezinHet: null,
    melderRol: 'ouder',
    anoniem: false,
    leefgebieden: ['financien', 'huisvesting', 'opvoeding'],
    betrokkenOrganisaties: ['zorgaanbieder-voorbeeld'],
    onbekendeOrganisaties: 0,
    aantalHulpverleners: 3,
    wisselingenHulpverleners: 2,
    minderjarigen: 'ja',
    doelgroepen: ['jeugd'],
    overzichtHouden: 'nee',
    veiligheid: 'zorgen',
    jeugdigeAlleen: false,
    regieOvergenomen: false,
    overRegisseur: false,
    adresSleutel: '6f1c2a7be0d94c55a8e1',
    taal: 'nl',
  },
});
