import { isObject, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { podAmounts } from '../../quota/pod-amounts.ts';
import { type Bounds, boundsProblems } from '../limit-bounds.ts';
import type { AdmissionPlugin } from '../plugin.ts';
import { isAbout, refuse } from '../refuse.ts';

const ANNOTATION = 'kubernetes.io/limit-ranger';

/**
 * Fills in the requests and limits of containers, and keeps Pods and claims within the limits of their namespace.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export const limitRanger: AdmissionPlugin = {
  name: 'LimitRanger',
  admit(request, world) {
    const { object: pod, namespace } = request;
    if (pod === undefined || !isAbout(request, 'pods', 'CREATE')) return;
    for (const range of world.list('limitranges', namespace)) fill(pod, range);
  },
  validate(request, world) {
    const { object, namespace } = request;
    if (object === undefined) return;
    const isPod = isAbout(request, 'pods', 'CREATE');
    if (!isPod && !isAbout(request, 'persistentvolumeclaims', 'CREATE', 'UPDATE')) return;
    for (const range of world.list('limitranges', namespace)) {
      const problems = objectsAt(range, 'spec', 'limits').flatMap((limit) =>
        isPod ? podProblems(object, limit) : claimProblems(object, limit),
      );
      const [first] = new Set(problems);
      if (first === undefined) continue;
      const all = [...new Set(problems)];
      throw refuse(request, all.length === 1 ? first : `[${all.join(', ')}]`);
    }
  },
};

function fill(pod: JsonObject, range: JsonObject): void {
  const limits = objectsAt(range, 'spec', 'limits').filter(({ type }) => type === 'Container');
  const defaults = {
    requests: Object.assign({}, ...limits.map((limit) => objectAt(limit, 'defaultRequest'))) as JsonObject,
    limits: Object.assign({}, ...limits.map((limit) => objectAt(limit, 'default'))) as JsonObject,
  };
  const notes: string[] = [];
  const fillAll = (containers: readonly JsonObject[], prefix: string): void => {
    for (const container of containers) notes.push(...fillContainer(container, defaults, prefix));
  };
  fillAll(objectsAt(pod, 'spec', 'containers'), 'container');
  fillAll(objectsAt(pod, 'spec', 'initContainers'), 'init container');
  if (notes.length === 0) return;
  const metadata = objectAt(pod, 'metadata');
  const annotations = objectAt(metadata, 'annotations');
  metadata.annotations = { ...annotations, [ANNOTATION]: `LimitRanger plugin set: ${notes.join('; ')}` };
}

function fillContainer(
  container: JsonObject,
  defaults: Record<'requests' | 'limits', JsonObject>,
  prefix: string,
): string[] {
  const resources = objectAt(container, 'resources');
  const notes: string[] = [];
  const made: JsonObject = { ...resources };
  for (const part of ['requests', 'limits'] as const) {
    const given = objectAt(resources, part);
    const missing = Object.keys(defaults[part]).filter((name) => given[name] === undefined);
    if (missing.length === 0) continue;
    made[part] = {
      ...given,
      ...Object.fromEntries(missing.map((name) => [name, defaults[part][name] ?? ''])),
    };
    const word = part === 'requests' ? 'request' : 'limit';
    notes.push(`${missing.sort().join(', ')} ${word} for ${prefix} ${textAt(container, 'name')}`);
  }
  if (notes.length > 0) container.resources = made;
  return notes;
}

function podProblems(pod: JsonObject, limit: JsonObject): string[] {
  const bounds = boundsOf(limit);
  if (bounds.type === 'Container')
    return [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')]
      .filter(isObject)
      .flatMap((container) =>
        boundsProblems(
          bounds,
          objectAt(container, 'resources', 'requests'),
          objectAt(container, 'resources', 'limits'),
        ),
      );
  if (bounds.type !== 'Pod') return [];
  const spec = objectAt(pod, 'spec');
  return boundsProblems(
    bounds,
    Object.fromEntries(podAmounts(spec, 'requests')),
    Object.fromEntries(podAmounts(spec, 'limits')),
  );
}

function claimProblems(claim: JsonObject, limit: JsonObject): string[] {
  const bounds = boundsOf(limit);
  if (bounds.type !== 'PersistentVolumeClaim') return [];
  return boundsProblems(bounds, objectAt(claim, 'spec', 'resources', 'requests'), undefined);
}

function boundsOf(limit: JsonObject): Bounds {
  return {
    type: textAt(limit, 'type'),
    min: objectAt(limit, 'min'),
    max: objectAt(limit, 'max'),
    ratio: objectAt(limit, 'maxLimitRequestRatio'),
  };
}
