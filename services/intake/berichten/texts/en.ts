import type { Block } from '../../../../shared/compose-mail.ts';
import { dutchDate, spellDate, spellMoment } from '../../../../shared/dutch-calendar.ts';
import type { Contactgegevens } from '../../contract.ts';
import type { BerichtVan } from '../bericht.ts';
import { facts, greeted, paragraphs, spokenUrl, tekst, when } from '../blocks.ts';
import type { MakeTexts, Tekst } from './texts.ts';

/** Plain English, for people who are still learning it. Dutch names stay where a resident will meet them. */
export const en: MakeTexts = ({ gemeente, vorm, meldingsnummer, rechtspositie, vandaag }) => {
  const { label, crisis, clientondersteuning: steun, bijlagen, telefoon } = gemeente;
  const { uwRegisseur } = label.en;
  const spoken = vorm === 'gesprek';
  const dag = (date: string) => spellDate(date, 'en');
  const voorbij = (date: string) => vandaag !== null && date < vandaag;
  const over = (onderwerp: string) => `${onderwerp} (${meldingsnummer})`;
  /** Headings divide what is read; what is said needs none. */
  const kop = (title: string): Block[] => when(!spoken, { kop: title });
  const thisPost = { mail: 'this e-mail', brief: 'this letter', gesprek: 'us' }[vorm];

  const belofte = (uiterlijk: string): Block =>
    voorbij(uiterlijk)
      ? tekst(
          `You should have heard from us by ${dag(uiterlijk)}. We did not manage that.`,
          'We are sorry. Our manager gets a message.',
        )
      : tekst(`You will hear from us by ${dag(uiterlijk)}. If we are late, our manager gets a message.`);
  const gelezen = (uiterlijk: string): Block =>
    voorbij(uiterlijk)
      ? tekst(`Somebody of our staff should have read this by ${dag(uiterlijk)}. We are sorry.`)
      : tekst(
          `By ${dag(uiterlijk)} somebody of our staff reads what you told us.`,
          'If we are late, our manager gets a message.',
        );

  const waarom = {
    soortNietToegestaan: 'We cannot open this kind of file. Send it as a pdf or as a photo.',
    teGroot: `This file is too big. One file can be ${bijlagen.maximaalMb} MB at most. Make it smaller or send it in parts.`,
    teVeel: `There were too many files. Send at most ${bijlagen.maximaalAantal} files with one e-mail. Send this file again.`,
    leeg: 'This file is empty. Send it again.',
    virus: 'There may be a virus in this file. Do not send it again. Have your computer or phone checked.',
  } as const;
  const geweigerd = (bestanden: BerichtVan<'aanvulling'>['geweigerdeBijlagen']): Block[] =>
    when(
      bestanden.length > 0,
      { kop: 'Not everything has arrived' },
      tekst('We have the text of your e-mail. We could not accept these files:'),
      { lijst: bestanden.map(({ naam, reden }) => `${naam.trim() || 'File without a name'}: ${waarom[reden]}`) },
    );

  const bereiken = (bij: Contactgegevens): Block[] =>
    facts(['Telephone', bij.telefoon], ['E-mail', bij.email], ['Website', bij.website && spokenUrl(bij.website)]);
  const gegevens = (wie: { naam: string; telefoon: string; email: string; organisatie: string }): Block[] =>
    facts(['Name', wie.naam], ['Telephone', wie.telefoon], ['E-mail', wie.email], ['Works at', wie.organisatie]);
  const moment = ({ uiterlijk, wanneer }: BerichtVan<'benoemd'>['contact']): string =>
    ({
      voor: `before ${dag(uiterlijk)}`,
      uiterlijk: `by ${dag(uiterlijk)}`,
      zoSnelMogelijk: 'as soon as possible',
    })[wanneer];
  const contact = ({
    regisseur,
    contact: when,
    telefoonBekend,
  }: BerichtVan<'benoemd'> | BerichtVan<'aanspreekpunt'>): Block =>
    tekst(
      telefoonBekend
        ? `${regisseur.naam} will call you ${moment(when)}.`
        : `${regisseur.naam} will contact you ${moment(when)}.`,
      'You may also call or send an e-mail yourself.',
    );
  const klikt = tekst('Is it not a good match? You may ask for somebody else.');
  const opnieuw = tekst('Do you not agree? Or does something change?', `Tell us: ${telefoon}. Then we look again.`);
  const aanvragen = tekst(
    'You may also always ask the municipality for help yourself. Then you get a letter with our decision.',
    'Do you not agree with that decision? Then you can object.',
  );
  const toelichtingVan = (toelichting: string | null): Block[] => {
    const blocks = paragraphs(toelichting);
    return when(blocks.length > 0, tekst('Somebody of our staff writes:'), ...blocks);
  };

  function ontvangst(bericht: BerichtVan<'ontvangst'>): Tekst {
    const { wie, ontvangenOp, reactieUiterlijk, opgetekend, weetHetGezinHet, geweigerdeBijlagen } = bericht;
    const wat = wie === 'onbekend' ? 'e-mail' : 'report';
    const begin = [
      tekst(
        `We received your ${wat} on ${spellMoment(ontvangenOp, 'en')}.`,
        opgetekend && 'Somebody of our staff wrote down what you told us.',
      ),
      tekst(`The number of your report is ${meldingsnummer}.`),
      ...geweigerd(geweigerdeBijlagen),
      { kop: 'What happens now?' },
    ];
    const zelfZien = when(
      !spoken,
      tekst(
        'You can see for yourself how your report is going.',
        opgetekend
          ? 'You can also read what we wrote down. Is it wrong? Tell us.'
          : 'You can also read there what you wrote to us.',
      ),
    );
    const perSoort: Record<typeof wie, Block[]> = {
      eigenHuishouden: [
        belofte(reactieUiterlijk),
        tekst(
          'We are looking for the right person for you. We will tell you who that is and how to reach that person.',
        ),
        ...zelfZien,
      ],
      signaal: [
        gelezen(reactieUiterlijk),
        tekst(
          spoken
            ? 'We may tell you that we received and read your report.'
            : 'You can see that we received and read your report.',
          'We may not tell you more. This is how we protect the family.',
        ),
        ...when(
          weetHetGezinHet !== 'ja',
          tekst(
            'We talk to the family as soon as possible, unless that is not safe.',
            'The family may then understand who made the report.',
          ),
        ),
      ],
      onbekend: [
        gelezen(reactieUiterlijk),
        tekst('Is it about yourself or your family? Then we contact you after that.'),
        tekst('Is it about somebody else? Then we may not tell you more. This is how we protect that person.'),
      ],
    };
    return { onderwerp: over(`We have received your ${wat}`), blokken: [...begin, ...perSoort[wie]] };
  }

  type Doorgezonden = Extract<BerichtVan<'uitkomst'>['uitkomst'], { soort: 'doorgezonden' }>;
  /** By when it is handed over, or when it was. */
  function overdracht({ bij, overdragenUiterlijk, overgedragenOp }: Omit<Doorgezonden, 'soort'>): Block {
    const naar = bij.naam.trim();
    if (overgedragenOp)
      return tekst(`We have handed over your report to ${naar}, on ${dag(dutchDate(overgedragenOp))}.`);
    if (!overdragenUiterlijk) return tekst(`We have passed on your report to ${naar}.`);
    return voorbij(overdragenUiterlijk)
      ? tekst(
          `We hand over your report to ${naar}. That should have been done by ${dag(overdragenUiterlijk)}.`,
          'We are sorry. You do not have to do anything yourself.',
        )
      : tekst(
          `We hand over your report to ${naar}. This is done by ${dag(overdragenUiterlijk)}.`,
          'You do not have to do anything yourself.',
        );
  }

  function doorgezonden(given: Omit<Doorgezonden, 'soort'>): Tekst {
    const { bestemming, bij, ontvangenOp, overdragenUiterlijk } = given;
    const begin: Record<typeof bestemming, string> = {
      klacht: 'What you told us is also a complaint.',
      bezwaar: 'What you told us is also an objection.',
      veiligThuis:
        'We are worried about safety. So we asked Veilig Thuis, the service against violence at home, to help.',
      politie: 'We are worried about safety. So we asked the police to help.',
      veiligheidshuis: 'Different organisations work together on your report.',
      jor: 'Different organisations work together on your report.',
      andereGemeente: 'Another municipality has to help you.',
    };
    const nu: Record<typeof bestemming, Block[]> = {
      klacht: [
        tekst('You get a message from who deals with your complaint. First you may tell your story.'),
        tekst('Who deals with your complaint had nothing to do with your help.'),
        tekst('Your complaint has no consequences for your help.'),
      ],
      bezwaar: [
        tekst('You get a message from who deals with your objection. You may tell your story.'),
        tekst('Your objection has no consequences for your help.'),
      ],
      veiligThuis: [tekst('Veilig Thuis looks at what is needed. You can also call them, day and night, for free.')],
      politie: [tekst('The police look at what is needed. Is there danger now? Call 112.')],
      veiligheidshuis: [tekst('They tell you what happens now.')],
      jor: [tekst('They tell you what happens now.')],
      andereGemeente: [tekst('That municipality will contact you. You do not have to make your report again.')],
    };
    return {
      onderwerp: over(overdragenUiterlijk ? 'We hand over your report' : 'We have handed over your report'),
      blokken: [
        tekst(begin[bestemming]),
        overdracht(given),
        ...facts(
          ['To', bij.naam],
          ['Telephone', bij.telefoon],
          ['E-mail', bij.email],
          ['Website', bij.website && spokenUrl(bij.website)],
        ),
        tekst(`We received your report on ${spellMoment(ontvangenOp, 'en')}. That date counts.`),
        { kop: 'What happens now?' },
        ...nu[bestemming],
        tekst(`Do you hear nothing? Call us: ${telefoon}.`),
      ],
    };
  }

  function wmoMelding(given: Extract<BerichtVan<'uitkomst'>['uitkomst'], { soort: 'wmoMelding' }>): Tekst {
    const { loket, onderzoekUiterlijk, planUiterlijk } = given;
    return {
      onderwerp: over('We look into what help you need'),
      blokken: [
        tekst(
          'Your report also counts as a request under the Wmo.',
          'By that law the municipality helps people to live at home and to take part.',
        ),
        { kop: 'What happens now?' },
        tekst(
          'Somebody of the municipality talks with you about what you need.',
          `We finish this by ${dag(onderzoekUiterlijk)}.`,
        ),
        ...facts(
          ['Where', loket.naam],
          ['Telephone', loket.telefoon],
          ['E-mail', loket.email],
          ['Website', loket.website && spokenUrl(loket.website)],
        ),
        tekst(
          'After that you get a written summary, on paper or by e-mail. Is something wrong? Then we add what you say.',
        ),
        tekst(
          'Do you want help after that? Then you ask for it. You get a letter with our decision.',
          'Do you not agree with that decision? Then you can object.',
        ),
        { kop: 'What may you do yourself?' },
        voorbij(planUiterlijk)
          ? tekst(`You may write your own plan: what do you need and how do you want it? Call us first: ${telefoon}.`)
          : tekst(
              'You may write your own plan: what do you need and how do you want it?',
              `This is called a personal plan. Give it to us by ${dag(planUiterlijk)}.`,
            ),
        tekst(
          'Do you get help? Then you may often choose.',
          'You choose help that the municipality arranges, or money to pay for help yourself. That money is called a pgb.',
        ),
        tekst('You may bring somebody with you to the conversation.'),
      ],
    };
  }

  /** `slot` comes after what the employee adds. */
  function uitkomstOf(given: BerichtVan<'uitkomst'>['uitkomst']): Tekst & { slot?: Block[] } {
    switch (given.soort) {
      case 'advies':
        return {
          onderwerp: over('Answer to your report'),
          blokken: [
            tekst(
              spoken
                ? 'Somebody of our staff has read your report.'
                : 'Somebody of our staff has read your report and writes to you:',
              spoken && 'This is our answer:',
            ),
            ...paragraphs(given.antwoord),
          ],
          slot: [opnieuw, aanvragen],
        };
      case 'algemeneVoorziening':
        return {
          onderwerp: over('Help that you can go to yourself'),
          blokken: [
            tekst(
              `You can go to ${given.voorziening.naam.trim() || 'an organisation near you'}.`,
              'You do not need permission from the municipality.',
            ),
            ...paragraphs(given.omschrijving),
            ...bereiken(given.voorziening),
          ],
          slot: [
            tekst(`Does it not work, or does it not help enough? Call us: ${telefoon}. Then we look again.`),
            aanvragen,
          ],
        };
      case 'viaTeam':
      case 'sociaalTeam':
      case 'expertteam': {
        const wat = {
          viaTeam: 'A team near you is going to help you.',
          sociaalTeam: 'The social team is going to help you.',
          expertteam: 'A team of experts looks at your help with us.',
        }[given.soort];
        return {
          onderwerp: over('A team is going to help you'),
          blokken: [
            tekst(wat, `Somebody of the team will contact you by ${dag(given.contactUiterlijk)}.`),
            ...facts(
              ['Team', given.team.naam],
              ['Telephone', given.team.telefoon],
              ['E-mail', given.team.email],
              ['Website', given.team.website && spokenUrl(given.team.website)],
            ),
            tekst(`Do you hear nothing? Then call the municipality: ${telefoon}.`),
          ],
          slot: [opnieuw],
        };
      }
      case 'maatwerk': {
        const naam = given.medewerker.naam.trim() || 'Somebody of our staff';
        return {
          onderwerp: over(`${naam} arranges this for you`),
          blokken: [
            tekst(
              `${naam} arranges this for you. You deal with one person.`,
              `${naam} will contact you by ${dag(given.contactUiterlijk)}. You may also call yourself.`,
            ),
            ...facts(['Name', naam], ['Telephone', given.medewerker.telefoon], ['E-mail', given.medewerker.email]),
            klikt,
          ],
        };
      }
      case 'wmoMelding':
        return wmoMelding(given);
      case 'bekendeRegisseur':
        return {
          onderwerp: over('Your report goes to your contact'),
          blokken: [
            tekst('You already have somebody who arranges your help. That person goes on with your report.'),
            tekst('We will tell you who that is and when that person contacts you.'),
          ],
        };
      case 'nieuweCasus':
        return {
          onderwerp: over('We are looking for one person for you'),
          blokken: [
            tekst('We have read your report. We are looking for one person who takes the lead for you.'),
            tekst('We will tell you who that is and how to reach that person.'),
          ],
        };
      case 'doorgezonden':
        return doorgezonden(given);
    }
  }

  return {
    gevaar: [
      { kop: 'Is there danger now? Call 112' },
      {
        lijst: [
          'Is it not safe at home? Call Veilig Thuis: 0800-2000. Day and night, free.',
          `Crisis in ${gemeente.naam}: ${crisis.nummer}. ${crisis.uitleg.en}`,
        ],
      },
      tekst(
        spoken ? 'Do not wait for us then.' : `Do not wait for an answer to ${thisPost}.`,
        'We do not read reports day and night.',
      ),
    ],
    aanhef: (naam) => tekst(`Dear ${greeted(naam, 'Mr', 'Ms') || 'resident'},`),
    knop: {
      volgen: 'See your report',
      volgenNeutraal: 'See your message',
      navraag: 'Answer the question',
      folder: 'Read the leaflet about your rights',
    },
    alleenVoorU: {
      mail: [tekst('The link to your report is only for you. Do not pass it on.')],
      brief: [tekst('The number and the code are only for you. Do not pass them on.')],
      gesprek: [],
    }[vorm],
    steun: (jeugd) => [
      ...kop('Free help with your story'),
      tekst(
        'A client supporter helps you for free. That person is on your side and does not work for the municipality.',
      ),
      { lijst: [`${steun.naam}: ${steun.telefoon}`, spokenUrl(steun.website)] },
      ...when(
        jeugd,
        tekst(
          'Is it about youth help? Then you can also talk to a confidential adviser of Jeugdstem.',
          'Also if you are still young. It is free. Jeugdstem tells nobody else unless you want that.',
        ),
        { lijst: [`Jeugdstem: ${gemeente.jeugdstem.telefoon}`, spokenUrl(gemeente.jeugdstem.website)] },
      ),
    ],
    bevoegdheden: [
      ...kop(`What ${uwRegisseur} may decide here`),
      { lijst: gemeente.rechtspositie.bevoegdheden.map(({ en: regel }) => regel) },
      tekst(
        'Do you not agree with a decision? First say so to your contact.',
        'Do you get a letter with a decision of the municipality? Then you can object.',
        'The letter says how and until when.',
      ),
    ],
    rechten: [
      ...kop('Your rights'),
      tekst(
        `In the leaflet you read what ${uwRegisseur} may decide and which rights you have.`,
        spoken && `You find the leaflet at ${spokenUrl(rechtspositie)}. Do you want it on paper? Tell us.`,
      ),
    ],
    klacht: spoken
      ? [tekst('Are you not satisfied with us? Then you can make a complaint. We tell you how that works.')]
      : [{ kop: 'Not satisfied?' }, tekst(gemeente.klacht.uitleg.en, `Write to: ${gemeente.klacht.adres}.`)],
    groet: [
      tekst(
        `Do you have a question? Call ${telefoon} (${gemeente.bereikbaar.en}).`,
        `Mention your number: ${meldingsnummer}.`,
      ),
      { tekst: `Kind regards,\nGemeente ${gemeente.naam}` },
    ],

    ontvangst,
    aanvulling: ({ geweigerdeBijlagen }) => ({
      onderwerp: over('We have received what you added'),
      blokken: [
        tekst('We have received what you added. We put it with your report.'),
        ...geweigerd(geweigerdeBijlagen),
      ],
    }),
    aanspreekpunt: (bericht) => {
      const { regisseur, bevestigenUiterlijk } = bericht;
      const vast = bevestigenUiterlijk && !voorbij(bevestigenUiterlijk) ? `By ${dag(bevestigenUiterlijk)} the` : 'The';
      return {
        onderwerp: over(`Your contact for the time being: ${regisseur.naam}`),
        blokken: [
          tekst(
            'There is now somebody whom you can call about your report.',
            `${regisseur.naam} is ${uwRegisseur} for the time being.`,
          ),
          ...gegevens(regisseur),
          contact(bericht),
          tekst(
            `This is for the time being. ${vast} municipality confirms who will be ${uwRegisseur}.`,
            'That can be somebody else. We will tell you.',
          ),
          klikt,
        ],
      };
    },
    benoemd: (bericht) => ({
      onderwerp: over(`${bericht.regisseur.naam} is ${uwRegisseur}`),
      blokken: [
        tekst(`${bericht.regisseur.naam} is ${uwRegisseur}. This is your fixed contact.`),
        ...gegevens(bericht.regisseur),
        contact(bericht),
        klikt,
      ],
    }),
    waarneming: ({ regisseur, waarnemer }) =>
      waarnemer
        ? {
            onderwerp: over(`${waarnemer.naam} stands in for ${regisseur.naam}`),
            blokken: [
              tekst(
                `${regisseur.naam} is away now.`,
                `Until the end of ${dag(waarnemer.tot)} you can go to ${waarnemer.naam}.`,
              ),
              ...gegevens(waarnemer),
              tekst(
                `After that ${regisseur.naam} is there for you again, or you hear from us. What you agreed does not change.`,
              ),
            ],
          }
        : {
            onderwerp: over(`How to reach ${regisseur.naam}`),
            blokken: [
              tekst(`From now on you can go to ${regisseur.naam}. What you agreed does not change.`),
              ...gegevens(regisseur),
            ],
          },
    afwezig: ({ naam, uiterlijk }) => ({
      onderwerp: over(`${naam} is away now`),
      blokken: [
        tekst(`${naam} is away now. We are looking for somebody who takes over. We will tell you who that is.`),
        belofte(uiterlijk),
        tekst(`Until then, call the municipality: ${telefoon} (${gemeente.bereikbaar.en}).`),
        tekst(`A client supporter helps you for free: ${steun.naam}, ${steun.telefoon}.`),
      ],
    }),
    geweigerd: ({ naam }) => ({
      onderwerp: over('We are looking for somebody else for you'),
      blokken: [
        tekst(`${naam} cannot be your contact. This is not because of you.`),
        tekst(
          'We start looking for somebody else at once. We will tell you who that is.',
          `Do you need something now? Call the municipality: ${telefoon}.`,
        ),
        tekst(`A client supporter helps you for free: ${steun.naam}, ${steun.telefoon}.`),
      ],
    }),
    vertrek: ({ naam, organisatie, uiterlijk }) => ({
      onderwerp: over('We are looking for somebody else for you'),
      blokken: [
        tekst(`${naam} no longer works at ${organisatie}. You cannot call or mail ${naam} there any more.`),
        tekst('We start looking for somebody else at once. We will tell you who that is.'),
        belofte(uiterlijk),
        tekst(`Do you need something until then? Call the municipality: ${telefoon} (${gemeente.bereikbaar.en}).`),
        tekst(`A client supporter helps you for free: ${steun.naam}, ${steun.telefoon}.`),
      ],
    }),
    uitkomst: ({ uitkomst, toelichting }) => {
      const { onderwerp, blokken, slot = [] } = uitkomstOf(uitkomst);
      return { onderwerp, blokken: [...blokken, ...toelichtingVan(toelichting), ...slot] };
    },
    afronding: ({ toelichting }) => ({
      onderwerp: over('Your report is closed'),
      blokken: [
        tekst('Your report is closed. You do not have to do anything.'),
        ...toelichtingVan(toelichting),
        tekst(`Are things not going well after all? Call us: ${telefoon}. Then we open your report again.`),
      ],
    }),
    heropend: ({ reactieUiterlijk }) => ({
      onderwerp: over('Your report is open again'),
      blokken: [
        tekst('Your report is open again. We look again at what is needed.'),
        belofte(reactieUiterlijk),
        tekst('You do not have to write your story again.'),
      ],
    }),
    navraag: ({ weken }) => ({
      onderwerp: over('Is the help moving again?'),
      blokken: [
        tekst(
          `About ${weken === 1 ? 'a week' : `${weken} weeks`} ago we told you who helps you or what you can do.`,
          'We would like to know how things are now.',
        ),
        { kop: 'Is the help moving again?' },
        {
          mail: tekst('Yes, a little, or not yet? The button opens a page. There you choose your answer.'),
          brief: tekst(`Yes, a little, or not yet? Call us: ${telefoon}. Or answer on our website.`),
          gesprek: tekst('Yes, a little, or not yet?'),
        }[vorm],
        tekst('Is the answer no? Then we open your report again and start working for you again.'),
        ...when(!spoken, tekst('Do we hear nothing? Then we contact you.')),
      ],
    }),
    wissel: ({ stand, uiterlijk }) =>
      stand === 'ontvangen'
        ? {
            onderwerp: over('You asked for somebody else'),
            blokken: [
              tekst('You asked for somebody else. You may. It has no consequences for your help.'),
              ...(uiterlijk
                ? [belofte(uiterlijk)]
                : [tekst('Somebody of our staff looks at it. We will tell you what happens.')]),
            ],
          }
        : {
            onderwerp: over('Answer to your question about somebody else'),
            blokken: [
              tekst('You asked for somebody else. We looked at it carefully.', 'Your contact stays the same.'),
              tekst(`Do you want to know why? Call us: ${telefoon}. We like to explain it.`),
              tekst(`A client supporter helps you for free: ${steun.naam}, ${steun.telefoon}.`),
            ],
          },
    doorzending: ({ toelichting, ...given }) => {
      const { onderwerp, blokken } = doorgezonden(given);
      const rest = tekst('The rest of your report goes on. This changes nothing about it.');
      return { onderwerp, blokken: [...blokken, rest, ...toelichtingVan(toelichting)] };
    },
    contactgegevens: () => ({
      onderwerp: over('Your contact details were changed'),
      blokken: [
        tekst('We changed how we reach you. From now on we use the new details.'),
        tekst(`Is this wrong? Or did you not ask for this? Call us: ${telefoon}.`),
      ],
    }),
    ontlasting: ({ taken }) => ({
      onderwerp: over('Somebody else takes over your tasks'),
      blokken: [
        tekst('You did tasks that really belong to somebody else. Thank you for that. Somebody else does this now:'),
        { lijst: taken.map(({ taak, door }) => `${taak}: ${door}`) },
        tekst('Now you can stand beside the resident again.'),
        tekst(`Is this wrong? Call us: ${telefoon}.`),
      ],
    }),

    neutraal: {
      aanhef: tekst('Hello,'),
      tekst: (bericht) => {
        const bellen = (wie: { naam: string; telefoon: string }) => tekst(`You can call ${wie.naam}: ${wie.telefoon}.`);
        const onsBellen = tekst(`Do you prefer to call? You can: ${telefoon}. Mention your number: ${meldingsnummer}.`);
        const antwoord = 'There is an answer to your message';
        switch (bericht.soort) {
          case 'ontvangst':
            return {
              onderwerp: 'We have received your message',
              blokken: [
                tekst(`We received your message on ${spellMoment(bericht.ontvangenOp, 'en')}.`),
                voorbij(bericht.reactieUiterlijk)
                  ? tekst('You get an answer as soon as possible.')
                  : tekst(`You get an answer by ${dag(bericht.reactieUiterlijk)}.`),
              ],
            };
          case 'aanvulling':
            return {
              onderwerp: 'We have received your message',
              blokken: [tekst('We have received your new message.')],
            };
          case 'aanspreekpunt':
          case 'benoemd':
            return { onderwerp: antwoord, blokken: [tekst(`${antwoord}.`), bellen(bericht.regisseur)] };
          case 'waarneming':
            return {
              onderwerp: antwoord,
              blokken: [tekst(`${antwoord}.`), bellen(bericht.waarnemer ?? bericht.regisseur)],
            };
          case 'contactgegevens':
            return {
              onderwerp: 'Your details were changed',
              blokken: [tekst('We have changed your details.'), tekst(`Is this wrong? Call us: ${telefoon}.`)],
            };
          case 'navraag':
            return {
              onderwerp: 'We have a question for you',
              blokken: [tekst('We have a question for you. You read the question on our website.'), onsBellen],
            };
          case 'afwezig':
          case 'geweigerd':
          case 'vertrek':
          case 'uitkomst':
          case 'afronding':
          case 'heropend':
          case 'wissel':
          case 'ontlasting':
          case 'doorzending':
            return { onderwerp: antwoord, blokken: [tekst(`${antwoord}.`), onsBellen] };
        }
      },
      groet: { tekst: `Kind regards,\n${gemeente.mail.naamNeutraal}` },
    },
    gesprek: {
      begin: (naam, veilig) => {
        const wie = naam?.trim();
        if (veilig)
          return [wie ? `Hello. Am I speaking to ${wie}? Can you talk freely now?` : 'Hello. Can you talk freely now?'];
        const from = `Hello, I am calling from the municipality of ${gemeente.naam}.`;
        return [wie ? `${from} Am I speaking to ${wie}?` : `${from} Do you have a moment?`];
      },
      slot: [`Do you have a question later? Call ${telefoon}. Your number is ${meldingsnummer}.`],
    },
  };
};
