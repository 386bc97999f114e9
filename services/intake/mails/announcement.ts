import { type Block, composeMail } from '../../../shared/compose-mail.ts';
import { spellDate } from '../../../shared/dutch-calendar.ts';
import type { Gemeente, Installation } from '../../../shared/gemeente.ts';
import type { OwedMail } from '../../../shared/mail.ts';
import type { Melding } from '../domain/melding.ts';
import type { BekendeRegisseur } from '../domain/status.ts';
import { type Addressee, followUrl } from './acknowledgement.ts';
import { complain, dangerFirst, dear, neutralGreeting, neutralRegards, regards } from './passages.ts';

export type Announced = {
  id: string;
  installation: Installation;
  melding: Melding;
  aan: Addressee;
  /** Whether this melder can be called. */
  telefoonBekend: boolean;
  regisseur: BekendeRegisseur;
  /** When the regisseur is in touch, as it is read: `vóór vrijdag 27 november`. */
  wanneer: string;
  /** Made for this mail only. */
  volgcode: string;
};

function reachability({ regisseur: { regisseur } }: Announced): Block {
  return {
    lijst: [
      `Naam: ${regisseur.naam}`,
      `Telefoon: ${regisseur.telefoon}`,
      `E-mail: ${regisseur.email}`,
      `Werkt bij: ${regisseur.organisatie}`,
    ],
  };
}

function inTouch({ regisseur: { regisseur }, telefoonBekend, wanneer }: Announced): Block {
  return {
    tekst: telefoonBekend
      ? `${regisseur.naam} belt u ${wanneer}. U mag ook zelf bellen of mailen.`
      : `${regisseur.naam} neemt ${wanneer} contact met u op. U mag ook zelf bellen of mailen.`,
  };
}

/** Somebody else may read along: a person, a number and a date, and nothing about why. */
function neutral(fields: Announced, url: string, soort: string): OwedMail {
  const { id, installation, aan, regisseur } = fields;
  return composeMail(installation.gemeente, {
    id,
    soort,
    aan: aan.email,
    onderwerp: 'Er is antwoord op uw bericht',
    neutraal: true,
    blokken: [
      neutralGreeting,
      { tekst: 'Er is antwoord op uw bericht.' },
      { tekst: `U kunt bellen met ${regisseur.regisseur.naam}: ${regisseur.regisseur.telefoon}.` },
      { knop: 'Bekijk uw bericht', url },
      neutralRegards(installation.gemeente),
    ],
  });
}

const changeOfPerson = (): Block => ({ tekst: 'Klikt het niet? U mag om iemand anders vragen.' });

function powers({ label, rechtspositie }: Gemeente): Block[] {
  return [
    { kop: `Wat ${label.uwRegisseur} hier mag beslissen` },
    { lijst: rechtspositie.bevoegdheden.map(({ nl }) => nl) },
    {
      tekst:
        'Bent u het niet eens met een beslissing? Zeg dat eerst tegen uw contactpersoon. Krijgt u een brief met een besluit van de gemeente? Dan kunt u bezwaar maken. In die brief staat hoe en tot wanneer.',
    },
  ];
}

/** R17: seconds after the melding there is somebody to call; a person still confirms who leads. */
export function aanspreekpuntMail(fields: Announced): OwedMail {
  const { id, installation, melding, aan, regisseur, volgcode } = fields;
  const { gemeente, omgeving } = installation;
  const url = followUrl(omgeving.url, melding.meldingsnummer, volgcode);
  if (aan.neutraal) return neutral(fields, url, 'aanspreekpunt');
  const { naam } = regisseur.regisseur;
  return composeMail(gemeente, {
    id,
    soort: 'aanspreekpunt',
    aan: aan.email,
    onderwerp: `Dit is uw voorlopige aanspreekpunt: ${naam} (${melding.meldingsnummer})`,
    blokken: [
      ...(melding.spoed ? dangerFirst(gemeente) : []),
      dear(aan.naam),
      {
        tekst: `Voor uw melding is er nu iemand die u kunt bellen. ${naam} is voorlopig ${gemeente.label.uwRegisseur}.`,
      },
      reachability(fields),
      inTouch(fields),
      {
        tekst: regisseur.bevestigenUiterlijk
          ? `Dit is nog voorlopig. Een medewerker van de gemeente bevestigt uiterlijk ${spellDate(regisseur.bevestigenUiterlijk)} wie ${gemeente.label.uwRegisseur} wordt. Dat kan ook iemand anders zijn. U hoort het van ons.`
          : `Dit is nog voorlopig. Een medewerker van de gemeente bevestigt wie ${gemeente.label.uwRegisseur} wordt. Dat kan ook iemand anders zijn. U hoort het van ons.`,
      },
      changeOfPerson(),
      { knop: 'Bekijk uw melding', url },
      { tekst: 'De link hierboven is alleen voor u. Geef hem niet door.' },
      ...complain(gemeente),
      ...regards(gemeente),
    ],
  });
}

/** R16, R17, R76: who leads, how to reach that person, what they may really decide here, and how to object. */
export function benoemdMail(fields: Announced): OwedMail {
  const { id, installation, melding, aan, regisseur, volgcode } = fields;
  const { gemeente, omgeving } = installation;
  const url = followUrl(omgeving.url, melding.meldingsnummer, volgcode);
  if (aan.neutraal) return neutral(fields, url, 'benoemd');
  const { naam } = regisseur.regisseur;
  return composeMail(gemeente, {
    id,
    soort: 'benoemd',
    aan: aan.email,
    onderwerp: `${naam} is ${gemeente.label.uwRegisseur} (${melding.meldingsnummer})`,
    blokken: [
      ...(melding.spoed ? dangerFirst(gemeente) : []),
      dear(aan.naam),
      { tekst: `${naam} is ${gemeente.label.uwRegisseur}. Dit is uw vaste contactpersoon.` },
      reachability(fields),
      inTouch(fields),
      changeOfPerson(),
      ...powers(gemeente),
      { knop: 'Lees de folder Rechtspositie', url: `${omgeving.url}/rechtspositie` },
      { knop: 'Bekijk uw melding', url },
      { tekst: 'De link naar uw melding is alleen voor u. Geef hem niet door.' },
      ...complain(gemeente),
      ...regards(gemeente),
    ],
  });
}
