import * as z from 'zod';
import { meldingRequest } from './contract-melder.ts';

/** `POST /intake/v1/opgetekende-meldingen`: staff enter what somebody said or wrote; terms count from the first contact. */
export const optekenRequest = z.strictObject({
  kanaal: z.enum(['telefoon', 'balie', 'brief'], 'Kies hoe de inwoner contact zocht.'),
  eersteContactOp: z.iso.datetime({ offset: true, message: 'Vul in wanneer het eerste contact was.' }),
  melding: meldingRequest,
});
export type OptekenRequest = z.output<typeof optekenRequest>;
