import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleFunctions } from './bundle.ts';
import { readGemeente } from './gemeenten/index.ts';

it('bundles while another run moves its own into place', async () => {
  const folderOf = async (stage: string) => {
    const url = 'http://127.0.0.1';
    const omgeving = { stage, url, herkomst: url, issuer: url };
    const code = await bundleFunctions({ gemeente: readGemeente('almelo'), omgeving });
    return dirname(dirname(code.folder('intake/receive')));
  };
  const first = await folderOf(randomUUID());
  // What was listed and is gone when it is looked at, as the half-made folder of another run.
  const gone = join(dirname(first), `${randomUUID()}.voorbeeld`);
  symlinkSync(`${gone}.nergens`, gone);
  try {
    const second = await folderOf(randomUUID());
    expect(existsSync(join(second, 'intake/receive/index.js'))).toBe(true);
    expect(existsSync(first)).toBe(true);
    rmSync(second, { recursive: true });
  } finally {
    rmSync(gone);
    rmSync(first, { recursive: true });
  }
});
