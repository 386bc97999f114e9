import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'vlot-start-'));
let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Seconds until `npm start` says that Vlot runs. */
async function start(gemeente: string): Promise<number> {
  const began = performance.now();
  child = spawn(process.execPath, [resolve(import.meta.dirname, '../../cdk/local/start.js')], {
    env: { ...process.env, NODE_OPTIONS: '', PORT: '0', VLOT_DATA: folder, GEMEENTE: gemeente },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stdout = child.stdout;
  if (!stdout) throw new Error('no output');
  for await (const line of createInterface({ input: stdout })) {
    if (line.startsWith('Vlot draait op ')) return (performance.now() - began) / 1000;
  }
  throw new Error('it did not start');
}

async function stop(): Promise<void> {
  if (!child) return;
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  await gone;
}

describe('npm start of the real system', () => {
  it('is up within 30 seconds the first time and within 10 later, and is modest when idle', async () => {
    expect(await start('almelo')).toBeLessThan(30);
    await stop();
    expect(await start('almelo')).toBeLessThan(10);
    const status = `/proc/${child?.pid}/status`;
    if (existsSync(status)) {
      const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]);
      expect(kilobytes / 1024).toBeLessThan(600);
    }
    await stop();
    expect(await start('heerlen')).toBeLessThan(30);
    await stop();
  });
});
