import { randomBytes } from 'node:crypto';
import type { Staff } from './lambda/api.ts';
import type { Write } from './store/table.ts';

/**
 * Every read of a file by staff is recorded before it is shown (rule 11): one line with the fields of the Logboek
 * dataverwerkingen (requirements C3) without the employee, and one audit line with the employee; `trace_id` ties them.
 */
export function recordReading(reading: {
  pk: string;
  /** Pseudonym of the person or household concerned. */
  subject: string;
  subjectType: 'meldingsnummer' | 'casusId' | 'planId';
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
        rollen: reading.staff.rollen,
        op: reading.now,
        verzoek: reading.requestId,
      },
    },
  ];
}
