import { type Block, composeMail } from '../../../shared/compose-mail.ts';
import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Installation } from '../../../shared/gemeente.ts';
import type { OwedMail } from '../../../shared/mail.ts';
import type { Melding } from '../domain/melding.ts';
import { complain, dangerFirst, dear, neutralGreeting, neutralRegards, regards, supportAndRights } from './passages.ts';

export type Addressee = { naam: string | undefined; email: string; neutraal: boolean };

export const followUrl = (url: string, nummer: string, volgcode: string) => `${url}/volg/${nummer}.${volgcode}`;

type Acknowledged = {
  id: string;
  installation: Installation;
  melding: Melding;
  aan: Addressee;
  /** Made for this mail only. */
  volgcode: string;
};

function promise({ reactieUiterlijk }: Melding): Block[] {
  return [
    {
      tekst: `Uiterlijk ${spellDate(reactieUiterlijk)} hoort u van ons. Lukt dat niet? Dan krijgt onze leidinggevende bericht.`,
    },
  ];
}

function forOwnHousehold({ installation: { gemeente, omgeving }, melding }: Acknowledged, url: string): Block[] {
  return [
    { kop: 'Wat gebeurt er nu?' },
    ...promise(melding),
    { tekst: `Wij zoeken de juiste persoon voor u. U hoort van ons wie dat is en hoe u die persoon bereikt.` },
    { tekst: 'U kunt zelf zien hoe het met uw melding gaat. Daar staat ook wat u ons schreef.' },
    { knop: 'Bekijk uw melding', url },
    { tekst: 'De link hierboven is alleen voor u. Geef hem niet door.' },
    ...supportAndRights(gemeente, omgeving.url, melding.jeugd),
  ];
}

/** A third party hears that it was received and read; more would not be safe for the family. */
function forThirdParty({ installation: { gemeente }, melding }: Acknowledged, url: string): Block[] {
  const weet = melding.wieMeldde.soort === 'signaal' ? melding.wieMeldde.weetHetGezinHet : 'weetNiet';
  return [
    { kop: 'Wat gebeurt er nu?' },
    {
      tekst: `Uiterlijk ${spellDate(melding.reactieUiterlijk)} leest een medewerker uw melding. Lukt dat niet? Dan krijgt onze leidinggevende bericht.`,
    },
    {
      tekst:
        'U kunt zien dat wij uw melding hebben ontvangen en gelezen. Meer mogen wij u niet vertellen. Zo beschermen wij het gezin.',
    },
    ...(weet === 'ja'
      ? []
      : [
          {
            tekst:
              'Wij praten zo snel mogelijk met het gezin, behalve als dat niet veilig is. Het kan zijn dat het gezin dan begrijpt wie heeft gemeld.',
          },
        ]),
    { knop: 'Bekijk uw melding', url },
    { tekst: 'De link hierboven is alleen voor u. Geef hem niet door.' },
    ...complain(gemeente),
  ];
}

function neutral({ installation, melding, aan, id }: Acknowledged, url: string): OwedMail {
  const { gemeente } = installation;
  return composeMail(gemeente, {
    id,
    soort: 'ontvangstbevestiging',
    aan: aan.email,
    onderwerp: 'Wij hebben uw bericht ontvangen',
    neutraal: true,
    blokken: [
      neutralGreeting,
      { tekst: `Wij hebben uw bericht ontvangen op ${spellMoment(melding.ontvangenOp)}.` },
      { tekst: `U krijgt uiterlijk ${spellDate(melding.reactieUiterlijk)} antwoord.` },
      { knop: 'Bekijk uw bericht', url },
      neutralRegards(gemeente),
    ],
  });
}

/**
 * Says that it arrived, when an answer comes at the latest and what happens if that fails (R76, R78, R79). Never the
 * story itself: a mailbox is not a safe place for it.
 */
export function acknowledgement(fields: Acknowledged): OwedMail {
  const { installation, melding, aan, id, volgcode } = fields;
  const { gemeente, omgeving } = installation;
  const url = followUrl(omgeving.url, melding.meldingsnummer, volgcode);
  if (aan.neutraal) return neutral(fields, url);
  return composeMail(gemeente, {
    id,
    soort: 'ontvangstbevestiging',
    aan: aan.email,
    onderwerp: `Wij hebben uw melding ontvangen (${melding.meldingsnummer})`,
    blokken: [
      ...(melding.spoed ? dangerFirst(gemeente) : []),
      dear(aan.naam),
      { tekst: `Wij hebben uw melding ontvangen op ${spellMoment(melding.ontvangenOp)}.` },
      { tekst: `Uw meldingsnummer is ${melding.meldingsnummer}.` },
      ...(melding.wieMeldde.soort === 'signaal' ? forThirdParty(fields, url) : forOwnHousehold(fields, url)),
      ...regards(gemeente),
    ],
  });
}
