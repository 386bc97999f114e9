import type { Assembly, Resource } from '../assembly.ts';
import { type ApiRoute, createHttpApi } from '../http-api.ts';
import { createJwtAuthorizer } from '../jwt-authorizer.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Secrets } from '../secrets.ts';
import { StartError } from '../start-error.ts';
import { functionNameIn } from './functions.ts';

export function httpApi(assembly: Assembly, secrets: Secrets, functions: Functions) {
  const [api, second] = assembly.ofType('AWS::ApiGatewayV2::Api');
  if (second) throw new StartError(`Stack ${second.stack}, ${second.logicalId}: op één machine draait één HTTP API.`);
  const integrations = new Map(assembly.ofType('AWS::ApiGatewayV2::Integration').map((one) => [one.name, one]));
  const authorizers = new Map(
    assembly
      .ofType('AWS::ApiGatewayV2::Authorizer')
      .map(({ name, properties }) => [
        name,
        createJwtAuthorizer(properties.JwtConfiguration.Issuer, properties.JwtConfiguration.Audience),
      ]),
  );
  const [stage] = assembly.ofType('AWS::ApiGatewayV2::Stage');
  const routes = assembly.ofType('AWS::ApiGatewayV2::Route').map((route): ApiRoute => {
    const { RouteKey: routeKey, Target, AuthorizationType, AuthorizerId = '', AuthorizationScopes } = route.properties;
    const integration = integrations.get(Target.replace(/^integrations\//, ''));
    const authorizer = AuthorizationType === 'JWT' ? authorizers.get(AuthorizerId) : undefined;
    if (!integration || (AuthorizationType === 'JWT' && !authorizer)) {
      throw new StartError(
        `Stack ${route.stack}, ${route.logicalId}: de route ${routeKey} verwijst naar iets dat er niet is.`,
      );
    }
    return {
      routeKey,
      functionName: functionNameIn(integration.properties.IntegrationUri),
      timeoutMs: integration.properties.TimeoutInMillis,
      authorizer,
      scopes: AuthorizationScopes ?? [],
      limit: limitOf(stage, routeKey),
    };
  });
  return createHttpApi({
    apiId: api?.name ?? '',
    routes,
    edgeHeaders: {
      toOrigin: assembly.edgeHeaders.toOrigin.map(({ name, value }) => ({ name, value: secrets.fillIn(value) })),
      toViewer: assembly.edgeHeaders.toViewer,
    },
    invoke: (name, event, onTurn) => functions.invoke(name, event, onTurn),
  });
}

function limitOf(stage: Resource<'AWS::ApiGatewayV2::Stage'> | undefined, routeKey: string) {
  const settings = { ...stage?.properties.DefaultRouteSettings, ...stage?.properties.RouteSettings?.[routeKey] };
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settings;
  return rate === undefined && burst === undefined ? undefined : { rate: rate ?? 10_000, burst: burst ?? 5_000 };
}
