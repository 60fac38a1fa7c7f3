import { objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';

export const describeServiceAccount: Describer = function* (subject, page) {
  const { object } = subject;
  const secrets = objectsAt(object, 'imagePullSecrets').map((secret) => textAt(secret, 'name'));
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.list('Image pull secrets', secrets);
  yield* describeEvents(subject, page);
};
