import type { Item } from './attribute-value.ts';
import { DynamoDbError, validationError } from './dynalite.ts';

/** Carried by a failed condition, for ReturnValuesOnConditionCheckFailure. */
export class ConditionFailed extends DynamoDbError {
  readonly item: Item | undefined;

  constructor(item: Item | undefined) {
    super({
      __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
      message: 'The conditional request failed',
      ...(item === undefined ? {} : { Item: item }),
    });
    this.item = item;
  }
}

/** Why one item of a transaction cannot be done, or Code None. */
export type Reason = { Code: string; Message?: unknown; Item?: Item };

export function reasonOf(error: unknown): Reason {
  if (error instanceof ConditionFailed) {
    return {
      Code: 'ConditionalCheckFailed',
      Message: error.message,
      ...(error.item === undefined ? {} : { Item: error.item }),
    };
  }
  if (error instanceof DynamoDbError && String(error.body['__type']).endsWith('#ValidationException')) {
    return { Code: 'ValidationError', Message: error.message };
  }
  throw error;
}

export function cancelled(reasons: Reason[]): DynamoDbError {
  const Message =
    'Transaction cancelled, please refer cancellation reasons for specific reasons ' +
    `[${reasons.map((reason) => reason.Code).join(', ')}]`;
  return new DynamoDbError({
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message,
    CancellationReasons: reasons,
  });
}

export function checkCount(count: number): void {
  if (count >= 1 && count <= 100) return;
  const rule = count < 1 ? 'greater than or equal to 1' : 'less than or equal to 100';
  throw validationError(
    `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${rule}`,
  );
}
