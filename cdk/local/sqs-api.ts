import * as z from 'zod';
import type { Answer } from './aws-endpoint.ts';
import { arn, nameFromArn, type Place, queueUrl } from './identity.ts';
import { type Message, md5, type Queues } from './queues.ts';

// The part of the SQS API that people and tests use to look into queues; functions get their messages by themselves.

const url = z.string().transform((value) => decodeURIComponent(value.split('/').at(-1) ?? ''));
const attributes = z.record(z.string(), z.unknown()).optional();
const requests = {
  SendMessage: z.looseObject({
    QueueUrl: url,
    MessageBody: z.string().min(1),
    DelaySeconds: z.number().optional(),
    MessageAttributes: attributes,
  }),
  ReceiveMessage: z.looseObject({
    QueueUrl: url,
    MaxNumberOfMessages: z.number().min(1).max(10).default(1),
    VisibilityTimeout: z.number().optional(),
    WaitTimeSeconds: z.number().max(20).default(0),
  }),
  DeleteMessage: z.looseObject({ QueueUrl: url, ReceiptHandle: z.string() }),
  ChangeMessageVisibility: z.looseObject({ QueueUrl: url, ReceiptHandle: z.string(), VisibilityTimeout: z.number() }),
  GetQueueAttributes: z.looseObject({ QueueUrl: url }),
  GetQueueUrl: z.looseObject({ QueueName: z.string() }),
  PurgeQueue: z.looseObject({ QueueUrl: url }),
  ListQueues: z.looseObject({ QueueNamePrefix: z.string().default('') }),
  StartMessageMoveTask: z.looseObject({ SourceArn: z.string().transform(nameFromArn) }),
};

export function createSqsApi(queues: Queues, place: Place): (operation: string, body: unknown) => Promise<Answer> {
  const answers: Record<string, (body: unknown) => Answer | Promise<Answer>> = {
    SendMessage(body) {
      const { QueueUrl, MessageBody, DelaySeconds, MessageAttributes } = requests.SendMessage.parse(body);
      const delay = DelaySeconds === undefined ? {} : { delayMs: DelaySeconds * 1000 };
      const [MessageId] = queues.send(QueueUrl, [{ body: MessageBody, attributes: MessageAttributes ?? {}, ...delay }]);
      return ok({ MessageId, MD5OfMessageBody: md5(MessageBody) });
    },
    async ReceiveMessage(body) {
      const request = requests.ReceiveMessage.parse(body);
      const definition = queues.definition(request.QueueUrl);
      const visibility =
        request.VisibilityTimeout === undefined ? (definition?.visibilityMs ?? 0) : request.VisibilityTimeout * 1000;
      const until = Date.now() + request.WaitTimeSeconds * 1000;
      let messages = queues.receive(request.QueueUrl, request.MaxNumberOfMessages, visibility);
      while (messages.length === 0 && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        messages = queues.receive(request.QueueUrl, request.MaxNumberOfMessages, visibility);
      }
      return ok(messages.length === 0 ? {} : { Messages: messages.map(asReceived) });
    },
    DeleteMessage(body) {
      const { QueueUrl, ReceiptHandle } = requests.DeleteMessage.parse(body);
      queues.remove(QueueUrl, [ReceiptHandle]);
      return ok({});
    },
    ChangeMessageVisibility(body) {
      const { QueueUrl, ReceiptHandle, VisibilityTimeout } = requests.ChangeMessageVisibility.parse(body);
      queues.changeVisibility(QueueUrl, ReceiptHandle, Date.now() + VisibilityTimeout * 1000);
      return ok({});
    },
    GetQueueAttributes(body) {
      const { QueueUrl } = requests.GetQueueAttributes.parse(body);
      const { visible, inFlight, delayed } = queues.counts(QueueUrl);
      const redrive = queues.definition(QueueUrl)?.redrive;
      return ok({
        Attributes: {
          ...(redrive && {
            RedrivePolicy: JSON.stringify({
              deadLetterTargetArn: arn('AWS::SQS::Queue', redrive.deadLetter, place.region),
              maxReceiveCount: redrive.maxReceiveCount,
            }),
          }),
          QueueArn: arn('AWS::SQS::Queue', QueueUrl, place.region),
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(inFlight),
          ApproximateNumberOfMessagesDelayed: String(delayed),
        },
      });
    },
    GetQueueUrl: (body) => ok({ QueueUrl: queueUrl(requests.GetQueueUrl.parse(body).QueueName, place) }),
    PurgeQueue(body) {
      queues.purge(requests.PurgeQueue.parse(body).QueueUrl);
      return ok({});
    },
    ListQueues(body) {
      const { QueueNamePrefix } = requests.ListQueues.parse(body);
      const names = queues.names().filter((name) => name.startsWith(QueueNamePrefix));
      return ok({ QueueUrls: names.map((name) => queueUrl(name, place)) });
    },
    StartMessageMoveTask(body) {
      queues.moveBack(requests.StartMessageMoveTask.parse(body).SourceArn);
      return ok({ TaskHandle: 'local' });
    },
  };
  const named = z.looseObject({ QueueUrl: url.optional(), QueueName: z.string().optional() });
  return async (operation, body) => {
    const answer = answers[operation];
    if (!answer) return failure('UnsupportedOperation', `${operation} does not run on one machine`);
    const { QueueUrl, QueueName } = named.parse(body);
    const queue = QueueUrl ?? QueueName;
    if (queue !== undefined && !queues.definition(queue))
      return failure('QueueDoesNotExist', 'The specified queue does not exist.');
    try {
      return await answer(body);
    } catch (error) {
      return failure('InvalidParameterValue', error instanceof Error ? error.message : String(error));
    }
  };
}

function asReceived(message: Message) {
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5(message.body),
    Attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    },
    ...(Object.keys(message.attributes).length === 0 ? {} : { MessageAttributes: message.attributes }),
  };
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function failure(type: string, message: string): Answer {
  return { status: 400, body: { __type: `com.amazonaws.sqs#${type}`, message }, type };
}
