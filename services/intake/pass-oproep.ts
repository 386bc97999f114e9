import { page } from './page-duty.ts';
import type { PassTerm } from './pass-term.ts';

/** Nobody confirmed in time: the next one on the list is paged, and after the last the first again, until somebody does. */
export const passOproep: PassTerm = ({ head, term, now }, deps) => {
  const { oproep } = head;
  if (!oproep || oproep.bevestigdOp || head.status === 'afgerond') return undefined;
  const { paged, bevestigenVoor } = page(head, now, deps);
  return {
    head: { ...head, oproep: paged.oproep },
    events: paged.events,
    mails: paged.mails,
    next: { at: bevestigenVoor, niveau: term.niveau + 1 },
  };
};
