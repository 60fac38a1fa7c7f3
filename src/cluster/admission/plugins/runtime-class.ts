import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { sameJson } from '../../patch/same-json.ts';
import type { AdmissionPlugin } from '../plugin.ts';
import { isAbout, refuse } from '../refuse.ts';

/**
 * Copies the overhead and the scheduling constraints of a Pod's RuntimeClass into the Pod.
 *
 * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
 */
export const runtimeClass: AdmissionPlugin = {
  name: 'RuntimeClass',
  admit(request, world) {
    const { object: pod } = request;
    if (pod === undefined || !isAbout(request, 'pods', 'CREATE')) return;
    const spec = objectAt(pod, 'spec');
    const name = textAt(spec, 'runtimeClassName');
    if (name === '') return;
    const found = world.get('runtimeclasses.node.k8s.io', '', name);
    if (found === undefined) throw refuse(request, `pod rejected: RuntimeClass "${name}" not found`);
    const overhead = objectAt(found, 'overhead', 'podFixed');
    if (Object.keys(overhead).length > 0) {
      if (spec.overhead !== undefined && !sameJson(spec.overhead, overhead))
        throw refuse(request, `pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead`);
      spec.overhead = { ...overhead };
    }
    takeScheduling(spec, objectAt(found, 'scheduling'), (why) => refuse(request, why));
  },
};

function takeScheduling(spec: JsonObject, scheduling: JsonObject, refused: (why: string) => Error): void {
  const selector = objectAt(scheduling, 'nodeSelector');
  const own = objectAt(spec, 'nodeSelector');
  for (const [key, value] of Object.entries(selector))
    if (own[key] !== undefined && own[key] !== value)
      throw refused(
        `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${own[key]}`,
      );
  if (Object.keys(selector).length > 0) spec.nodeSelector = { ...own, ...selector };
  const tolerations = objectsAt(scheduling, 'tolerations').filter(
    (toleration) => !objectsAt(spec, 'tolerations').some((known) => sameJson(known, toleration)),
  );
  if (tolerations.length > 0) spec.tolerations = [...listAt(spec, 'tolerations'), ...tolerations];
}
