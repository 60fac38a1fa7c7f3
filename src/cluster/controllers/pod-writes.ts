import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import type { Write } from './controller.ts';
import { uidOf } from './owner.ts';

export function eventOf(
  about: JsonObject,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Write {
  return { do: 'event', about, type, reason, message };
}

/** The deletion of exactly this Pod, not of another with the same name. */
export function deletionOf(pod: JsonObject): Extract<Write, { do: 'delete' }> {
  const { namespace, name } = objectAt(pod, 'metadata');
  return {
    do: 'delete',
    resource: 'pods',
    namespace: String(namespace),
    name: String(name),
    uid: uidOf(pod),
  };
}

/** Deletes a Pod and records an event, as the controllers of ReplicaSets, DaemonSets and Jobs do. */
export function deletePod(owner: JsonObject, pod: JsonObject): Write {
  const name = textAt(pod, 'metadata', 'name');
  return {
    ...deletionOf(pod),
    next: (reply) => {
      if (reply.status < 300) return [eventOf(owner, 'Normal', 'SuccessfulDelete', `Deleted pod: ${name}`)];
      if (reply.status === 404) return [];
      const message = textAt(reply.body, 'message');
      return [eventOf(owner, 'Warning', 'FailedDelete', `Error deleting: ${message}`)];
    },
  };
}

/**
 * Creates Pods one after another and records an event for each; stops at the first refusal. `ending` receives the refusal, if there was
 * one.
 */
export function createPods(
  owner: JsonObject,
  pods: readonly JsonObject[],
  ending: (refusal?: string) => readonly Write[],
): readonly Write[] {
  const [object, ...rest] = pods;
  if (object === undefined) return ending();
  return [
    {
      do: 'create',
      resource: 'pods',
      object,
      next: (reply) => {
        const name = textAt(reply.body, 'metadata', 'name');
        if (reply.status < 300)
          return [
            eventOf(owner, 'Normal', 'SuccessfulCreate', `Created pod: ${name}`),
            ...createPods(owner, rest, ending),
          ];
        if (isEndOfNamespace(reply.body)) return ending();
        const message = textAt(reply.body, 'message');
        return [eventOf(owner, 'Warning', 'FailedCreate', `Error creating: ${message}`), ...ending(message)];
      },
    },
  ];
}

/** Whether the refusal came from a namespace that is being deleted, which is not worth reporting. */
function isEndOfNamespace(body: JsonObject): boolean {
  return JSON.stringify(body.details ?? null).includes('"NamespaceTerminating"');
}
