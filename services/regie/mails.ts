import type { Weigerreden } from '../../events/vocabulary.ts';
import { type Block, composeMail } from '../../shared/compose-mail.ts';
import { spellDate } from '../../shared/dutch-calendar.ts';
import type { Gemeente, Installation } from '../../shared/gemeente.ts';
import type { OwedMail } from '../../shared/mail.ts';
import { redenTekst } from './domain/candidates.ts';
import type { CasusNotice, Oorzaak, StaffNotice } from './domain/notice.ts';
import { type Bellen, ladderStep } from './domain/terms.ts';

/** Mail to staff: what happened, what is asked, by when. Numbers and links only, never a word about the family. */
type Words = { soort: string; aan: string; onderwerp: string; tekst: string[]; knop: string; waar?: 'werkvoorraad' };

const oorzaken = {
  zonderRegisseur: 'Er is nog niemand die deze casus kan leiden.',
  nietBenoemd: 'Niemand heeft de benoeming op tijd bevestigd of gewijzigd.',
  nietBevestigd: 'Niemand heeft op tijd gekozen of een tweede melding van hetzelfde adres bij de casus hoort.',
  wisselGevraagd: 'Het gezin vroeg om iemand anders. Niemand heeft daar op tijd over besloten.',
  heropend: 'De melding is heropend. Niemand heeft daarna op tijd met het gezin gesproken.',
  geenWaarnemer: 'Wie deze casus leidt, is er niet. Niemand neemt waar.',
  uitDienst: 'Wie deze casus leidde, is uit dienst. Er is nog niemand anders benoemd.',
  pastNietMeer: 'Wie deze casus leidt, past misschien niet meer. Niemand heeft daar op tijd over besloten.',
  overRegisseur: 'Er is een melding over wie deze casus leidt. Niemand heeft daar op tijd over besloten.',
  deskundigeGevraagd: 'Een andere deskundige is om raad gevraagd. Er is op tijd geen antwoord vastgelegd.',
  contactBesluit: 'Contact met het gezin is niet veilig. Niemand heeft op tijd besloten wat er gebeurt.',
  geenContact: 'Het gezin zou worden gebeld. Niemand heeft dat op tijd gedaan en vastgelegd.',
} as const satisfies Record<Oorzaak, string>;

const vragen = {
  zonderRegisseur: 'Kies wie de casus leidt.',
  nietBenoemd: 'Kies wie de casus leidt.',
  nietBevestigd: 'Kies: bevestigen of splitsen.',
  wisselGevraagd: 'Besluit wie de casus leidt.',
  heropend: 'Zorg dat iemand het gezin belt.',
  geenWaarnemer: 'Kies wie waarneemt, of benoem iemand anders.',
  uitDienst: 'Benoem iemand anders.',
  pastNietMeer: 'Bekijk of iemand anders de casus moet leiden.',
  overRegisseur: 'Bekijk de melding en benoem zo nodig iemand anders.',
  deskundigeGevraagd: 'Bel de deskundige, of vraag iemand anders.',
  contactBesluit: 'Besluit of er een veilige manier is, of dat niemand contact opneemt.',
  geenContact: 'Zorg dat iemand het gezin belt, of benoem iemand anders.',
} as const satisfies Record<Oorzaak, string>;

const weigerTekst = {
  pastNietBijRol: 'het past niet bij de rol',
  dreigendVerliesWerkrelatie: 'de werkrelatie met het gezin kan verloren gaan',
  teWeinigExpertise: 'te weinig kennis voor deze casus',
  geenMandaat: 'geen mandaat',
  tijdgebrek: 'geen tijd',
  planningNietHaalbaar: 'de planning is niet haalbaar',
  angstRegieNooitKwijt: 'de zorg om de regie nooit meer kwijt te raken',
} as const satisfies Record<Weigerreden, string>;

/** R61: hours that the arrangement finances, for a regisseur of a provider. */
const uren = (count: number): string[] =>
  count > 0 ? [`Voor deze casus is ${count} uur beschikbaar uit het arrangement. Schrijf uw uren op deze casus.`] : [];

const nietZelf = 'Het gezin meldde dit niet zelf. Het telefoonnummer van de melder is niet dat van het gezin.';
const nietNoemen = 'Vertel het gezin niet wie er meldde.';
const werkverdeler = ({ werkbak, telefoon }: Gemeente) => `de werkverdeler (${werkbak} of ${telefoon})`;
/** What may be a danger is not asked of anybody. */
const nietVeilig = (gemeente: Gemeente) =>
  `Contact met het gezin is niet veilig. Neem geen contact op. Vragen? Overleg met ${werkverdeler(gemeente)}.`;

/**
 * What the resident was told, asked of who does it. Who was told by a call, or cannot be called, reads the same. Of a
 * family that somebody else reported about, and that may not know: first who tells them.
 */
function bellen(when: Bellen | null, { spoed, benadering }: CasusNotice, gemeente: Gemeente): string[] {
  if (benadering === 'nietVeilig') return [nietVeilig(gemeente)];
  if (when === null) return [];
  const date = 'voor' in when ? `vóór ${spellDate(when.voor)}` : `uiterlijk ${spellDate(when.uiterlijk)}`;
  const by = `${spoed ? 'meteen, ' : ''}${date}`;
  switch (benadering) {
    case 'gewoon':
      return [
        `Bel de inwoner ${by}. De contactgegevens staan in Vlot.`,
        'Lees daar eerst hoe u de inwoner veilig bereikt. Staat er geen telefoonnummer? Neem dan op een andere manier contact op.',
      ];
    case 'signaal':
      return [nietZelf, `Neem ${by} contact op met het gezin. Lees eerst in Vlot hoe dat veilig kan. ${nietNoemen}`];
    case 'gezinWeetHetNiet':
      return [
        `${nietZelf} Misschien weet het gezin nog niets van de melding.`,
        `Spreek ${by}${spoed ? ',' : ''} af wie het gezin informeert. Overleg daarover met ${werkverdeler(gemeente)}. Bel niet voordat dat is afgesproken.`,
      ];
  }
}

/** What climbs, and what is asked, when it is about a call to a family. */
function gebeld(oorzaak: Oorzaak, { benadering }: CasusNotice): { wat: string; vraag: string } {
  const wat = oorzaken[oorzaak];
  const plain = { wat, vraag: vragen[oorzaak] };
  if (oorzaak !== 'geenContact' && oorzaak !== 'heropend') return plain;
  if (benadering === 'nietVeilig') return { wat: oorzaken.contactBesluit, vraag: vragen.contactBesluit };
  if (benadering === 'gezinWeetHetNiet') {
    return {
      wat: `${nietZelf} Niemand heeft op tijd vastgelegd dat het gezin iets hoorde.`,
      vraag: 'Spreek af wie het gezin informeert.',
    };
  }
  return plain;
}

const bekijk = 'Open de casus';

function words(notice: CasusNotice, { gemeente }: Installation): Words {
  const { meldingId } = notice;
  const rol = gemeente.label.regisseur;
  switch (notice.soort) {
    case 'voorgesteld':
      return {
        soort: 'regisseurVoorgesteld',
        aan: notice.aan,
        onderwerp: `U bent voorlopig aanspreekpunt bij melding ${meldingId}`,
        tekst: [
          `U bent nu het voorlopige aanspreekpunt van de casus bij melding ${meldingId}.`,
          ...bellen(notice.bellen, notice, gemeente),
          ...(notice.benadering === 'gewoon'
            ? ['Misschien heeft de inwoner uw naam en telefoonnummer al. Die kan u dus ook zelf bellen.']
            : []),
          `De werkverdeler bevestigt of wijzigt dit uiterlijk ${spellDate(notice.uiterlijk)}.`,
          ...uren(notice.arrangementUren),
        ],
        knop: bekijk,
      };
    case 'benoemd':
      return {
        soort: 'regisseurBenoemd',
        aan: notice.aan,
        onderwerp: `U bent benoemd bij melding ${meldingId}`,
        tekst: [
          `U bent benoemd als ${rol} van de casus bij melding ${meldingId}.`,
          ...bellen(notice.bellen, notice, gemeente),
          ...(notice.voorgelegd > 0
            ? ['Er wacht nog een melding van hetzelfde adres. Kies: bevestigen of splitsen.']
            : []),
          ...uren(notice.arrangementUren),
        ],
        knop: bekijk,
      };
    case 'vervangen':
      return {
        soort: 'regisseurVervangen',
        aan: notice.aan,
        onderwerp: `Iemand anders leidt de casus bij melding ${meldingId}`,
        tekst: [
          `De casus bij melding ${meldingId} gaat naar een collega. U hoeft niets meer te doen.`,
          'Had u al contact? Geef dan door wat u weet. De werkverdeler vertelt u aan wie.',
        ],
        knop: 'Open uw werkvoorraad',
        waar: 'werkvoorraad',
      };
    case 'bevestigd':
      return {
        soort: 'meldingBevestigd',
        aan: notice.aan ?? gemeente.werkbak,
        onderwerp: `Melding ${meldingId} hoort bij uw casus`,
        tekst: [
          `Melding ${meldingId} hoort nu bij een casus die u leidt. ${
            notice.signaal
              ? `Die melding is van iemand buiten het huishouden. Misschien weet het gezin er niets van. ${nietNoemen}`
              : 'Die melding kan van iemand anders uit het huishouden zijn.'
          }`,
          ...bellen(notice.bellen, notice, gemeente),
        ],
        knop: bekijk,
      };
    case 'pastNietMeer':
      return {
        soort: 'regisseurPastNietMeer',
        aan: notice.aan === 'mailbox' ? gemeente.werkbak : ladderStep(gemeente.escalatieladder, 1).email,
        onderwerp: `Past de ${rol} nog bij melding ${meldingId}?`,
        tekst: [
          `Wie de casus bij melding ${meldingId} leidt, past daar misschien niet meer:`,
          ...notice.redenen.map((reden) => `- Deze persoon ${redenTekst[reden]}.`),
          `Bekijk uiterlijk ${spellDate(notice.uiterlijk)} of iemand anders de casus moet leiden. Tot dan blijft deze persoon het aanspreekpunt.`,
        ],
        knop: bekijk,
      };
    case 'voorgelegd':
      return {
        soort: 'meldingVoorgelegd',
        aan: notice.aan ?? ladderStep(gemeente.escalatieladder, 1).email,
        onderwerp: `Hoort melding ${meldingId} bij deze casus?`,
        tekst: [
          `Melding ${meldingId} komt van een adres waar al een casus loopt.`,
          'Gaat het om hetzelfde huishouden? Bevestig dan. Gaat het om een ander huishouden? Splits dan.',
          `Kies uiterlijk ${spellDate(notice.uiterlijk)}. Zolang u niet kiest, hoort de melder geen naam.`,
        ],
        knop: 'Bevestig of splits',
      };
    case 'zonderRegisseur':
      return {
        soort: 'casusZonderRegisseur',
        aan: ladderStep(gemeente.escalatieladder, 1).email,
        onderwerp: `Geen ${rol} beschikbaar bij melding ${meldingId}`,
        tekst: [
          `Voor de casus bij melding ${meldingId} past niemand uit de pool. De inwoner heeft nu geen aanspreekpunt.`,
          'In Vlot staat per persoon waarom niet. Zorg dat er iemand komt.',
        ],
        knop: bekijk,
      };
    case 'wensNietVervuld':
      return {
        soort: 'wensNietVervuld',
        aan: gemeente.werkbak,
        onderwerp: `Niet de gevraagde persoon bij melding ${meldingId}`,
        tekst: [
          `Bij melding ${meldingId} is om een bepaalde persoon gevraagd. Die is niet voorgesteld:`,
          ...notice.redenen.map((reden) =>
            reden === 'onbekend' ? '- Deze persoon staat niet in de lijst.' : `- Deze persoon ${redenTekst[reden]}.`,
          ),
          'In de casus staat wie er nu is voorgesteld, en wie er nog meer kan.',
        ],
        knop: bekijk,
      };
    case 'geweigerd':
      return {
        soort: 'regisseurGeweigerd',
        aan: gemeente.werkbak,
        onderwerp: `Geweigerd: de casus bij melding ${meldingId}`,
        tekst: [
          `Iemand neemt de casus bij melding ${meldingId} niet op zich. De reden: ${weigerTekst[notice.reden]}.`,
          notice.volgende
            ? 'De volgende die past, is nu voorlopig aanspreekpunt. Bevestig of wijzig dat.'
            : 'Er is niemand meer die past. De leidinggevende heeft bericht gekregen. Zorg dat er iemand komt.',
        ],
        knop: bekijk,
      };
    case 'vaakGeweigerd': {
      const { escalatieladder } = gemeente;
      const verantwoordelijk = escalatieladder.find((step) => step.rol === 'procesverantwoordelijke');
      return {
        soort: 'casusVaakGeweigerd',
        aan: (verantwoordelijk ?? ladderStep(escalatieladder, 1)).email,
        onderwerp: `De casus bij melding ${meldingId} is ${notice.aantal} keer geweigerd`,
        tekst: [
          `De casus bij melding ${meldingId} is ${notice.aantal} keer geweigerd. Het gezin wacht nog op een vaste ${rol}.`,
          'In de casus staat wie er weigerden en waarom. Bekijk wat er nodig is.',
        ],
        knop: bekijk,
      };
    }
    case 'wisselGevraagd':
      return {
        soort: 'wisselGevraagd',
        aan: gemeente.werkbak,
        onderwerp: `Het gezin van melding ${meldingId} vraagt om iemand anders`,
        tekst: [
          `Het gezin van melding ${meldingId} vraagt om een andere ${rol}.`,
          `Besluit uiterlijk ${spellDate(notice.uiterlijk)}: iemand anders, of dezelfde persoon blijft. Blijft dezelfde persoon? Schrijf dan waarom. Het gezin hoort het besluit.`,
        ],
        knop: 'Besluit in de casus',
      };
    case 'wisselAfgewezen':
      return {
        soort: 'wisselAfgewezen',
        aan: notice.aan ?? gemeente.werkbak,
        onderwerp: `U blijft de casus bij melding ${meldingId} leiden`,
        tekst: [
          `Het gezin van melding ${meldingId} vroeg om iemand anders. De werkverdeler heeft besloten dat u blijft.`,
          'Praat met het gezin over wat er anders moet. De werkverdeler vertelt u meer over het besluit.',
        ],
        knop: bekijk,
      };
    case 'heropend':
      return {
        soort: 'meldingHeropend',
        aan: notice.aan ?? ladderStep(gemeente.escalatieladder, 1).email,
        onderwerp: `Melding ${meldingId} is heropend`,
        tekst: [
          `Melding ${meldingId} is heropend: de hulp loopt nog niet, of er is iets nieuws. De melding hoort bij deze casus.`,
          notice.benadering === 'nietVeilig'
            ? nietVeilig(gemeente)
            : notice.benadering === 'gezinWeetHetNiet'
              ? `${nietZelf} Spreek uiterlijk ${spellDate(notice.uiterlijk)} af wie het gezin informeert, met ${werkverdeler(gemeente)}. Bel niet voordat dat is afgesproken.`
              : notice.aan
                ? `Bel het gezin uiterlijk ${spellDate(notice.uiterlijk)} en leg dat vast in de casus. Lees eerst hoe u het gezin veilig bereikt.`
                : `Er is nu niemand die het gezin kan bellen. Zorg dat iemand het gezin uiterlijk ${spellDate(notice.uiterlijk)} belt.`,
        ],
        knop: bekijk,
      };
    case 'waarneming':
      return {
        soort: 'waarnemingGestart',
        aan: notice.aan,
        onderwerp: `U neemt waar bij melding ${meldingId}`,
        tekst: [
          `Een collega is er niet. U neemt de casus bij melding ${meldingId} waar, tot en met ${spellDate(notice.tot)}.`,
          ...(notice.benadering === 'gewoon' || notice.benadering === 'signaal'
            ? [
                'U ziet de casus in Vlot en krijgt de berichten. Het gezin kan u bellen. Lees eerst hoe u het gezin veilig bereikt.',
              ]
            : [
                'U ziet de casus in Vlot en krijgt de berichten.',
                notice.benadering === 'nietVeilig'
                  ? nietVeilig(gemeente)
                  : `${nietZelf} Bel niet voordat met ${werkverdeler(gemeente)} is afgesproken wie het gezin informeert.`,
              ]),
        ],
        knop: bekijk,
      };
    case 'geenWaarnemer':
      return {
        soort: 'geenWaarnemer',
        aan: gemeente.werkbak,
        onderwerp: `Niemand neemt waar bij melding ${meldingId}`,
        tekst: [
          `Wie de casus bij melding ${meldingId} leidt, is er niet. Niemand die past, neemt waar.`,
          `Kies uiterlijk ${spellDate(notice.uiterlijk)} wie waarneemt, of benoem iemand anders.`,
        ],
        knop: bekijk,
      };
    case 'uitDienst':
      return {
        soort: 'regisseurUitDienst',
        aan: gemeente.werkbak,
        onderwerp: `Benoem iemand anders bij melding ${meldingId}`,
        tekst: [
          `Wie de casus bij melding ${meldingId} leidt, is uit dienst.`,
          `Benoem uiterlijk ${spellDate(notice.uiterlijk)} iemand anders. Wij vertelden het gezin dat het uiterlijk dan van ons hoort.`,
        ],
        knop: bekijk,
      };
    case 'overRegisseur':
      return {
        soort: 'meldingOverRegisseur',
        aan: notice.aan === 'mailbox' ? gemeente.werkbak : ladderStep(gemeente.escalatieladder, 1).email,
        onderwerp: `Melding ${meldingId} gaat over een ${rol}`,
        tekst: [
          `Melding ${meldingId} gaat over wie deze casus leidt. Deze persoon ziet de melding niet en krijgt geen bericht.`,
          `Bekijk de melding uiterlijk ${spellDate(notice.uiterlijk)} en benoem zo nodig iemand anders.`,
        ],
        knop: bekijk,
      };
    case 'deskundigeGevraagd':
      return {
        soort: 'deskundigeGevraagd',
        aan: notice.aan,
        onderwerp: 'Wij vragen uw raad bij een casus',
        tekst: [
          `Wij vragen uw raad bij een casus. De vraag zelf staat niet in deze mail: bel ${
            notice.bel ? `${notice.bel.naam}, ${notice.bel.telefoon}` : `de gemeente, ${gemeente.telefoon}`
          }.`,
          `Wilt u uiterlijk ${spellDate(notice.uiterlijk)} reageren?`,
        ],
        knop: bekijk,
      };
    case 'contactHerinnering':
      if (notice.benadering === 'gezinWeetHetNiet') {
        return {
          soort: 'contactHerinnering',
          aan: notice.aan ?? gemeente.werkbak,
          onderwerp: `Wie informeert het gezin van melding ${meldingId}?`,
          tekst: [
            `${nietZelf} In Vlot staat nog niet dat het gezin iets van melding ${meldingId} heeft gehoord.`,
            `Spreek nu af wie het gezin informeert, met ${werkverdeler(gemeente)}. Bel niet voordat dat is afgesproken.`,
            'Leg daarna vast of het gezin is gesproken, of waarom contact niet veilig is. Doet u niets? Dan krijgt de leidinggevende bericht.',
          ],
          knop: 'Leg het contact vast',
        };
      }
      return {
        soort: 'contactHerinnering',
        aan: notice.aan ?? gemeente.werkbak,
        onderwerp: `Hebt u het gezin van melding ${meldingId} gebeld?`,
        tekst: [
          `Het gezin van melding ${meldingId} zou van u horen. In Vlot staat nog niet dat u hebt gebeld.`,
          'Bel nu, en leg vast of u het gezin hebt gesproken. Dat is één klik. Doet u niets? Dan krijgt de leidinggevende bericht.',
        ],
        knop: 'Leg het contact vast',
      };
    case 'nietBereikt':
      return {
        soort: 'gezinNietBereikt',
        aan: gemeente.werkbak,
        onderwerp: `Het gezin van melding ${meldingId} is ${notice.pogingen} keer niet bereikt`,
        tekst: [
          `Wie de casus bij melding ${meldingId} leidt, heeft het gezin ${notice.pogingen} keer niet bereikt.`,
          notice.benadering === 'gezinWeetHetNiet'
            ? 'Het gezin meldde dit niet zelf. Bekijk samen wie het gezin informeert, en hoe dat veilig kan.'
            : 'Bekijk samen hoe het wel kan: een brief, een bezoek, of via iemand die het gezin kent.',
        ],
        knop: bekijk,
      };
    case 'contactNietVeilig':
      return {
        soort: 'contactNietVeilig',
        aan: gemeente.werkbak,
        onderwerp: `Contact met het gezin van melding ${meldingId} is niet veilig`,
        tekst: [
          `Een collega legde vast dat contact met het gezin van melding ${meldingId} niet veilig is. Waarom staat in Vlot.`,
          'Wij vragen nu niemand meer om te bellen.',
          `Besluit uiterlijk ${spellDate(notice.uiterlijk)} wat er gebeurt. Is er een veilige manier? Of neemt niemand contact op? Denk ook aan Veilig Thuis: 0800-2000.`,
        ],
        knop: 'Besluit in de casus',
      };
    case 'contactBesloten':
      return {
        soort: 'contactBesloten',
        aan: notice.aan ?? gemeente.werkbak,
        onderwerp: `Besluit over contact met het gezin van melding ${meldingId}`,
        tekst: notice.bellen
          ? [
              `Bij melding ${meldingId} stond dat contact niet veilig is. De werkverdeler heeft besloten dat er nu een veilige manier is.`,
              `Overleg eerst met ${werkverdeler(gemeente)} hoe u dat doet.`,
              ...bellen(notice.bellen, notice, gemeente),
            ]
          : [
              `Bij melding ${meldingId} staat dat contact niet veilig is. De werkverdeler heeft besloten dat niemand contact opneemt.`,
              nietVeilig(gemeente),
            ],
        knop: bekijk,
      };
    case 'gezinGeinformeerd':
      return {
        soort: 'gezinGeinformeerd',
        aan: notice.aan ?? gemeente.werkbak,
        onderwerp: `Het gezin weet nu van melding ${meldingId}`,
        tekst: [
          `Een collega heeft het gezin verteld van de melding. Het gezin weet nu van melding ${meldingId}.`,
          ...bellen(notice.bellen, notice, gemeente),
        ],
        knop: bekijk,
      };
    case 'casusGesloten':
      return {
        soort: 'casusGesloten',
        aan: notice.aan,
        onderwerp: `De casus bij melding ${meldingId} is gesloten`,
        tekst: [
          `De casus bij melding ${meldingId} is gesloten. U hoeft niet (meer) te bellen: neem zelf geen contact op met het gezin.`,
          `Belt het gezin u? Verwijs dan naar de gemeente: ${gemeente.telefoon}.`,
        ],
        knop: 'Open uw werkvoorraad',
        waar: 'werkvoorraad',
      };
    case 'meldingUitCasus':
      return {
        soort: 'meldingUitCasus',
        aan: notice.aan,
        onderwerp: `Melding ${meldingId} hoort niet meer bij uw casus`,
        tekst: [
          `Melding ${meldingId} hoort niet meer bij een casus die u leidt. U hoeft over deze melding niet (meer) te bellen.`,
          `Belt iemand u over deze melding? Verwijs dan naar de gemeente: ${gemeente.telefoon}.`,
        ],
        knop: bekijk,
      };
    case 'nietUitgevoerd':
      return {
        soort: 'triageNietUitgevoerd',
        aan: gemeente.werkbak,
        onderwerp: `Melding ${meldingId} kon niet naar de gekozen casus`,
        tekst: [
          `Bij de triage is melding ${meldingId} aan een andere casus gegeven. De melding hoort al bij deze casus en blijft daar.`,
          'Bekijk of dat klopt.',
        ],
        knop: bekijk,
      };
    case 'geklommen': {
      const { wat, vraag } = gebeld(notice.oorzaak, notice);
      return {
        soort: 'casusGeescaleerd',
        aan: ladderStep(gemeente.escalatieladder, notice.niveau).email,
        onderwerp: `De casus bij melding ${meldingId} wacht op een besluit`,
        tekst: [wat, `Melding ${meldingId}. ${vraag}`, `Dit is stap ${notice.niveau}.`],
        knop: bekijk,
      };
    }
    case 'herinnering': {
      const { wat, vraag } = gebeld(notice.oorzaak, notice);
      return {
        soort: 'werkverdelerHerinnerd',
        aan: gemeente.werkbak,
        onderwerp: `Herinnering: melding ${meldingId} wacht op een besluit`,
        tekst: [wat, `Melding ${meldingId}. ${vraag}`, 'De leidinggevende heeft hierover ook bericht gekregen.'],
        knop: bekijk,
      };
    }
  }
}

const soortPersoneel = {
  registratie: 'registratieVerloopt',
  afwezigheid: 'waarnemerGevraagd',
  mailKwamTerug: 'mailKwamTerug',
} as const;

/** About somebody in the pool, or about a mail. */
function staffWords(notice: StaffNotice, { gemeente }: Installation): Words & { casusId?: string | null } {
  const rol = gemeente.label.regisseur;
  const soort = soortPersoneel[notice.soort];
  switch (notice.soort) {
    case 'registratie': {
      const { naam, register, geldigTot, verlopen } = notice;
      const date = spellDate(geldigTot);
      const stand = verlopen ? `is verlopen op ${date}` : `verloopt op ${date}`;
      const mailbox = notice.aan === 'mailbox';
      return {
        soort,
        aan: mailbox ? gemeente.werkbak : notice.aan,
        onderwerp: mailbox
          ? `De registratie van ${naam} bij ${register} ${stand}`
          : `Uw registratie bij ${register} ${stand}`,
        tekst: [
          mailbox
            ? `De registratie van ${naam} bij ${register} ${stand}.`
            : `Uw registratie bij ${register} ${stand}. Geef een nieuwe registratie door aan de werkverdeler.`,
          verlopen
            ? 'Zonder geldige registratie mag iemand geen casus leiden waar kinderen (kunnen) zijn. Elke casus waarvoor dat geldt, is nu een punt in de werkvoorraad.'
            : 'Zonder geldige registratie mag iemand geen casus leiden waar kinderen (kunnen) zijn.',
        ],
        knop: 'Open de werkvoorraad',
        waar: 'werkvoorraad',
      };
    }
    case 'afwezigheid':
      return {
        soort,
        aan: gemeente.werkbak,
        onderwerp: `Kies wie waarneemt voor ${notice.naam}`,
        tekst: [
          `${notice.naam} is er niet van ${spellDate(notice.van)} tot en met ${spellDate(notice.tot)}.`,
          `Voor ${notice.casussen === 1 ? 'één casus' : `${notice.casussen} casussen`} is er nog niemand die past en waarneemt.`,
          `Kies per casus wie waarneemt, of benoem een andere ${rol}.`,
        ],
        knop: 'Open de werkvoorraad',
        waar: 'werkvoorraad',
      };
    case 'mailKwamTerug':
      return {
        soort,
        aan: gemeente.werkbak,
        onderwerp: `Een mail aan ${notice.aan} kwam terug`,
        tekst: [
          `Vlot stuurde een mail aan ${notice.aan}. Die is niet aangekomen.`,
          `Soort bericht: ${notice.mail}.`,
          'Bel deze persoon over wat er in de casus staat. Verbeter het mailadres in de lijst van regisseurs, of vraag de beheerder daarom.',
        ],
        knop: notice.casusId ? bekijk : 'Open de werkvoorraad',
        ...(notice.casusId ? { casusId: notice.casusId } : { waar: 'werkvoorraad' as const }),
      };
  }
}

export function composeStaffNotice(notice: StaffNotice, id: string, installation: Installation): OwedMail {
  const { tekst, knop, waar, casusId, ...letter } = staffWords(notice, installation);
  const work = `${installation.omgeving.url}/werk`;
  return composeMail(installation.gemeente, {
    id,
    ...letter,
    blokken: [
      ...tekst.map((line): Block => ({ tekst: line })),
      { knop, url: casusId && waar === undefined ? `${work}/casussen/${casusId}` : work },
    ],
  });
}

export function composeNotice(notice: CasusNotice, id: string, installation: Installation): OwedMail {
  const { tekst, knop, waar, ...plain } = words(notice, installation);
  const work = `${installation.omgeving.url}/werk`;
  const onderwerp = plain.onderwerp.charAt(0).toLowerCase() + plain.onderwerp.slice(1);
  const letter = notice.spoed ? { ...plain, onderwerp: `Spoed: ${onderwerp}` } : plain;
  const blokken: Block[] = [
    ...(notice.spoed ? [{ tekst: 'Dit is spoed. Wacht niet tot de volgende werkdag.' }] : []),
    ...tekst.map((line): Block => ({ tekst: line })),
    { knop, url: waar === 'werkvoorraad' ? work : `${work}/casussen/${notice.casusId}` },
    { tekst: `Nummer van de casus: ${notice.casusId}` },
  ];
  return composeMail(installation.gemeente, { id, ...letter, blokken });
}
