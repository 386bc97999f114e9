import { randomInt, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Resource } from './assembly.ts';
import { arn, nameFromArn } from './identity.ts';

export type Secrets = {
  /** Value by name or ARN. */
  value(id: string): string | undefined;
  handle(operation: string, body: unknown): { status: number; body: unknown };
  /** Fills in `{{resolve:secretsmanager:<name or ARN>:SecretString:<key>}}`. */
  fillIn(text: string): string;
};

const request = z.looseObject({ SecretId: z.string(), VersionStage: z.string().default('AWSCURRENT') });
const row = z.object({ value: z.string(), version: z.string() });

/** Makes every secret of the templates once; afterwards the kept value counts, as on AWS. */
export function openSecrets(
  db: DatabaseSync,
  resources: Resource<'AWS::SecretsManager::Secret'>[],
  region: string,
): Secrets {
  db.exec(
    'CREATE TABLE IF NOT EXISTS local_secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL, version TEXT NOT NULL) STRICT',
  );
  const insert = db.prepare('INSERT OR IGNORE INTO local_secrets (name, value, version) VALUES (?, ?, ?)');
  for (const { name, properties } of resources) insert.run(name, firstValue(properties), randomUUID());
  const select = db.prepare('SELECT value, version FROM local_secrets WHERE name = ?');
  const find = (id: string) => {
    const name = id.startsWith('arn:') ? nameFromArn(id).replace(/^secret:/, '') : id;
    const found = select.get(name);
    return found === undefined ? undefined : { name, ...row.parse(found) };
  };
  return {
    value: (id) => find(id)?.value,
    handle(operation, body) {
      if (operation !== 'GetSecretValue') return failure('UnknownOperationException', `${operation} does not run here`);
      const { SecretId, VersionStage } = request.parse(body);
      const found = VersionStage === 'AWSCURRENT' ? find(SecretId) : undefined;
      if (!found) return failure('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      return {
        status: 200,
        body: {
          ARN: arn('AWS::SecretsManager::Secret', found.name, region),
          Name: found.name,
          SecretString: found.value,
          VersionId: found.version,
          VersionStages: ['AWSCURRENT'],
        },
      };
    },
    fillIn: (text) =>
      text.replace(
        /\{\{resolve:secretsmanager:(arn:aws:secretsmanager:[^:]*:[^:]*:secret:[^:}]+|[^:}]+)(?::SecretString(?::([^:}]*))?[^}]*)?\}\}/g,
        (_all, id: string, key: string | undefined) => {
          const value = find(id)?.value ?? '';
          if (!key) return value;
          return String(z.record(z.string(), z.unknown()).parse(JSON.parse(value))[key] ?? '');
        },
      ),
  };
}

function failure(type: string, message: string) {
  return { status: 400, body: { __type: type, message } };
}

type Generate = NonNullable<Resource<'AWS::SecretsManager::Secret'>['properties']['GenerateSecretString']>;

function firstValue(properties: Resource<'AWS::SecretsManager::Secret'>['properties']): string {
  const { GenerateSecretString: generate, SecretString } = properties;
  if (!generate) return SecretString ?? '';
  const password = randomPassword(generate);
  if (generate.SecretStringTemplate === undefined || generate.GenerateStringKey === undefined) return password;
  const template = z.record(z.string(), z.unknown()).parse(JSON.parse(generate.SecretStringTemplate));
  return JSON.stringify({ ...template, [generate.GenerateStringKey]: password });
}

function randomPassword(generate: Generate): string {
  const alphabet = [
    generate.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    generate.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    generate.ExcludeNumbers ? '' : '0123456789',
    generate.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    generate.IncludeSpace ? ' ' : '',
  ]
    .join('')
    .split('')
    .filter((character) => !generate.ExcludeCharacters.includes(character));
  return Array.from({ length: generate.PasswordLength }, () => alphabet[randomInt(alphabet.length)] ?? '').join('');
}
