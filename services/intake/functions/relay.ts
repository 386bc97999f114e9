import { streamHandler } from '../../../shared/lambda/stream.ts';
import { openRelay } from '../../../shared/open-relay.ts';

const { relay } = openRelay('intake', process.env);

export const handler = streamHandler({ clock: Date.now, deliver: relay.deliver });
