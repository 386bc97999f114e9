/**
 * What a test makes of one AWS call. `before`: nothing is applied; `after`: applied, then the same answer
 * (HTTP 400 `FaultInjected`, which the SDK does not retry); `failEntries`: these entries of a PutEvents fail.
 */
export type Fault = 'before' | 'after' | { failEntries: number[] } | undefined;

export type AwsCall = {
  service: 'dynamodb' | 'events' | 's3' | 'ses' | 'secretsmanager';
  operation: string;
  /** Full name of the calling function, `<stack>-<logical id>`; undefined when a test or a person calls. */
  functionName: string | undefined;
};

export type FaultHook = (call: AwsCall) => Fault;
