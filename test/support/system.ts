import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import {
  type LocalRun,
  type LocalRunOptions,
  type Mail,
  startLocalRun,
  type Verdicts,
} from '../../cdk/local/local-run.ts';
import { seed } from '../../cdk/local/seed.ts';
import type { MeldingInput, MeldingResponse, VolgResponse } from '../../services/intake/contract.ts';
import type { PlannenResponse } from '../../services/plans/contract.ts';
import type {
  CasusResponse,
  CasussenResponse,
  RegisseurInput,
  RegisseurResponse,
} from '../../services/regie/contract.ts';

/** The whole system on this machine, from the real template, as journeys see it. */
export type System = Awaited<ReturnType<typeof startSystem>>;
export type Answer<Body> = { status: number; headers: Headers; body: Body };

/** A client that asks again until it gets an answer, as the portal does. */
export async function insist<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
  let answer = await ask();
  for (let attempt = 0; attempt < 4 && answer.status >= 500; attempt += 1) answer = await ask();
  return answer;
}

export async function startSystem(
  gemeente: string,
  options: Partial<LocalRunOptions> & { pool?: 'example' | RegisseurInput[]; keepData?: boolean } = {},
) {
  const { pool = 'example', keepData = false, ...runOptions } = options;
  const dataDir = runOptions.dataDir ?? mkdtempSync(join(tmpdir(), 'vlot-'));
  const run: LocalRun = await startLocalRun({
    gemeente,
    schedules: 'manual',
    speed: 100,
    ...runOptions,
    dataDir,
    ...(pool === 'example' && { seed: (started) => seed(started, gemeente) }),
  });

  async function request<Body>(
    method: string,
    path: string,
    init: { body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const response = await fetch(`${run.url}${path}`, {
      method,
      headers: { ...(init.body !== undefined && { 'content-type': 'application/json' }), ...init.headers },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    const answer: Answer<Body> = {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : (text as Body),
    };
    return answer;
  }

  async function as(user: string) {
    const headers = { authorization: `Bearer ${await run.token(user)}` };
    return {
      get: <Body>(path: string) => insist(() => request<Body>('GET', path, { headers })),
      post: <Body>(path: string, body: unknown, extra: Record<string, string> = {}) =>
        request<Body>('POST', path, { body, headers: { ...headers, ...extra } }),
    };
  }

  const system = {
    run,
    dataDir,
    request,
    as,

    report: (melding: MeldingInput, headers: Record<string, string> = {}) =>
      request<MeldingResponse>('POST', '/intake/v1/meldingen', { body: melding, headers }),

    follow: (meldingsnummer: string, volgcode: string) =>
      request<VolgResponse>('GET', `/intake/v1/meldingen/${meldingsnummer}`, { headers: { volgcode } }),

    /** Until nothing is under way any more. */
    settle: () => run.drain(),

    async mailsTo(address: string): Promise<Mail[]> {
      return (await run.mails()).filter(({ to }) => to.some((receiver) => receiver.includes(address)));
    },

    /**
     * Mail to the municipality's mailbox, over SMTP: raw, or the fields of nodemailer. `verdicts` is what SES finds
     * (PASS where it says nothing). Resolves when it was accepted, with the name that SES gave it.
     */
    async sendMail(mail: string | Buffer | SendMailOptions, verdicts: Partial<Verdicts> = {}): Promise<string> {
      const headers = Object.fromEntries(
        Object.entries(verdicts).map(([name, verdict]) => [`X-Vlot-Verdict-${name}`, verdict]),
      );
      const to = readGemeente(gemeente).mailbox;
      const said = Object.entries(headers).map(([name, verdict]) => `${name}: ${verdict}\r\n`);
      const raw = (text: string | Buffer) => ({
        envelope: { from: /^From:.*?([\w.+-]+@[\w.-]+)/im.exec(text.toString('latin1'))?.[1] ?? '', to },
        raw: Buffer.concat([Buffer.from(said.join('')), Buffer.from(text)]),
      });
      const message =
        typeof mail === 'string' || Buffer.isBuffer(mail)
          ? raw(mail)
          : { to, ...mail, headers: { ...mail.headers, ...headers } };
      const transport = createTransport({ host: '127.0.0.1', port: run.smtp.port, secure: false, ignoreTLS: true });
      const { response } = await transport.sendMail(message);
      return /Ok (\w+)/.exec(response)?.[1] ?? '';
    },

    /** The newest mail to which this holds comes back, or is called spam. */
    bounce: (which: (mail: Mail) => boolean, kind: 'bounce' | 'complaint' = 'bounce') => run.comesBack(which, kind),

    /** Until `releaseScans` every attachment stays unscanned. */
    holdScans: () => run.scans.hold(),
    releaseScans: () => run.scans.release(),

    /** Keys in the bucket: `binnen/` is mail as it came, `bijlagen/` what was taken over from it. */
    objects: (prefix: string): string[] => run.objects(prefix).map(({ key }) => key),

    async casussen(status: string): Promise<CasussenResponse['casussen']> {
      const { get } = await as('werkverdeler');
      const found: CasussenResponse['casussen'] = [];
      let cursor = '';
      do {
        const { body } = await get<CasussenResponse>(
          `/regie/v1/casussen?status=${status}&limiet=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        found.push(...body.casussen);
        cursor = body.volgende ?? '';
      } while (cursor);
      return found;
    },

    async casusOf(meldingsnummer: string) {
      for (const status of ['voorlopig', 'benoemd', 'wachtOpBenoeming']) {
        const found = (await system.casussen(status)).find(({ meldingen }) => meldingen.includes(meldingsnummer));
        if (found) return found;
      }
      return undefined;
    },

    async casus(casusId: string) {
      return (await (await as('werkverdeler')).get<CasusResponse>(`/regie/v1/casussen/${casusId}`)).body;
    },

    async appoint(casusId: string, regisseurId: string, reden = 'Past goed bij het gezin.') {
      const { post } = await as('werkverdeler');
      return post(`/regie/v1/casussen/${casusId}/benoemingen`, { regisseurId, reden });
    },

    async plansOf(casusId: string) {
      return (await (await as('werkverdeler')).get<PlannenResponse>(`/plans/v1/plannen?casusId=${casusId}`)).body
        .plannen;
    },

    async addRegisseur(regisseur: RegisseurInput) {
      return (await as('beheerder')).post<RegisseurResponse>('/regie/v1/regisseurs', regisseur);
    },

    async pool() {
      const { body } = await (await as('werkverdeler')).get<{ regisseurs: RegisseurResponse[] }>(
        '/regie/v1/regisseurs',
      );
      return body.regisseurs;
    },

    async stop(): Promise<void> {
      await run.stop();
      if (!keepData) rmSync(dataDir, { recursive: true, force: true });
    },
  };

  if (pool !== 'example') for (const regisseur of pool) await system.addRegisseur(regisseur);
  return system;
}

let counter = 0;

/** A presumably complex melding about the own household, each from its own address. */
export function complexMelding(changes: Partial<MeldingInput> = {}): MeldingInput {
  counter += 1;
  return {
    watLooptVast:
      'Vijf hulpverleners komen langs, niemand weet van de ander. De schulden groeien en wij raken het kwijt.',
    over: 'mijnGezin',
    melder: { naam: 'Ouder Voorbeeld', rol: 'ouder', email: `ouder${counter}@gezin.example`, telefoon: '06 00000001' },
    woonadres: { postcode: '7607 EW', huisnummer: counter },
    leefgebieden: ['financien', 'huisvesting', 'opvoeding'],
    aantalHulpverleners: 5,
    minderjarigen: 'ja',
    doelgroepen: ['jeugd'],
    overzichtHouden: 'nee',
    veiligheid: 'zorgen',
    toestemming: { delenMetRegisseur: true },
    ...changes,
  };
}

export function simpleMelding(changes: Partial<MeldingInput> = {}): MeldingInput {
  counter += 1;
  return {
    watLooptVast: 'De huishoudelijke hulp is al drie weken niet geweest en niemand belt terug.',
    over: 'mijzelf',
    melder: { naam: 'De heer Voorbeeld', rol: 'inwoner', email: `inwoner${counter}@straat.example` },
    woonadres: { postcode: '7607 AB', huisnummer: counter },
    leefgebieden: ['dagelijks-leven'],
    minderjarigen: 'nee',
    overzichtHouden: 'ja',
    veiligheid: 'veilig',
    ...changes,
  };
}

/** Someone who fits every complex melding above, for pools of an exact size. */
export function allrounder(name: string, organisatie: string, capaciteit: number): RegisseurInput {
  return {
    naam: `${name} Voorbeeld`,
    telefoon: '0546 00 00 00',
    email: `${name.toLowerCase()}@pool.example`,
    organisatie,
    hbo: true,
    registraties: [{ register: 'SKJ', nummer: '000000', geldigTot: '2035-01-01' }],
    doelgroepen: ['jeugd', 'ggz', 'lvb', 'ouderen'],
    competenties: ['helikopterview'],
    urenPerWeek: 32,
    capaciteit,
  };
}

/** A pool of an exact size, spread over the organisations of a municipality. */
export function poolOf(gemeente: string, names: string[], capaciteit: number): RegisseurInput[] {
  const { organisaties } = readGemeente(gemeente);
  return names.map((name, index) =>
    allrounder(name, organisaties[index % organisaties.length]?.code ?? '', capaciteit),
  );
}

/** `days` later, as the clock would say it. */
export const later = (days: number, from = Date.now()): string => new Date(from + days * 86_400_000).toISOString();
