import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import type { LabMoment } from './condition.ts';
import { nameInWords, type ObjectName, objectOf, readObjectName } from './object-name.ts';
import { podsOf } from './pods-of.ts';

/** The origin of a connection: Pods, or a machine outside the cluster. */
export type ConnectionOrigin = { readonly object: ObjectName } | 'outside';

/** Reads `pod/client -n shop` or `outside`. */
export function readOrigin(text: string): ConnectionOrigin | undefined {
  if (text === 'outside') return 'outside';
  const object = readObjectName(text);
  return object && { object };
}

export function originInWords(origin: ConnectionOrigin): string {
  return origin === 'outside' ? 'a machine outside' : nameInWords(origin.object);
}

/** The running Pod from which a connection starts, or why there is none. */
export function podAt(
  { object }: { readonly object: ObjectName },
  { cluster }: LabMoment,
): JsonObject | string {
  const found = objectOf(object, cluster.world);
  if (found === undefined) return `there is no ${nameInWords(object)}`;
  const pod = podsOf(found, cluster.world).find((one) => textAt(one, 'status', 'phase') === 'Running');
  return pod ?? `no Pod of ${nameInWords(object)} is running`;
}
