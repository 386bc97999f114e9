import * as z from 'zod';

/**
 * The CloudEvents 1.0 envelope in the NL GOV profile (requirements C2) and the way an event version is defined.
 *
 * An event carries ids, codes and dates. The one exception is the work contact data of a regisseur in the two
 * events marked `internal` that need it (design, rule 4).
 */
export const service = z.enum(['intake', 'regie', 'plans', 'complaints']);
export type Service = z.infer<typeof service>;

/** `nl.regie.<noun>.<past participle>.v<major>`: reverse DNS, no name of an organisation, one version. */
export const eventType = z.string().regex(/^nl\.regie\.[a-z][A-Za-z]*\.[a-z][A-Za-z]*\.v[1-9]\d*$/);

/** A UTC moment with `Z`; every offset is accepted at the HTTP edge, inside and in events it is always UTC. */
export const moment = z.iso.datetime();
/** A calendar date in the Netherlands, `YYYY-MM-DD`. */
export const date = z.iso.date();

export const envelope = z.strictObject({
  specversion: z.literal('1.0'),
  /** Unique per producer; also the key by which consumers recognise a repetition. */
  id: z.uuid(),
  source: z.string().regex(/^urn:nld:oin:\d{20}:systeem:vlot-[a-z]+$/),
  type: eventType,
  /** When the fact was recorded. */
  time: moment,
  /** The id of the aggregate; never a BSN. */
  subject: z.string().min(1),
  /** The aggregate's version after this event, as decimal text: order within one subject. */
  sequence: z.string().regex(/^[1-9]\d*$/),
  sequencetype: z.literal('Integer'),
  datacontenttype: z.literal('application/json'),
  dataschema: z.url(),
});

export type Envelope = z.infer<typeof envelope>;
export type CloudEvent<Type extends string = string, Data = unknown> = Omit<Envelope, 'type'> & {
  type: Type;
  data: Data;
};

type Fields<Data> = readonly (keyof Data & string)[];

/** `public`: for outside subscribers, and then only the listed fields. `internal`: never leaves the municipality's bus. */
export type Audience<Data> = { public: Fields<Data> } | 'internal';

export type EventDefinition<Type extends string = string, Data = unknown> = {
  type: Type;
  owner: Service;
  /** One sentence for a subscriber: what has happened. */
  meaning: string;
  audience: Audience<Data>;
  data: z.ZodType<Data>;
  schema: z.ZodType<CloudEvent<Type, Data>>;
  example: Data;
};

export function defineEvent<const Type extends string, Shape extends z.ZodRawShape>(definition: {
  type: Type;
  owner: Service;
  meaning: string;
  audience: Audience<z.infer<z.ZodObject<Shape, z.core.$strict>>>;
  data: z.ZodObject<Shape, z.core.$strict>;
  example: z.infer<z.ZodObject<Shape, z.core.$strict>>;
}) {
  eventType.parse(definition.type);
  const schema = z.strictObject({ ...envelope.shape, type: z.literal(definition.type), data: definition.data });
  return { ...definition, schema };
}

/** What a service decides; the envelope is added when it is committed. */
export type DomainEvent<Type extends string = string, Data = unknown> = { type: Type; data: Data };

export function seal<Type extends string, Data>(
  definition: { type: Type; owner: Service },
  fields: {
    data: Data;
    id: string;
    oin: string;
    /** Host name under which the portal serves `/schemas/<type>.json`. */
    host: string;
    subject: string;
    sequence: number;
    time: string;
  },
): CloudEvent<Type, Data> {
  return {
    specversion: '1.0',
    id: fields.id,
    source: `urn:nld:oin:${fields.oin}:systeem:vlot-${definition.owner}`,
    type: definition.type,
    time: fields.time,
    subject: fields.subject,
    sequence: String(fields.sequence),
    sequencetype: 'Integer',
    datacontenttype: 'application/json',
    dataschema: `https://${fields.host}/schemas/${definition.type}.json`,
    data: fields.data,
  };
}
