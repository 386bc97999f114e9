import { describe, expect, it } from 'vitest';
import type { BerichtVan } from '../berichten/bericht.ts';
import type { Melding } from './melding.ts';
import { outcomeFor } from './outcome-view.ts';

const op = '2026-11-24T10:00:00Z';
const contact = { naam: 'Contact Voorbeeld', telefoon: '0546 00 00 01', email: null, website: null };
type Given = BerichtVan<'uitkomst'>['uitkomst'];

/** Outcome -> text, whether a contact is named, the date that goes with it. */
const outcomes: [Given, string | null, boolean, string | null][] = [
  [{ soort: 'advies', antwoord: 'Bel de huisarts.' }, 'Bel de huisarts.\n\nSterkte.', false, null],
  [
    { soort: 'algemeneVoorziening', voorziening: contact, omschrijving: 'Helpt met geld.' },
    'Helpt met geld.\n\nSterkte.',
    true,
    null,
  ],
  [{ soort: 'viaTeam', team: contact, contactUiterlijk: '2026-11-27' }, 'Sterkte.', true, '2026-11-27'],
  [{ soort: 'sociaalTeam', team: contact, contactUiterlijk: '2026-11-27' }, 'Sterkte.', true, '2026-11-27'],
  [{ soort: 'expertteam', team: contact, contactUiterlijk: '2026-11-27' }, 'Sterkte.', true, '2026-11-27'],
  [{ soort: 'maatwerk', medewerker: contact, contactUiterlijk: '2026-11-27' }, 'Sterkte.', true, '2026-11-27'],
  [
    { soort: 'wmoMelding', loket: contact, onderzoekUiterlijk: '2027-01-05', planUiterlijk: '2026-12-01' },
    'Sterkte.',
    true,
    '2027-01-05',
  ],
  [{ soort: 'bekendeRegisseur' }, 'Sterkte.', false, null],
  [{ soort: 'nieuweCasus' }, 'Sterkte.', false, null],
  [
    {
      soort: 'doorgezonden',
      bestemming: 'klacht',
      bij: contact,
      ontvangenOp: op,
      overdragenUiterlijk: '2026-12-07',
      overgedragenOp: null,
    },
    'Sterkte.',
    true,
    '2026-12-07',
  ],
];
const headWith = (given: Given, changes: Partial<Melding> = {}): Parameters<typeof outcomeFor>[0] => ({
  wieMeldde: { soort: 'eigenHuishouden' },
  over: 'mijnGezin',
  triage: {
    uitkomst: given.soort,
    bestemming: null,
    op,
    team: null,
    bericht: { soort: 'uitkomst', uitkomst: given, toelichting: 'Sterkte.' },
    opvolgingUiterlijk: null,
    afgerondOp: null,
  },
  ...changes,
});

describe.each(outcomes)('%j', (given, tekst, named, uiterlijk) => {
  const shown = { soort: given.soort, op, uiterlijk };

  it('shows to who reported about the own household', () => {
    expect(outcomeFor(headWith(given), false)).toEqual({ ...shown, tekst, contact: named ? contact : null });
  });

  it('gives no text back behind a code that others may open', () => {
    expect(outcomeFor(headWith(given), true)).toEqual({ ...shown, tekst: null, contact: named ? contact : null });
  });

  it('names nobody to who reported anonymously, only a provision that is open to everybody', () => {
    const open = given.soort === 'algemeneVoorziening' ? contact : null;
    expect(outcomeFor(headWith(given, { wieMeldde: { soort: 'anoniem' } }), false)).toEqual({
      ...shown,
      tekst,
      contact: open,
    });
  });

  it.each<Partial<Melding>>([
    { wieMeldde: { soort: 'signaal', weetHetGezinHet: 'ja' }, over: 'iemandAnders' },
    { wieMeldde: { soort: 'onbekend' }, over: 'onbekend' },
    { wieMeldde: { soort: 'anoniem' }, over: 'iemandAnders' },
    { triage: null },
  ])('does not show with %j', (changes) => {
    expect(outcomeFor(headWith(given, changes), false)).toBeNull();
  });
});
