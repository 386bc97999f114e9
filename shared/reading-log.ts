import { randomBytes } from 'node:crypto';
import type { Staff } from './lambda/api.ts';
import type { Write } from './store/table.ts';

/** Work list of the readings by one employee. */
export const readingsBy = (medewerker: string) => `INZAGE#${medewerker}`;
/** Sort keys of the audit lines in the partition of what was read. */
export const readingPrefix = 'INZAGE#';

/**
 * Every read of a file by staff is recorded before it is shown (rule 11): one line with the fields of the Logboek
 * dataverwerkingen (requirements C3) without the employee, and one audit line with the employee, which also stands in
 * the list of what that employee read; `trace_id` ties them.
 */
export function recordReading(reading: {
  pk: string;
  /** Pseudonym of the person or household concerned. */
  subject: string;
  subjectType: 'meldingsnummer' | 'casusId' | 'planId' | 'medewerker';
  /** Name of the processing activity in the municipality's register. */
  activity: string;
  staff: Staff;
  now: string;
  requestId: string;
}): Write[] {
  const traceId = randomBytes(16).toString('hex');
  const at = Date.parse(reading.now);
  return [
    {
      when: 'absent',
      put: {
        pk: reading.pk,
        sk: `LOGBOEK#${reading.now}#${traceId}`,
        trace_id: traceId,
        span_id: randomBytes(8).toString('hex'),
        status_code: 1,
        name: reading.activity,
        start_time: at,
        end_time: at,
        attributes: {
          'dpl.core.processing_activity_id': `urn:vlot:verwerking:${reading.activity}`,
          'dpl.core.data_subject_id': reading.subject,
          'dpl.core.data_subject_id_type': reading.subjectType,
        },
      },
    },
    {
      when: 'absent',
      put: {
        pk: reading.pk,
        sk: `INZAGE#${reading.now}#${traceId}`,
        trace_id: traceId,
        medewerker: reading.staff.id,
        naam: reading.staff.naam,
        rollen: reading.staff.rollen,
        op: reading.now,
        onderwerp: reading.subject,
        verwerking: reading.activity,
        verzoek: reading.requestId,
        // What one employee read, in every file.
        gsi1pk: readingsBy(reading.staff.id),
        gsi1sk: `${reading.now}#${traceId}`,
      },
    },
  ];
}
