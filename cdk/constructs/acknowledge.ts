import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts one finding of cdk-nag on one resource. test/infra lists every one of them. */
export function acknowledge(resource: IConstruct, id: string, reason: string): void {
  Validations.of(resource.node.defaultChild ?? resource).acknowledge({ id, reason });
}
