import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The import rule of the design: what a room may know of the others. */
const root = join(import.meta.dirname, '..', '..');
const files = globSync('{events,shared,services,cdk}/**/*.ts', {
  cwd: root,
  exclude: (name) => name.includes('node_modules'),
});
const internalFiles = files.filter((file) => !file.endsWith('.test.ts'));

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/^(?:import|export)[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}
const internal = (file: string) =>
  importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(root, resolve(root, dirname(file), specifier)));
const external = (file: string) => importsOf(file).filter((specifier) => !specifier.startsWith('.'));
const room = (path: string) => {
  const [top, second] = path.split('/');
  return top === 'services' ? `services/${second}` : top;
};

describe('import rules', () => {
  it.each(internalFiles.filter((file) => file.startsWith('events/')))('%s imports only events and zod', (file) => {
    expect(internal(file).filter((path) => room(path) !== 'events')).toEqual([]);
    expect(external(file).filter((name) => name !== 'zod' && name !== 'node:crypto')).toEqual([]);
  });

  it.each(internalFiles.filter((file) => file.startsWith('shared/')))('%s imports only shared and events', (file) => {
    expect(internal(file).filter((path) => !['shared', 'events'].includes(room(path) ?? ''))).toEqual([]);
  });

  it.each(internalFiles.filter((file) => file.startsWith('services/')))('%s keeps to its own service', (file) => {
    const own = room(file);
    const foreign = internal(file).filter((path) => !['shared', 'events', own].includes(room(path) ?? ''));
    const allowed =
      own === 'services/portal'
        ? foreign.filter((path) => !/^services\/\w+\/(contract|contract-melder|fault-texts)\.ts$/.test(path))
        : foreign;
    expect(allowed).toEqual([]);
  });

  it.each(internalFiles.filter((file) => file.includes('/domain/')))(
    '%s is pure: no AWS, no middy, no clock',
    (file) => {
      expect(external(file).filter((name) => /^(@aws-sdk|@middy)/.test(name))).toEqual([]);
      const source = readFileSync(join(root, file), 'utf8');
      expect(source).not.toMatch(/process\.env|new Date\(\)|Date\.now\(\)|Math\.random\(\)/);
    },
  );

  it('touches middy only in the ways in', () => {
    const users = internalFiles.filter((file) => external(file).some((name) => name.startsWith('@middy')));
    expect(users.filter((file) => !file.startsWith('shared/lambda/'))).toEqual([]);
    expect(users.length).toBeGreaterThan(3);
  });

  it('imports zod as a namespace, never by name', () => {
    const named = files.filter((file) =>
      /import\s*\{[^}]*\}\s*from\s*['"]zod['"]/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(named).toEqual([]);
  });
});
