import { checkService } from '../admission/webhook-client.ts';
import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { type ApiObject, has, object, text, texts } from '../object-values.ts';

const REVIEWS = ['v1', 'v1beta1'];

/** Checks how objects are converted to another version. The server reports the fields by their names in the first API version. */
export function checkConversion(conversion: ApiObject | undefined, at: FieldPath): void {
  if (conversion === undefined) {
    at.required();
    return;
  }
  const strategy = text(conversion, 'strategy');
  if (strategy === '') at.child('strategy').required();
  else checkOneOf(strategy, ['None', 'Webhook'], at.child('strategy'));
  const webhook = object(conversion, 'webhook');
  const client = object(webhook, 'clientConfig');
  if (strategy !== 'Webhook') {
    if (client !== undefined)
      at.child('webhookClientConfig').forbidden('should not be set when strategy is not set to Webhook');
    if (texts(webhook, 'conversionReviewVersions').length > 0)
      at.child('conversionReviewVersions').forbidden('should not be set when strategy is not set to Webhook');
    return;
  }
  if (client === undefined)
    at.child('webhookClientConfig').required('required when strategy is set to Webhook');
  else checkClientConfig(client, at.child('webhookClientConfig'));
  const versions = texts(webhook, 'conversionReviewVersions');
  const here = at.child('conversionReviewVersions');
  if (versions.length === 0) here.required();
  else if (!versions.some((version) => REVIEWS.includes(version)))
    here.invalid(versions, `must include at least one of ${REVIEWS.join(', ')}`);
}

function checkClientConfig(client: ApiObject, at: FieldPath): void {
  if (has(client, 'url') === has(client, 'service')) at.required('exactly one of url or service is required');
  else if (has(client, 'service')) checkService(object(client, 'service') ?? {}, at.child('service'));
}
