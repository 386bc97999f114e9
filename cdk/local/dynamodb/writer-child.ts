import { writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { openDynamoDb } from './engine.ts';

// A process that the engine's test kills: it writes the same number into three items, one transaction after another.
const [file = '', table = ''] = process.argv.slice(2);
const dynamoDb = openDynamoDb(new DatabaseSync(file));
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
