import * as z from 'zod';
import { problemSchema } from './problem.ts';

/** What the OpenAPI documents of the services have in common. Only the generator reads this, no function. */
const versionHeader = z.string().meta({ description: 'Versie van deze API', example: '1.0.0' });
const probleem = problemSchema.meta({ id: 'Probleem' });

/** An answer with a JSON body. */
export const answer = (description: string, schema: z.ZodType) => ({
  description,
  headers: z.object({ 'API-Version': versionHeader }),
  content: { 'application/json': { schema } },
});

/** An answer with a problem (RFC 9457). */
export const problem = (description: string) => ({
  description,
  headers: z.object({ 'API-Version': versionHeader }),
  content: { 'application/problem+json': { schema: probleem } },
});

/** What every route for staff may answer beside its own. */
export const problems = {
  '400': problem('De gegevens kloppen nog niet; alle fouten staan erin.'),
  '401': problem('Niet aangemeld.'),
  '403': problem('Niet bevoegd.'),
};
