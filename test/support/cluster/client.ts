import type { ApiReply, ApiRequest, User } from '../../../src/cluster/api/request.ts';
import type { Cluster } from '../../../src/cluster/cluster.ts';
import type { Json, JsonObject } from '../../../src/kubernetes/json.ts';

const ADMIN: User = {
  name: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated'],
};

export interface Sent {
  readonly body?: Json | string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly type?: string | undefined;
  readonly user?: User;
}

export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
  /** The events of a watch that were there at once. */
  readonly events: readonly JsonObject[];
}

/** Sends a request as the administrator; a path may have a query. */
export function send(cluster: Cluster, method: string, target: string, sent: Sent = {}): Answer {
  return answerOf(cluster.handle(requestOf(method, target, sent)));
}

function requestOf(method: string, target: string, sent: Sent): ApiRequest {
  const { body, headers = {}, type, user = ADMIN } = sent;
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    method,
    path,
    query: new URLSearchParams(query),
    headers: { ...headers, ...(body !== undefined && { 'content-type': type ?? 'application/json' }) },
    ...(body !== undefined && { body: new TextEncoder().encode(text) }),
    user,
  };
}

function answerOf(reply: ApiReply): Answer {
  if ('upgrade' in reply) return { status: 101, body: {}, headers: {}, events: [] };
  const headers = reply.headers ?? {};
  if ('body' in reply) {
    const body = typeof reply.body === 'string' ? { text: reply.body } : (reply.body as JsonObject);
    return { status: reply.status, body, headers, events: [] };
  }
  const watch = read(reply);
  watch.stop();
  return watch;
}

/** A watch that goes on: its events grow as the cluster changes. */
export interface OpenWatch extends Answer {
  stop(): void;
}

export function openWatch(cluster: Cluster, target: string, sent: Sent = {}): OpenWatch {
  const reply = cluster.handle(requestOf('GET', target, sent));
  return 'stream' in reply ? read(reply) : { ...answerOf(reply), stop: () => undefined };
}

function read(reply: Extract<ApiReply, { stream: unknown }>): OpenWatch {
  const events: JsonObject[] = [];
  let rest = '';
  const stop = reply.stream({
    write: (part) => {
      const lines = (rest + (typeof part === 'string' ? part : new TextDecoder().decode(part))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') events.push(JSON.parse(line) as JsonObject);
    },
    end: () => undefined,
  });
  return { status: 200, body: {}, headers: reply.headers ?? {}, events, stop };
}
