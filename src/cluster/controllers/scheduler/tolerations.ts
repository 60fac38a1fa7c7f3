import { type JsonObject, objectsAt, textAt } from '../../../kubernetes/json.ts';

/**
 * Whether a toleration matches a taint: same key (an empty key with `Exists` matches all), same effect (an empty effect matches all), and
 * for `Equal` the same value; `Gt` and `Lt` compare integers.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts
 */
export function tolerates(toleration: JsonObject, taint: JsonObject): boolean {
  const effect = textAt(toleration, 'effect');
  if (effect !== '' && effect !== textAt(taint, 'effect')) return false;
  const key = textAt(toleration, 'key');
  if (key !== '' && key !== textAt(taint, 'key')) return false;
  const value = textAt(toleration, 'value');
  switch (textAt(toleration, 'operator')) {
    case '':
    case 'Equal':
      return value === textAt(taint, 'value');
    case 'Exists':
      return true;
    case 'Gt':
      return Number(textAt(taint, 'value')) > Number(value);
    case 'Lt':
      return Number(textAt(taint, 'value')) < Number(value);
    default:
      return false;
  }
}

/** The first taint with one of these effects that a Pod does not tolerate. */
export function untolerated(
  pod: JsonObject,
  taints: readonly JsonObject[],
  effects: readonly string[],
): JsonObject | undefined {
  const tolerations = objectsAt(pod, 'spec', 'tolerations');
  return taints.find(
    (taint) => effects.includes(textAt(taint, 'effect')) && !tolerations.some((t) => tolerates(t, taint)),
  );
}
