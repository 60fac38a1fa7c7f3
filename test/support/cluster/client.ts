import type { ApiReply, User } from '../../../src/cluster/api/request.ts';
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
  const { body, headers = {}, type, user = ADMIN } = sent;
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const reply = cluster.handle({
    method,
    path,
    query: new URLSearchParams(query),
    headers: { ...headers, ...(body !== undefined && { 'content-type': type ?? 'application/json' }) },
    ...(body !== undefined && { body: new TextEncoder().encode(text) }),
    user,
  });
  return answerOf(reply);
}

function answerOf(reply: ApiReply): Answer {
  if ('upgrade' in reply) return { status: 101, body: {}, headers: {}, events: [] };
  const headers = reply.headers ?? {};
  if ('body' in reply) {
    const body = typeof reply.body === 'string' ? { text: reply.body } : (reply.body as JsonObject);
    return { status: reply.status, body, headers, events: [] };
  }
  let text = '';
  const stop = reply.stream({
    write: (part) => {
      text += typeof part === 'string' ? part : new TextDecoder().decode(part);
    },
    end: () => undefined,
  });
  stop();
  const events = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JsonObject);
  return { status: 200, body: {}, headers, events };
}
