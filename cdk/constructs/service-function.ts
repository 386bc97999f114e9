import type { Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code as LambdaCode, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Code } from '../bundle.ts';
import type { FunctionPath } from '../functions.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms, Meaning } from './alarms.ts';

export type ServiceFunctionProps = {
  path: FunctionPath;
  code: Code;
  alarms: Alarms;
  /** Names of resources only; what differs per municipality is in `gemeente.json`. */
  environment: Record<string, string>;
  statements: PolicyStatement[];
  /** What it means for people when this function fails. */
  meaning: Meaning;
};

type Size = {
  timeout: Duration;
  /** Megabytes; more memory is more processor, so a shorter cold start. */
  memory: number;
};

/** What all functions share: runtime, a role of their own, a log group of their own, alarms on errors and throttles. */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps & Size) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', { retention: RetentionDays.SIX_MONTHS });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Vlot ${props.path}`,
      // Inline in the role, so that nothing that depends on the function can be made before its rights are there.
      inlinePolicies: {
        Own: new PolicyDocument({
          statements: [
            new PolicyStatement({
              sid: 'OwnLogs',
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [logGroup.logGroupArn],
            }),
            ...props.statements,
          ],
        }),
      },
    });
    this.role = role;
    this.lambda = new LambdaFunction(this, 'Function', {
      description: `Vlot ${props.path}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: LambdaCode.fromAsset(props.code.folder(props.path)),
      role,
      logGroup,
      timeout: props.timeout,
      memorySize: props.memory,
      environment: props.environment,
      // Log lines carry the ids of events, which connect services; traces would add a copy of paths and table keys.
      tracing: Tracing.DISABLED,
    });
    acknowledge(
      this.lambda,
      'Serverless-LambdaTracing',
      'Events carry ids through all services; a trace would add a copy of paths and keys',
    );
    props.alarms.functionFails(this.lambda, id, props.path, props.meaning);
  }
}
