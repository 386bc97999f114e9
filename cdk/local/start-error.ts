/**
 * Something that stops the start and that the reader can mend. The message is Dutch, complete, and shown
 * without a stack trace.
 */
export class StartError extends Error {
  override name = 'StartError';
}
