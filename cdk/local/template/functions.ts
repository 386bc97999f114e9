import { join } from 'node:path';
import type { Assembly } from '../assembly.ts';
import { arn, credentials, nameFromArn, type Place } from '../identity.ts';
import type { FunctionDefinition } from '../lambda/functions.ts';
import type { Secrets } from '../secrets.ts';
import { StartError } from '../start-error.ts';

const apiWorkers = 4;
/** Invocations at once for what a queue feeds. */
export const queueWorkers = 2;
const environmentLimit = 4096;

/** A function's name by what follows `function:` in an ARN or an invocation URI. */
export function functionNameIn(value: string): string {
  return value.startsWith('arn:') ? nameFromArn(value) : value;
}

/** Every function with its environment, and the names by which their SDK calls are recognised. */
export function functionDefinitions(assembly: Assembly, place: Place, secrets: Secrets) {
  const appIds = new Map<string, string>();
  const turns = concurrency(assembly);
  const definitions = assembly.ofType('AWS::Lambda::Function').map((resource, index): FunctionDefinition => {
    const { name, properties } = resource;
    // Short, because the SDK takes 50 characters at most and logical ids are not unique across stacks.
    const appId = `f${index}-${resource.logicalId}`.slice(0, 50);
    appIds.set(appId, name);
    const own = Object.fromEntries(
      Object.entries(properties.Environment?.Variables ?? {}).map(([key, value]) => [key, secrets.fillIn(value)]),
    );
    const size = Object.entries(own).reduce(
      (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
      0,
    );
    if (size > environmentLimit) {
      throw new StartError(
        `Stack ${resource.stack}, ${resource.logicalId}: de omgeving is ${size} bytes, Lambda staat er ${environmentLimit} toe.`,
      );
    }
    const folder = assembly.assetFolder(properties.Code.S3Key);
    return {
      name,
      arn: arn('AWS::Lambda::Function', name, place.region),
      folder,
      handler: properties.Handler,
      memory: properties.MemorySize,
      timeout: properties.Timeout,
      concurrency: turns.get(name) ?? 1,
      environment: {
        ...own,
        AWS_REGION: place.region,
        AWS_DEFAULT_REGION: place.region,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_SESSION_TOKEN: 'local',
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
        LAMBDA_TASK_ROOT: folder,
        AWS_ENDPOINT_URL: place.awsEndpoint,
        AWS_SDK_UA_APP_ID: appId,
        // The settings of whoever runs this are none of a function's business.
        AWS_CONFIG_FILE: join(folder, 'no-config'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-credentials'),
        TZ: ':UTC',
      },
    };
  });
  return { definitions, appIds };
}

/** How many invocations each function may have at once, by what calls it. */
function concurrency(assembly: Assembly): Map<string, number> {
  const turns = new Map<string, number>();
  const add = (name: string, count: number) => turns.set(name, (turns.get(name) ?? 0) + count);
  const served = new Set(
    assembly
      .ofType('AWS::ApiGatewayV2::Integration')
      .map(({ properties }) => functionNameIn(properties.IntegrationUri)),
  );
  for (const name of served) add(name, apiWorkers);
  for (const { properties } of assembly.ofType('AWS::Lambda::EventSourceMapping')) {
    const isQueue = properties.EventSourceArn.startsWith('arn:aws:sqs:');
    add(
      functionNameIn(properties.FunctionName),
      isQueue ? Math.min(properties.ScalingConfig?.MaximumConcurrency ?? queueWorkers, queueWorkers) : 1,
    );
  }
  return turns;
}
