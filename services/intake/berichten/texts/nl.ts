import type { Block } from '../../../../shared/compose-mail.ts';
import { dutchDate, spellDate, spellMoment } from '../../../../shared/dutch-calendar.ts';
import type { Contactgegevens } from '../../contract.ts';
import type { BerichtVan } from '../bericht.ts';
import { facts, greeted, paragraphs, spokenUrl, tekst, when } from '../blocks.ts';
import type { MakeTexts, Tekst } from './texts.ts';

/** Dutch, B1, to be read aloud. */
export const nl: MakeTexts = ({ gemeente, vorm, meldingsnummer, rechtspositie, vandaag }) => {
  const { label, crisis, clientondersteuning: steun, bijlagen, telefoon } = gemeente;
  const { uwRegisseur } = label;
  const spoken = vorm === 'gesprek';
  const dag = (date: string) => spellDate(date, 'nl');
  const voorbij = (date: string) => vandaag !== null && date < vandaag;
  const over = (onderwerp: string) => `${onderwerp} (${meldingsnummer})`;
  /** Headings divide what is read; what is said needs none. */
  const kop = (title: string): Block[] => when(!spoken, { kop: title });
  const dezePost = { mail: 'deze e-mail', brief: 'deze brief', gesprek: 'ons' }[vorm];

  const belofte = (uiterlijk: string): Block =>
    voorbij(uiterlijk)
      ? tekst(
          `U had uiterlijk ${dag(uiterlijk)} van ons moeten horen. Dat is niet gelukt.`,
          'Dat spijt ons. Onze leidinggevende krijgt bericht.',
        )
      : tekst(`Uiterlijk ${dag(uiterlijk)} hoort u van ons.`, 'Lukt dat niet? Dan krijgt onze leidinggevende bericht.');
  const gelezen = (uiterlijk: string): Block =>
    voorbij(uiterlijk)
      ? tekst(`Een medewerker had dit uiterlijk ${dag(uiterlijk)} moeten lezen. Dat spijt ons.`)
      : tekst(
          `Uiterlijk ${dag(uiterlijk)} leest een medewerker wat u ons vertelde.`,
          'Lukt dat niet? Dan krijgt onze leidinggevende bericht.',
        );

  const waarom = {
    soortNietToegestaan: 'Dit soort bestand kunnen wij niet openen. Stuur het als pdf of als foto.',
    teGroot: `Dit bestand is te groot. Een bestand mag hoogstens ${bijlagen.maximaalMb} MB zijn. Maak het kleiner of stuur het in delen.`,
    teVeel: `Er kwamen te veel bestanden mee. Stuur hoogstens ${bijlagen.maximaalAantal} bestanden per e-mail. Stuur dit bestand opnieuw.`,
    leeg: 'Dit bestand is leeg. Stuur het opnieuw.',
    virus: 'Hier zit misschien een virus in. Stuur het niet opnieuw. Laat uw computer of telefoon nakijken.',
  } as const;
  const geweigerd = (bestanden: BerichtVan<'aanvulling'>['geweigerdeBijlagen']): Block[] =>
    when(
      bestanden.length > 0,
      { kop: 'Niet alles is aangekomen' },
      tekst('De tekst van uw e-mail hebben wij. Deze bestanden konden wij niet aannemen:'),
      { lijst: bestanden.map(({ naam, reden }) => `${naam.trim() || 'Bestand zonder naam'}: ${waarom[reden]}`) },
    );

  const bereiken = (bij: Contactgegevens): Block[] =>
    facts(['Telefoon', bij.telefoon], ['E-mail', bij.email], ['Website', bij.website && spokenUrl(bij.website)]);
  const gegevens = (wie: { naam: string; telefoon: string; email: string; organisatie: string }): Block[] =>
    facts(['Naam', wie.naam], ['Telefoon', wie.telefoon], ['E-mail', wie.email], ['Werkt bij', wie.organisatie]);
  const moment = ({ uiterlijk, wanneer }: BerichtVan<'benoemd'>['contact']): string =>
    ({
      voor: `vóór ${dag(uiterlijk)}`,
      uiterlijk: `uiterlijk ${dag(uiterlijk)}`,
      zoSnelMogelijk: 'zo snel mogelijk',
    })[wanneer];
  const contact = ({
    regisseur,
    contact: when,
    telefoonBekend,
  }: BerichtVan<'benoemd'> | BerichtVan<'aanspreekpunt'>): Block =>
    tekst(
      telefoonBekend
        ? `${regisseur.naam} belt u ${moment(when)}.`
        : `${regisseur.naam} neemt ${moment(when)} contact met u op.`,
      'U mag ook zelf bellen of mailen.',
    );
  const klikt = tekst('Klikt het niet? U mag om iemand anders vragen.');
  const opnieuw = tekst(
    'Bent u het er niet mee eens? Of verandert er iets?',
    `Vertel het ons: ${telefoon}. Dan kijken wij opnieuw.`,
  );
  const aanvragen = tekst(
    'U mag ook altijd zelf hulp aanvragen bij de gemeente. Dan krijgt u een brief met ons besluit.',
    'Bent u het niet eens met dat besluit? Dan kunt u bezwaar maken.',
  );
  const toelichtingVan = (toelichting: string | null): Block[] => {
    const blocks = paragraphs(toelichting);
    return when(blocks.length > 0, tekst('Een medewerker schrijft daarbij:'), ...blocks);
  };

  function ontvangst(bericht: BerichtVan<'ontvangst'>): Tekst {
    const { wie, ontvangenOp, reactieUiterlijk, opgetekend, weetHetGezinHet, geweigerdeBijlagen } = bericht;
    const wat = wie === 'onbekend' ? 'e-mail' : 'melding';
    const begin = [
      tekst(
        `Wij hebben uw ${wat} ontvangen op ${spellMoment(ontvangenOp, 'nl')}.`,
        opgetekend && 'Een medewerker heeft opgeschreven wat u ons vertelde.',
      ),
      tekst(`Uw meldingsnummer is ${meldingsnummer}.`),
      ...geweigerd(geweigerdeBijlagen),
      { kop: 'Wat gebeurt er nu?' },
    ];
    const zelfZien = when(
      !spoken,
      tekst(
        'U kunt zelf zien hoe het met uw melding gaat.',
        opgetekend
          ? 'Daar staat ook wat wij opschreven. Klopt het niet? Vertel het ons.'
          : 'Daar staat ook wat u ons schreef.',
      ),
    );
    const perSoort: Record<typeof wie, Block[]> = {
      eigenHuishouden: [
        belofte(reactieUiterlijk),
        tekst('Wij zoeken de juiste persoon voor u. U hoort van ons wie dat is en hoe u die persoon bereikt.'),
        ...zelfZien,
      ],
      signaal: [
        gelezen(reactieUiterlijk),
        tekst(
          spoken
            ? 'Wij mogen u vertellen dat wij uw melding hebben ontvangen en gelezen.'
            : 'U kunt zien dat wij uw melding hebben ontvangen en gelezen.',
          'Meer mogen wij u niet vertellen. Zo beschermen wij het gezin.',
        ),
        ...when(
          weetHetGezinHet !== 'ja',
          tekst(
            'Wij praten zo snel mogelijk met het gezin, behalve als dat niet veilig is.',
            'Het kan zijn dat het gezin dan begrijpt wie heeft gemeld.',
          ),
        ),
      ],
      onbekend: [
        gelezen(reactieUiterlijk),
        tekst('Gaat het over uzelf of uw gezin? Dan nemen wij daarna contact met u op.'),
        tekst('Gaat het over iemand anders? Dan mogen wij u niet meer vertellen. Zo beschermen wij die persoon.'),
      ],
    };
    return { onderwerp: over(`Wij hebben uw ${wat} ontvangen`), blokken: [...begin, ...perSoort[wie]] };
  }

  type Doorgezonden = Extract<BerichtVan<'uitkomst'>['uitkomst'], { soort: 'doorgezonden' }>;
  /** By when it is handed over, or when it was. */
  function overdracht({ bij, overdragenUiterlijk, overgedragenOp }: Omit<Doorgezonden, 'soort'>): Block {
    const naar = bij.naam.trim();
    if (overgedragenOp)
      return tekst(`Wij hebben uw melding overgedragen aan ${naar}, op ${dag(dutchDate(overgedragenOp))}.`);
    if (!overdragenUiterlijk) return tekst(`Wij hebben uw melding doorgestuurd aan ${naar}.`);
    return voorbij(overdragenUiterlijk)
      ? tekst(
          `Wij dragen uw melding over aan ${naar}. Dat had uiterlijk ${dag(overdragenUiterlijk)} moeten gebeuren.`,
          'Dat spijt ons. U hoeft zelf niets te doen.',
        )
      : tekst(
          `Wij dragen uw melding over aan ${naar}. Uiterlijk ${dag(overdragenUiterlijk)} is dat gebeurd.`,
          'U hoeft zelf niets te doen.',
        );
  }

  function doorgezonden(given: Omit<Doorgezonden, 'soort'>): Tekst {
    const { bestemming, bij, ontvangenOp, overdragenUiterlijk } = given;
    const begin: Record<typeof bestemming, string> = {
      klacht: 'Wat u ons vertelde, is ook een klacht.',
      bezwaar: 'Wat u ons vertelde, is ook een bezwaar.',
      veiligThuis: 'Wij maken ons zorgen over de veiligheid. Daarom hebben wij Veilig Thuis om hulp gevraagd.',
      politie: 'Wij maken ons zorgen over de veiligheid. Daarom hebben wij de politie om hulp gevraagd.',
      veiligheidshuis: 'Voor uw melding werken verschillende organisaties samen.',
      jor: 'Voor uw melding werken verschillende organisaties samen.',
      andereGemeente: 'Een andere gemeente moet u helpen.',
    };
    const nu: Record<typeof bestemming, Block[]> = {
      klacht: [
        tekst('U krijgt bericht van wie uw klacht behandelt. Eerst mag u uw verhaal vertellen.'),
        tekst('Wie uw klacht behandelt, had niets met uw hulp te maken.'),
        tekst('Uw klacht heeft geen gevolgen voor uw hulp.'),
      ],
      bezwaar: [
        tekst('U krijgt bericht van wie uw bezwaar behandelt. U mag uw verhaal vertellen.'),
        tekst('Uw bezwaar heeft geen gevolgen voor uw hulp.'),
      ],
      veiligThuis: [tekst('Veilig Thuis kijkt wat er nodig is. U kunt zelf ook bellen, dag en nacht, gratis.')],
      politie: [tekst('De politie kijkt wat er nodig is. Is er nu gevaar? Bel 112.')],
      veiligheidshuis: [tekst('U hoort van hen wat er nu gebeurt.')],
      jor: [tekst('U hoort van hen wat er nu gebeurt.')],
      andereGemeente: [tekst('Die gemeente neemt contact met u op. U hoeft uw melding niet opnieuw te doen.')],
    };
    return {
      onderwerp: over(overdragenUiterlijk ? 'Wij dragen uw melding over' : 'Wij hebben uw melding overgedragen'),
      blokken: [
        tekst(begin[bestemming]),
        overdracht(given),
        ...facts(
          ['Naar', bij.naam],
          ['Telefoon', bij.telefoon],
          ['E-mail', bij.email],
          ['Website', bij.website && spokenUrl(bij.website)],
        ),
        tekst(`Wij kregen uw melding op ${spellMoment(ontvangenOp, 'nl')}. Die datum telt.`),
        { kop: 'Wat gebeurt er nu?' },
        ...nu[bestemming],
        tekst(`Hoort u niets? Bel ons: ${telefoon}.`),
      ],
    };
  }

  function wmoMelding(given: Extract<BerichtVan<'uitkomst'>['uitkomst'], { soort: 'wmoMelding' }>): Tekst {
    const { loket, onderzoekUiterlijk, planUiterlijk } = given;
    return {
      onderwerp: over('Wij onderzoeken welke hulp u nodig hebt'),
      blokken: [
        tekst(
          'Uw melding is ook een melding voor de Wmo.',
          'Door die wet helpt de gemeente mensen om thuis te wonen en mee te doen.',
        ),
        { kop: 'Wat gebeurt er nu?' },
        tekst(
          'Iemand van de gemeente praat met u over wat u nodig hebt.',
          `Dat heet een onderzoek. Het is uiterlijk ${dag(onderzoekUiterlijk)} klaar.`,
        ),
        ...facts(
          ['Waar', loket.naam],
          ['Telefoon', loket.telefoon],
          ['E-mail', loket.email],
          ['Website', loket.website && spokenUrl(loket.website)],
        ),
        tekst('Daarna krijgt u een verslag op papier of per e-mail. Klopt er iets niet? Dan schrijven wij dat erbij.'),
        tekst(
          'Wilt u daarna hulp? Dan vraagt u die aan. U krijgt een brief met ons besluit.',
          'Bent u het niet eens met dat besluit? Dan kunt u bezwaar maken.',
        ),
        { kop: 'Wat mag u zelf doen?' },
        voorbij(planUiterlijk)
          ? tekst(`U mag zelf een plan schrijven: wat hebt u nodig en hoe wilt u dat? Bel ons eerst: ${telefoon}.`)
          : tekst(
              'U mag zelf een plan schrijven: wat hebt u nodig en hoe wilt u dat?',
              `Dat heet een persoonlijk plan. Geef het ons uiterlijk ${dag(planUiterlijk)}.`,
            ),
        tekst(
          'Krijgt u hulp? Dan mag u vaak kiezen.',
          'U kiest hulp die de gemeente regelt, of geld om zelf hulp te betalen. Dat geld heet een pgb.',
        ),
        tekst('U mag iemand meenemen naar het gesprek.'),
      ],
    };
  }

  /** `slot` comes after what the employee adds. */
  function uitkomstOf(given: BerichtVan<'uitkomst'>['uitkomst']): Tekst & { slot?: Block[] } {
    switch (given.soort) {
      case 'advies':
        return {
          onderwerp: over('Antwoord op uw melding'),
          blokken: [
            tekst(
              spoken
                ? 'Een medewerker heeft uw melding gelezen.'
                : 'Een medewerker heeft uw melding gelezen en schrijft u:',
              spoken && 'Dit is ons antwoord:',
            ),
            ...paragraphs(given.antwoord),
          ],
          slot: [opnieuw, aanvragen],
        };
      case 'algemeneVoorziening':
        return {
          onderwerp: over('Hulp waar u zelf naartoe kunt'),
          blokken: [
            tekst(
              `U kunt terecht bij ${given.voorziening.naam.trim() || 'een organisatie bij u in de buurt'}.`,
              'U hebt geen toestemming van de gemeente nodig.',
            ),
            ...paragraphs(given.omschrijving),
            ...bereiken(given.voorziening),
          ],
          slot: [
            tekst(`Lukt het niet, of helpt het niet genoeg? Bel ons: ${telefoon}. Dan kijken wij opnieuw.`),
            aanvragen,
          ],
        };
      case 'viaTeam':
      case 'sociaalTeam':
      case 'expertteam': {
        const wat = {
          viaTeam: 'Een team bij u in de buurt gaat u helpen.',
          sociaalTeam: 'Het sociaal team gaat u helpen.',
          expertteam: 'Een team met veel kennis kijkt mee naar uw hulp.',
        }[given.soort];
        return {
          onderwerp: over('Een team gaat u helpen'),
          blokken: [
            tekst(wat, `Uiterlijk ${dag(given.contactUiterlijk)} neemt iemand van het team contact met u op.`),
            ...facts(
              ['Team', given.team.naam],
              ['Telefoon', given.team.telefoon],
              ['E-mail', given.team.email],
              ['Website', given.team.website && spokenUrl(given.team.website)],
            ),
            tekst(`Hoort u niets? Bel dan de gemeente: ${telefoon}.`),
          ],
          slot: [opnieuw],
        };
      }
      case 'maatwerk': {
        const naam = given.medewerker.naam.trim() || 'Een medewerker';
        return {
          onderwerp: over(`${naam} regelt dit voor u`),
          blokken: [
            tekst(
              `${naam} regelt dit voor u. U hebt met één persoon te maken.`,
              `${naam} neemt uiterlijk ${dag(given.contactUiterlijk)} contact met u op. U mag ook zelf bellen.`,
            ),
            ...facts(['Naam', naam], ['Telefoon', given.medewerker.telefoon], ['E-mail', given.medewerker.email]),
            klikt,
          ],
        };
      }
      case 'wmoMelding':
        return wmoMelding(given);
      case 'bekendeRegisseur':
        return {
          onderwerp: over('Uw melding gaat naar uw contactpersoon'),
          blokken: [
            tekst('U hebt al iemand die uw hulp regelt. Die persoon gaat verder met uw melding.'),
            tekst('U hoort van ons wie dat is en wanneer die persoon contact met u opneemt.'),
          ],
        };
      case 'nieuweCasus':
        return {
          onderwerp: over('Wij zoeken één persoon voor u'),
          blokken: [
            tekst('Wij hebben uw melding gelezen. Wij zoeken één persoon die voor u de leiding neemt.'),
            tekst('U hoort van ons wie dat is en hoe u die persoon bereikt.'),
          ],
        };
      case 'doorgezonden':
        return doorgezonden(given);
    }
  }

  return {
    gevaar: [
      { kop: 'Is er nu gevaar? Bel 112' },
      {
        lijst: [
          'Is het thuis niet veilig? Bel Veilig Thuis: 0800-2000. Dag en nacht, gratis.',
          `Crisis in ${gemeente.naam}: ${crisis.nummer}. ${crisis.uitleg.nl}`,
        ],
      },
      tekst(
        spoken ? 'Wacht dan niet op ons.' : `Wacht niet op antwoord op ${dezePost}.`,
        'Wij lezen meldingen niet dag en nacht.',
      ),
    ],
    aanhef: (naam) => tekst(`Beste ${greeted(naam, 'heer', 'mevrouw') || 'inwoner'},`),
    knop: {
      volgen: 'Bekijk uw melding',
      volgenNeutraal: 'Bekijk uw bericht',
      navraag: 'Beantwoord de vraag',
      folder: 'Lees de folder Rechtspositie',
    },
    alleenVoorU: {
      mail: [tekst('De link naar uw melding is alleen voor u. Geef hem niet door.')],
      brief: [tekst('Het nummer en de code zijn alleen voor u. Geef ze niet door.')],
      gesprek: [],
    }[vorm],
    steun: (jeugd) => [
      ...kop('Gratis hulp bij uw verhaal'),
      tekst('Een cliëntondersteuner helpt u gratis. Die staat aan uw kant en werkt niet voor de gemeente.'),
      { lijst: [`${steun.naam}: ${steun.telefoon}`, spokenUrl(steun.website)] },
      ...when(
        jeugd,
        tekst(
          'Gaat het over jeugdhulp? Dan kunt u ook praten met een vertrouwenspersoon van Jeugdstem.',
          'Ook als u zelf nog jong bent. Het is gratis. Jeugdstem vertelt niets verder zonder dat u het wilt.',
        ),
        { lijst: [`Jeugdstem: ${gemeente.jeugdstem.telefoon}`, spokenUrl(gemeente.jeugdstem.website)] },
      ),
    ],
    bevoegdheden: [
      ...kop(`Wat ${uwRegisseur} hier mag beslissen`),
      { lijst: gemeente.rechtspositie.bevoegdheden.map(({ nl: regel }) => regel) },
      tekst(
        'Bent u het niet eens met een beslissing? Zeg dat eerst tegen uw contactpersoon.',
        'Krijgt u een brief met een besluit van de gemeente? Dan kunt u bezwaar maken.',
        'In die brief staat hoe en tot wanneer.',
      ),
    ],
    rechten: [
      ...kop('Uw rechten'),
      tekst(
        `In de folder Rechtspositie leest u wat ${uwRegisseur} mag beslissen en welke rechten u hebt.`,
        spoken && `U vindt de folder op ${spokenUrl(rechtspositie)}. Wilt u hem op papier? Zeg het ons.`,
      ),
    ],
    klacht: spoken
      ? [tekst('Bent u niet tevreden over ons? Dan kunt u een klacht indienen. Wij vertellen u hoe dat gaat.')]
      : [{ kop: 'Niet tevreden?' }, tekst(gemeente.klacht.uitleg.nl, `Schrijf naar: ${gemeente.klacht.adres}.`)],
    groet: [
      tekst(`Hebt u een vraag? Bel ${telefoon} (${gemeente.bereikbaar.nl}). Noem uw nummer: ${meldingsnummer}.`),
      { tekst: `Met vriendelijke groet,\nGemeente ${gemeente.naam}` },
    ],

    ontvangst,
    aanvulling: ({ geweigerdeBijlagen }) => ({
      onderwerp: over('Wij hebben uw aanvulling ontvangen'),
      blokken: [
        tekst('Wij hebben ontvangen wat u erbij vertelde. Wij voegen het toe aan uw melding.'),
        ...geweigerd(geweigerdeBijlagen),
      ],
    }),
    aanspreekpunt: (bericht) => {
      const { regisseur, bevestigenUiterlijk } = bericht;
      const vast = bevestigenUiterlijk && !voorbij(bevestigenUiterlijk) ? `uiterlijk ${dag(bevestigenUiterlijk)} ` : '';
      return {
        onderwerp: over(`Dit is uw voorlopige aanspreekpunt: ${regisseur.naam}`),
        blokken: [
          tekst('Voor uw melding is er nu iemand die u kunt bellen.', `${regisseur.naam} is voorlopig ${uwRegisseur}.`),
          ...gegevens(regisseur),
          contact(bericht),
          tekst(
            `Dit is nog voorlopig. Een medewerker van de gemeente bevestigt ${vast}wie ${uwRegisseur} wordt.`,
            'Dat kan ook iemand anders zijn. U hoort het van ons.',
          ),
          klikt,
        ],
      };
    },
    benoemd: (bericht) => ({
      onderwerp: over(`${bericht.regisseur.naam} is ${uwRegisseur}`),
      blokken: [
        tekst(`${bericht.regisseur.naam} is ${uwRegisseur}. Dit is uw vaste contactpersoon.`),
        ...gegevens(bericht.regisseur),
        contact(bericht),
        klikt,
      ],
    }),
    waarneming: ({ regisseur, waarnemer }) =>
      waarnemer
        ? {
            onderwerp: over(`${waarnemer.naam} vervangt ${regisseur.naam}`),
            blokken: [
              tekst(
                `${regisseur.naam} is er nu niet.`,
                `Tot en met ${dag(waarnemer.tot)} kunt u terecht bij ${waarnemer.naam}.`,
              ),
              ...gegevens(waarnemer),
              tekst(`Daarna is ${regisseur.naam} er weer voor u, of u hoort van ons. Uw afspraken blijven gelden.`),
            ],
          }
        : {
            onderwerp: over(`Zo bereikt u ${regisseur.naam}`),
            blokken: [
              tekst(`Vanaf nu kunt u terecht bij ${regisseur.naam}. Uw afspraken blijven gelden.`),
              ...gegevens(regisseur),
            ],
          },
    afwezig: ({ naam, uiterlijk }) => ({
      onderwerp: over(`${naam} is er nu niet`),
      blokken: [
        tekst(`${naam} is er nu niet. Wij zoeken iemand die dit overneemt. U hoort van ons wie dat is.`),
        belofte(uiterlijk),
        tekst(`Bel zolang de gemeente: ${telefoon} (${gemeente.bereikbaar.nl}).`),
        tekst(`Een cliëntondersteuner helpt u gratis: ${steun.naam}, ${steun.telefoon}.`),
      ],
    }),
    geweigerd: ({ naam }) => ({
      onderwerp: over('Wij zoeken iemand anders voor u'),
      blokken: [
        tekst(`${naam} kan uw contactpersoon niet zijn. Dat ligt niet aan u.`),
        tekst(
          'Wij zoeken meteen iemand anders. U hoort van ons wie dat is.',
          `Is er nu iets nodig? Bel de gemeente: ${telefoon}.`,
        ),
        tekst(`Een cliëntondersteuner helpt u gratis: ${steun.naam}, ${steun.telefoon}.`),
      ],
    }),
    vertrek: ({ naam, organisatie, uiterlijk }) => ({
      onderwerp: over('Wij zoeken iemand anders voor u'),
      blokken: [
        tekst(`${naam} werkt niet meer bij ${organisatie}. U kunt daar dus niet meer naar ${naam} bellen of mailen.`),
        tekst('Wij zoeken meteen iemand anders voor u. U hoort van ons wie dat is.'),
        belofte(uiterlijk),
        tekst(`Hebt u tot die tijd iets nodig? Bel de gemeente: ${telefoon} (${gemeente.bereikbaar.nl}).`),
        tekst(`Een cliëntondersteuner helpt u gratis: ${steun.naam}, ${steun.telefoon}.`),
      ],
    }),
    uitkomst: ({ uitkomst, toelichting }) => {
      const { onderwerp, blokken, slot = [] } = uitkomstOf(uitkomst);
      return { onderwerp, blokken: [...blokken, ...toelichtingVan(toelichting), ...slot] };
    },
    afronding: ({ toelichting }) => ({
      onderwerp: over('Uw melding is afgerond'),
      blokken: [
        tekst('Uw melding is afgerond. U hoeft niets te doen.'),
        ...toelichtingVan(toelichting),
        tekst(`Loopt het toch niet goed? Bel ons: ${telefoon}. Dan openen wij uw melding opnieuw.`),
      ],
    }),
    heropend: ({ reactieUiterlijk }) => ({
      onderwerp: over('Uw melding is weer open'),
      blokken: [
        tekst('Uw melding is weer open. Wij kijken opnieuw wat er nodig is.'),
        belofte(reactieUiterlijk),
        tekst('U hoeft uw verhaal niet opnieuw op te schrijven.'),
      ],
    }),
    navraag: ({ weken }) => ({
      onderwerp: over('Loopt de hulp weer?'),
      blokken: [
        tekst(
          `Ongeveer ${weken === 1 ? 'een week' : `${weken} weken`} geleden hoorde u van ons wie u helpt of wat u kunt doen.`,
          'Wij willen graag weten hoe het nu gaat.',
        ),
        { kop: 'Loopt de hulp weer?' },
        {
          mail: tekst('Ja, een beetje, of nog niet? De knop opent een pagina. Daar kiest u uw antwoord.'),
          brief: tekst(`Ja, een beetje, of nog niet? Bel ons: ${telefoon}. Of geef antwoord op onze website.`),
          gesprek: tekst('Ja, een beetje, of nog niet?'),
        }[vorm],
        tekst('Is het antwoord nee? Dan gaat uw melding weer open en gaan wij opnieuw voor u aan het werk.'),
        ...when(!spoken, tekst('Horen wij niets? Dan nemen wij zelf contact met u op.')),
      ],
    }),
    wissel: ({ stand, uiterlijk }) =>
      stand === 'ontvangen'
        ? {
            onderwerp: over('U vroeg om iemand anders'),
            blokken: [
              tekst('U vroeg om iemand anders. Dat mag. Het heeft geen gevolgen voor uw hulp.'),
              ...(uiterlijk
                ? [belofte(uiterlijk)]
                : [tekst('Een medewerker kijkt ernaar. U hoort van ons wat er gebeurt.')]),
            ],
          }
        : {
            onderwerp: over('Antwoord op uw vraag om iemand anders'),
            blokken: [
              tekst(
                'U vroeg om iemand anders. Wij hebben daar goed naar gekeken.',
                'Uw contactpersoon blijft dezelfde.',
              ),
              tekst(`Wilt u weten waarom? Bel ons: ${telefoon}. Wij leggen het u graag uit.`),
              tekst(`Een cliëntondersteuner helpt u gratis: ${steun.naam}, ${steun.telefoon}.`),
            ],
          },
    doorzending: ({ toelichting, ...given }) => {
      const { onderwerp, blokken } = doorgezonden(given);
      const rest = tekst('De rest van uw melding gaat gewoon door. Daar verandert dit niets aan.');
      return { onderwerp, blokken: [...blokken, rest, ...toelichtingVan(toelichting)] };
    },
    contactgegevens: () => ({
      onderwerp: over('Uw contactgegevens zijn aangepast'),
      blokken: [
        tekst('Wij hebben aangepast hoe wij u bereiken. Vanaf nu gebruiken wij de nieuwe gegevens.'),
        tekst(`Klopt dit niet? Of vroeg u dit niet? Bel ons: ${telefoon}.`),
      ],
    }),
    ontlasting: ({ taken }) => ({
      onderwerp: over('Iemand anders neemt uw taken over'),
      blokken: [
        tekst('U deed taken die eigenlijk van iemand anders zijn. Dank u wel daarvoor. Iemand anders doet nu dit:'),
        { lijst: taken.map(({ taak, door }) => `${taak}: ${door}`) },
        tekst('Zo kunt u weer naast de inwoner staan.'),
        tekst(`Klopt dit niet? Bel ons: ${telefoon}.`),
      ],
    }),

    neutraal: {
      aanhef: tekst('Goedendag,'),
      tekst: (bericht) => {
        const bellen = (wie: { naam: string; telefoon: string }) =>
          tekst(`U kunt bellen met ${wie.naam}: ${wie.telefoon}.`);
        const onsBellen = tekst(`Wilt u liever bellen? Dat kan: ${telefoon}. Noem uw nummer: ${meldingsnummer}.`);
        const antwoord = 'Er is antwoord op uw bericht';
        switch (bericht.soort) {
          case 'ontvangst':
            return {
              onderwerp: 'Wij hebben uw bericht ontvangen',
              blokken: [
                tekst(`Wij hebben uw bericht ontvangen op ${spellMoment(bericht.ontvangenOp, 'nl')}.`),
                voorbij(bericht.reactieUiterlijk)
                  ? tekst('U krijgt zo snel mogelijk antwoord.')
                  : tekst(`U krijgt uiterlijk ${dag(bericht.reactieUiterlijk)} antwoord.`),
              ],
            };
          case 'aanvulling':
            return {
              onderwerp: 'Wij hebben uw bericht ontvangen',
              blokken: [tekst('Wij hebben uw nieuwe bericht ontvangen.')],
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
              onderwerp: 'Uw gegevens zijn aangepast',
              blokken: [tekst('Wij hebben uw gegevens aangepast.'), tekst(`Klopt dit niet? Bel ons: ${telefoon}.`)],
            };
          case 'navraag':
            return {
              onderwerp: 'Wij hebben een vraag aan u',
              blokken: [tekst('Wij hebben een vraag aan u. U leest de vraag op onze website.'), onsBellen],
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
      groet: { tekst: `Met vriendelijke groet,\n${gemeente.mail.naamNeutraal}` },
    },
    gesprek: {
      begin: (naam, veilig) => {
        const wie = naam?.trim();
        if (veilig)
          return [
            wie ? `Goedendag. Spreek ik met ${wie}? Kunt u nu vrij praten?` : 'Goedendag. Kunt u nu vrij praten?',
          ];
        const gemeenteNaam = `Goedendag, ik bel van de gemeente ${gemeente.naam}.`;
        return [wie ? `${gemeenteNaam} Spreek ik met ${wie}?` : `${gemeenteNaam} Hebt u even tijd?`];
      },
      slot: [`Hebt u later nog een vraag? Bel ${telefoon}. Uw nummer is ${meldingsnummer}.`],
    },
  };
};
