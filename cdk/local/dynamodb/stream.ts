import { createHash } from 'node:crypto';
import { equalItems, type Item, itemSize } from './attribute-value.ts';
import { keyNames, pick, type Table } from './table.ts';

/** One change, in the shape in which Lambda gets it from a DynamoDB stream (values marshalled, binary as base64). */
export type StreamRecord = {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventVersion: '1.1';
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  eventSourceARN: string;
  dynamodb: {
    /** Epoch seconds. */
    ApproximateCreationDateTime: number;
    Keys: Item;
    NewImage?: Item;
    OldImage?: Item;
    /** 21 digits, so that the order of the texts is the order of the numbers. */
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
  /** Only on what the TTL removed. */
  userIdentity?: { type: 'Service'; principalId: 'dynamodb.amazonaws.com' };
};

/** What is stored of a record: all of it except what follows from its number. */
export type StoredRecord = Omit<StreamRecord, 'eventID' | 'dynamodb'> & {
  dynamodb: Omit<StreamRecord['dynamodb'], 'SequenceNumber'>;
};

export type Change = { table: Table; old: Item | undefined; new: Item | undefined; expired?: boolean };

export function streamArn(table: Table, region: string, account: string): string {
  return `${tableArn(table, region, account)}/stream/${table.definition.streamLabel ?? ''}`;
}

export function tableArn(table: Table, region: string, account: string): string {
  return `arn:aws:dynamodb:${region}:${account}:table/${table.definition.TableName}`;
}

/** The record of a change, or nothing when the table has no stream or nothing changed. */
export function recordOf(change: Change, region: string, account: string, now: number): StoredRecord | undefined {
  const view = change.table.definition.streamViewType;
  const image = change.new ?? change.old;
  if (view === undefined || image === undefined) return undefined;
  if (change.old !== undefined && change.new !== undefined && equalItems(change.old, change.new)) return undefined;
  const keys = pick(keyNames(change.table.definition.KeySchema), image);
  const newImage = view === 'NEW_AND_OLD_IMAGES' || view === 'NEW_IMAGE' ? change.new : undefined;
  const oldImage = view === 'NEW_AND_OLD_IMAGES' || view === 'OLD_IMAGE' ? change.old : undefined;
  return {
    eventName: change.old === undefined ? 'INSERT' : change.new === undefined ? 'REMOVE' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    eventSourceARN: streamArn(change.table, region, account),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(now / 1000),
      Keys: keys,
      ...(newImage === undefined ? {} : { NewImage: newImage }),
      ...(oldImage === undefined ? {} : { OldImage: oldImage }),
      SizeBytes: itemSize(keys) + itemSize(newImage ?? {}) + itemSize(oldImage ?? {}),
      StreamViewType: view,
    },
    ...(change.expired === true
      ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } as const }
      : {}),
  };
}

/** The same record gets the same eventID every time it is read: consumers deduplicate on it. */
export function numbered(record: StoredRecord, sequence: number): StreamRecord {
  const SequenceNumber = sequenceNumber(sequence);
  const eventID = createHash('md5').update(`${record.eventSourceARN} ${SequenceNumber}`).digest('hex');
  return { eventID, ...record, dynamodb: { ...record.dynamodb, SequenceNumber } };
}

export function sequenceNumber(sequence: number): string {
  return String(sequence).padStart(21, '0');
}
