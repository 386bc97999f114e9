import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bus } from './bus.ts';
import type { AwsCall, Fault, FaultHook } from './faults.ts';
import { readBody } from './http-api.ts';
import type { MailBox } from './mail.ts';
import { missingPermission, needsOf, type Role } from './permissions.ts';
import { denied as deniedS3, failure, type S3Api, type S3Call, sendS3 } from './s3-api.ts';
import type { Secrets } from './secrets.ts';

export type Answer = { status: number; body: unknown; type?: string };

export type AwsServices = {
  dynamodb(operation: string, body: unknown): Answer;
  sqs(operation: string, body: unknown): Promise<Answer>;
  s3: S3Api;
  bus: Bus;
  mailBox: MailBox;
  secrets: Secrets;
  /** Name of the function whose SDK calls itself `app/<id>`. */
  functionName(appId: string): string | undefined;
  /** The role of a function; undefined for who is none, such as a test. */
  role(functionName: string): Role | undefined;
  region: string;
  faultHook(): FaultHook | undefined;
};

const maxRequest = 20 * 1024 * 1024;

/** One address for all AWS services, told apart by signature, `X-Amz-Target` or path. */
export function createAwsEndpoint(
  services: AwsServices,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const s3 = services.s3.callOf(request);
    // Before anything is read: an object is not held in memory.
    if (s3) return await answerS3(s3, request, response, services);
    const bytes = await readBody(request, maxRequest);
    const { service, operation, functionName } = callOf(request, services);
    if (service === undefined || bytes === undefined) {
      return send(response, {
        status: 400,
        body: { __type: 'UnknownOperationException', message: 'does not run on one machine' },
      });
    }
    const body: unknown = bytes.length === 0 ? {} : JSON.parse(bytes.toString('utf8'));
    if (service === 'sqs') return send(response, await services.sqs(operation, body));
    const call: AwsCall = { service, operation, functionName };
    const role = functionName === undefined ? undefined : services.role(functionName);
    const missing = role && missingPermission(role, needsOf(service, operation, body, services.region));
    if (missing) return send(response, denied(`${functionName} may not ${missing.action} on ${missing.resource}`));
    const fault = services.faultHook()?.(call);
    if (fault === 'before') return send(response, injected);
    const answer = apply(call, body, fault, services);
    return send(response, fault === 'after' ? injected : answer);
  };
}

async function answerS3(
  { operation, bucket, key, query }: S3Call,
  request: IncomingMessage,
  response: ServerResponse,
  services: AwsServices,
): Promise<void> {
  const functionName = functionNameOf(request, services);
  const role = functionName === undefined ? undefined : services.role(functionName);
  const lacks = (name: string, of: string) =>
    role && missingPermission(role, needsOf('s3', name, { bucket, key: of }, services.region));
  const missing = lacks(operation, key);
  const injected = failure(400, 'FaultInjected', 'fault injected');
  if (missing) {
    return sendS3(request, response, deniedS3(`${functionName} may not ${missing.action} on ${missing.resource}`));
  }
  const fault = services.faultHook()?.({ service: 's3', operation, functionName });
  if (fault === 'before') return sendS3(request, response, injected);
  const mayList = lacks('ListObjectsV2', '') === undefined;
  const answer = await services.s3.answer({ operation, bucket, key, query }, request, mayList);
  return sendS3(request, response, fault === 'after' ? injected : answer);
}

const denied = (message: string): Answer => ({
  status: 400,
  body: { __type: 'AccessDeniedException', message },
  type: 'AccessDeniedException',
});

const injected: Answer = {
  status: 400,
  body: { __type: 'FaultInjected', message: 'fault injected' },
  type: 'FaultInjected',
};

function apply(call: AwsCall, body: unknown, fault: Fault, services: AwsServices): Answer {
  switch (call.service) {
    case 'dynamodb':
      return services.dynamodb(call.operation, body);
    case 'events':
      if (call.operation !== 'PutEvents') break;
      return services.bus.putEvents(body, typeof fault === 'object' ? fault.failEntries : []);
    case 'ses':
      if (call.operation !== 'SendEmail') break;
      return services.mailBox.send(body);
    case 'secretsmanager':
      return services.secrets.handle(call.operation, body);
  }
  return {
    status: 400,
    body: { __type: 'UnknownOperationException', message: `${call.operation} does not run on one machine` },
  };
}

const targets: Record<string, Exclude<AwsCall['service'], 's3'> | 'sqs'> = {
  DynamoDB_20120810: 'dynamodb',
  AWSEvents: 'events',
  secretsmanager: 'secretsmanager',
  AmazonSQS: 'sqs',
};

function functionNameOf(request: IncomingMessage, services: AwsServices): string | undefined {
  const appId = /\bapp\/(\S+)/.exec(request.headers['user-agent'] ?? '')?.[1];
  return appId === undefined ? undefined : services.functionName(appId);
}

function callOf(
  request: IncomingMessage,
  services: AwsServices,
): {
  service: AwsCall['service'] | 'sqs' | undefined;
  operation: string;
  functionName: string | undefined;
} {
  const functionName = functionNameOf(request, services);
  if (request.url?.startsWith('/v2/email/')) {
    const isSend = request.method === 'POST' && request.url === '/v2/email/outbound-emails';
    return { service: 'ses', operation: isSend ? 'SendEmail' : request.url, functionName };
  }
  const [prefix = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  return { service: targets[prefix], operation, functionName };
}

function send(response: ServerResponse, answer: Answer): void {
  const text = JSON.stringify(answer.body);
  response
    .writeHead(answer.status, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(text),
      ...(answer.type === undefined ? {} : { 'x-amzn-errortype': answer.type }),
    })
    .end(text);
}
