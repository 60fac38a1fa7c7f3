import { didYouMean } from '../../../source/did-you-mean.ts';
import { nearest } from '../../../source/nearest.ts';
import { type Finding, findingAtValue } from '../finding.ts';
import { child, children, textAt } from '../located.ts';
import type { ManifestObject } from '../manifest-object.ts';
import { containersOf, podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

/** If a Pod has more volumes than this, a message does not list them. */
const MOST_NAMES = 50;

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#background */
export const volumeMount: Rule = {
  code: 'volume-mount',
  *check(object) {
    const known = volumeNames(object);
    for (const container of containersOf(podSpecOf(object))) {
      for (const list of ['volumeMounts', 'volumeDevices']) {
        for (const mount of children(container, list)) yield* mounts(mount, known);
      }
    }
  },
};

function volumeNames(object: ManifestObject): ReadonlySet<string> {
  const volumes = children(podSpecOf(object), 'volumes').map((volume) => textAt(volume, 'name'));
  const claims = children(object.root, 'spec', 'volumeClaimTemplates').map((claim) =>
    textAt(claim, 'metadata', 'name'),
  );
  return new Set([...volumes, ...claims].filter((name) => name !== undefined));
}

function* mounts(mount: Parameters<typeof textAt>[0], known: ReadonlySet<string>): Iterable<Finding> {
  const at = child(mount, 'name');
  const name = textAt(at);
  if (at !== undefined && name !== undefined && !known.has(name)) {
    const shown = [...known].slice(0, MOST_NAMES);
    const listed = shown.length === 0 ? 'the Pod has no volumes' : `its volumes: ${shown.join(', ')}`;
    const help = didYouMean(nearest(name, shown, 1), '`') || listed;
    yield findingAtValue('volume-mount', at, `the Pod has no volume \`${name}\``, { help });
  }
}
