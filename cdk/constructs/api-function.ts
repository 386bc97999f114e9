import { Duration, Stack } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { FrontDoor } from '../stacks/foundation.ts';
import { acknowledge } from './acknowledge.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

/** Route keys as API Gateway names them: `POST /intake/v1/meldingen`. */
export type Routes = {
  /** Anybody may call these; the function checks the origin header. */
  public?: readonly string[];
  /** API Gateway refuses whoever brings no valid token of the municipality's issuer, before the function runs. */
  staff?: readonly string[];
};

/** Way in 1 of 4: routes of the front door that lead to one function. */
export class ApiFunction extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps & { frontDoor: FrontDoor; routes: Routes }) {
    super(scope, id);
    const { lambda, role } = new ServiceFunction(this, id, { ...props, timeout: Duration.seconds(10), memory: 1024 });
    this.role = role;
    acknowledge(
      lambda,
      'Serverless-LambdaDLQ',
      'Called by API Gateway only, which waits for the answer; nothing is queued',
    );
    const { apiId, authorizerId } = props.frontDoor;
    lambda.addPermission('FrontDoor', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      // Any stage and route of this one API; it has one stage, and the routes are the ones below.
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: apiId, resourceName: '*/*' }),
    });
    const integration = new CfnIntegration(this, 'Integration', {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: lambda.functionArn,
      payloadFormatVersion: '2.0',
      timeoutInMillis: 11_000,
    });
    const target = `integrations/${integration.ref}`;
    for (const routeKey of props.routes.public ?? []) {
      const route = new CfnRoute(this, `Public ${routeKey}`, { apiId, routeKey, target, authorizationType: 'NONE' });
      acknowledge(route, 'AwsSolutions-APIG4', 'Public on purpose: residents need no account');
    }
    for (const routeKey of props.routes.staff ?? []) {
      new CfnRoute(this, `Staff ${routeKey}`, { apiId, routeKey, target, authorizationType: 'JWT', authorizerId });
    }
  }
}
