import type * as z from 'zod';

/** Something a person has to mend: shown as it is, without a stack trace. */
export class Fault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Fault';
  }
}

/** Runs the app; a fault becomes one message on stderr and exit code 1. */
export async function explainFaults(run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** One line per issue: the field, and what is allowed there. */
export function listIssues(error: z.ZodError): string {
  return error.issues
    .map((issue) => {
      const field = issue.path.map(String).join('.');
      const allowed = 'values' in issue ? ` (toegestaan: ${issue.values.map(String).join(', ')})` : '';
      return `  - ${field === '' ? 'het geheel' : field}: ${issue.message}${allowed}`;
    })
    .join('\n');
}
