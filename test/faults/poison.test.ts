import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetQueueAttributesCommand, ListQueuesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redrive } from '../../cdk/redrive.ts';
import { deadLetters, operatorClients, undelivered } from '../support/outbox.ts';
import { allrounder, complexMelding, later, type System, startSystem } from '../support/system.ts';

describe('poison', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem('almelo', { pool: [allrounder('Samira', 'wijkteam-almelo', 100)] });
  });
  afterAll(() => system?.stop());

  it('an event that the bus keeps refusing is parked while the rest goes on, and redriven', async () => {
    system.run.setFaults(({ service, functionName }) =>
      service === 'events' && functionName?.toLowerCase().includes('intake') ? { failEntries: [0] } : undefined,
    );
    const stuck = await system.report(complexMelding());
    await system.settle();
    for (let minute = 3; minute < 8; minute += 1) {
      await system.run.tick(later(minute / 1440));
      await system.settle();
    }
    system.run.setFaults(undefined);
    expect(await undelivered(system)).toEqual({ open: 0, parked: 1 });

    const other = await system.report(complexMelding());
    await system.settle();
    expect((await system.follow(other.body.meldingsnummer, other.body.volgcode)).body.status).toBe(
      'voorlopigAanspreekpunt',
    );
    expect((await system.follow(stuck.body.meldingsnummer, stuck.body.volgcode)).body.status).toBe('ontvangen');

    expect(await redrive(operatorClients(system))).toMatchObject({ rows: 1 });
    await system.run.tick(later(9 / 1440));
    await system.settle();
    expect((await system.follow(stuck.body.meldingsnummer, stuck.body.volgcode)).body.status).toBe(
      'voorlopigAanspreekpunt',
    );
    expect(await undelivered(system)).toEqual({ open: 0, parked: 0 });
  });

  it('a message nobody understands ends in the dead-letter queue, the rest goes on', async () => {
    const { sqs } = operatorClients(system);
    const queues = system.run
      .queueUrls()
      .filter(({ queue, deadLetter }) => deadLetter && /regie.*reactions/i.test(queue));
    expect(queues.length).toBeGreaterThan(0);
    for (const { queue } of queues) {
      await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: '{"detail-type":"nl.regie.onzin.v1"}' }));
    }
    const { body } = await system.report(complexMelding());
    await system.settle();
    expect((await system.follow(body.meldingsnummer, body.volgcode)).body.status).toBe('voorlopigAanspreekpunt');
    expect(await deadLetters(system)).toBeGreaterThan(0);
  });

  it('what a rule could not deliver is brought to its queue by redrive', async () => {
    const { sqs } = operatorClients(system);
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
    const undeliveredUrl = QueueUrls.find((url) => /regie.*Undelivered/i.test(url)) ?? '';
    const targetUrl = system.run
      .queueUrls()
      .find(({ queue, deadLetter }) => deadLetter && /regie.*reactions/i.test(queue))?.queue;
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: targetUrl, AttributeNames: ['QueueArn'] }),
    );
    const event = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../events/fixtures/nl.regie.melding.ontvangen.v1/valid.json'), 'utf8'),
    );
    event.data.meldingId = 'M-2026-Z0Z0Z0';
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: undeliveredUrl,
        MessageBody: JSON.stringify({ 'detail-type': event.type, source: 'vlot.intake', detail: event }),
        MessageAttributes: { TARGET_ARN: { DataType: 'String', StringValue: Attributes['QueueArn'] } },
      }),
    );
    await system.settle();
    expect(await system.casusOf('M-2026-Z0Z0Z0')).toBeUndefined();
    expect((await redrive(operatorClients(system))).queues).toBeGreaterThan(0);
    await system.settle();
    expect(await system.casusOf('M-2026-Z0Z0Z0')).toMatchObject({ status: 'voorlopig' });
  });

  it('a regisseur’s calls that fail while the pool is read keep the melding waiting, not lost', async () => {
    let failures = 0;
    system.run.setFaults(({ service, operation, functionName }) => {
      if (service !== 'dynamodb' || operation !== 'Query' || !/regie.*reactions/i.test(functionName ?? ''))
        return undefined;
      failures += 1;
      return failures <= 3 ? 'before' : undefined;
    });
    const { body } = await system.report(complexMelding());
    await system.settle();
    system.run.setFaults(undefined);
    expect(failures).toBeGreaterThan(3);
    expect((await system.follow(body.meldingsnummer, body.volgcode)).body.status).toBe('voorlopigAanspreekpunt');
  });
});
