import * as z from 'zod';

/**
 * The catalogue of problems (RFC 9457, requirements C1). `type` is a stable URN; titles and details are Dutch and say
 * how to mend it. Nothing else may leave an API as an error.
 */
const catalogue = {
  ongeldigeInvoer: [400, 'De gegevens kloppen nog niet'],
  bsnGevonden: [400, 'Er staat een burgerservicenummer in de tekst'],
  geenToegang: [403, 'U mag dit niet zien of doen'],
  aanmeldenNodig: [401, 'Meld u eerst aan'],
  nietGevonden: [404, 'Dit is niet gevonden'],
  methodeNietToegestaan: [405, 'Dit kan hier niet'],
  nietAcceptabel: [406, 'Dit antwoordformaat is er niet'],
  anderVerzoekZelfdeSleutel: [409, 'Deze Idempotency-Key is al gebruikt voor een ander verzoek'],
  gewijzigd: [409, 'Iemand anders was net eerder'],
  geenCapaciteit: [409, 'Er is geen plaats meer bij deze regisseur'],
  regisseurNietGeschikt: [409, 'Deze regisseur kan deze casus niet leiden'],
  nietMogelijk: [409, 'Dit kan in deze stand niet'],
  verkeerdFormaat: [415, 'Stuur het bericht als application/json'],
  teDruk: [429, 'Het is nu erg druk'],
  onverwachteFout: [500, 'Er ging bij ons iets mis'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemCode = keyof typeof catalogue;

/** One fault in the input: where (JSON Pointer), which rule, and how to mend it, in Dutch. */
export const fault = z.strictObject({ veld: z.string(), code: z.string(), melding: z.string() });
export type Fault = z.infer<typeof fault>;

export const problemSchema = z.strictObject({
  type: z.string(),
  status: z.int(),
  title: z.string(),
  detail: z.string(),
  /** Name of this occurrence, to quote on the phone; also in the log. */
  instance: z.string().optional(),
  fouten: z.array(fault).optional(),
});
export type ProblemBody = z.infer<typeof problemSchema>;

/** Thrown by use cases; the api way in turns it into the answer. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly faults: Fault[];
  constructor(code: ProblemCode, detail: string, faults: Fault[] = []) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.faults = faults;
  }

  get status(): number {
    return catalogue[this.code][0];
  }

  toBody(instance?: string): ProblemBody {
    return {
      type: `urn:vlot:probleem:${this.code}`,
      status: this.status,
      title: catalogue[this.code][1],
      detail: this.detail,
      ...(instance && { instance: `urn:uuid:${instance}` }),
      ...(this.faults.length > 0 && { fouten: this.faults }),
    };
  }
}

/** All faults at once (C1). Schemas carry their Dutch message where the default would not help the reader. */
export function toFaults(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => {
    const veld = `/${issue.path.map(String).join('/')}`;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        veld: `${veld === '/' ? '' : veld}/${key}`,
        code: 'onbekendVeld',
        melding: `Het veld "${key}" kennen wij niet. Haal het weg of verbeter de naam.`,
      }));
    }
    return [{ veld, code: issue.code, melding: issue.message }];
  });
}
