import { type JsonObject, listAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { dnsService, resolveName } from '../network/dns.ts';
import { reach } from '../network/reach.ts';
import { routeRequest } from '../network/routes.ts';
import type { World } from '../world.ts';
import { imageBase } from './image-reference.ts';
import type { PodMemory } from './pod-memory.ts';
import type { OpenPort } from './programs/container-program.ts';
import { openPorts, pathAnswer } from './programs/open-ports.ts';
import type { NetworkAnswer, ShellNetwork } from './shell/environment.ts';

const DNS_PORT = 53;
const NOT_FOUND: NetworkAnswer = { status: 404, body: '404 Not Found\n' };
/** Images of ingress and Gateway controllers. */
const ROUTERS = /^(ingress-nginx\/controller|traefik|envoyproxy\/|nginx\/nginx-ingress|.*nginx-gateway)/;
/** Routers forward a request at most once, so that two routers that point at each other do not loop. */
const MOST_HOPS = 2;

/** The address of the cluster's DNS service. */
export function nameserverOf(world: World): string {
  return textAt(dnsService(world), 'spec', 'clusterIP') || '10.96.0.10';
}

/** The network as seen by programs in a Pod. */
export function podNetwork(pod: JsonObject, memory: PodMemory, world: World): ShellNetwork {
  const from = { pod, address: textAt(pod, 'status', 'podIP') };
  const server = nameserverOf(world);
  return {
    server,
    resolve: (name) => {
      const alias = objectsAt(pod, 'spec', 'hostAliases').find((a) => listAt(a, 'hostnames').includes(name));
      if (alias !== undefined) return { addresses: [textAt(alias, 'ip')], full: name };
      if (/^[\d.]+$/.test(name) || name === 'localhost') return resolveName(name, '', world);
      const reached = reach(from, { address: server, port: DNS_PORT }, 'UDP', world);
      if (!('pod' in reached) || !isServing(reached.pod, DNS_PORT, memory, world.now))
        return { problem: 'no-server' };
      return resolveName(name, textAt(pod, 'metadata', 'namespace'), world);
    },
    request: (host, port, path, header) => {
      if (host === '127.0.0.1') return answer(pod, port, path, memory, world.now);
      return connect(from, host, port, path, header, memory, world, 0);
    },
  };
}

type From = Parameters<typeof reach>[0];

/** The outcome of a request, through Services and ingress controllers. */
export function connect(
  from: From,
  address: string,
  port: number,
  path: string,
  header: string,
  memory: PodMemory,
  world: World,
  hops: number,
): NetworkAnswer {
  const reached = reach(from, { address, port }, 'TCP', world);
  if ('problem' in reached) return { problem: reached.problem };
  if ('apiServer' in reached) return { open: true };
  if (!isRouter(reached.pod) || hops >= MOST_HOPS)
    return answer(reached.pod, reached.port, path, memory, world.now);
  const backend = routeRequest(header.replace(/:\d+$/, ''), path.split('?')[0] ?? path, world);
  if (backend === undefined) return NOT_FOUND;
  const service = world.get('services', backend.namespace, backend.service);
  const target = textAt(service, 'spec', 'clusterIP');
  const found = objectsAt(service, 'spec', 'ports').find(
    (p) => p.port === backend.port || p.name === backend.port,
  );
  if (target === '' || found === undefined)
    return { status: 503, body: '503 Service Temporarily Unavailable\n' };
  const router = { pod: reached.pod, address: textAt(reached.pod, 'status', 'podIP') };
  const got = connect(router, target, Number(found.port), path, header, memory, world, hops + 1);
  return 'problem' in got
    ? { status: got.problem === 'timeout' ? 504 : 503, body: 'no answer from the backend\n' }
    : got;
}

/** Whether a Pod is a controller that serves Ingresses and HTTPRoutes. */
export function isRouter(pod: JsonObject): boolean {
  return objectsAt(pod, 'spec', 'containers').some((c) => ROUTERS.test(imageBase(textAt(c, 'image'))));
}

function isServing(pod: JsonObject, port: number, memory: PodMemory, now: number): boolean {
  return listenerOf(pod, port, memory, now) !== undefined;
}

function listenerOf(
  pod: JsonObject,
  port: number,
  memory: PodMemory,
  now: number,
): { readonly open: OpenPort; readonly age: number } | undefined {
  for (const { running, ended } of Object.values(memory.find(pod)?.containers ?? {})) {
    if (running === undefined || ended !== undefined) continue;
    const open = openPorts(running, now).find((one) => one.port === port);
    if (open !== undefined) return { open, age: now - running.startedAt };
  }
  return undefined;
}

/** The answer of a Pod on one of its ports. */
function answer(pod: JsonObject, port: number, path: string, memory: PodMemory, now: number): NetworkAnswer {
  const listener = listenerOf(pod, port, memory, now);
  if (listener === undefined) return { problem: 'refused' };
  const { open, age } = listener;
  if (open.protocol !== 'http') return { open: true };
  return pathAnswer(open, path, age) ?? { status: 200, body: `${textAt(pod, 'metadata', 'name')}\n` };
}
