import { describe, expect, it } from 'vitest';
import { escalatieOorzaak } from '../../events/regie/escalatie-gestart.v1.ts';
import { installationOf } from '../../test/support/intake.ts';
import { expectReadable } from '../../test/support/readable.ts';
import { benadering as benaderingen } from './contract.ts';
import type { CasusNotice, Oorzaak, StaffNotice } from './domain/notice.ts';
import { composeNotice, composeStaffNotice } from './mails.ts';

/** Every mail to staff, read as its reader does: to whom, what happened, what is asked, by when. */
const id = '00000000-0000-4000-8000-000000000001';
const casusId = '00000000-0000-4000-8000-00000000000c';
const meldingId = 'M-2026-7K3QZ9';
const aan = 'samira@pool.example';
const uiterlijk = '2026-11-27';
const spoed = false;
const benadering = 'gewoon' as const;
const bij = { casusId, meldingId, spoed, benadering };
const voor = { voor: uiterlijk };

const { gemeente } = installationOf('almelo');
const werkbak = gemeente.werkbak;
const eerste = gemeente.escalatieladder[0]?.email ?? '';
const verantwoordelijk = gemeente.escalatieladder.find(({ rol }) => rol === 'procesverantwoordelijke')?.email ?? '';

/** What whoever is called upon is asked to do, by what was not done in time. */
const asked: Record<Oorzaak, RegExp> = {
  zonderRegisseur: /nog niemand die deze casus kan leiden\.[\s\S]+Kies wie de casus leidt\./,
  nietBenoemd: /Niemand heeft de benoeming op tijd bevestigd[\s\S]+Kies wie de casus leidt\./,
  nietBevestigd: /tweede melding van hetzelfde adres[\s\S]+Kies: bevestigen of splitsen\./,
  wisselGevraagd: /Het gezin vroeg om iemand anders\.[\s\S]+Besluit wie de casus leidt\./,
  heropend: /De melding is heropend\.[\s\S]+Zorg dat iemand het gezin belt\./,
  geenWaarnemer: /Niemand neemt waar\.[\s\S]+Kies wie waarneemt, of benoem iemand anders\./,
  uitDienst: /is uit dienst\.[\s\S]+Benoem iemand anders\./,
  pastNietMeer: /past misschien niet meer\.[\s\S]+Bekijk of iemand anders de casus moet leiden\./,
  overRegisseur: /Er is een melding over wie deze casus leidt\.[\s\S]+benoem zo nodig iemand anders\./,
  deskundigeGevraagd: /om raad gevraagd\.[\s\S]+Bel de deskundige, of vraag iemand anders\./,
  contactBesluit: /niet veilig\.[\s\S]+Besluit of er een veilige manier is/,
  geenContact: /Het gezin zou worden gebeld\.[\s\S]+Zorg dat iemand het gezin belt/,
};
const oorzaken = escalatieOorzaak.options;

type Read = { to: string; subject: string; says: (string | RegExp)[]; never?: RegExp };
type Casus<Soort extends CasusNotice['soort']> = CasusNotice & { soort: Soort };
/** One of each kind at least; a kind without a line here does not compile. */
const casusMails: { [Soort in CasusNotice['soort']]: [Casus<Soort>, Read][] } = {
  voorgesteld: [
    [
      { ...bij, soort: 'voorgesteld', aan, bellen: voor, arrangementUren: 0, uiterlijk },
      {
        to: aan,
        subject: `U bent voorlopig aanspreekpunt bij melding ${meldingId}`,
        says: ['Bel de inwoner vóór vrijdag 27 november.', 'bevestigt of wijzigt dit uiterlijk vrijdag 27 november'],
        never: /arrangement/,
      },
    ],
    [
      { ...bij, spoed: true, soort: 'voorgesteld', aan, bellen: { uiterlijk }, arrangementUren: 12, uiterlijk },
      {
        to: aan,
        subject: `Spoed: u bent voorlopig aanspreekpunt bij melding ${meldingId}`,
        says: [
          'Dit is spoed. Wacht niet',
          'Bel de inwoner meteen, uiterlijk vrijdag 27 november.',
          '12 uur beschikbaar',
        ],
      },
    ],
  ],
  benoemd: [
    [
      { ...bij, soort: 'benoemd', aan, bellen: voor, arrangementUren: 0, voorgelegd: 1 },
      {
        to: aan,
        subject: `U bent benoemd bij melding ${meldingId}`,
        says: ['benoemd als wijkcoach', 'Bel de inwoner vóór vrijdag', 'Er wacht nog een melding van hetzelfde adres.'],
      },
    ],
    [
      { ...bij, soort: 'benoemd', aan, bellen: null, arrangementUren: 0, voorgelegd: 0 },
      {
        to: aan,
        subject: `U bent benoemd bij melding ${meldingId}`,
        says: ['benoemd als wijkcoach'],
        never: /Bel de inwoner|Er wacht nog|arrangement/,
      },
    ],
  ],
  vervangen: [
    [
      { ...bij, soort: 'vervangen', aan },
      {
        to: aan,
        subject: `Iemand anders leidt de casus bij melding ${meldingId}`,
        says: ['U hoeft niets meer te doen.', 'Geef dan door wat u weet.'],
        never: /\/werk\/casussen/,
      },
    ],
  ],
  bevestigd: [
    [
      { ...bij, soort: 'bevestigd', aan, bellen: voor, signaal: false },
      { to: aan, subject: `Melding ${meldingId} hoort bij uw casus`, says: ['hoort nu bij een casus die u leidt'] },
    ],
    [
      { ...bij, soort: 'bevestigd', aan: null, bellen: voor, signaal: true },
      {
        to: werkbak,
        subject: `Melding ${meldingId} hoort bij`,
        // Somebody outside of the household, whose name is not the family's to hear.
        says: ['hoort nu bij een casus', 'van iemand buiten het huishouden', 'Vertel het gezin niet wie er meldde.'],
      },
    ],
  ],
  pastNietMeer: (['mailbox', 'ladder'] as const).map((whom) => [
    { ...bij, soort: 'pastNietMeer', aan: whom, redenen: ['nietOnafhankelijk', 'geenCapaciteit'], uiterlijk },
    {
      to: whom === 'mailbox' ? werkbak : eerste,
      subject: `Past de wijkcoach nog bij melding ${meldingId}?`,
      says: [
        /- Deze persoon .+\.\n\s*- Deze persoon .+\./,
        'uiterlijk vrijdag 27 november',
        'Tot dan blijft deze persoon',
      ],
    },
  ]),
  voorgelegd: [aan, null].map((who) => [
    { ...bij, soort: 'voorgelegd', aan: who, uiterlijk },
    {
      to: who ?? eerste,
      subject: `Hoort melding ${meldingId} bij deze casus?`,
      says: ['Bevestig dan.', 'Splits dan.', 'Kies uiterlijk vrijdag 27 november.'],
    },
  ]),
  zonderRegisseur: [
    [
      { ...bij, soort: 'zonderRegisseur' },
      {
        to: eerste,
        subject: `Geen wijkcoach beschikbaar bij melding ${meldingId}`,
        says: ['past niemand uit de pool', 'Zorg dat er iemand komt.'],
      },
    ],
  ],
  wensNietVervuld: [
    [
      { ...bij, soort: 'wensNietVervuld', redenen: ['geenCapaciteit', 'onbekend'] },
      {
        to: werkbak,
        subject: `Niet de gevraagde persoon bij melding ${meldingId}`,
        says: ['- Deze persoon ', '- Deze persoon staat niet in de lijst.', 'wie er nu is voorgesteld'],
      },
    ],
  ],
  geweigerd: [
    [
      { ...bij, soort: 'geweigerd', reden: 'tijdgebrek', volgende: true },
      {
        to: werkbak,
        subject: `Geweigerd: de casus bij melding ${meldingId}`,
        says: ['De reden: geen tijd.', 'De volgende die past, is nu voorlopig aanspreekpunt.'],
        never: /niemand meer/,
      },
    ],
    [
      { ...bij, soort: 'geweigerd', reden: 'geenMandaat', volgende: false },
      {
        to: werkbak,
        subject: `Geweigerd: de casus bij melding ${meldingId}`,
        says: ['De reden: geen mandaat.', 'Er is niemand meer die past.'],
        never: /De volgende die past/,
      },
    ],
  ],
  vaakGeweigerd: [
    [
      { ...bij, soort: 'vaakGeweigerd', aantal: 3 },
      {
        to: verantwoordelijk,
        subject: `De casus bij melding ${meldingId} is 3 keer geweigerd`,
        says: ['Het gezin wacht nog op een vaste wijkcoach.'],
      },
    ],
  ],
  wisselGevraagd: [
    [
      { ...bij, soort: 'wisselGevraagd', uiterlijk },
      {
        to: werkbak,
        subject: `Het gezin van melding ${meldingId} vraagt om iemand anders`,
        says: ['Besluit uiterlijk vrijdag 27 november', 'Het gezin hoort het besluit.'],
      },
    ],
  ],
  wisselAfgewezen: [
    [
      { ...bij, soort: 'wisselAfgewezen', aan },
      {
        to: aan,
        subject: `U blijft de casus bij melding ${meldingId} leiden`,
        says: ['heeft besloten dat u blijft', 'Praat met het gezin'],
      },
    ],
  ],
  heropend: [
    [
      { ...bij, soort: 'heropend', aan, uiterlijk },
      { to: aan, subject: `Melding ${meldingId} is heropend`, says: ['uiterlijk vrijdag 27 november'] },
    ],
    [
      { ...bij, soort: 'heropend', aan: null, uiterlijk },
      {
        to: eerste,
        subject: `Melding ${meldingId} is heropend`,
        says: ['Er is nu niemand die het gezin kan bellen.', 'uiterlijk vrijdag 27 november'],
      },
    ],
  ],
  waarneming: [
    [
      { ...bij, soort: 'waarneming', aan, tot: '2026-12-11' },
      {
        to: aan,
        subject: `U neemt waar bij melding ${meldingId}`,
        says: ['tot en met vrijdag 11 december', 'Lees eerst hoe u het gezin veilig bereikt.'],
      },
    ],
  ],
  geenWaarnemer: [
    [
      { ...bij, soort: 'geenWaarnemer', uiterlijk },
      {
        to: werkbak,
        subject: `Niemand neemt waar bij melding ${meldingId}`,
        says: ['Kies uiterlijk vrijdag 27 november wie waarneemt'],
      },
    ],
  ],
  uitDienst: [
    [
      { ...bij, soort: 'uitDienst', uiterlijk },
      {
        to: werkbak,
        subject: `Benoem iemand anders bij melding ${meldingId}`,
        says: ['is uit dienst', 'Benoem uiterlijk vrijdag 27 november iemand anders.'],
      },
    ],
  ],
  overRegisseur: (['mailbox', 'ladder'] as const).map((whom) => [
    { ...bij, soort: 'overRegisseur', aan: whom, uiterlijk },
    {
      to: whom === 'mailbox' ? werkbak : eerste,
      subject: `Melding ${meldingId} gaat over een wijkcoach`,
      says: ['Deze persoon ziet de melding niet', 'uiterlijk vrijdag 27 november'],
    },
  ]),
  deskundigeGevraagd: [
    [
      {
        ...bij,
        soort: 'deskundigeGevraagd',
        aan,
        bel: { naam: 'Karim Voorbeeld', telefoon: '0546 00 00 08' },
        uiterlijk,
      },
      {
        to: aan,
        subject: 'Wij vragen uw raad bij een casus',
        says: ['De vraag zelf staat niet in deze mail: bel Karim Voorbeeld, 0546 00 00 08.', 'uiterlijk vrijdag 27'],
      },
    ],
    [
      { ...bij, soort: 'deskundigeGevraagd', aan, bel: null, uiterlijk },
      {
        to: aan,
        subject: 'Wij vragen uw raad bij een casus',
        says: [`bel de gemeente, ${gemeente.telefoon}.`],
      },
    ],
  ],
  contactHerinnering: [aan, null].map((who) => [
    { ...bij, soort: 'contactHerinnering', aan: who },
    {
      to: who ?? werkbak,
      subject: meldingId,
      says: ['In Vlot staat nog niet dat', 'Dan krijgt de leidinggevende bericht.'],
    },
  ]),
  nietBereikt: [
    [
      { ...bij, soort: 'nietBereikt', pogingen: 3 },
      {
        to: werkbak,
        subject: `Het gezin van melding ${meldingId} is 3 keer niet bereikt`,
        says: ['Bekijk samen hoe het wel kan'],
      },
    ],
  ],
  contactNietVeilig: [
    [
      { ...bij, soort: 'contactNietVeilig', uiterlijk },
      {
        to: werkbak,
        subject: `Contact met het gezin van melding ${meldingId} is niet veilig`,
        says: ['Wij vragen nu niemand meer om te bellen.', 'Besluit uiterlijk vrijdag 27 november wat er gebeurt.'],
      },
    ],
  ],
  contactBesloten: [
    [
      { ...bij, soort: 'contactBesloten', aan, bellen: voor },
      {
        to: aan,
        subject: `Besluit over contact met het gezin van melding ${meldingId}`,
        says: [
          'er nu een veilige manier is',
          `Overleg eerst met de werkverdeler (${werkbak}`,
          'vóór vrijdag 27 november',
        ],
      },
    ],
    [
      { ...bij, soort: 'contactBesloten', aan: null, bellen: null },
      {
        to: werkbak,
        subject: `Besluit over contact met het gezin van melding ${meldingId}`,
        says: ['dat niemand contact opneemt', 'Neem geen contact op.'],
      },
    ],
  ],
  gezinGeinformeerd: [
    [
      { ...bij, soort: 'gezinGeinformeerd', aan, bellen: voor },
      {
        to: aan,
        subject: `Het gezin weet nu van melding ${meldingId}`,
        says: ['heeft het gezin verteld van de melding', 'Bel de inwoner vóór vrijdag 27 november.'],
      },
    ],
  ],
  casusGesloten: [
    [
      { ...bij, soort: 'casusGesloten', aan },
      {
        to: aan,
        subject: `De casus bij melding ${meldingId} is gesloten`,
        says: ['neem zelf geen contact op met het gezin', `Verwijs dan naar de gemeente: ${gemeente.telefoon}.`],
        // Why is not said.
        never: /Veilig Thuis|politie|uitkomst|omdat|\/werk\/casussen/,
      },
    ],
  ],
  meldingUitCasus: [
    [
      { ...bij, soort: 'meldingUitCasus', aan },
      {
        to: aan,
        subject: `Melding ${meldingId} hoort niet meer bij uw casus`,
        says: [
          'U hoeft over deze melding niet (meer) te bellen.',
          `Verwijs dan naar de gemeente: ${gemeente.telefoon}.`,
        ],
        never: /Veilig Thuis|politie|uitkomst|omdat/,
      },
    ],
  ],
  nietUitgevoerd: [
    [
      { ...bij, soort: 'nietUitgevoerd' },
      {
        to: werkbak,
        subject: `Melding ${meldingId} kon niet naar de gekozen casus`,
        says: ['hoort al bij deze casus en blijft daar', 'Bekijk of dat klopt.'],
      },
    ],
  ],
  geklommen: oorzaken.map((oorzaak) => [
    { ...bij, soort: 'geklommen', oorzaak, niveau: 1 },
    {
      to: eerste,
      subject: `De casus bij melding ${meldingId} wacht op een besluit`,
      says: [`Melding ${meldingId}. `, 'Dit is stap 1.', asked[oorzaak]],
    },
  ]),
  herinnering: oorzaken.map((oorzaak) => [
    { ...bij, soort: 'herinnering', oorzaak },
    {
      to: werkbak,
      subject: `Herinnering: melding ${meldingId} wacht op een besluit`,
      says: [asked[oorzaak], 'De leidinggevende heeft hierover ook bericht gekregen.'],
    },
  ]),
};

const staffMails: { [Soort in StaffNotice['soort']]: [Extract<StaffNotice, { soort: Soort }>, Read][] } = {
  registratie: [
    [
      { soort: 'registratie', aan, naam: 'Samira Voorbeeld', register: 'SKJ', geldigTot: uiterlijk, verlopen: false },
      {
        to: aan,
        subject: 'Uw registratie bij SKJ verloopt op vrijdag 27 november',
        says: ['Geef een nieuwe registratie door aan de werkverdeler.', 'mag iemand geen casus leiden waar kinderen'],
        never: /is verlopen|nu een punt/,
      },
    ],
    [
      {
        soort: 'registratie',
        aan: 'mailbox',
        naam: 'Samira Voorbeeld',
        register: 'BIG',
        geldigTot: uiterlijk,
        verlopen: true,
      },
      {
        to: werkbak,
        subject: 'De registratie van Samira Voorbeeld bij BIG is verlopen op vrijdag 27 november',
        says: ['is nu een punt in de werkvoorraad'],
        never: /Uw registratie/,
      },
    ],
  ],
  afwezigheid: [1, 2].map((casussen) => [
    { soort: 'afwezigheid', naam: 'Samira Voorbeeld', van: uiterlijk, tot: '2026-12-11', casussen },
    {
      to: werkbak,
      subject: 'Kies wie waarneemt voor Samira Voorbeeld',
      says: [
        'van vrijdag 27 november tot en met vrijdag 11 december',
        casussen === 1 ? 'Voor één casus' : 'Voor 2 casussen',
        'Kies per casus wie waarneemt',
      ],
    },
  ]),
  mailKwamTerug: [casusId, null].map((about) => [
    { soort: 'mailKwamTerug', mail: 'U neemt waar', aan, casusId: about },
    {
      to: werkbak,
      subject: `Een mail aan ${aan} kwam terug`,
      says: ['Die is niet aangekomen.', 'Bel deze persoon', about ? `/werk/casussen/${casusId}` : /\/werk\n/],
    },
  ]),
};

const places = ['almelo', 'denhaag', 'heerlen', 'hellendoorn'];
const everyCasusMail: readonly (readonly [CasusNotice, Read])[] = Object.values(casusMails).flat();
const everyStaffMail: readonly (readonly [StaffNotice, Read])[] = Object.values(staffMails).flat();
const named = <Notice extends { soort: string }>(all: readonly (readonly [Notice, Read])[]) =>
  all.map(([notice, read], index) => [`${notice.soort} ${index}`, notice, read] as const);
const withoutLinks = (text: string) => text.replace(/\S*(:\/\/|@)\S*/g, '<adres>');

function expectLetter({ onderwerp, tekst, html }: ReturnType<typeof composeNotice>, what: string): void {
  expectReadable(`${onderwerp}\n${tekst}`, what);
  expect(/[{}]|\S {2,}\S|\b[a-z]+[A-Z]\w*/.exec(withoutLinks(`${onderwerp}\n${tekst}`))?.[0], tekst).toBeUndefined();
  expect(html).not.toMatch(/undefined|null|NaN|\[object/);
  expect(onderwerp.length, onderwerp).toBeLessThan(100);
  expect(tekst).toMatch(/https:\/\/\S+\/werk/);
}
function expectSays(mail: ReturnType<typeof composeNotice>, { to, subject, says, never }: Read): void {
  expect(mail.aan).toBe(to);
  expect(mail.onderwerp).toContain(subject);
  for (const sentence of says) {
    if (typeof sentence === 'string') expect(mail.tekst).toContain(sentence);
    else expect(mail.tekst).toMatch(sentence);
  }
  if (never) expect(mail.tekst).not.toMatch(never);
}

describe('a mail about a casus', () => {
  it.each(named(everyCasusMail))('%s says to the right person what to do', (_, notice, read) => {
    expectSays(composeNotice(notice, id, installationOf('almelo')), read);
  });

  it.each(named(everyCasusMail))(
    '%s has no hole, in any municipality, however the family may be reached',
    (what, notice) => {
      for (const place of places)
        for (const how of benaderingen.options) {
          const mail = composeNotice({ ...notice, benadering: how }, id, installationOf(place));
          expectLetter(mail, `${what}, ${how}, ${place}`);
          expect(mail.tekst).toContain(`Nummer van de casus: ${casusId}`);
        }
    },
  );

  it.each(named(everyCasusMail))('%s never asks anybody to call a family where that is not safe', (_, notice) => {
    // A reminder of a call is not sent then; what was decided later is said by the decision.
    if (notice.soort === 'contactHerinnering' || notice.soort === 'nietBereikt')
      return expect(notice.soort).toBeTruthy();
    const { tekst } = composeNotice({ ...notice, benadering: 'nietVeilig' }, id, installationOf('almelo'));
    return expect(tekst).not.toMatch(/\bBel (nu|de inwoner|het gezin)\b|iemand het gezin belt|U moet .*bellen/);
  });
});

describe('a mail about the pool, or a mail', () => {
  it.each(named(everyStaffMail))('%s says to the right person what to do', (_, notice, read) => {
    expectSays(composeStaffNotice(notice, id, installationOf('almelo')), read);
  });

  it.each(named(everyStaffMail))('%s has no hole, in any municipality', (what, notice) => {
    for (const place of places)
      expectLetter(composeStaffNotice(notice, id, installationOf(place)), `${what}, ${place}`);
  });
});

it('of a family that does not know asks in a whole sentence who informs it', () => {
  const text = (changes: { spoed: boolean }) =>
    composeNotice(
      {
        ...bij,
        ...changes,
        benadering: 'gezinWeetHetNiet',
        soort: 'benoemd',
        aan,
        bellen: voor,
        arrangementUren: 0,
        voorgelegd: 0,
      },
      id,
      installationOf('almelo'),
    ).tekst;
  expect(text({ spoed: false })).toContain('Spreek vóór vrijdag 27 november af wie het gezin informeert.');
  expect(text({ spoed: true })).toContain('Spreek meteen, vóór vrijdag 27 november, af wie het gezin informeert.');
});
