import type { Assembly } from '../assembly.ts';
import { nameFromArn } from '../identity.ts';
import type { Feedback, FeedbackDestination } from '../mail-feedback.ts';
import type { ReceiptRule } from '../receipt.ts';
import { StartError } from '../start-error.ts';
import type { Subscription } from '../topics.ts';

/** The one rule by which mail comes in; as on AWS only one set of rules is at work. */
export function receiptRule(assembly: Assembly): ReceiptRule | undefined {
  const [rule, second] = assembly.ofType('AWS::SES::ReceiptRule');
  if (second) {
    throw new StartError(`Stack ${second.stack}, ${second.logicalId}: op één machine draait één ontvangstregel.`);
  }
  if (!rule?.properties.Rule.Enabled) return undefined;
  const { Recipients, Actions } = rule.properties.Rule;
  const [{ S3Action }] = Actions;
  return {
    recipients: Recipients.map((recipient) => recipient.toLowerCase()),
    bucket: S3Action.BucketName,
    prefix: S3Action.ObjectKeyPrefix,
    topicArn: S3Action.TopicArn,
  };
}

export function subscriptions(assembly: Assembly): Subscription[] {
  return assembly
    .ofType('AWS::SNS::Subscription')
    .filter(({ properties }) => properties.Protocol === 'sqs')
    .map(({ properties }) => ({
      topicArn: properties.TopicArn,
      queue: nameFromArn(properties.Endpoint),
      raw: properties.RawMessageDelivery,
    }));
}

const kinds: Record<string, Feedback> = { BOUNCE: 'bounce', COMPLAINT: 'complaint' };

/** Configuration sets that tell the default bus what became of a mail. */
export function feedbackDestinations(assembly: Assembly): FeedbackDestination[] {
  return assembly.ofType('AWS::SES::ConfigurationSetEventDestination').flatMap(({ properties }) => {
    const { Enabled, EventBridgeDestination, MatchingEventTypes } = properties.EventDestination;
    if (!Enabled || !EventBridgeDestination) return [];
    return [
      {
        configurationSet: properties.ConfigurationSetName,
        kinds: MatchingEventTypes.flatMap((type) => kinds[type.toUpperCase()] ?? []),
      },
    ];
  });
}
