import { randomUUID } from 'node:crypto';
import { appendFile, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { StartError } from '../start-error.ts';

export type Outcome =
  | { ok: true; value: unknown; requestId: string }
  | { ok: false; errorType: string; errorMessage: string; requestId: string };

export type FunctionDefinition = {
  name: string;
  arn: string;
  folder: string;
  handler: string;
  /** Megabytes. */
  memory: number;
  /** Seconds. */
  timeout: number;
  environment: Record<string, string>;
  /** How many invocations may run at once; more wait their turn. */
  concurrency: number;
};

export type Functions = {
  /** `onTurn` is called when it no longer waits: AWS would have started another instance instead of waiting. */
  invoke(name: string, event: unknown, onTurn?: () => void): Promise<Outcome>;
  /** Invocations that run or wait. */
  active(): number;
  /** Starts nothing new and resolves when what runs has ended, or after `graceMs`. */
  settle(graceMs: number): Promise<void>;
  /** Ends every worker. */
  end(): Promise<void>;
};

const message = z.union([
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('broken'),
    errorType: z.string(),
    errorMessage: z.string(),
    trace: z.string().optional(),
  }),
  z.object({
    type: z.literal('done'),
    ok: z.literal(true),
    value: z.string(),
  }),
  z.object({
    type: z.literal('done'),
    ok: z.literal(false),
    errorType: z.string(),
    errorMessage: z.string(),
    trace: z.string().optional(),
  }),
]);
type Answer =
  | { ok: true; value: string }
  | { ok: false; errorType: string; errorMessage: string; trace?: string | undefined };

/** The spare workers of a function go soon, the last one stays a while for the next step of the same story. */
const spareIdleMs = 4_000;
const lastIdleMs = 20_000;
const initMs = 10_000;

export type RuntimeOptions = {
  dataDir: string;
  /** One line for whoever watches: an error that a function did not catch. */
  report: (line: string) => void;
};

export function openFunctions(definitions: FunctionDefinition[], options: RuntimeOptions): Functions {
  const logFolder = join(options.dataDir, 'logs');
  mkdirSync(logFolder, { recursive: true });
  const pools = new Map(definitions.map((definition) => [definition.name, createPool(definition, logFolder, options)]));
  return {
    invoke(name, event, onTurn) {
      const pool = pools.get(name);
      if (!pool) throw new StartError(`De functie ${name} bestaat niet.`);
      return pool.invoke(event, onTurn);
    },
    active: () => [...pools.values()].reduce((sum, pool) => sum + pool.active(), 0),
    async settle(graceMs) {
      await Promise.all([...pools.values()].map((pool) => pool.settle(graceMs)));
    },
    async end() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
  };
}

type Slot = { run(job: Job): Promise<Answer>; end(): Promise<unknown>; alive(): boolean };
type Job = { requestId: string; event: string };

function createPool(definition: FunctionDefinition, logFolder: string, options: RuntimeOptions) {
  const idle: { slot: Slot; timer: NodeJS.Timeout }[] = [];
  const busy = new Set<Slot>();
  const waiting: (() => void)[] = [];
  const ended: (() => void)[] = [];
  let active = 0;
  let running = 0;
  let stopped = false;
  const log = createLog(join(logFolder, `${definition.name}.log`));

  async function invoke(event: unknown, onTurn?: () => void): Promise<Outcome> {
    active += 1;
    const requestId = randomUUID();
    // A turn is handed over by whoever ends, so `running` never passes the limit in between.
    if (running < definition.concurrency) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    onTurn?.();
    try {
      if (stopped) return { ok: false, errorType: 'Stopped', errorMessage: 'Vlot stopt', requestId };
      const answer = await withSlot({ requestId, event: JSON.stringify(event) });
      if (answer.ok) return { ok: true, value: JSON.parse(answer.value), requestId };
      log('ERROR', requestId, `${answer.errorType}: ${answer.errorMessage}`, answer.trace);
      if (!stopped) options.report(`${definition.name}: ${answer.errorType}: ${answer.errorMessage.split('\n')[0]}`);
      return { ok: false, errorType: answer.errorType, errorMessage: answer.errorMessage, requestId };
    } finally {
      active -= 1;
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
      if (active === 0) for (const done of ended.splice(0)) done();
    }
  }

  async function withSlot(job: Job): Promise<Answer> {
    const free = idle.pop();
    if (free) clearTimeout(free.timer);
    const slot = free?.slot ?? createSlot(definition, options.dataDir, log);
    busy.add(slot);
    try {
      return await slot.run(job);
    } finally {
      busy.delete(slot);
      if (slot.alive() && !stopped) keep(slot);
      else await slot.end();
    }
  }

  function keep(slot: Slot): void {
    const entry = { slot, timer: setTimeout(retire, idle.length === 0 ? lastIdleMs : spareIdleMs) };
    entry.timer.unref();
    idle.push(entry);
    function retire() {
      const index = idle.indexOf(entry);
      if (index >= 0) idle.splice(index, 1);
      void slot.end();
    }
  }

  return {
    invoke,
    active: () => active,
    async settle(graceMs: number) {
      stopped = true;
      for (const wake of waiting.splice(0)) wake();
      if (active === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, graceMs);
        ended.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
    async end() {
      for (const { timer } of idle) clearTimeout(timer);
      await Promise.all([...idle.splice(0).map(({ slot }) => slot.end()), ...[...busy].map((slot) => slot.end())]);
    },
  };
}

function createSlot(definition: FunctionDefinition, dataDir: string, log: Log): Slot {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    env: definition.environment,
    stdout: true,
    stderr: true,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // A small young generation, or one collection can overshoot the limit so far that V8 ends the whole process.
    resourceLimits: { maxOldGenerationSizeMb: definition.memory, maxYoungGenerationSizeMb: 8 },
    workerData: {
      folder: definition.folder,
      handler: definition.handler,
      functionArn: definition.arn,
      compileCache: join(dataDir, 'compile-cache'),
    },
  });
  let alive = true;
  let current: { requestId: string; settle: (answer: Answer) => void } | undefined;
  let ready: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  for (const stream of [worker.stdout, worker.stderr]) {
    createInterface({ input: stream }).on('line', (line) => log('INFO', current?.requestId ?? '', line));
  }
  const fail = (errorType: string, errorMessage: string, trace?: string) => {
    alive = false;
    current?.settle({ ok: false, errorType, errorMessage, trace });
    current = undefined;
    return worker.terminate();
  };
  worker.on('message', (value) => {
    const received = message.parse(value);
    if (received.type === 'ready') ready();
    else if (received.type === 'broken') void fail(received.errorType, received.errorMessage, received.trace);
    else {
      current?.settle(received);
      current = undefined;
    }
  });
  worker.on('error', (error) => {
    const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    void fail(outOfMemory ? 'Runtime.OutOfMemory' : 'Runtime.UnhandledError', String(error));
  });
  worker.on('exit', () => void fail('Runtime.ExitError', 'the function ended its own process'));

  return {
    alive: () => alive,
    end: () => {
      alive = false;
      return worker.terminate();
    },
    async run({ requestId, event }) {
      const answer = new Promise<Answer>((settle) => {
        current = { requestId, settle };
      });
      const startup = setTimeout(
        () => void fail('Runtime.InitTimeout', 'the function did not start in 10 seconds'),
        initMs,
      );
      await Promise.race([isReady, answer]);
      clearTimeout(startup);
      // Like AWS: the time limit counts from the moment the handler is called.
      const limitMs = definition.timeout * 1000;
      const limit = setTimeout(() => {
        void fail('Sandbox.Timedout', `Task timed out after ${definition.timeout.toFixed(2)} seconds`);
      }, limitMs);
      if (alive) worker.postMessage({ requestId, event, deadline: Date.now() + limitMs });
      try {
        return await answer;
      } finally {
        clearTimeout(limit);
      }
    },
  };
}

type Log = (level: string, requestId: string, text: string, trace?: string) => void;

/** One file per function, one JSON object per line; a line that already is one stays as the function wrote it. */
function createLog(path: string): Log {
  let pending = '';
  return (level, requestId, text, trace) => {
    const line = isJsonObject(text)
      ? text
      : JSON.stringify({ timestamp: new Date().toISOString(), level, requestId, message: text, stackTrace: trace });
    if (pending === '') setImmediate(flush);
    pending += `${line}\n`;
  };
  function flush() {
    const lines = pending;
    pending = '';
    appendFile(path, lines, () => undefined);
  }
}

function isJsonObject(text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
