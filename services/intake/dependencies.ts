import type { Installation } from '../../shared/gemeente.ts';
import type { Identifiers } from '../../shared/identifiers.ts';
import type { Log, Metrics } from '../../shared/log.ts';
import type { Table } from '../../shared/store/table.ts';

/** What every use case of intake is given. */
export type IntakeDependencies = {
  table: Table;
  installation: Installation;
  ids: Identifiers;
  log: Log;
  /** Where something is counted for people who watch. */
  metrics?: Metrics;
  /** Removes the files that came along with a melding; only functions that erase have the bucket. */
  removeFiles?(meldingsnummer: string): Promise<void>;
};
