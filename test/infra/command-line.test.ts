import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { installationSchema } from '../../shared/gemeente.ts';

const root = join(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'vlot-cli-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** Without network: every proxy leads nowhere. No AWS account either. */
const offline = {
  PATH: process.env['PATH'],
  HOME: out,
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  npm_config_offline: 'true',
};

describe('npx cdk synth', () => {
  it('makes six stacks with the code of every function, offline', { timeout: 120_000 }, () => {
    const cdk = join(root, 'node_modules/.bin/cdk');
    const args = ['synth', '-c', 'gemeente=almelo', '--quiet', '--output', out];
    execFileSync(process.execPath, [cdk, ...args], { cwd: root, env: offline, stdio: 'pipe' });
    const files = readdirSync(out);
    expect(files.filter((file) => file.endsWith('.template.json')).sort()).toEqual(
      ['edge', 'foundation', 'intake', 'plans', 'portal', 'regie'].map(
        (part) => `vlot-almelo-productie-${part}.template.json`,
      ),
    );
    const assets = files.filter((file) => file.startsWith('asset.'));
    expect(assets.length).toBeGreaterThan(10);
    for (const asset of assets) {
      expect(readdirSync(join(out, asset)).sort()).toEqual(['gemeente.json', 'index.js']);
      const installation = installationSchema.parse(
        JSON.parse(readFileSync(join(out, asset, 'gemeente.json'), 'utf8')),
      );
      expect(installation.gemeente.code).toBe('almelo');
      expect(installation.omgeving.url).toBe('https://vlot.almelo.example');
    }
  });
});

describe('node cdk/app.ts', () => {
  it('says in one message what is wrong, without a stack trace', () => {
    const env = { ...offline, CDK_OUTDIR: join(out, 'wrong'), CDK_CONTEXT_JSON: '{"gemeente":"utrecht"}' };
    const run = spawnSync(process.execPath, ['cdk/app.ts'], { cwd: root, env, encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toBe('gemeente: "utrecht" is onbekend (toegestaan: almelo, denhaag, heerlen, hellendoorn).\n');
  });
});

describe('npm run preflight', () => {
  it('refuses the example file and says why', () => {
    const args = ['cdk/preflight.ts', 'gemeente=almelo'];
    const run = spawnSync(process.execPath, args, { cwd: root, env: offline, encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('mailbox: "regisseurs@almelo.example" is een voorbeeld');
    expect(run.stderr).not.toContain('    at ');
  });
});
