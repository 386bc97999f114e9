import { describe, expect, it } from 'vitest';
import type { Identifiers } from '../../../shared/identifiers.ts';
import type { OwedMail } from '../../../shared/mail.ts';
import { installationOf, meldingOf, story } from '../../../test/support/intake.ts';
import { contactOnderwerp, type MeldingInput } from '../contract.ts';
import type { Contacttaak } from '../domain/contacttaak.ts';
import { type Melding, receiveMelding } from '../domain/melding.ts';
import { followUpPassedMail, handedToPersonMail, handedToTeamMail, pageMail, passedOnMail } from './for-hands.ts';
import { contactTermPassedMail, reactionTermPassedMail, taskOpenedMail, triageMail, urgentMail } from './for-staff.ts';
import { aanvullingMail, mailCameBackMail, navraagNegatiefMail, vindplaatsMail } from './news-for-staff.ts';

/** Every letter to staff and to other offices, read as its reader does. */
const id = '00000000-0000-4000-8000-000000000001';
const ids: Identifiers = { uuid: () => id, meldingsnummer: (year) => `M-${year}-7K3QZ9`, code: () => 'ABCDEF' };
const now = '2026-11-21T21:50:00Z';
const places = ['almelo', 'denhaag', 'heerlen', 'hellendoorn'];

function received(changes: Partial<MeldingInput> = {}, code = 'almelo'): Melding {
  const { gemeente } = installationOf(code);
  return receiveMelding(meldingOf(changes), { now, ids, gemeente, adresSleutel: null }).melding;
}

const samira = {
  naam: 'Samira Voorbeeld',
  telefoon: '0546 00 00 09',
  email: 's.voorbeeld@almelo.example',
  organisatie: 'Wijkteam Almelo',
};
const staff = (code: string) => ({
  id,
  installation: installationOf(code),
  aan: { naam: 'Procesmanager', email: 'procesverantwoordelijke@almelo.example' },
  melding: received({ veiligheid: 'acuutOnveilig' }, code),
});
const taak: Contacttaak = {
  taakId: id,
  status: 'open',
  spoed: true,
  soort: 'bellen',
  reden: 'nietMailen',
  onderwerp: 'ontvangst',
  bericht: null,
  berichtOp: now,
  geopendOp: now,
  uiterlijk: '2026-11-24',
  tot: '2026-11-24T23:00:00Z',
};
const informFamily: Contacttaak = { ...taak, reden: 'gezinWeetHetNiet', onderwerp: 'gezinInformeren' };
const nietVanzelf: Contacttaak = { ...taak, reden: 'nietVanzelf', onderwerp: 'nietVanzelf' };

const staffMails = (code: string): [string, OwedMail][] => [
  ['urgent', urgentMail(staff(code))],
  ['reaction term passed', reactionTermPassedMail(staff(code))],
  ['triage', triageMail(staff(code))],
  ...contactOnderwerp.options.flatMap((onderwerp): [string, OwedMail][] => [
    [`task opened, ${onderwerp}`, taskOpenedMail({ ...staff(code), taak: { ...taak, onderwerp, soort: 'brief' } })],
    [`contact term passed, ${onderwerp}`, contactTermPassedMail({ ...staff(code), taak: { ...taak, onderwerp } })],
  ]),
  ['page', pageMail({ ...staff(code), bevestigenVoor: '2026-11-21T22:05:00Z' })],
  ['handed to a team', handedToTeamMail({ ...staff(code), uiterlijk: '2026-12-05', contactUiterlijk: '2026-11-27' })],
  ...[null, '2026-12-05'].map((day): [string, OwedMail] => [
    `handed to a person, ${day ?? 'without a term'}`,
    handedToPersonMail({ ...staff(code), door: 'Werkverdeler', oppakkenUiterlijk: day, uiterlijk: day }),
  ]),
  ...(['oppakken', 'afronden', 'wmoOnderzoek', 'overdragen'] as const).map((wat): [string, OwedMail] => [
    `follow-up passed, ${wat}`,
    followUpPassedMail({ ...staff(code), bij: 'Sociaal team', wat, uiterlijk: '2026-12-05' }),
  ]),
  ['a mail came back', mailCameBackMail({ ...staff(code), adres: 'team@almelo.example', onderwerp: null })],
  ['finding place', vindplaatsMail({ ...staff(code), vindplaats: 'Politie (zorgmelding)' })],
  ['help does not run', navraagNegatiefMail({ ...staff(code), antwoord: 'nee' })],
  ['help runs a little', navraagNegatiefMail({ ...staff(code), antwoord: 'beetje' })],
  ['added', aanvullingMail({ ...staff(code), bron: 'email' })],
];
const elsewhere = (code: string): [string, OwedMail][] => [
  ['passed on', passedOnMail({ ...staff(code), onderwerp: 'Klacht voor u', uiterlijk: '2026-12-07' })],
  ['handed over already', passedOnMail({ ...staff(code), onderwerp: 'Klacht voor u', uiterlijk: null })],
];

const whole = ({ onderwerp, tekst, html, van }: OwedMail) => [van.naam, van.email, onderwerp, tekst, html].join('\n');

describe.each(places)('every letter of %s', (code) => {
  it.each([...staffMails(code), ...elsewhere(code)])('%s has no holes, no story and nobody’s name', (_, mail) => {
    expect(whole(mail)).not.toMatch(/undefined|null|\[object|NaN|Invalid/);
    expect(whole(mail)).not.toContain(story);
    expect(whole(mail)).not.toMatch(/ouder|voorbeeld\.example|7607|12345678/i);
    expect(mail.onderwerp.length).toBeLessThan(90);
    expect(mail.onderwerp).toContain('M-2026-7K3QZ9');
    expect(mail.tekst.length).toBeGreaterThan(80);
    expect(mail.html).toContain('<html lang="nl">');
  });

  it.each(staffMails(code))('%s leads to the melding', (_, mail) => {
    expect(mail.tekst).toMatch(/https:\/\/\S+\/werk\/meldingen\/M-2026-7K3QZ9\n/);
  });

  it.each(elsewhere(code))('%s, to another office, leads nowhere: the content is given by telephone', (_, mail) => {
    expect(mail.tekst).not.toContain('https://');
    expect(mail.tekst).toContain('21 november 2026 om 22.50 uur');
    expect(mail.tekst).toContain('De datum van ontvangst blijft gelden.');
  });

  it('says to another office how to get all of it, and by when', () => {
    const { tekst } = passedOnMail({ ...staff(code), onderwerp: 'Klacht voor u', uiterlijk: '2026-12-07' });
    expect(tekst).toContain(
      `Bel uiterlijk maandag 7 december ${installationOf(code).gemeente.telefoon} en noem nummer M-2026-7K3QZ9.`,
    );
  });
});

describe('a contact task', () => {
  it('says what has to be told, and asks where it is a question', () => {
    const text = (changes: Partial<Contacttaak>) =>
      taskOpenedMail({ ...staff('almelo'), taak: { ...taak, ...changes } }).tekst;
    expect(text({})).toContain(
      'Iemand moet uiterlijk dinsdag 24 november de melder van M-2026-7K3QZ9 bellen, om te vertellen dat de melding is ontvangen.',
    );
    expect(text({ onderwerp: 'navraag', soort: 'brief' })).toContain(
      'een brief sturen, om te vragen of de hulp weer loopt.',
    );
    expect(text({ reden: 'mailKwamTerug' })).toContain('Een e-mail aan de melder kwam terug.');
    expect(text({ reden: 'geenAntwoord', onderwerp: 'navraag' })).toContain('gaf nog geen antwoord');
  });

  it('does not say to call where a professional decides whether anybody is told', () => {
    for (const mail of [
      taskOpenedMail({ ...staff('almelo'), taak: nietVanzelf }),
      contactTermPassedMail({ ...staff('almelo'), taak: nietVanzelf }),
    ]) {
      expect(mail.tekst).toContain('als professional besluiten wie iets hoort');
      expect(mail.tekst).not.toMatch(/de melder van|geen e-mail en weet dit dus niet/);
    }
    expect(contactTermPassedMail({ ...staff('almelo'), taak: informFamily }).tekst).toContain('het gezin vertellen');
  });
});

describe('the letter that the first reaction is late', () => {
  const late = (changes: Partial<MeldingInput>) =>
    reactionTermPassedMail({ ...staff('almelo'), melding: received(changes) });

  it('says what was promised to the own household', () => {
    expect(late({}).tekst).toContain('De melder zou uiterlijk vrijdag 27 november horen wie helpt.');
    expect(late({}).tekst).toContain('Zorg dat iemand vandaag contact opneemt.');
  });

  it.each([
    ['somebody else', { over: 'iemandAnders' }],
    ['anonymously', { anoniem: true, melder: { rol: 'buur' } }],
  ] as const)('speaks of reading only for who reported about %s', (_, changes) => {
    const { onderwerp, tekst } = late(changes);
    expect(onderwerp).toBe('Te laat: melding M-2026-7K3QZ9 is nog niet gelezen');
    expect(tekst).toContain('Een medewerker zou de melding uiterlijk vrijdag 27 november lezen.');
    expect(tekst).not.toMatch(/horen wie helpt|contact opneemt/);
  });

  it('asks a team to get in touch with who reported about the own household only', () => {
    const dates = { uiterlijk: '2026-12-05', contactUiterlijk: '2026-11-27' };
    const asked = (changes: Partial<MeldingInput>) =>
      handedToTeamMail({ ...staff('almelo'), melding: received(changes), ...dates }).tekst;
    expect(asked({})).toContain('Neem uiterlijk vrijdag 27 november contact op.');
    const about = asked({ over: 'iemandAnders', weetHetGezinHet: 'nee' });
    expect(about).toContain('in het dossier of het gezin van de melding weet');
    expect(about).not.toContain('Neem uiterlijk');
  });

  it('speaks of no emergency and no provisional name where a melding with a regisseur is open again', () => {
    const common = { eventId: id, casusId: id, sequence: 1, op: now };
    const melding: Melding = {
      ...received(),
      feiten: [{ soort: 'benoemd', ...common, regisseurId: id, regisseur: samira }],
      heropend: {
        op: '2026-12-08T09:00:00Z',
        reden: 'hulpLooptNiet',
        aantal: 1,
        daarvoor: { bekekenOp: now, afgerondOp: null },
      },
    };
    const { tekst } = reactionTermPassedMail({ ...staff('almelo'), melding });
    expect(tekst).toContain('De melding is weer open.');
    expect(tekst).not.toMatch(/spoed|voorlopig/);
  });

  it('does not deny a name that the software found', () => {
    const melding = received({ veiligheid: 'acuutOnveilig' });
    const common = { eventId: id, casusId: id, sequence: 1, op: now };
    const feit = {
      soort: 'voorgesteld',
      ...common,
      regisseurId: id,
      regisseur: samira,
      bevestigenUiterlijk: '2026-11-23',
    } as const;
    const { tekst } = reactionTermPassedMail({ ...staff('almelo'), melding: { ...melding, feiten: [feit] } });
    expect(tekst).toContain('Er is een voorlopig aanspreekpunt, maar nog niemand heeft deze spoedmelding gelezen');
    expect(tekst).not.toMatch(/horen wie helpt|Samira/);
  });
});
