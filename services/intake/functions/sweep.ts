import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { readInstallation } from '../../../shared/installation.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule.ts';
import { openRelay } from '../../../shared/open-relay.ts';
import { fileRemover } from '../attachments/remove-files.ts';
import { draftComposer } from '../berichten/compose-draft.ts';
import { sweepIntake } from '../sweep.ts';

const env = z.object({ BUCKET_NAME: z.string() }).parse(process.env);
const installation = readInstallation();
const mail = { compose: draftComposer(installation, Date.now), remembersThreads: true };
const deps = {
  ...openRelay('intake', process.env, mail),
  installation,
  ids: randomIdentifiers,
  removeFiles: fileRemover({ client: new S3Client({}), name: env.BUCKET_NAME }),
};

export const handler = scheduleHandler({ sweep: (now) => sweepIntake(deps, now) });
