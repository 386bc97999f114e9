import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from './start-error.ts';

export type DataFolder = { db: DatabaseSync; close(): void };

/**
 * Opens the data folder for this process alone. The lock is one that the operating system releases by itself when
 * the process dies, so a run that was killed never has to be cleaned up; the file `pid` only names the owner.
 */
export function openDataFolder(dataDir: string): DataFolder {
  const lock = lockFolder(dataDir);
  try {
    const db = openDatabase(join(dataDir, 'vlot.sqlite'));
    return {
      db,
      close() {
        db.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

function lockFolder(dataDir: string): DatabaseSync {
  try {
    makeFolder(dataDir);
    writeFileSync(join(dataDir, '.write-test'), '');
  } catch {
    throw new StartError(
      `De map ${dataDir} is niet schrijfbaar: geef uzelf schrijfrechten op die map of kies een andere met VLOT_DATA.`,
    );
  }
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(dataDir, 'lock.sqlite'));
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if (isDamage(error)) throw damaged(dataDir);
    throw new StartError(
      `De map ${dataDir} is al in gebruik door een andere Vlot (proces ${ownerOf(dataDir)}): stop die eerst of kies een andere map met VLOT_DATA.`,
    );
  }
  writeFileSync(join(dataDir, 'pid'), `${process.pid}\n`);
  return lock;
}

/** Not mkdir's own `recursive`: on some file systems, /proc for one, that never ends. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}

function ownerOf(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, 'pid'), 'utf8').trim();
  } catch {
    return 'onbekend';
  }
}

function openDatabase(path: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path);
    // WAL with NORMAL loses nothing when the process is killed; only a power cut could lose the last moments.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000');
    const check = db.prepare('PRAGMA quick_check(1)').get();
    if (check?.['quick_check'] !== 'ok') throw damaged(path);
    db.exec('CREATE TABLE IF NOT EXISTS local_facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT');
    return db;
  } catch (error) {
    db?.close();
    if (isDamage(error)) throw damaged(path);
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof Error && /not a database|malformed|disk image/i.test(error.message);
}

function damaged(path: string): StartError {
  return new StartError(
    `De gegevens in ${path} zijn beschadigd: zet een reservekopie van de map terug, of hernoem de map om leeg te beginnen.`,
  );
}

/** Runs `work` as one transaction on the connection that everything in this process shares. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
