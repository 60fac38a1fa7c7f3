import { type Finding, findingAtValue } from '../finding.ts';
import { child, children, type Located, scalarAt } from '../located.ts';
import { containersOf, podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

export const duplicateName: Rule = {
  code: 'duplicate-name',
  *check(object) {
    const podSpec = podSpecOf(object);
    const containers = containersOf(podSpec);
    yield* twice(containers, 'name', 'container');
    yield* twice(children(podSpec, 'volumes'), 'name', 'volume');
    for (const container of containers) {
      yield* twice(children(container, 'ports'), 'name', 'port');
      yield* twice(children(container, 'volumeMounts'), 'mountPath', 'mount path');
    }
    if (object.type === 'V1Service') yield* twice(children(object.root, 'spec', 'ports'), 'name', 'port');
  },
};

function* twice(items: readonly Located[], key: string, word: string): Iterable<Finding> {
  const seen = new Set<string>();
  for (const item of items) {
    const at = child(item, key);
    const name = scalarAt(item, key);
    if (at === undefined || name === undefined) continue;
    if (seen.has(name)) yield findingAtValue('duplicate-name', at, `there is another ${word} \`${name}\``);
    seen.add(name);
  }
}
