import type { AwsCredentialIdentity } from '@smithy/types';

/**
 * Stands in for `@aws-sdk/credential-provider-node` in every bundle. A Lambda always has its credentials in the
 * environment, so the default chain (files, SSO, processes, metadata services) is 130 KB that never runs there.
 */
export function defaultProvider(): () => Promise<AwsCredentialIdentity> {
  return async () => {
    const accessKeyId = process.env['AWS_ACCESS_KEY_ID'];
    const secretAccessKey = process.env['AWS_SECRET_ACCESS_KEY'];
    const sessionToken = process.env['AWS_SESSION_TOKEN'];
    if (!accessKeyId || !secretAccessKey) throw new Error('No AWS credentials in the environment');
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  };
}
