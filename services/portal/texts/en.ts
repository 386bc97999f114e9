import type { Gemeente } from '../../../shared/gemeente.ts';
import { html } from '../html.ts';
import type { Texts } from './texts.ts';

/** English, in short words: many who choose it did not grow up with it. Names of Dutch offices stay as they are. */

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const spellMonths = (months: number) => (months % 12 === 0 ? `${months / 12} years` : `${months} months`);
const yesNo = { ja: 'Yes', nee: 'No', weetNiet: 'I do not know' };

const plans: Record<Gemeente['label']['plan'], string> = {
  gezinsplan: 'family plan',
  ondersteuningsplan: 'support plan',
};

export function en({ naam, telefoon, label, termijnen, bewaren }: Gemeente): Texts {
  const { regisseur, uwRegisseur } = label.en;
  const plan = plans[label.plan];
  return {
    taal: 'en',
    velden: {
      nietVerplicht: 'optional',
      ja: 'Yes',
      kies: 'Choose',
      fouten: (aantal) =>
        aantal === 1 ? 'There is 1 thing that is not right yet' : `There are ${aantal} things that are not right yet`,
      fout: 'Error',
    },
    kader: {
      naarInhoud: 'Go to the content',
      gemeente: `Municipality of ${naam}`,
      onderNaam: 'When help is stuck',
      snelWeg: 'Quick exit',
      menu: { melden: 'Report', volg: 'Follow your report', rechten: 'Your rights' },
      lieverBellen: 'Would you rather call?',
      bereikbaar: 'You can reach us:',
      voet: { privacy: 'Privacy', toegankelijkheid: 'Accessibility', rechten: 'Your rights', medewerkers: 'For staff' },
      andereTaal: 'Nederlands',
    },
    delen: {
      bijGevaar: 'In danger',
      gevaar: 'Is there danger now?',
      bel: (nummer) => html`Call ${nummer}.`,
      veiligThuis: (nummer) => html`Is it not safe at home? Call Veilig Thuis: ${nummer}. Day and night, for free.`,
      crisis: (nummer, uitleg) => html`Crisis number of the municipality: ${nummer}. ${uitleg}`,
      ookBellen: (nummer, bereikbaar) => html`You can also call: ${nummer}, ${bereikbaar}.`,
      clientondersteuner: (wie, nummer) => html`A client supporter helps you for free: ${wie}, ${nummer}.`,
      jeugdstem: (wie, nummer) =>
        html`Is it about youth help? The advisers of ${wie} listen and think along: ${nummer}. Also free.`,
      nietTevreden: 'Not satisfied?',
      klacht: 'A complaint does not change the help that you get.',
      terug: 'Back to your report',
    },
    foutpagina: {
      nietGevonden: {
        titel: 'This page does not exist',
        tekst: 'Maybe the address is wrong, or the page has moved.',
      },
      methodeNietToegestaan: { titel: 'You cannot do this here', tekst: 'Start again on the first page.' },
      geenToegang: { titel: 'This is not possible', tekst: 'Go to the first page and use the form there.' },
      aanmeldenNodig: { titel: 'You cannot sign in', tekst: 'Try again, or ask for help.' },
      teDruk: { titel: 'It is very busy now', tekst: 'Wait for a minute and try again.' },
      onverwacht: {
        titel: 'Something went wrong on our side',
        tekst: `It is not your fault. Try again, or call the municipality of ${naam}.`,
      },
      noemDitNummer: (nummer) => `Then tell us this number: ${nummer}`,
      naarBegin: 'To the first page',
    },
    formulier: {
      taal: 'en',
      secties: {
        overWie: 'Who is it about?',
        watLooptVast: 'What is stuck?',
        wieHelpt: 'Who is helping now?',
        veiligheid: 'Safety',
        bereiken: 'How can we reach you safely?',
        delen: 'Sharing your story',
        wieBentU: 'Who are you?',
        gezin: 'Which family is it about?',
        intussen: 'What do you do yourself?',
      },
      bereiken: [
        'Can somebody else read your mail? Then choose a safe way to reach you.',
        'We need one way: mail, phone or post. Or report without your name.',
        'The address is that of your home. Is your report about somebody else? Then fill in the address of that family, if you know it.',
      ],
      jeugdige: [
        'We do not mail or call your parents by ourselves.',
        'We send you no letter: your parents can read it. So choose mail or phone.',
      ],
      ouders:
        'Do the parents live apart? Then each parent reports for themselves. We never give data of one parent to the other.',
      over: {
        label: 'Who is your report about?',
        mijzelf: 'About me',
        mijnGezin: 'About my family',
        iemandAnders: {
          label: 'About somebody else',
          uitleg: 'For example a neighbour, a friend or somebody whom you help.',
        },
      },
      weetHetGezinHet: {
        label: 'Does the family know?',
        uitleg:
          'We tell the family that there is a report, unless that is not safe. Later you only see that we have read your report.',
        opties: yesNo,
      },
      rol: {
        label: 'Who are you?',
        opties: {
          inwoner: 'Resident',
          jeugdige: 'Child or young person',
          ouder: 'Parent or carer',
          mantelzorger: 'Somebody who cares for family or a friend',
          naaste: 'Family or friend',
          buur: 'Neighbour',
          clientondersteuner: 'Client supporter',
          verwijzer: 'Somebody who refers, like a doctor',
          professional: 'Care worker',
          anders: 'Somebody else',
        },
      },
      leeftijd: { label: 'How old are you?', uitleg: 'Then we know what you may decide yourself.' },
      watLooptVast: {
        label: 'What is stuck?',
        uitleg: 'Tell it in your own words. Do not write down a citizen service number (BSN): we do not need it.',
      },
      leefgebieden: { label: 'What is it about?', uitleg: 'You may choose more than one.' },
      doelgroepen: {
        label: 'Is one of these true for you or your family?',
        uitleg: 'Then we look for somebody who knows a lot about it.',
        opties: {
          jeugd: 'Children or young people',
          ggz: 'Mental health problems',
          lvb: 'Learning or understanding is hard',
          ouderen: 'Growing old',
        },
      },
      betrokkenOrganisaties: {
        label: 'Which organisations help now?',
        uitleg: 'One on each line. Then we do not ask one of them to take the lead.',
      },
      aantalHulpverleners: { label: 'How many care workers are there?', uitleg: 'A rough number is fine.' },
      wisselingenHulpverleners: {
        label: 'How often did a different care worker come in the past year?',
        uitleg: 'A rough number is fine.',
      },
      overzichtHouden: {
        label: 'Can you keep track of all the help?',
        opties: { ja: 'Yes', soms: 'Sometimes', nee: 'No', weetNiet: 'I do not know' },
      },
      bekendeRegisseur: {
        label: `Do you already have a ${regisseur}, or somebody who arranges the help?`,
        uitleg: 'Fill in the name.',
      },
      overRegisseur: {
        label: 'My report is about this person',
        uitleg: 'Then your report does not go to him or her.',
      },
      veiligheid: {
        label: 'Is it safe?',
        acuutOnveilig: { label: 'No, there is danger now', uitleg: 'Call 112 too. Do not wait for us.' },
        zorgen: 'I am worried',
        veilig: 'Yes, it is safe',
        weetNiet: 'I do not know',
      },
      minderjarigen: { label: 'Are there children younger than 18?', opties: yesNo },
      naam: { label: 'Your name' },
      email: { label: 'Your mail address' },
      telefoon: { label: 'Your phone number' },
      postcode: { label: 'Postal code' },
      huisnummer: { label: 'House number' },
      toevoeging: { label: 'Addition' },
      straat: {
        label: 'Street',
        uitleg: 'Only needed for a letter. Do you want post from us? Then fill in the street.',
      },
      adres: 'Address',
      geheimAdres: {
        label: 'My address is secret',
        uitleg: 'Then only staff who really need it see where you live.',
      },
      gesprekThuis: {
        label: 'I prefer to talk at my home',
        uitleg: 'Only choose this if it is safe to talk at home.',
      },
      voorkeurskanaal: {
        label: 'How do you want to hear from us?',
        email: 'By mail',
        telefoon: 'By phone',
        post: {
          label: 'By post',
          uitleg:
            'You can choose this if you report about yourself or your family. Then fill in your address too, with the street.',
        },
      },
      nietMailen: { label: 'Do not mail me', uitleg: 'We call you or send a letter.' },
      neutraal: { label: 'Send a neutral mail', uitleg: 'The subject and the text say nothing about help.' },
      belMoment: { label: 'When is it safe to call you?', uitleg: 'For example: Tuesday between 9 and 11.' },
      anoniem: {
        label: 'I want to report without my name',
        uitleg:
          'Then fill in no name, mail address or phone number. We do not know who you are and cannot answer you. Please note: the municipality does not know your name, but the family may guess it from your story. It works the other way too: we may keep your name from the family, while the municipality knows it.',
      },
      delenMetRegisseur: {
        label: `May we share your story with ${uwRegisseur}, or with the team that is going to help you?`,
        uitleg: 'Do you say no? Then we help you just as well. You may change your mind later.',
        ja: 'Yes',
        nee: 'No',
      },
      geenBsn: {
        label: 'This is not a BSN',
        uitleg: 'The number in my text is something else, like a customer number.',
      },
      professional: {
        rol: {
          label: 'What is your work?',
          opties: {
            professional: 'I work in help, care, a school or the police',
            verwijzer: 'I refer people, like a doctor',
            clientondersteuner: 'I am a client supporter',
          },
        },
        naam: { label: 'Your name' },
        functie: { label: 'Your job' },
        organisatie: { label: 'Your organisation' },
        vindplaats: { label: 'Where do you work?', uitleg: 'Choose what fits best.' },
        email: { label: 'Your mail address at work' },
        telefoon: { label: 'Your phone number at work' },
        weetHetGezinHet: {
          label: 'Does the family know about this report?',
          uitleg: 'If you can, talk about it with the family first. Do not do so if that is not safe.',
          opties: yesNo,
        },
        watWeetHetGezin: {
          label: 'What did you tell the family?',
          uitleg: 'Or: why did you not tell them yet?',
        },
        watLooptVast: {
          label: 'What is stuck?',
          uitleg:
            'Write down what you saw or heard yourself, and what others told you. Do not write down a citizen service number (BSN).',
        },
        doelgroepen: {
          label: 'Is one of these true for the family?',
          uitleg: 'Then we look for somebody who knows a lot about it.',
        },
        overzichtHouden: { label: 'Can the family keep track of all the help?' },
        watDoetUZelf: {
          label: 'What do you do for the family now?',
          uitleg: 'Keep doing what you do. Write down when you see the family again.',
        },
        overgenomenTaken: {
          label: 'Do you do tasks because nobody else does them?',
          uitleg: 'One task on each line. Then we soon look for somebody who takes them over from you.',
        },
        adres: 'Fill in the address of the family. That way we see if somebody is already helping.',
        bereiken: 'Fill in your phone number or mail address. We call or mail you if something is not clear.',
      },
    },
    invoer: {
      tekstTeLang: 'This is too long. Make the text shorter.',
      telefoon: 'Fill in a phone number of 10 digits, like 06 12345678.',
      email: 'Fill in a mail address like name@example.com.',
      postcode: 'Fill in a postal code of 4 digits and 2 letters, like 7607 EW.',
      huisnummer: 'Fill in a house number.',
      verhaalOntbreekt: 'Tell us what is stuck.',
      verhaalKort: 'Tell us in at least 10 characters what is stuck.',
      verhaalLang: 'Use at most 4000 characters. You can tell more later.',
      over: 'Choose who your report is about.',
      rol: 'Choose who you are.',
      teVeelOrganisaties: 'Name at most 20 organisations.',
      geheelGetal: 'Fill in a whole number.',
      getalVanaf0: 'Fill in a number from 0.',
      getalTot99: 'Fill in a number up to 99.',
      leeftijd: 'Fill in an age from 0 to 120 years.',
      anoniemMetGegevens:
        'You want to report without your name. Then take away your name, mail address and phone number.',
      geenManierVanContact:
        'Fill in a mail address or phone number, or choose post and fill in your address. Then we can reach you. Or report without your name.',
      emailBijVoorkeur: 'Fill in your mail address, or choose another way.',
      telefoonBijVoorkeur: 'Fill in your phone number, or choose another way.',
      adresBijPost: 'Fill in your address, or choose another way.',
      nietMailenWelEmail: 'You want no mail. Choose phone or post.',
      nietMailenGeenAnder: 'You want no mail. Fill in a phone number or address, so that we can reach you.',
      briefBijSignaal:
        'Your report is about somebody else. A letter can end up with the family. Fill in your phone number and choose phone, or choose mail.',
      briefBijJeugdige:
        'A letter can end up with your parents. Fill in your phone number and choose phone, or choose mail.',
      professionalOverIemandAnders: 'You report from your work. Then choose: about somebody else.',
      professionalNaam: 'Fill in your name. We must be able to call you if something is not clear.',
      professionalAnoniem: 'From your work you cannot report without your name. Use the normal form.',
      onbekendeVindplaats: 'Choose from the list where you work.',
      onbekendLeefgebied: 'We do not know this part of life. Choose from the list.',
      bsn: 'This looks like a citizen service number (BSN). Take it away, or tell us that it is not a BSN.',
      aanvullingKort: 'Tell us in at least 3 characters what you want to add.',
      antwoordKiezen: 'Choose an answer.',
    },
    melden: {
      titel: 'Report that help is stuck',
      inleiding: 'Tell us what is stuck. You do not have to fill in everything: skip what you do not want to tell.',
      wieLeest: 'Who reads your report?',
      lezers: [
        `Staff of the municipality of ${naam} who find out who can help you best.`,
        `If you agree: ${uwRegisseur}, or the team that is going to help you.`,
        'Do you say no? Then they only see who you are, how to reach you, if it is safe and if there are children.',
        'Must somebody else help you, or is there danger? Then we pass on what is needed.',
        'Your other care workers do not get your story from us.',
      ],
      leesMeer: (link) => html`Read more about ${link}.`,
      watMetGegevens: 'what we do with your data',
      werktU: (link) => html`Do you work with the family? ${link}.`,
      alsProfessional: 'Then report from your work',
      klaar: 'Ready?',
      nogEenKeer: 'On the next page you see everything once more. After that you can send it.',
      verder: 'Next: check your report',
      professional: {
        titel: 'Report from your work',
        inleiding:
          'For people who work with families, like a school, a doctor, the police or a client supporter. Later you only see if we have read your report.',
        inwoner: (link) => html`Is it about yourself or your own family? ${link}.`,
        naarInwoner: 'Use the form for residents',
      },
      wieLeestProfessional: [
        `Staff of the municipality of ${naam} who find out who can help the family best.`,
        'The family may ask what was written about them. So write down only what is needed.',
      ],
      controle: {
        titel: 'Check your report',
        inleiding: 'Is everything right? Then send your report. It has not been sent yet.',
        wijzig: 'Change',
        nietIngevuld: 'Not filled in',
        straat:
          'You get a letter from us. Please fill in your street for it. You can also send your report without the street.',
        straatInvullen: 'Fill in the street',
        verstuur: 'Send your report',
        naarFormulier: 'Back to the form',
      },
      nietVerstuurd: {
        titel: 'Your report has not been sent yet',
        onzekerTitel: 'We are not sure if your report has reached us',
        reden: {
          druk: 'It is very busy now. Wait for a minute and try again.',
          onbekend: 'It is not your fault. Try again: your report will still reach us only once.',
          nietGelukt: 'Something went wrong. It is not your fault. Try again.',
        },
        staatErNog: 'Everything that you filled in is still there.',
        lukt: (nummer, bereikbaar) => html`Does it not work? Then call us: ${nummer}, ${bereikbaar}.`,
        opnieuw: 'Try again',
      },
      ontvangen: {
        titel: 'We have received your report',
        dank: 'Thank you for telling us.',
        bewaar: 'Keep this safe',
        nummer: 'Your number',
        code: 'Your code',
        ontvangenOp: 'Received on',
        uHoort: 'You hear from us',
        wijLezen: 'We read your report',
        uiterlijk: (datum) => `by ${datum}`,
        bewaarUitleg:
          'With the number and the code you see what happens with your report. Do not give them to others. We show the code only once. Write it down, or print this page.',
        bekijk: 'See your report',
        watNu: 'What happens now?',
        anoniem: [
          'We read your report.',
          'You reported without your name. So we cannot answer you. With your number and code you can see if we have read your report.',
        ],
        signaal: (datum) => [
          'We read your report and look at what is needed.',
          `We will have read your report by ${datum}. If we are late, our manager gets a message.`,
          'We may not tell you what happens after that. This is how we protect the family.',
        ],
        eigen: (datum) => [
          'We are now looking for the right person for you.',
          `You hear from us by ${datum}. If we are late, our manager gets a message.`,
          `You get the name and the phone number of ${uwRegisseur}.`,
        ],
        professional: (datum) => [
          'We read your report and look at what is needed.',
          `We will have read your report by ${datum}. If we are late, our manager gets a message.`,
          'In the meantime, keep doing what you do for the family.',
          'We tell you more only if the family agrees, or if the law allows it.',
        ],
        jongere: {
          titel: 'It is good that you told us',
          regels: [
            'We do not mail or call your parents by ourselves.',
            'Somebody of our staff looks at what your parents must know. He or she will talk about that with you too.',
          ],
        },
        naastU: 'Do you want somebody at your side?',
        leesOok: (link) => html`Also read ${link}.`,
        watRechtenZijn: 'what your rights are',
        verstuurd: 'This is what you sent',
      },
      bsn: 'There is a number in your text that looks like a citizen service number (BSN). Take it away. Is it not a BSN? Then tick: This is not a BSN.',
      kiesRol: 'Choose who you are.',
      organisatieNodig: 'Fill in which organisation you work for.',
      kloptNiet: 'Something is not right yet. Check your answers, or call us.',
    },
    volg: {
      titel: 'Follow your report',
      inleiding: 'Fill in the number and the code that you got. Then you see what happens now and whom you can call.',
      nummer: { label: 'Your number', uitleg: 'It starts with M-, for example M-2026-7K3WQD.' },
      code: {
        label: 'Your code',
        uitleg: 'The long code that you got when you made the report. Capitals and hyphens do not matter.',
      },
      onbekendeCode:
        'This number and this code do not belong together, or they are too old. Check them once more, or call us.',
      opnieuwInvullen: 'Fill in your number and code again.',
      bekijk: 'See your report',
      kwijt: 'Did you lose your number or code?',
      link: {
        inleiding: 'Press the button to see what happens with your report.',
        leestIemandMee: 'Is somebody reading along? Then close this page, or press "Quick exit".',
      },
      mislukt: {
        titel: 'This does not work now',
        tekst: 'We cannot show your report now. It is not your fault. Try again in a minute.',
        opnieuw: 'Try again',
      },
      paginaTitel: (nummer) => html`Your report ${nummer}`,
      status: {
        ontvangen: 'We have received your report',
        bekeken: 'We have read your report',
        inBehandeling: 'We are looking for the right person for you',
        voorlopigAanspreekpunt: 'You have a contact for the time being',
        regisseurBenoemd: `${capital(uwRegisseur)} is known`,
        afgerond: 'Your report is closed',
      },
      watNu: 'What happens now?',
      watDaarna: 'What comes after that?',
      wie: 'Who does that?',
      wanneer: 'When?',
      afgerond: {
        nu: 'Your report is closed.',
        daarna: 'Is the help stuck again? Call us or make a new report.',
      },
      benoemd: {
        nu: (wie) => `${wie} is ${uwRegisseur}: your fixed contact.`,
        daarna: (wie) => `${wie} will contact you. Together you make a ${plan}. You have a say in it.`,
        wanneer: 'You may call now. You do not have to wait for a call.',
      },
      voorlopig: {
        nu: (wie) => `${wie} is your contact for the time being. You can call now.`,
        daarna: `The municipality confirms who will be ${uwRegisseur}. That can be somebody else. You will get a message about it.`,
        wie: (wie) => `${wie}, and somebody of the municipality who confirms the choice`,
      },
      bevestigen: {
        onbekend: 'When the municipality confirms it, you get a message. You can call now.',
        teLaat: (datum) =>
          `The municipality was going to confirm this by ${datum}. That has not happened yet. We are sorry. You can call now. You can also call the municipality: ${telefoon}.`,
        uiterlijk: (datum) => `The municipality confirms this by ${datum}. You can call now.`,
      },
      zoeken: {
        lezen: 'We are reading your report.',
        zoeken: 'We are now looking for the right person for you.',
        naam: `You get the name and the phone number of ${uwRegisseur}.`,
        anoniemDaarna: 'We look at what is needed.',
        anoniemWanneer: 'You reported without your name. So we cannot call or write to you.',
      },
      gemeente: `The municipality of ${naam}`,
      antwoordTeLaat: (datum) =>
        `You should have heard from us by ${datum}. We are sorry. Feel free to call: ${telefoon}.`,
      antwoordUiterlijk: (datum) => `You hear from us by ${datum}. If we are late, our manager gets a message.`,
      contact: {
        voorlopig: 'Your contact for the time being',
        vast: `${capital(uwRegisseur)}: your fixed contact`,
        watIsVoorlopig: `For the time being means: this person helps you now, while the municipality confirms who will be ${uwRegisseur}.`,
        watMag: `What may ${uwRegisseur} decide?`,
        klikt: 'Is it not a good match? You may ask for somebody else.',
        vraagAnder: 'Ask for somebody else',
      },
      afwezig: (wie, datum, vervanger) => `${wie} is away until the end of ${datum}. Until then, call ${vervanger}.`,
      nietDaar: {
        nu: (wie) => `${wie} is away now. We are looking for somebody who takes over.`,
        bel: (nummer, bereikbaar) => html`Until then, call the municipality: ${nummer}, ${bereikbaar}.`,
      },
      vertrek: {
        nu: (wie, organisatie) => `${wie} no longer works at ${organisatie}. We are looking for somebody else for you.`,
        bel: (nummer, bereikbaar) => html`Until then, call the municipality: ${nummer}, ${bereikbaar}.`,
      },
      uitkomst: {
        titel: 'What has been decided?',
        daarna: 'Whoever is going to help you contacts you. Do you hear nothing? Then call us.',
        soort: {
          advies: 'We have answered your question.',
          algemeneVoorziening: 'There is help that you can go to yourself. You need no letter from us.',
          viaTeam: 'A team near you is going to help you.',
          sociaalTeam: 'The social team is going to help you.',
          expertteam: 'A team that knows a lot is going to think along about your help.',
          maatwerk: 'One person of our staff will arrange this for you.',
          wmoMelding:
            'Your report also counts as a request under the Wmo, the law on social support. The municipality looks into what help you need.',
          bekendeRegisseur: 'You already have somebody who arranges the help. That person goes on with your report.',
          nieuweCasus: 'We are looking for one person who takes the lead for you.',
        },
        doorsturen: {
          bezig: (naam, datum) =>
            `We hand over your report to ${naam}. This is done by ${datum}. You do not have to do anything yourself.`,
          teLaat: (naam, datum) =>
            `We hand over your report to ${naam}. That should have been done by ${datum}. We are sorry.`,
          klaar: (naam, datum) =>
            `We have handed over your report to ${naam}, on ${datum}. The date of your report counts.`,
          ook: { klacht: 'It is also a complaint', bezwaar: 'It is also an objection' },
        },
        contact: 'Whom can you call?',
        website: 'Website',
        uiterlijk: (datum) => `By ${datum} you hear what happens next.`,
        wmo: [
          `We take at most ${termijnen.wmoOnderzoekWeken} weeks for this, from the day of your report.`,
          `You may write your own plan about the help that you need. Send it within ${termijnen.persoonlijkPlanDagen} days after your report. Not possible? Call us.`,
        ],
        nietEens: 'Do you not agree? Call us, or tell us why.',
      },
      aanvullingen: 'What you told us later',
      bijlagen: 'What you sent along',
      bijlageStatus: {
        quarantaine: 'We are still checking this file.',
        vrijgegeven: 'Received.',
        geweigerd: 'We could not accept this file.',
      },
      watGebeurde: 'What happened',
      gelezen: 'We have read your report. We may not tell you more. This is how we protect the family.',
      gelezenTeLaat: (datum) =>
        `We should have read your report by ${datum}. That has not happened yet. We are sorry. Feel free to call.`,
      gelezenUiterlijk: (datum) => `We have received your report. We will have read it by ${datum}.`,
      naastU: 'Do you want somebody at your side?',
      folder: 'Read the leaflet about your rights',
      verstuurd: 'Read what you sent',
      klaar: 'Done looking?',
      halfUur: 'After half an hour we ask for your code again.',
      stop: 'Stop following',
      vertel: {
        titel: 'Tell us more',
        knop: 'Tell us more',
        waarom: 'Has something changed, or did you forget something?',
        inleiding: 'We add it to your report. Is there danger? Then call 112 and do not wait for us.',
        veld: {
          label: 'What do you want to add?',
          uitleg: 'Do not write down a citizen service number (BSN).',
        },
        verstuur: 'Send',
        gedaan: 'Thank you. We have added it to your report.',
      },
      navraag: {
        titel: 'Is the help moving again?',
        inleiding: 'We want to know if things are better. You do not have to explain anything.',
        antwoord: {
          label: 'Is the help moving again?',
          opties: { ja: 'Yes', beetje: 'A little', nee: 'Not yet' },
        },
        toelichting: { label: 'Do you want to tell us more?', uitleg: 'For example what does not work yet.' },
        verstuur: 'Send your answer',
        waarom: 'We would like to hear how things are.',
        knop: 'Answer the question',
        gedaan: {
          ja: 'Thank you. Good to hear that the help is moving again.',
          beetje: 'Thank you. We look at what is still needed.',
          nee: 'Thank you. Your report is open again. We start working on it again.',
        },
      },
      wissel: {
        titel: 'Ask for somebody else',
        inleiding: [
          'You may ask for somebody else. That does not change the help that you get.',
          'Somebody of the municipality decides. That person will call or write to you.',
        ],
        reden: { label: 'Do you want to tell us why?', uitleg: 'You do not have to give a reason.' },
        verstuur: 'Ask for somebody else',
        gedaan: `Thank you. We have received your question. You hear from us within ${termijnen.wisselWerkdagen} working days.`,
      },
      toestemming: {
        titel: `May ${uwRegisseur} read your story?`,
        stand: {
          nietGezegd: 'You have not said anything about this yet. So for now the answer is no.',
          ja: 'You said yes. The team that helps you may read your story too.',
          nee: 'You said no. The team may not read your story either.',
          verborgen: 'With this link we do not show what you chose. Do you want to stop sharing? Then choose no.',
        },
        sinds: (datum) => `This counts since ${datum}.`,
        gehoord: (datum) => `You said this on ${datum} to somebody of the municipality. Is it wrong? Then change it.`,
        knop: 'Choose yes or no',
        inleiding: [
          'You choose. You may always choose something else, as often as you like.',
          `Do you say yes? Then ${uwRegisseur} and the team that helps you read what you told and sent us. You do not have to tell your story again.`,
          'Do you say no? Then we help you just as well. They only see who you are, how to reach you, if it is safe and if there are children.',
          'Staff of the municipality who work on your report do read your story.',
          'Your choice counts at once. What has been read already, we cannot undo.',
        ],
        keuze: 'What do you choose?',
        gedaan: 'Thank you. Your choice counts from now on.',
        kanNiet: 'This cannot be done here. Call us, then we arrange it with you.',
      },
      stokt: {
        titel: 'Is the help not starting?',
        bel: (nummer) => html`Call the municipality: ${nummer}. Tell us the number of your report.`,
        regels: [
          'Tell us what does not happen and what was promised.',
          'Does that not help? You may make a complaint.',
        ],
      },
      kanNietMeer: 'This is no longer possible. Do you want to tell or ask something? Call us.',
      nietGelukt:
        'We are not sure whether this has arrived. It is not your fault. Try again: it will arrive only once. Or call us.',
    },
    voorpagina: {
      titel: 'Is help stuck? Tell us',
      kop: 'Is the help for you or your family stuck?',
      inleiding:
        'You wait, you are sent from desk to desk, or care workers do not talk to each other. Tell us here. Then we look for who can help you. Is there a lot at once? Then one person takes the lead for you.',
      meld: 'Report that help is stuck',
      volg: 'Follow your report',
      zo: 'How it works',
      stappen: [
        ['You tell us what is stuck.', 'You do not have to sign in. It takes about ten minutes.'],
        ['You get a number and a code at once.', 'With these you see what happens with your report.'],
        [
          'You know whom to call.',
          'With your report you find a phone number of the municipality. Does somebody help you? Then you read who.',
        ],
      ],
      hulp: 'Help with your report',
      watMagEnRechten: `What may ${uwRegisseur} do, and what are your rights?`,
      gegevens: 'What do we do with your data?',
      professional: 'Do you work with the family? Then report from your work',
    },
    rechten: {
      titel: 'Your rights',
      watMag: `What may ${uwRegisseur} do?`,
      watRechten: 'What are your rights?',
      gratis: 'Free help',
      clientondersteuner: (wie, nummer) => html`A client supporter is at your side: ${wie}, ${nummer}.`,
      jeugdstem: (wie, nummer) =>
        html`Is it about youth help? The advisers of ${wie} listen and think along: ${nummer}.`,
      afdrukken: 'You can print this page and keep it.',
    },
    privacy: {
      titel: 'Privacy',
      kop: 'What do we do with your data?',
      inleiding: 'We keep as little as we can, for as short as we can. Here you read what, why and how long.',
      wat: 'What do we keep?',
      bewaard: [
        [
          'Your story and answers',
          `To understand what is stuck and who can help you. Our software removes this ${spellMonths(bewaren.meldingMaanden)} after the last change.`,
        ],
        [
          'How we reach you',
          'Your name, mail address, phone number or address, if you filled these in. Only to answer you. We remove this together with your report.',
        ],
        [
          'Who has the lead',
          `The name of ${uwRegisseur} and what was agreed. The municipality keeps this ${spellMonths(bewaren.casusMaanden)} after the last change. Your story is not part of it.`,
        ],
        [
          'Mail that you send us',
          `We keep the mail itself for ${bewaren.ruweMailDagen} days. What it says becomes your report.`,
        ],
        ['Who looked at your data', 'Each time somebody of our staff opens your data, we write that down.'],
      ],
      geenBsn: 'We never ask for your citizen service number (BSN) on this site.',
      waarom: 'Why may we do that?',
      wet: 'The municipality must help you if you need support. That is what two laws say: the Wmo 2015 and the Jeugdwet. We do not need your consent for that. For other things we do ask for it. Do you say no? Then we help you just as well.',
      wie: 'Who sees your data?',
      lezers: [
        'The staff who find out who can help you best. And the privacy officer, when something must be checked.',
        `${capital(uwRegisseur)} and the team that helps you. They read your story and your answers only if you agree. They do see who you are, how to reach you, if it is safe and if there are children: otherwise nobody can help you.`,
        'Must somebody else help you, or is there danger? Then we pass on what is needed. Your other care workers do not get your story from us.',
        'Was your report about somebody else? Then we do not tell the family who you are, unless the law says that we must.',
        'Do the parents live apart? Then we never give data of one parent to the other.',
      ],
      rechten: 'Your rights',
      rechtenLijst: [
        'You may see your data.',
        'You may have mistakes corrected.',
        'You may ask us to remove your data.',
        'You may object to the use of your data.',
        'You may send a complaint to the Autoriteit Persoonsgegevens.',
      ],
      vraag: (adres) => html`Send your question to ${adres}, or call.`,
      cookies: 'Cookies',
      cookiesTekst:
        'We do not track you. Do you follow a report? Then your browser remembers that for half an hour. After that it is gone.',
    },
    toegankelijk: {
      titel: 'Accessibility',
      inleiding:
        'Everybody must be able to use this site. Also without a mouse, with a screen reader or with large letters.',
      hoe: 'How accessible is this site?',
      lijst: [
        'Everything works with just the keyboard.',
        'Everything works without JavaScript.',
        'Every page fits on a small screen and can still be read when you zoom in.',
        'Every page is there in Dutch and in English.',
      ],
      lukt: 'Does something not work?',
      laatWeten: (adres) => html`Let us know: ${adres}. We fix it, or help you in another way.`,
    },
  };
}
