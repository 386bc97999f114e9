import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type BuildFailure, build as esbuild } from 'esbuild';
import type { Installation } from '../shared/gemeente.ts';
import { leaveOut } from './bundle/leave-out.ts';
import { Fault } from './fault.ts';
import { type FunctionPath, functionPaths } from './functions.ts';

/**
 * One esbuild run for all functions, kept while sources and lock file stay the same; a bundle is the same for every
 * municipality. CommonJS with the SDK inside starts fastest (measured, platform facts). The map stays beside the
 * bundle and out of the asset: it can be made again from the commit, and reading it at run time costs most of a start.
 */
const root = join(import.meta.dirname, '..');
const cache = join(root, 'node_modules', '.cache', 'vlot');

/** Folders of which no file but a test can end up in a bundle. */
const sources = '{services,shared,events,cdk/bundle}/**/*';

/** The folder with the code of a function: `index.js` and `gemeente.json`. */
export type Code = { folder(path: FunctionPath): string };

function sourceHash(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of [
    ...files,
    join(root, 'package-lock.json'),
    import.meta.filename,
    join(root, 'cdk/functions.ts'),
  ].sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 20);
}

async function build(outdir: string): Promise<void> {
  try {
    await esbuild({
      absWorkingDir: root,
      entryPoints: functionPaths.map((path) => {
        const [service = '', name = ''] = path.split('/');
        return { in: `services/${service}/functions/${name}.ts`, out: `${path}/index` };
      }),
      outdir,
      bundle: true,
      minify: true,
      format: 'cjs',
      platform: 'node',
      target: 'node24',
      mainFields: ['module', 'main'],
      plugins: [leaveOut],
      charset: 'utf8',
      loader: { '.css': 'text', '.txt': 'text', '.svg': 'text', '.ttf': 'dataurl' },
      // Only pdfkit asks for it, to look for files that a bundle does not need.
      define: { 'import.meta.url': '"file:///var/task/index.js"' },
      sourcemap: 'external',
      legalComments: 'none',
      logLevel: 'silent',
    });
  } catch (error) {
    throw new Fault(`Het bundelen van de functies is mislukt:\n${explain(error)}`);
  }
}

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && 'errors' in error && Array.isArray(error.errors);

function explain(error: unknown): string {
  if (!isBuildFailure(error)) return String(error);
  return error.errors.map(({ location, text }) => `  - ${location?.file ?? 'esbuild'}: ${text}`).join('\n');
}

/** Folder with `<service>/<name>/index.js` of every function; made when its sources are new. */
export async function bundles(): Promise<string> {
  const folder = join(cache, 'bundles', sourceHash());
  if (existsSync(folder)) return folder;
  // Built aside and moved into place, so that two runs at once, or one that is killed, never leave half a folder.
  const aside = `${folder}.${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  await build(aside);
  rename(aside, folder);
  forgetOthers(folder);
  return folder;
}

const keepMillis = 24 * 60 * 60_000;

/** Removes what was made from other sources, unless it is of today: another run may be reading it. */
function forgetOthers(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    const other = join(dirname(folder), name);
    // A run at the same time may have moved or removed it meanwhile.
    const made = statSync(other, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (other !== folder && Date.now() - made > keepMillis)
      rmSync(other, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What a run at the same time has put there already is just as good. */
function rename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    rmSync(from, { recursive: true, force: true });
  }
}

/** The bundles with the file of one municipality beside each. */
export async function bundleFunctions({ gemeente, omgeving }: Installation): Promise<Code> {
  const from = await bundles();
  const installation = `${JSON.stringify({ gemeente, omgeving })}\n`;
  const key = createHash('sha256').update(from).update(installation).digest('hex').slice(0, 20);
  const assets = join(cache, 'assets', key);
  if (!existsSync(assets)) {
    const aside = `${assets}.${process.pid}`;
    for (const path of functionPaths) {
      mkdirSync(join(aside, path), { recursive: true });
      cpSync(join(from, path, 'index.js'), join(aside, path, 'index.js'));
      writeFileSync(join(aside, path, 'gemeente.json'), installation);
    }
    rename(aside, assets);
    forgetOthers(assets);
  }
  return { folder: (path) => join(assets, path) };
}
