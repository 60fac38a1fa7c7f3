import { type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { World } from '../../world.ts';
import type { AdmissionPlugin, AdmissionRequest } from '../plugin.ts';
import { isAbout, refuse } from '../refuse.ts';

const CLASSES = 'priorityclasses.scheduling.k8s.io';
const PREEMPTS = 'PreemptLowerPriority';

/**
 * Writes the value of a Pod's priority class into the Pod, and allows only one default class.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const priority: AdmissionPlugin = {
  name: 'Priority',
  admit(request, world) {
    const { object: pod, before } = request;
    if (pod === undefined || !isAbout(request, 'pods', 'CREATE', 'UPDATE')) return;
    const spec = objectAt(pod, 'spec');
    if (before !== undefined) {
      for (const field of ['priority', 'preemptionPolicy'] as const) {
        const value = objectAt(before, 'spec')[field];
        if (spec[field] === undefined && value !== undefined) spec[field] = value;
      }
      return;
    }
    const found = classOf(request, spec, world);
    const value = numberAt(found, 'value') ?? 0;
    const policy = textAt(found, 'preemptionPolicy') || PREEMPTS;
    if (spec.priority !== undefined && spec.priority !== value)
      throw refuse(
        request,
        `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${value} from the given PriorityClass name`,
      );
    if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy)
      throw refuse(
        request,
        `the string value of PreemptionPolicy (${spec.preemptionPolicy}) must not be provided in pod spec; priority admission controller computed ${policy} from the given PriorityClass name`,
      );
    spec.priority = value;
    spec.preemptionPolicy = policy;
  },
  validate(request, world) {
    const { object, name } = request;
    if (!isAbout(request, CLASSES, 'CREATE', 'UPDATE') || object?.globalDefault !== true) return;
    const other = world.list(CLASSES).find((one) => one.globalDefault === true);
    const known = textAt(other, 'metadata', 'name');
    if (other !== undefined && known !== name)
      throw refuse(
        request,
        `PriorityClass ${known} is already marked as default. Only one default can exist`,
      );
  },
};

/** The class named in a Pod, or the default one, whose name is then written into the Pod. */
function classOf(request: AdmissionRequest, spec: JsonObject, world: World): JsonObject | undefined {
  const name = textAt(spec, 'priorityClassName');
  if (name === '') {
    const [found] = world
      .list(CLASSES)
      .filter((one) => one.globalDefault === true)
      .sort((a, b) => (numberAt(a, 'value') ?? 0) - (numberAt(b, 'value') ?? 0));
    if (found !== undefined) spec.priorityClassName = textAt(found, 'metadata', 'name');
    return found;
  }
  const found = world.get(CLASSES, '', name);
  if (found === undefined) throw refuse(request, `no PriorityClass with name ${name} was found`);
  return found;
}
