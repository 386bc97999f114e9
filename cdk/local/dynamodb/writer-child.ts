import { writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { openDynamoDb } from './engine.ts';

// The process that the engine's test lets die by SIGKILL. It writes the same number into three items, one transaction
// after another, until row `deathAt`: then it is gone in the middle of that statement.
const [file = '', table = '', deathAt = ''] = process.argv.slice(2);
const db = new DatabaseSync(file);
const dynamoDb = openDynamoDb(db);

let writes = 0;
db.function('count_write', () => {
  writes += 1;
  if (writes === Number(deathAt)) process.kill(process.pid, 'SIGKILL');
  return null;
});
for (const [name, event] of [
  ['dynamodb_items', 'INSERT'],
  ['dynamodb_items', 'UPDATE'],
  ['dynamodb_index_entries', 'INSERT'],
  ['dynamodb_index_entries', 'DELETE'],
  ['dynamodb_stream', 'INSERT'],
]) {
  db.exec(`CREATE TEMP TRIGGER ${name}_${event} AFTER ${event} ON ${name} BEGIN SELECT count_write(); END`);
}

const stored = dynamoDb.readStream(table, undefined, 1_000_000).length / 3;
for (let number = stored + 1; ; number += 1) {
  const { status, body } = dynamoDb.handle('TransactWriteItems', {
    TransactItems: ['a', 'b', 'c'].map((pk) => ({
      Put: { TableName: table, Item: { pk: { S: pk }, due: { S: `n${number}` }, n: { N: String(number) } } },
    })),
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  // Said only after the commit: what was said must be there after the kill.
  writeSync(1, `${number}\n`);
}
