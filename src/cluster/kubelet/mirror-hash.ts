import { type JsonObject, textAt } from '../../kubernetes/json.ts';

/** The annotation by which a Pod is the mirror of a static one. */
export const MIRROR = 'kubernetes.io/config.mirror';

/** What a mirror tells of the manifest of its static Pod; empty for any other Pod. */
export function mirrorHash(pod: JsonObject): string {
  return textAt(pod, 'metadata', 'annotations', MIRROR);
}
