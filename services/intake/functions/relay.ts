import { readInstallation } from '../../../shared/installation.ts';
import { streamHandler } from '../../../shared/lambda/stream.ts';
import { openRelay } from '../../../shared/open-relay.ts';
import { draftComposer } from '../berichten/compose-draft.ts';

const { relay } = openRelay('intake', process.env, {
  compose: draftComposer(readInstallation(), Date.now),
  remembersThreads: true,
});

export const handler = streamHandler({ clock: Date.now, deliver: relay.deliver });
