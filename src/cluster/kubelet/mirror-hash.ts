import { type JsonObject, textAt } from '../../kubernetes/json.ts';

/** The annotation that marks a Pod as the mirror of a static Pod. */
export const MIRROR = 'kubernetes.io/config.mirror';

/** The hash of the static Pod's manifest in its mirror; empty for any other Pod. */
export function mirrorHash(pod: JsonObject): string {
  return textAt(pod, 'metadata', 'annotations', MIRROR);
}
