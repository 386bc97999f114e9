import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { openTable } from '../../shared/store/table.ts';
import { intakeOn } from '../../test/support/intake.ts';
import { answerRoutes, enterRoutes, followRoutes, receiveRoutes } from './api.ts';
import { staffRoutes, triageRoutes } from './desk-api.ts';
import { lettersRoutes } from './letters-api.ts';
import { document } from './openapi.ts';

it('describes every route, and no other', () => {
  const deps = intakeOn(openTable(new DynamoDBClient({ region: 'eu-central-1' }), 'none'), 'hellendoorn');
  const routes = [
    ...receiveRoutes(deps),
    ...enterRoutes(deps),
    ...answerRoutes(deps),
    ...followRoutes({ ...deps, openapi: document }),
    ...staffRoutes(deps),
    ...triageRoutes(deps),
    ...lettersRoutes(deps),
  ].map(({ key }) => key);
  const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    ['get', 'post'].filter((method) => method in item).map((method) => `${method.toUpperCase()} /intake/v1${path}`),
  );
  const elsewhere = ['GET /intake/v1/meldingen/{meldingsnummer}/bijlagen/{bijlageId}'];
  expect(described.toSorted()).toEqual(
    [...new Set([...routes.filter((key) => !key.endsWith('/openapi.json')), ...elsewhere])].toSorted(),
  );
});
