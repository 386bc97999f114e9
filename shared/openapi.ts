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

const noBsn = {
  type: 'boolean',
  description:
    'Een tekst met een getal dat een BSN kan zijn, wordt geweigerd (bsnGevonden). Stuur true mee als het een ander nummer is.',
} as const;

function addMark({ properties, oneOf = [] }: z.core.JSONSchema.BaseSchema): void {
  if (properties) properties['geenBsn'] = noBsn;
  for (const one of oneOf) addMark(one);
}

/** What staff send: the request with, beside its own fields, `geenBsn` (rule 11). */
export const staffBody = (schema: z.ZodType) => ({
  required: true,
  content: {
    'application/json': {
      schema: schema.meta({
        override: ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => addMark(jsonSchema),
      }),
    },
  },
});
