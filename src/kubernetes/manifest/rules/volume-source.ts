import { entriesOf } from '../../../yaml/yaml-node.ts';
import { perKey } from '../../per-key.ts';
import { fieldNames, fieldOf, isObjectType } from '../../schema/schemas.ts';
import { type Finding, finding } from '../finding.ts';
import { child, children, isNull, type Located } from '../located.ts';
import { podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

const NO_SOURCE = new Set(['claimRef', 'nodeAffinity']);

/** @see https://kubernetes.io/docs/concepts/storage/volumes/ */
export const volumeSource: Rule = {
  code: 'volume-source',
  advises: true,
  *check(object) {
    for (const volume of children(podSpecOf(object), 'volumes')) {
      yield* oneSource(volume, 'V1Volume', 'warning');
      for (const source of children(volume, 'projected', 'sources'))
        yield* oneSource(source, 'V1VolumeProjection', 'error');
    }
    const spec = child(object.root, 'spec');
    if (object.type === 'V1PersistentVolume' && spec !== undefined)
      yield* oneSource(spec, 'V1PersistentVolumeSpec', 'error');
  },
};

/** Checks that a volume has one source. A Pod's volume without a source becomes an `emptyDir`: allowed, but rarely intended. */
function* oneSource(volume: Located, type: string, severityOfNone: 'error' | 'warning'): Iterable<Finding> {
  if (volume.node.kind !== 'map') return;
  const sources = sourceFields(type);
  const found = entriesOf(volume.node).filter((entry) => sources.has(entry.key) && !isNull(entry.value));
  const names = found.map((entry) => `\`${entry.key}\``);
  if (found.length > 1) yield finding('volume-source', volume, `one source too many: ${names.join(' and ')}`);
  if (found.length > 0) return;
  const help = 'such as `emptyDir: {}`, `configMap:`, `persistentVolumeClaim:`';
  yield finding('volume-source', volume, 'the volume has no source', { help, severity: severityOfNone });
}

const sourceFields = perKey((type): ReadonlySet<string> => {
  const isSource = (name: string): boolean =>
    !NO_SOURCE.has(name) && isObjectType(fieldOf(type, name)?.type ?? '');
  return new Set(fieldNames(type).filter(isSource));
});
