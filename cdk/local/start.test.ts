import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openDataFolder } from './data-folder.ts';

// Every start synthesizes a CDK app, which takes a second on a quiet machine and many on a busy one.
vi.setConfig({ testTimeout: 90_000 });

const folder = mkdtempSync(join(tmpdir(), 'vlot-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function launch(environment: Record<string, string>, nodeArguments: string[] = []) {
  const child = spawn(process.execPath, [...nodeArguments, resolve(import.meta.dirname, 'start.js')], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: '0',
      VLOT_APP: resolve(import.meta.dirname, 'fixture/app.ts'),
      ...environment,
    },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, out, err }));
  return { child, ended, seen: () => out };
}

describe('npm start', () => {
  it('says one sentence when Node is too old', async () => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })`;
    const { code, err } = await launch({}, ['--import', `data:text/javascript,${encodeURIComponent(older)}`]).ended;
    expect([code, err]).toEqual([1, 'Vlot heeft Node 24 nodig en dit is 20.1.0: start met "npm start" na "npm ci".\n']);
  });

  it('says one sentence when a port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { code, err } = await launch({ PORT: String(port), VLOT_DATA: join(folder, 'a') }).ended;
    taken.close();
    expect([code, err]).toEqual([
      1,
      `Poort ${port} is al in gebruik: stop het programma dat hem gebruikt of kies een andere met PORT.\n`,
    ]);
  });

  it('says one sentence when the folder cannot be written', async () => {
    const file = join(folder, 'bestand');
    writeFileSync(file, '');
    const { code, err } = await launch({ VLOT_DATA: join(file, 'map') }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^De map .* is niet schrijfbaar: .*VLOT_DATA\.\n$/);
  });

  it('says one sentence when the data is damaged', async () => {
    const damaged = join(folder, 'kapot');
    openDataFolder(damaged).close();
    writeFileSync(join(damaged, 'vlot.sqlite'), 'dit is geen databank '.repeat(300));
    const { code, err } = await launch({ VLOT_DATA: damaged }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^De gegevens in .* zijn beschadigd: .*\.\n$/);
  });

  it('says one sentence when a setting is wrong, and what the app says when it fails', async () => {
    expect((await launch({ PORT: 'acht' }).ended).err).toMatch(/^De instelling PORT klopt niet: .*\.\n$/);
    const { code, err } = await launch({ GEMEENTE: 'zwolle', VLOT_DATA: join(folder, 'b') }).ended;
    expect([code, err]).toEqual([1, 'De gemeente zwolle is er niet: kies almelo.\n']);
  });

  it('ends with its address, and Ctrl+C leaves nothing behind', async () => {
    const { child, ended, seen } = launch({ VLOT_DATA: join(folder, 'c') });
    while (!/Vlot draait op .*\n/.test(seen())) await once(child.stdout, 'data');
    const lines = seen().trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(/^Vlot draait op http:\/\/localhost:\d+$/);
    expect(seen()).toMatch(/Doet hier niets: .*CloudFront::Distribution \(1\)/);
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect([code, err]).toEqual([0, '']);
    openDataFolder(join(folder, 'c')).close();
  });
});
