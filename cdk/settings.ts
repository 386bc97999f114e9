import type { Node } from 'constructs';
import * as z from 'zod';
import nl from 'zod/v4/locales/nl.js';
import { type Installation, omgevingSchema } from '../shared/gemeente.ts';
import { Fault, listIssues } from './fault.ts';
import { readGemeente } from './gemeenten/index.ts';

z.config(nl());

export const localStage = 'lokaal';

/** Requests per second on each route: steady, and at once. Lower ones are for a test that wants to see a 429. */
const throttleSchema = z.strictObject({ rate: z.number().positive(), burst: z.int().nonnegative() });
export type Throttle = z.infer<typeof throttleSchema>;

export type Settings = Installation & {
  throttle: Throttle;
  /** Version of the origin secret that the edge sends; the newest when absent. */
  herkomst?: string;
};

const fromJson = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/**
 * What the person who runs the app may choose, as CDK context: `gemeente`, `stage`, `herkomst` when rotating, for a test `throttle`, and for
 * the stage `lokaal` the two addresses that cannot be the real ones: `lokaal:url` and `lokaal:aanmelden`.
 */
export function readSettings(node: Node): Settings {
  const context = (key: string): unknown => node.tryGetContext(key) ?? undefined;
  const name = context('gemeente');
  const gemeente = readGemeente(name === undefined ? undefined : String(name));
  const stage = context('stage') ?? 'productie';
  const local = stage === localStage;
  const omgeving = omgevingSchema.safeParse({
    stage,
    url: (local ? context('lokaal:url') : undefined) ?? `https://${gemeente.domein}`,
    herkomst: (local ? context('lokaal:url') : undefined) ?? `https://${gemeente.herkomstDomein}`,
    issuer: (local ? context('lokaal:aanmelden') : undefined) ?? gemeente.aanmelden.issuer,
  });
  if (!omgeving.success) throw new Fault(`De omgeving klopt niet:\n${listIssues(omgeving.error)}`);
  const throttle = throttleSchema.safeParse(fromJson(context('throttle') ?? { rate: 100, burst: 500 }));
  if (!throttle.success) {
    throw new Fault(`throttle klopt niet (toegestaan: zoals {"rate":100,"burst":500}):\n${listIssues(throttle.error)}`);
  }
  const herkomst = z.uuid().optional().safeParse(context('herkomst'));
  if (!herkomst.success)
    throw new Fault('herkomst klopt niet (toegestaan: het versienummer van het geheim, een UUID).');
  return {
    gemeente,
    omgeving: omgeving.data,
    throttle: throttle.data,
    ...(herkomst.data && { herkomst: herkomst.data }),
  };
}
