import type { Block } from '../../../shared/compose-mail.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';

/** Passages that return in several letters to residents. Dutch, B1, to be read aloud. */

/** Danger first, before anything else. No promise that somebody reads at night. */
export const dangerFirst = ({ crisis, naam }: Gemeente): Block[] => [
  { kop: 'Is er nu gevaar? Bel 112' },
  {
    lijst: [
      'Is het thuis niet veilig? Bel Veilig Thuis: 0800-2000. Dag en nacht, gratis.',
      `Crisis in ${naam}: ${crisis.nummer}. ${crisis.uitleg.nl}`,
    ],
  },
  { tekst: 'Wacht niet op antwoord op deze mail. Wij lezen meldingen niet dag en nacht.' },
];

export const supportAndRights = (gemeente: Gemeente, url: string, jeugd: boolean): Block[] => [
  { kop: 'Gratis hulp bij uw verhaal' },
  {
    tekst: `Een cliëntondersteuner helpt u gratis. Die staat aan uw kant en werkt niet voor de gemeente. ${gemeente.clientondersteuning.naam}: ${gemeente.clientondersteuning.telefoon}, ${gemeente.clientondersteuning.website}.`,
  },
  ...(jeugd
    ? [
        {
          tekst: `Gaat het over jeugdhulp? Dan kunt u ook praten met een vertrouwenspersoon van Jeugdstem. Ook als u zelf nog jong bent. Het is gratis en wat u vertelt blijft onder u: ${gemeente.jeugdstem.telefoon}, ${gemeente.jeugdstem.website}.`,
        },
      ]
    : []),
  { kop: 'Uw rechten' },
  {
    tekst: `In de folder Rechtspositie leest u wat ${gemeente.label.uwRegisseur} mag beslissen en welke rechten u heeft.`,
  },
  { knop: 'Lees de folder Rechtspositie', url: `${url}/rechtspositie` },
  ...complain(gemeente),
];

export const complain = ({ klacht }: Gemeente): Block[] => [
  { kop: 'Niet tevreden?' },
  { tekst: `${klacht.uitleg.nl} ${klacht.adres}` },
];

export const regards = ({ naam, telefoon, bereikbaar }: Gemeente): Block[] => [
  { tekst: `Heeft u een vraag? Bel ${telefoon} (${bereikbaar.nl}).` },
  { tekst: `Met vriendelijke groet,\nGemeente ${naam}` },
];

export const dear = (naam: string | undefined): Block => ({ tekst: naam ? `Beste ${naam},` : 'Beste inwoner,' });

/** Neutral mail says nothing that somebody who reads along may not know, not even who sends it. */
export const neutralGreeting: Block = { tekst: 'Goedendag,' };
export const neutralRegards = ({ mail }: Gemeente): Block => ({
  tekst: `Met vriendelijke groet,\n${mail.naamNeutraal}`,
});
