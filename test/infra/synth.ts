import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { defineVlot } from '../../cdk/app.ts';
import type { Code } from '../../cdk/bundle.ts';
import { readSettings } from '../../cdk/settings.ts';

export type Resource = {
  stack: string;
  id: string;
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON without a schema, and only these tests look into it
  properties: any;
  dependsOn: string[];
};

/** Code that is not looked at; these tests are about what stands around it. */
function withoutCode(): { code: Code; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'vlot-infra-'));
  mkdirSync(join(folder, 'function'));
  writeFileSync(join(folder, 'function', 'index.js'), '');
  return {
    code: { folder: () => join(folder, 'function') },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function defineApp(context: Record<string, unknown> = { gemeente: 'almelo' }) {
  const { code, remove } = withoutCode();
  const outdir = mkdtempSync(join(tmpdir(), 'vlot-cdk-out-'));
  const app = new App({ context, outdir, analyticsReporting: false });
  const stacks = defineVlot(app, readSettings(app.node), code);
  remove();
  return { app, stacks, clean: () => rmSync(outdir, { recursive: true, force: true }) };
}

/** All resources of all stacks. */
export function synthesize(context?: Record<string, unknown>): Resource[] {
  const { stacks, clean } = defineApp(context);
  const resources = Object.entries(stacks).flatMap(([stack, definition]) =>
    Object.entries(Template.fromStack(definition).toJSON()['Resources']).map(([id, resource]) => {
      const {
        Type: type,
        Properties: properties = {},
        DependsOn: dependsOn = [],
      } = resource as { Type: string; Properties?: unknown; DependsOn?: string[] };
      return { stack, id, type, properties, dependsOn };
    }),
  );
  clean();
  return resources;
}

/** Key of the resource a property points at by Ref or GetAtt: `intake/ReceiveFunction...`. */
export function target(resource: Resource, value: unknown): string {
  const reference = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return `${resource.stack}/${reference['Fn::GetAtt']?.[0] ?? reference.Ref}`;
}

export const keyOf = (resource: Resource) => `${resource.stack}/${resource.id}`;

export function ofType(resources: Resource[], type: string): Resource[] {
  return resources.filter((resource) => resource.type === type);
}

export const list = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);
