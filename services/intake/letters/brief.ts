import type { Block } from '../../../shared/compose-mail.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';

/** Where a letter goes to. The street may not be known: postcode and number are one address in the Netherlands. */
export type Adressering = {
  /** Without a name the letter is for whoever lives there, and whoever lives there will open it. */
  naam: string | undefined;
  /** Street with number as it has to be printed ("Voorbeeldstraat 30 a"), if the melder said it. */
  straatregel?: string | undefined;
  /** `7607EW` or `7607 EW`. */
  postcode: string;
  huisnummer: number;
  toevoeging?: string | undefined;
  /** The municipality's name when left out. */
  plaats?: string | undefined;
};

/** A letter to a resident on paper: the same blocks as the mail it stands in for, closing words included. */
export type Brief = {
  gemeente: Gemeente;
  aan: Adressering;
  /** YYYY-MM-DD, in the Netherlands. */
  datum: string;
  kenmerk: string;
  onderwerp: string;
  blokken: readonly Block[];
  taal: 'nl' | 'en';
  /**
   * Must not show that it is about help (practice, safe contact): the neutral name as sender, no subject, no
   * telephone number, no place and no colour of the municipality.
   */
  neutraal: boolean;
};
