import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { timeText } from '../../time.ts';

const RESOURCE = 'certificatesigningrequests.certificates.k8s.io';

/** Sets the times that a client left out of a certificate request's conditions. The API server does so only for this kind. */
export function setConditionTimes(
  resource: string,
  after: JsonObject,
  before: JsonObject,
  now: number,
): void {
  if (resource !== RESOURCE) return;
  const stored = objectsAt(before, 'status', 'conditions');
  for (const condition of objectsAt(objectAt(after, 'status'), 'conditions')) {
    const same = stored.find(({ type, status }) => type === condition.type && status === condition.status);
    condition.lastUpdateTime ??= timeText(now);
    condition.lastTransitionTime ??= textAt(same, 'lastTransitionTime') || timeText(now);
  }
}
