import { objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { PodConnection } from '../../pods/runtime.ts';
import { type ApiCall, storedObject } from '../api-call.ts';
import type { ApiReply } from '../request.ts';
import { badRequest, statusError } from '../status-error.ts';

/** `…/pods/<name>/log`, `exec`, `attach` and `portforward`: passes the request to the kubelet of the Pod's node. */
export function connect(call: ApiCall): ApiReply {
  const { context, request, route } = call;
  const pod = storedObject(call);
  const kind = route.subresource as PodConnection;
  const container = containerOf(call);
  if (textAt(pod, 'spec', 'nodeName') === '') {
    if (kind === 'log') return { status: 200, body: '', headers: { 'content-type': 'text/plain' } };
    throw badRequest(`pod ${route.name} does not have a host assigned`);
  }
  if (context.runtime === undefined)
    throw statusError(501, 'NotImplemented', `k8s-drill does not simulate ${kind} in this cluster.`);
  return context.runtime.connect(pod, kind, container, request.query, context.world);
}

/** The container in the request, or the Pod's only container if the request names none. Throws 400. */
function containerOf(call: ApiCall): string {
  const { request, route } = call;
  const pod = storedObject(call);
  const of = (list: string): string[] => objectsAt(pod, 'spec', list).map((one) => textAt(one, 'name'));
  const [main, init, ephemeral] = [of('containers'), of('initContainers'), of('ephemeralContainers')];
  const all = [...main, ...init, ...ephemeral];
  const asked = request.query.get('container') ?? '';
  if (asked === '') {
    const [only = ''] = main;
    if (main.length === 1 || route.subresource === 'portforward') return only;
    const rest = init.length > 0 ? ` or one of the init containers: [${init.join(' ')}]` : '';
    throw badRequest(
      `a container name must be specified for pod ${route.name}, choose one of: [${main.join(' ')}]${rest}`,
    );
  }
  if (!all.includes(asked)) throw badRequest(`container ${asked} is not valid for pod ${route.name}`);
  return asked;
}
