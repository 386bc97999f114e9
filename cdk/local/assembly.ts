import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type EdgeHeaders, readEdgeHeaders } from './edge-headers.ts';
import { account, arn, attributeOf, nameProperty, type Place, refOf } from './identity.ts';
import { type Role, readPolicy, readRole } from './permissions.ts';
import { isInert, isRunning, type Properties, type RunningType, runs } from './resource-types.ts';
import { StartError } from './start-error.ts';

export type Resource<T extends RunningType = RunningType> = {
  stack: string;
  logicalId: string;
  type: T;
  name: string;
  properties: Properties<T>;
};

export type Assembly = {
  ofType<T extends RunningType>(type: T): Resource<T>[];
  /** Types that are in the templates and do nothing here, with how many there are of each. */
  inert: Map<string, number>;
  /** Headers that the distribution adds to what it sends to its origins. */
  edgeHeaders: EdgeHeaders;
  /** By ARN: what the functions with that role may do. */
  roles: Map<string, Role>;
  /** Folder of a file asset, by the key it has in its bucket. */
  assetFolder(key: string): string;
};

/**
 * Runs the CDK app in a process of its own, so that whatever it loads does not stay in memory. What the app prints on
 * stderr when it fails is written for people and shown as it is.
 */
export async function synthesize(app: string, outDir: string, context: Record<string, unknown>): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  // Without this the nearest package.json is the project's own, and Node would read CommonJS bundles as ES modules.
  writeFileSync(join(outDir, 'package.json'), '{"type":"commonjs"}\n');
  const child = spawn(process.execPath, [app], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      CDK_OUTDIR: outDir,
      CDK_DEFAULT_ACCOUNT: account,
      CDK_DEFAULT_REGION: 'eu-central-1',
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:version-reporting': false, ...context }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  child.stdout.resume();
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new StartError(errors.trim() || `Het sjabloon maken mislukte (code ${code}) zonder uitleg.`);
}

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});
const stackSchema = z.object({ templateFile: z.string(), stackName: z.string().optional() });
const environmentSchema = z.object({ environment: z.string().optional() });
const templateSchema = z.strictObject({
  Resources: z.record(
    z.string(),
    z.strictObject({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DependsOn: z.unknown().optional(),
      Metadata: z.unknown().optional(),
      DeletionPolicy: z.unknown().optional(),
      UpdateReplacePolicy: z.unknown().optional(),
    }),
  ),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
  Parameters: z.strictObject({ BootstrapVersion: z.unknown().optional() }).optional(),
  Rules: z.strictObject({ CheckBootstrapVersion: z.unknown().optional() }).optional(),
  Description: z.unknown().optional(),
  Metadata: z.unknown().optional(),
});
const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({ source: z.object({ path: z.string().optional() }), destinations: z.record(z.string(), z.unknown()) }),
  ),
});
const destinationSchema = z.object({ objectKey: z.string() });
type Template = z.output<typeof templateSchema>;
type Stack = { name: string; region: string; template: Template };

/** Reads every stack of a synthesized assembly and resolves its intrinsic functions. */
export function readAssembly(outDir: string, place: Place): Assembly {
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  const manifest = manifestSchema.parse(readJson(join(outDir, 'manifest.json')));
  for (const [id, artifact] of Object.entries(manifest.artifacts)) {
    if (artifact.type === 'cdk:cloud-assembly') {
      throw new StartError(`${id}: een geneste assembly (Stage) draait niet op één machine.`);
    }
    if (artifact.type === 'cdk:asset-manifest') {
      const { file } = z.object({ file: z.string() }).parse(artifact.properties);
      for (const asset of Object.values(assetsSchema.parse(readJson(join(outDir, file))).files)) {
        if (asset.source.path === undefined) continue;
        for (const destination of Object.values(asset.destinations)) {
          assets.set(destinationSchema.parse(destination).objectKey, join(outDir, asset.source.path));
        }
      }
    }
    if (artifact.type === 'aws:cloudformation:stack') {
      const { templateFile, stackName } = stackSchema.parse(artifact.properties);
      const template = templateSchema.safeParse(readJson(join(outDir, templateFile)));
      const name = stackName ?? id;
      if (!template.success) throw refused(name, templateFile, 'template', template.error);
      const { environment } = environmentSchema.parse(artifact);
      const region = environment?.split('/').at(-1) ?? '';
      stacks.push({
        name,
        region: region.startsWith('unknown') || region === '' ? place.region : region,
        template: template.data,
      });
    }
  }
  return resolveStacks(stacks, place, assets);
}

function resolveStacks(stacks: Stack[], place: Place, assets: Map<string, string>): Assembly {
  const resolver = createResolver(stacks, place);
  const resources: Resource[] = [];
  const inert = new Map<string, number>();
  const roles = new Map<string, Role>();
  const edgeHeaders: EdgeHeaders = { toOrigin: [], toViewer: [] };
  for (const stack of stacks) {
    for (const [logicalId, { Type: type, Properties: raw }] of Object.entries(stack.template.Resources)) {
      if (isInert(type)) {
        inert.set(type, (inert.get(type) ?? 0) + 1);
        if (type === 'AWS::IAM::Role') {
          const role = arn(type, resolver.nameOf(stack, logicalId), place.region);
          roles.set(role, [...(roles.get(role) ?? []), ...readRole(resolver.resolve(stack, raw))]);
        }
        if (type === 'AWS::IAM::Policy') {
          const policy = readPolicy(resolver.resolve(stack, raw));
          for (const name of policy.roles) {
            const role = arn('AWS::IAM::Role', name, place.region);
            roles.set(role, [...(roles.get(role) ?? []), ...policy.statements]);
          }
        }
        if (type.startsWith('AWS::CloudFront::')) {
          const { toOrigin, toViewer } = readEdgeHeaders(type, resolver.resolve(stack, raw));
          edgeHeaders.toOrigin.push(...toOrigin);
          edgeHeaders.toViewer.push(...toViewer);
        }
        continue;
      }
      if (!isRunning(type)) {
        throw new StartError(
          `Stack ${stack.name}, ${logicalId}: het type ${type} kent de lokale Vlot niet (zie cdk/local/README.md, "Een type toevoegen").`,
        );
      }
      const parsed = runs[type].safeParse(resolver.resolve(stack, raw));
      if (!parsed.success) throw refused(stack.name, logicalId, type, parsed.error);
      resources.push({
        stack: stack.name,
        logicalId,
        type,
        name: resolver.nameOf(stack, logicalId),
        properties: parsed.data,
      });
    }
  }
  return {
    ofType: (type) => resources.filter((resource) => isOfType(resource, type)),
    inert,
    edgeHeaders,
    roles,
    assetFolder(key) {
      const folder = assets.get(key);
      if (folder === undefined) throw new StartError(`De code ${key} staat niet in de assembly.`);
      return folder;
    },
  };
}

function isOfType<T extends RunningType>(resource: Resource, type: T): resource is Resource<T> {
  return resource.type === type;
}

function refused(stack: string, logicalId: string, type: string, error: z.ZodError): StartError {
  const faults = error.issues.map((issue) => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      return `de eigenschap ${issue.keys.map((key) => (path === '' ? key : `${path}.${key}`)).join(', ')} kent de lokale Vlot niet`;
    }
    return `${path || 'de inhoud'} past niet (${issue.message})`;
  });
  return new StartError(`Stack ${stack}, ${logicalId} (${type}): ${faults.join('; ')}.`);
}

function createResolver(stacks: Stack[], place: Place) {
  const exported = new Map<string, { stack: Stack; value: unknown }>();
  for (const stack of stacks) {
    for (const output of Object.values(stack.template.Outputs)) {
      if (output.Export) exported.set(String(resolve(stack, output.Export.Name)), { stack, value: output.Value });
    }
  }

  function nameOf(stack: Stack, logicalId: string): string {
    const resource = stack.template.Resources[logicalId];
    const property = nameProperty[resource?.Type ?? ''];
    const given = property === undefined ? undefined : resolve(stack, resource?.Properties[property]);
    return typeof given === 'string' ? given : `${stack.name}-${logicalId}`;
  }

  function typeOf(stack: Stack, logicalId: string): string {
    const type = stack.template.Resources[logicalId]?.Type;
    if (type === undefined)
      throw new StartError(`Stack ${stack.name}: er wordt verwezen naar ${logicalId}, dat niet bestaat.`);
    return type;
  }

  const placeOf = (stack: Stack): Place => ({ ...place, region: stack.region });

  function ref(stack: Stack, id: string): unknown {
    const pseudo: Record<string, string> = {
      'AWS::Region': stack.region,
      'AWS::AccountId': account,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.name,
    };
    if (id === 'AWS::NoValue') return undefined;
    return pseudo[id] ?? refOf(typeOf(stack, id), nameOf(stack, id), placeOf(stack));
  }

  function getAtt(stack: Stack, target: string): string {
    const [id = '', ...attribute] = target.split('.');
    return attributeOf(typeOf(stack, id), nameOf(stack, id), attribute.join('.'), placeOf(stack));
  }

  function sub(stack: Stack, argument: unknown): string {
    const [template, values] = z
      .union([
        z.string().transform((text) => [text, {}] as const),
        z.tuple([z.string(), z.record(z.string(), z.unknown())]),
      ])
      .parse(argument);
    const given = new Map(Object.entries(values));
    return template.replace(/\$\{([^!}][^}]*)\}/g, (_all, key: string) => {
      if (given.has(key)) return String(resolve(stack, given.get(key)));
      return key.includes('.') ? getAtt(stack, key) : String(ref(stack, key));
    });
  }

  function intrinsic(stack: Stack, name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return ref(stack, z.string().parse(argument));
      case 'Fn::GetAtt':
        return getAtt(
          stack,
          z.union([z.string(), z.array(z.string()).transform((parts) => parts.join('.'))]).parse(argument),
        );
      case 'Fn::Sub':
        return sub(stack, argument);
      case 'Fn::Join': {
        const [separator, parts] = z.tuple([z.string(), z.unknown()]).parse(argument);
        return z.array(z.coerce.string()).parse(resolve(stack, parts)).join(separator);
      }
      case 'Fn::Select': {
        const [index, list] = z.tuple([z.coerce.number(), z.unknown()]).parse(argument);
        return z.array(z.unknown()).parse(resolve(stack, list))[index];
      }
      case 'Fn::Split': {
        const [separator, value] = z.tuple([z.string(), z.unknown()]).parse(argument);
        return z.string().parse(resolve(stack, value)).split(separator);
      }
      case 'Fn::ImportValue': {
        const found = exported.get(String(resolve(stack, argument)));
        if (!found)
          throw new StartError(
            `Stack ${stack.name}: ${String(resolve(stack, argument))} wordt door geen stack geëxporteerd.`,
          );
        return resolve(found.stack, found.value);
      }
      default:
        throw new StartError(`Stack ${stack.name}: de functie ${name} kent de lokale Vlot niet.`);
    }
  }

  function resolve(stack: Stack, node: unknown): unknown {
    if (Array.isArray(node)) return node.map((one) => resolve(stack, one)).filter((one) => one !== undefined);
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node);
    const [first] = entries;
    if (entries.length === 1 && first && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
      return intrinsic(stack, first[0], first[1]);
    }
    return Object.fromEntries(
      entries.map(([key, value]) => [key, resolve(stack, value)] as const).filter(([, value]) => value !== undefined),
    );
  }

  return { resolve, nameOf };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
