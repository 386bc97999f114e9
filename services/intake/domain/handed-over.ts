import type { Melding } from './melding.ts';

/**
 * Handed over by a work mail address, and nobody opened it yet: whoever does takes it under their own number. An address
 * with a typing mistake is nobody's, so lists and the dossier say it as long as it lasts.
 */
export const waitsForOpening = (behandelaar: NonNullable<Melding['behandelaar']>): boolean =>
  behandelaar.id.startsWith('collega-') ||
  (behandelaar.sleutel.includes('@') && behandelaar.id === behandelaar.sleutel);
