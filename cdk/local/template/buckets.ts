import type { Assembly } from '../assembly.ts';
import type { BucketDefinition } from '../objects.ts';
import type { ScanPlan } from '../scans.ts';

export function bucketDefinitions(assembly: Assembly): BucketDefinition[] {
  return assembly.ofType('AWS::S3::Bucket').map(({ name, properties }) => ({
    name,
    expiry: (properties.LifecycleConfiguration?.Rules ?? []).flatMap(({ Status, Prefix, ExpirationInDays: days }) =>
      Status === 'Enabled' && days !== undefined ? [{ prefix: Prefix, days }] : [],
    ),
  }));
}

export function scanPlans(assembly: Assembly): ScanPlan[] {
  return assembly.ofType('AWS::GuardDuty::MalwareProtectionPlan').map(({ name, properties }) => {
    const { BucketName, ObjectPrefixes } = properties.ProtectedResource.S3Bucket;
    return { name, bucket: BucketName, prefixes: ObjectPrefixes };
  });
}
