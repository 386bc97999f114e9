import type { Block } from '../../../../shared/compose-mail.ts';
import type { Gemeente } from '../../../../shared/gemeente.ts';
import type { Bericht, BerichtSoort, BerichtVan } from '../bericht.ts';

/** By mail, on paper, or said by somebody on the telephone: the same message, with words that fit. */
export type Vorm = 'mail' | 'brief' | 'gesprek';

/** What every text may need besides the bericht itself. */
export type Setting = {
  gemeente: Gemeente;
  vorm: Vorm;
  meldingsnummer: string;
  /** The folder Rechtspositie, in the language of the text. */
  rechtspositie: string;
  /** The day on which it is sent or said; a promise for an earlier day is then told as one that was broken. */
  vandaag: string | null;
};

/** A subject and what stands between the greeting and the passages that several berichten share. */
export type Tekst = { onderwerp: string; blokken: Block[] };

/**
 * All words that a resident gets from intake, in one language: a text that is missing does not compile. Residents are
 * "u", young people too: who reads along is not known, and one set of words keeps short sentences for everybody.
 */
export type Texts = { [Soort in BerichtSoort]: (bericht: BerichtVan<Soort>) => Tekst } & {
  /** Danger first, before anything else. No promise that somebody reads at night. */
  gevaar: Block[];
  aanhef(naam: string | null): Block;
  knop: { volgen: string; volgenNeutraal: string; navraag: string; folder: string };
  /** Beside the button to the own melding, or the number and the code on paper. */
  alleenVoorU: Block[];
  /** R78: a client supporter for everybody, Jeugdstem only where youth help is concerned. */
  steun(jeugd: boolean): Block[];
  /** R76: what the person who leads may really decide here, and how to object. */
  bevoegdheden: Block[];
  /** Goes before the button to the folder. */
  rechten: Block[];
  klacht: Block[];
  groet: Block[];
  /** Somebody else may read along: nothing shows that it is about help. */
  neutraal: {
    aanhef: Block;
    tekst(bericht: Bericht): Tekst;
    groet: Block;
  };
  gesprek: { begin(naam: string | null, veilig: boolean): string[]; slot: string[] };
};

export type MakeTexts = (setting: Setting) => Texts;
