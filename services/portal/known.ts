import type * as z from 'zod';
import { Problem } from '../../shared/problem.ts';

/** An address that cannot exist asks nobody. */
export function known<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem('nietGevonden', 'Deze pagina is er niet.');
}
