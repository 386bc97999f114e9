import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leaveOut, sayOnce } from './leave-out.ts';

/** What is left out of a bundle makes no difference to what is caught. */
type Thrown = Error & { $fault: string; CancellationReasons?: unknown };
type Errors = Record<string, new (given: object) => Thrown>;
const folder = mkdtempSync(join(tmpdir(), 'vlot-leave-out-'));
let bundled: Errors;
beforeAll(async () => {
  const outfile = join(folder, 'errors.cjs');
  await build({
    stdin: { contents: `export * from '@aws-sdk/client-dynamodb';`, resolveDir: import.meta.dirname },
    outfile,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins: [leaveOut],
    logLevel: 'silent',
  });
  bundled = createRequire(import.meta.url)(outfile);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const names = Object.entries(dynamodb).flatMap(([name, value]) =>
  typeof value === 'function' && value.prototype instanceof dynamodb.DynamoDBServiceException ? [name] : [],
);

it('every error of the SDK in a bundle is the one that it is outside', () => {
  expect(names).toContain('TransactionCanceledException');
  const reasons = [{ Code: 'ConditionalCheckFailed' }];
  const given = { message: 'Nee.', Message: 'Nee.', CancellationReasons: reasons, $metadata: { attempts: 1 } };
  const told = ({ name, message, $fault, CancellationReasons }: Thrown) => ({
    name,
    message,
    $fault,
    CancellationReasons,
  });
  for (const name of names) {
    const [inside, outside] = [bundled, dynamodb as unknown as Errors].map((from) => {
      const Class = from[name];
      const Base = from['DynamoDBServiceException'];
      if (!Class || !Base) throw new Error(`No ${name}`);
      const error = new Class(given);
      return {
        ...told(error),
        isOwn: error instanceof Class,
        isBase: error instanceof Base,
        own: error.constructor === Class,
      };
    });
    expect(inside).toEqual(outside);
    expect(inside).toMatchObject({ name, isOwn: true, isBase: true, own: true });
  }
});

it('leaves what is particular to an error', () => {
  const source = `export class A extends Base {
    name = "A";
    $fault = "client";
    Reasons;
    constructor(opts) {
        super({ name: "A", $fault: "client", ...opts });
        Object.setPrototypeOf(this, A.prototype);
        this.Reasons = opts.Reasons;
    }
}`;
  expect(sayOnce(source)).toBe(`export class A extends Base {
    Reasons;
    constructor(opts) {
        super({ name: "A", $fault: "client", ...opts });
        this.Reasons = opts.Reasons;
    }
}`);
});
