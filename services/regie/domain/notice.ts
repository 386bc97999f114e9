import type { OngeschiktReden } from './candidates.ts';
import type { Bellen } from './terms.ts';

/** What staff is told by mail. Numbers and links only; the words are in `mails.ts`. */
/** `spoed`: acutely unsafe; the mail says so. */
type Named = { casusId: string; meldingId: string; spoed: boolean };

export type Notice =
  | (Named & { soort: 'voorgesteld'; aan: string; bellen: Bellen; arrangementUren: number; uiterlijk: string })
  | (Named & { soort: 'benoemd'; aan: string; bellen: Bellen; arrangementUren: number; voorgelegd: number })
  | (Named & { soort: 'vervangen'; aan: string })
  /** A second melding belongs to the casus: its melder is called too. */
  | (Named & { soort: 'bevestigd'; aan: string; bellen: Bellen })
  /** A second melding says why who leads now may not be suitable after all. */
  | (Named & { soort: 'pastNietMeer'; aan: 'mailbox' | 'ladder'; redenen: OngeschiktReden[] })
  /** `aan` null: no regisseur yet, so the first on the ladder. */
  | (Named & { soort: 'voorgelegd'; aan: string | null; uiterlijk: string })
  | (Named & { soort: 'zonderRegisseur' })
  /** To the person of this step on the ladder. */
  | (Named & { soort: 'geklommen'; oorzaak: Oorzaak; niveau: number })
  /** To the mailbox of the werkverdelers. */
  | (Named & { soort: 'herinnering'; oorzaak: Oorzaak });

export type Oorzaak = 'zonderRegisseur' | 'nietBenoemd' | 'nietBevestigd' | 'wisselGevraagd';
