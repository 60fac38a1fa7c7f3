import type { JsonObject } from '../../kubernetes/json.ts';
import { metricsProblem } from '../metrics/availability.ts';
import { nodeMetrics, podMetrics } from '../metrics/measure.ts';
import type { World } from '../world.ts';
import type { ApiCall } from './api-call.ts';
import { selectionOf } from './objects-query.ts';
import type { ApiReply } from './request.ts';
import { unknownPath } from './route.ts';
import { notFound, statusError } from './status-error.ts';

type Measure = (object: JsonObject, world: World) => JsonObject | undefined;

/** Answers requests for Pod metrics as metrics-server does, measured at the time of the request. Throws 404 and 503. */
export function servePodMetrics(call: ApiCall): ApiReply {
  return serve(call, 'pods', podMetrics);
}

/** Answers requests for node metrics as metrics-server does. Throws 404 and 503. */
export function serveNodeMetrics(call: ApiCall): ApiReply {
  return serve(call, 'nodes', nodeMetrics);
}

function serve({ context, request, route }: ApiCall, measured: string, measure: Measure): ApiReply {
  const { world } = context;
  const { resource, namespace, name } = route;
  const problem = metricsProblem(world);
  if (problem?.includes('find') === true) throw unknownPath();
  if (problem !== undefined) throw statusError(503, 'ServiceUnavailable', problem);
  if (name !== '') {
    const object = world.get(measured, namespace, name);
    if (object === undefined) throw notFound({ plural: measured, group: '' }, name);
    const metrics = measure(object, world);
    const full = namespace === '' ? name : `${namespace}/${name}`;
    if (metrics === undefined)
      throw notFound({ plural: resource.kind.toLowerCase(), group: resource.group }, full);
    return { status: 200, body: metrics };
  }
  const items = world
    .list(measured, namespace === '' ? undefined : namespace)
    .filter(selectionOf(request.query, resource))
    .map((object) => measure(object, world))
    .filter((metrics) => metrics !== undefined)
    .map(({ kind: _kind, apiVersion: _apiVersion, ...item }) => item);
  return {
    status: 200,
    body: { kind: `${resource.kind}List`, apiVersion: 'metrics.k8s.io/v1beta1', metadata: {}, items },
  };
}
