import { objectAt } from '../../kubernetes/json.ts';
import { conditionOf } from '../controllers/condition.ts';
import type { World } from '../world.ts';

const API_SERVICE = 'v1beta1.metrics.k8s.io';

/** The API server's error about a request for Pod metrics, or `undefined` if metrics are available. */
export function metricsProblem(world: World): string | undefined {
  if (world.kind('metrics.k8s.io/v1beta1', 'PodMetrics') === undefined)
    return 'the server could not find the requested resource';
  const service = world.get('apiservices.apiregistration.k8s.io', '', API_SERVICE);
  if (service === undefined) return 'the server could not find the requested resource';
  const available = conditionOf(objectAt(service, 'status'), 'Available');
  return available?.status === 'True' ? undefined : 'the server is currently unable to handle the request';
}
