import type * as z from 'zod';
import type { escalatieOorzaak } from '../../../events/regie/escalatie-gestart.v1.ts';
import type { Weigerreden } from '../../../events/vocabulary.ts';
import type { Benadering, RedenTegen } from '../contract.ts';
import type { Bellen } from './terms.ts';

/** What staff is told by mail. Numbers and links only; the words are in `mails.ts`. */
/** `spoed`: acutely unsafe; the mail says so. */
/** `benadering`: how the family may be reached; no mail asks more than that allows. */
type Named = { casusId: string; meldingId: string; spoed: boolean; benadering: Benadering };

export type CasusNotice = Named &
  (
    | { soort: 'voorgesteld'; aan: string; bellen: Bellen; arrangementUren: number; uiterlijk: string }
    /** `bellen` null: the call that was promised has been made. */
    | { soort: 'benoemd'; aan: string; bellen: Bellen | null; arrangementUren: number; voorgelegd: number }
    | { soort: 'vervangen'; aan: string }
    /** `aan` null, here and below: whoever leads is away, so the mailbox. */
    /** A second melding belongs to the casus: its melder is called too. */
    /** `signaal`: somebody outside of the household made it. */
    | { soort: 'bevestigd'; aan: string | null; bellen: Bellen; signaal: boolean }
    /** What came to be known says why who leads now may not be suitable after all. */
    | { soort: 'pastNietMeer'; aan: 'mailbox' | 'ladder'; redenen: RedenTegen[]; uiterlijk: string }
    /** `aan` null: no regisseur yet, so the first on the ladder. */
    | { soort: 'voorgelegd'; aan: string | null; uiterlijk: string }
    | { soort: 'zonderRegisseur' }
    /** Whom triage asked for is not proposed; to the mailbox. */
    | { soort: 'wensNietVervuld'; redenen: (RedenTegen | 'onbekend')[] }
    /** To the mailbox; `volgende`: somebody else is proposed already. */
    | { soort: 'geweigerd'; reden: Weigerreden; volgende: boolean }
    /** To the procesverantwoordelijke. */
    | { soort: 'vaakGeweigerd'; aantal: number }
    | { soort: 'wisselGevraagd'; uiterlijk: string }
    | { soort: 'wisselAfgewezen'; aan: string | null }
    | { soort: 'heropend'; aan: string | null; uiterlijk: string }
    | { soort: 'waarneming'; aan: string; tot: string }
    | { soort: 'geenWaarnemer'; uiterlijk: string }
    | { soort: 'uitDienst'; uiterlijk: string }
    /** A melding about whoever leads; never to that person. */
    | { soort: 'overRegisseur'; aan: 'mailbox' | 'ladder'; uiterlijk: string }
    /** To an expert inside or outside of the municipality; `bel`: whoever leads, null while nobody does. */
    | {
        soort: 'deskundigeGevraagd';
        aan: string;
        bel: { naam: string; telefoon: string } | null;
        uiterlijk: string;
      }
    | { soort: 'contactHerinnering'; aan: string | null }
    | { soort: 'nietBereikt'; pogingen: number }
    /** To the mailbox: a person decides what happens. */
    | { soort: 'contactNietVeilig'; uiterlijk: string }
    | { soort: 'contactBesloten'; aan: string | null; bellen: Bellen | null }
    /** Whoever informs a family that somebody else reported about, did. */
    | { soort: 'gezinGeinformeerd'; aan: string | null; bellen: Bellen }
    /** To who led or stood in: there is nothing to call about any more. Why is not said. */
    | { soort: 'casusGesloten' | 'meldingUitCasus'; aan: string }
    /** What triage asked for this melding could not be done; to the mailbox. */
    | { soort: 'nietUitgevoerd' }
    /** To the person of this step on the ladder. */
    | { soort: 'geklommen'; oorzaak: Oorzaak; niveau: number }
    /** To the mailbox of the werkverdelers. */
    | { soort: 'herinnering'; oorzaak: Oorzaak }
  );

/** About somebody in the pool, or a mail; not about one casus. */
export type StaffNotice =
  | {
      soort: 'registratie';
      aan: string | 'mailbox';
      naam: string;
      register: string;
      geldigTot: string;
      verlopen: boolean;
    }
  /** Leave or illness for which somebody has to stand in still; to the mailbox. */
  | { soort: 'afwezigheid'; naam: string; van: string; tot: string; casussen: number }
  /** A mail of ours came back; to the mailbox. */
  | { soort: 'mailKwamTerug'; mail: string; aan: string; casusId: string | null };

export type Notice = CasusNotice | StaffNotice;

export type Oorzaak = z.infer<typeof escalatieOorzaak>;
