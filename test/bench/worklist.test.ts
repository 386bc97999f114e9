import { BatchWriteItemCommand, type ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Melding, receiveMelding } from '../../services/intake/domain/melding.ts';
import { listWerklijst } from '../../services/intake/list-werklijst.ts';
import { readDossier } from '../../services/intake/read-dossier.ts';
import { gegevensItem, headItem, workItems } from '../../services/intake/store.ts';
import { toMoment } from '../../shared/dutch-calendar.ts';
import { randomIdentifiers } from '../../shared/identifiers.ts';
import type { Item } from '../../shared/store/table.ts';
import { installationOf, intakeOn, meldingOf } from '../support/intake.ts';
import { staff } from '../support/regie.ts';
import { startTestTable, type TestTable } from '../support/table.ts';

/**
 * The worklist and a melding cost the same with 100,000 meldingen in the table as with 100: request units counted by
 * the database, and time. One in ten is open, as after years of use in a large municipality.
 */
const { gemeente } = installationOf('almelo');
const now = '2026-11-21T12:00:00Z';
const reader = { staff: staff('werkverdeler'), now, requestId: 'meting' };
const batch = 25;
const atOnce = 8;

type Measured = { table: TestTable; nummer: string; units(): number };

/** A table with so many meldingen, written as they would stand there, past the commands. */
async function filled(count: number): Promise<Measured> {
  const started = await startTestTable();
  const { client, name } = started.table;
  let capacity = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (['QueryCommand', 'GetItemCommand', 'TransactWriteItemsCommand'].includes(String(context.commandName))) {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      }
      const result = await next(args);
      const output = result.output as { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] };
      for (const used of [output.ConsumedCapacity ?? []].flat()) capacity += used.CapacityUnits ?? 0;
      return result;
    },
    { step: 'initialize' },
  );
  const example = receiveMelding(meldingOf(), { now, ids: randomIdentifiers, gemeente, adresSleutel: null });
  const itemsOf = (index: number): Item[] => {
    const meldingsnummer = `M-2026-${index.toString(10).padStart(6, '0')}`;
    const received = toMoment(Date.parse(now) - index * 60_000);
    const open: Melding = { ...example.melding, meldingsnummer, ontvangenOp: received, reactieTot: received };
    const head: Melding = index % 10 === 0 ? open : { ...open, status: 'afgerond' };
    return [headItem(head), ...workItems(head)];
  };
  let queue: Item[] = [gegevensItem('M-2026-000000', example.gegevens)];
  const write = (items: Item[]) =>
    client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [name]: items.map((item) => ({ PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) } })),
        },
      }),
    );
  for (let index = 0; index < count; index += 1) {
    queue.push(...itemsOf(index));
    if (queue.length >= batch * atOnce || index === count - 1) {
      const batches = Array.from({ length: Math.ceil(queue.length / batch) }, (_, at) =>
        queue.slice(at * batch, (at + 1) * batch),
      );
      await Promise.all(batches.map(write));
      queue = [];
    }
  }
  return {
    table: started,
    nummer: 'M-2026-000000',
    units() {
      const used = capacity;
      capacity = 0;
      return used;
    },
  };
}

async function medianMillis(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 15; run += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[7] ?? Number.NaN;
}

describe('with 100 and with 100,000 meldingen', () => {
  let small: Measured;
  let large: Measured;
  beforeAll(async () => {
    [small, large] = [await filled(100), await filled(100_000)];
  }, 300_000);
  afterAll(async () => {
    await small?.table.stop();
    await large?.table.stop();
  });

  it.each([
    ['open', {}],
    ['vrij', {}],
    ['open', { voorrang: 'onveiligMetKinderen' as const }],
  ])('a page of the list %s costs the same', async (lijst, filter) => {
    const page = (on: Measured) =>
      listWerklijst(
        intakeOn(on.table.table),
        { lijst: lijst === 'vrij' ? 'vrij' : 'open', limiet: 10, ...filter },
        { staff: reader.staff, now },
      );
    small.units();
    large.units();
    const [few, many] = [await page(small), await page(large)];
    expect(few.meldingen).toHaveLength(10);
    expect(many.meldingen).toHaveLength(10);
    const units = [small.units(), large.units()];
    expect(units[1]).toBeGreaterThan(0);
    expect(units[1]).toBeLessThanOrEqual((units[0] ?? 0) * 1.1);
    const times = [await medianMillis(() => page(small)), await medianMillis(() => page(large))];
    // Time on a busy machine wavers; a scan would cost a hundred times as much.
    expect(times[1]).toBeLessThan(Math.max((times[0] ?? 0) * 5, 25));
  });

  it('opening one melding is at most 3 requests, and costs the same', async () => {
    const open = (on: Measured) => readDossier(intakeOn(on.table.table), { meldingsnummer: on.nummer }, reader);
    // The first reading also notes that it was read.
    await open(small);
    await open(large);
    small.units();
    large.units();
    large.table.forgetCalls();
    await open(small);
    await open(large);
    expect(large.table.calls().length).toBeLessThanOrEqual(3);
    const units = [small.units(), large.units()];
    expect(units[1]).toBeGreaterThan(0);
    expect(units[1]).toBeLessThanOrEqual((units[0] ?? 0) * 1.1);
  });
});
