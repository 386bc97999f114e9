import { describe, expect, it } from 'vitest';
import type { Identifiers } from '../../../shared/identifiers.ts';
import type { OwedMail } from '../../../shared/mail.ts';
import { installationOf, meldingOf, story } from '../../../test/support/intake.ts';
import type { MeldingInput } from '../contract.ts';
import { type Melding, receiveMelding } from '../domain/melding.ts';
import type { BekendeRegisseur } from '../domain/status.ts';
import { acknowledgement } from './acknowledgement.ts';
import { type Announced, aanspreekpuntMail, benoemdMail } from './announcement.ts';
import { contactTermPassedMail, reactionTermPassedMail, taskOpenedMail, triageMail, urgentMail } from './for-staff.ts';

/** Every letter, read as its reader does. */
const id = '00000000-0000-4000-8000-000000000001';
const ids: Identifiers = { uuid: () => id, meldingsnummer: (year) => `M-${year}-7K3QZ9`, code: () => 'ABCDEF' };
const now = '2026-11-21T21:50:00Z';
const volgcode = 'ABCDEF-123456';
const places = ['almelo', 'denhaag', 'heerlen'];

function received(changes: Partial<MeldingInput> = {}, code = 'almelo'): Melding {
  const { gemeente } = installationOf(code);
  return receiveMelding(meldingOf(changes), { now, ids, gemeente, adresSleutel: null }).melding;
}

const aan = (neutraal = false) => ({ naam: 'Ouder Voorbeeld', email: 'ouder@voorbeeld.example', neutraal });
const samira: BekendeRegisseur = {
  regisseurId: id,
  regisseur: {
    naam: 'Samira Voorbeeld',
    telefoon: '0546 00 00 09',
    email: 's.voorbeeld@almelo.example',
    organisatie: 'Wijkteam Almelo',
  },
  voorlopig: true,
  bevestigenUiterlijk: '2026-11-23',
};

function acknowledge(changes: Partial<MeldingInput> = {}, neutraal = false, code = 'almelo') {
  return acknowledgement({
    id,
    installation: installationOf(code),
    melding: received(changes, code),
    aan: aan(neutraal),
    volgcode,
  });
}
function announced(changes: Partial<Announced> = {}, code = 'almelo'): Announced {
  return {
    id,
    installation: installationOf(code),
    melding: received({}, code),
    aan: aan(),
    telefoonBekend: true,
    regisseur: samira,
    wanneer: 'vóór vrijdag 27 november',
    volgcode,
    ...changes,
  };
}

const neutralMails = (code: string): [string, OwedMail][] => [
  ['acknowledgement', acknowledge({}, true, code)],
  ['acknowledgement, acutely unsafe', acknowledge({ veiligheid: 'acuutOnveilig' }, true, code)],
  ['acknowledgement, third party', acknowledge({ over: 'iemandAnders' }, true, code)],
  ['aanspreekpunt', aanspreekpuntMail(announced({ aan: aan(true) }, code))],
  ['benoemd', benoemdMail(announced({ aan: aan(true) }, code))],
];
const openMails = (code: string): [string, OwedMail][] => [
  ['acknowledgement', acknowledge({}, false, code)],
  ['acknowledgement, acutely unsafe', acknowledge({ veiligheid: 'acuutOnveilig' }, false, code)],
  ['acknowledgement, third party', acknowledge({ over: 'iemandAnders', weetHetGezinHet: 'nee' }, false, code)],
  ['aanspreekpunt', aanspreekpuntMail(announced({}, code))],
  [
    'aanspreekpunt without a date',
    aanspreekpuntMail(announced({ regisseur: { ...samira, bevestigenUiterlijk: null } }, code)),
  ],
  ['benoemd', benoemdMail(announced({ telefoonBekend: false }, code))],
];
const staff = (code: string) => ({
  id,
  installation: installationOf(code),
  aan: { naam: 'Procesmanager', email: 'procesverantwoordelijke@almelo.example' },
  melding: received({ veiligheid: 'acuutOnveilig' }, code),
});
const taak = {
  taakId: id,
  status: 'open',
  soort: 'bellen',
  reden: 'nietMailen',
  onderwerp: 'ontvangst',
  geopendOp: now,
  uiterlijk: '2026-11-24',
  tot: '2026-11-24T23:00:00Z',
} as const;
const informFamily = { ...taak, reden: 'gezinWeetHetNiet', onderwerp: 'gezinInformeren' } as const;
const staffMails = (code: string): [string, OwedMail][] => [
  ['urgent', urgentMail(staff(code))],
  ['reaction term passed', reactionTermPassedMail(staff(code))],
  ['contact term passed', contactTermPassedMail({ ...staff(code), taak })],
  ['family not informed', contactTermPassedMail({ ...staff(code), taak: informFamily })],
  ['task opened', taskOpenedMail({ ...staff(code), taak })],
  ['task opened, family', taskOpenedMail({ ...staff(code), taak: informFamily })],
  ['triage', triageMail(staff(code))],
];

const whole = ({ onderwerp, tekst, html, van }: OwedMail) => [van.naam, van.email, onderwerp, tekst, html].join('\n');

describe.each(places)('every letter of %s', (code) => {
  it.each([...neutralMails(code), ...openMails(code), ...staffMails(code)])(
    '%s has no holes and no story',
    (_, mail) => {
      expect(whole(mail)).not.toMatch(/undefined|null|\[object|NaN|Invalid/);
      expect(whole(mail)).not.toContain(story);
      expect(mail.onderwerp.length).toBeLessThan(90);
      expect(mail.tekst.length).toBeGreaterThan(80);
    },
  );

  it.each(neutralMails(code))('%s, neutral, does not show what it is about', (_, mail) => {
    const shown = whole(mail).replaceAll(/https:\/\/\S+?\/volg\/[\w.-]+/g, '');
    expect(shown).not.toMatch(
      /hulp|melding|regisseur|wijkcoach|casus|gezin|zorg|jeugd|kind|veilig|klacht|cliënt|schuld|plan\b|rechtspositie|112|0800|vlot@/i,
    );
    expect(shown).not.toContain('Ouder Voorbeeld');
    expect(mail.van.email).toBe(installationOf(code).gemeente.mail.afzenderNeutraal);
    expect(mail.antwoordAan).toBeNull();
    expect(mail.tekst).toContain(`/volg/`);
  });

  it.each(staffMails(code))('%s, to staff, names a number and nobody', (_, mail) => {
    expect(mail.tekst).toContain('M-2026-7K3QZ9');
    expect(mail.tekst).toMatch(/https:\/\/\S+\/werk\/meldingen\/M-2026-7K3QZ9\n/);
    expect(whole(mail)).not.toMatch(/ouder|voorbeeld\.example/i);
  });

  it('names the role as this municipality does', () => {
    const { label } = installationOf(code).gemeente;
    expect(aanspreekpuntMail(announced({}, code)).tekst).toContain(
      `Samira Voorbeeld is voorlopig ${label.uwRegisseur}.`,
    );
  });
});

describe('the acknowledgement', () => {
  it('says what happens, by when, and what if that fails', () => {
    const { tekst, onderwerp } = acknowledge();
    expect(onderwerp).toContain('M-2026-7K3QZ9');
    expect(tekst).toContain('21 november 2026 om 22.50 uur');
    expect(tekst).toContain(
      'Uiterlijk vrijdag 27 november hoort u van ons. Lukt dat niet? Dan krijgt onze leidinggevende bericht.',
    );
    expect(tekst).toContain(`https://vlot.almelo.example/volg/M-2026-7K3QZ9.${volgcode}`);
    expect(tekst).toContain('https://vlot.almelo.example/rechtspositie');
    expect(tekst).toContain('Een cliëntondersteuner helpt u gratis.');
    expect(tekst).toContain('Niet tevreden?'.toUpperCase());
  });

  it('names Jeugdstem only where youth help is concerned', () => {
    expect(acknowledge({ minderjarigen: 'ja' }).tekst).toContain('Jeugdstem');
    expect(acknowledge({ minderjarigen: 'nee', doelgroepen: ['jeugd'] }).tekst).toContain('Jeugdstem');
    expect(acknowledge({ minderjarigen: 'nee', doelgroepen: ['ouderen'] }).tekst).not.toContain('Jeugdstem');
    expect(acknowledge({ minderjarigen: 'onbekend' }).tekst).not.toContain('Jeugdstem');
  });

  it('puts danger before anything else when it is acutely unsafe, and promises no reader at night', () => {
    const { tekst } = acknowledge({ veiligheid: 'acuutOnveilig' });
    expect(tekst.indexOf('112')).toBeLessThan(tekst.indexOf('Beste'));
    expect(tekst.indexOf('0800-2000')).toBeLessThan(tekst.indexOf('Beste'));
    expect(tekst.indexOf('0546 00 00 01')).toBeLessThan(tekst.indexOf('Beste'));
    expect(tekst.match(/Bel 112/gi)).toHaveLength(1);
    expect(tekst).toContain('Wij lezen meldingen niet dag en nacht.');
    expect(acknowledge().tekst).not.toContain('0800-2000');
  });

  it('tells a third party what they may hear, and no rights that are not theirs', () => {
    const { tekst } = acknowledge({ over: 'iemandAnders', weetHetGezinHet: 'nee' });
    expect(tekst).toContain('Meer mogen wij u niet vertellen. Zo beschermen wij het gezin.');
    expect(tekst).toContain('behalve als dat niet veilig is');
    expect(tekst).not.toMatch(/hoort u van ons|wijkcoach|Jeugdstem|Wij zoeken de juiste persoon/);
    expect(acknowledge({ over: 'iemandAnders', weetHetGezinHet: 'ja' }).tekst).not.toContain('praten zo snel mogelijk');
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

  it('does not deny a name that the software found', () => {
    const melding = received({ veiligheid: 'acuutOnveilig' });
    const common = { eventId: id, casusId: id, sequence: 1, op: now };
    const feit = { soort: 'voorgesteld', ...common, ...samira, bevestigenUiterlijk: '2026-11-23' } as const;
    const { tekst } = reactionTermPassedMail({ ...staff('almelo'), melding: { ...melding, feiten: [feit] } });
    expect(tekst).toContain('Er is een voorlopig aanspreekpunt, maar nog niemand heeft deze spoedmelding gelezen');
    expect(tekst).not.toMatch(/horen wie helpt|Samira/);
  });
});

describe('the letter with a name', () => {
  it('gives name, phone, mail and employer, and says that it is provisional', () => {
    const { tekst } = aanspreekpuntMail(announced());
    for (const part of ['Samira Voorbeeld', '0546 00 00 09', 's.voorbeeld@almelo.example', 'Wijkteam Almelo']) {
      expect(tekst).toContain(part);
    }
    expect(tekst).toContain('Samira Voorbeeld belt u vóór vrijdag 27 november.');
    expect(tekst).toContain('bevestigt uiterlijk maandag 23 november wie uw wijkcoach wordt');
    expect(tekst).toContain('Klikt het niet? U mag om iemand anders vragen.');
  });

  it('does not promise a call to who gave no number', () => {
    const { tekst } = benoemdMail(announced({ telefoonBekend: false }));
    expect(tekst).toContain('Samira Voorbeeld neemt vóór vrijdag 27 november contact met u op.');
    expect(tekst).not.toContain('belt u');
  });

  it('says after the appointment what this person may really decide here, and how to object', () => {
    const { tekst } = benoemdMail(announced());
    for (const line of installationOf('almelo').gemeente.rechtspositie.bevoegdheden) expect(tekst).toContain(line.nl);
    expect(tekst).toContain('bezwaar');
    expect(tekst).toContain('Klikt het niet? U mag om iemand anders vragen.');
    expect(tekst).not.toContain('voorlopig');
  });
});
