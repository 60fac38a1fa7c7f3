import { expect, test } from 'vitest';
import { hintsOf } from '../../../../src/grade/worlds/hints.ts';
import { HOME_SERVER } from '../../../../src/grade/worlds/world.ts';
import { worldObjects } from '../../../../src/grade/worlds/world-objects.ts';
import { ask, sample, valuesAt } from '../../../support/templates.ts';

const CLASSES = 'storageclasses.storage.k8s.io';

test.each<[string, string, unknown[]]>([
  ['persistentvolumes', 'spec.capacity.storage', ['10Gi', '1Gi', '5Gi']],
  [
    'persistentvolumes',
    'spec.accessModes',
    [['ReadWriteMany'], ['ReadWriteOnce', 'ReadOnlyMany'], ['ReadWriteOnce']],
  ],
  ['persistentvolumes', 'spec.persistentVolumeReclaimPolicy', ['Delete', 'Retain']],
  ['persistentvolumes', 'spec.hostPath.path', ['/data/web']],
  ['persistentvolumeclaims', 'spec.resources.requests.storage', ['1Gi', '2Gi']],
  ['persistentvolumeclaims', 'spec.accessModes', [['ReadWriteOnce', 'ReadOnlyMany'], ['ReadWriteOnce']]],
  [CLASSES, 'provisioner', ['example.com/fast', 'example.com/slow']],
  [CLASSES, 'reclaimPolicy', ['Delete', 'Retain']],
  [CLASSES, 'allowVolumeExpansion', [false, true]],
  [CLASSES, 'mountOptions', [['noatime', 'ro'], undefined]],
])('%s differ between worlds in %s', (id, path, values) => {
  expect(valuesAt(sample(id), path)).toEqual(values);
});

test('one volume in four was of a claim that is gone', () => {
  const columns =
    'N:.metadata.name,S:.status.phase,C:.spec.claimRef.name,R:.spec.persistentVolumeReclaimPolicy';
  const rows = ask(`kubectl get pv -o custom-columns=${columns} --no-headers`, ['persistentvolumes'])
    .trim()
    .split('\n')
    .map((row) => row.split(/\s+/));
  expect(rows).toEqual([
    ['amber', 'Available', '<none>', 'Retain'],
    ['birch', 'Released', 'gone', 'Retain'],
    ['cedar', 'Available', '<none>', 'Delete'],
    ['delta', 'Available', '<none>', 'Delete'],
    ['elm', 'Available', '<none>', 'Delete'],
  ]);
});

test('in every other world a claim is bound to a volume of its class that is large enough', () => {
  const phases = (turn: number) =>
    ask(`kubectl get pvc -n dev -o jsonpath='{.items[*].status.phase}'`, ['persistentvolumeclaims'], {
      turn,
    });
  expect([phases(0), phases(1)]).toEqual(['Bound Pending Bound Pending', 'Pending Pending Pending Pending']);
});

test('a world in which a field is taken away takes nothing from the worlds after it', () => {
  const server = HOME_SERVER;
  const volume = { server, resource: 'persistentvolumes', namespace: '', name: 'data', needed: true };
  const uidIn = (isTouched: boolean): unknown => {
    const known = {
      hints: hintsOf(['']),
      mentions: { objects: [volume], listings: [], namespaces: new Map() },
      touched: new Map([
        [`${server} persistentvolumes /data`, isTouched ? [{ path: ['spec', 'claimRef', 'uid'] }] : []],
      ]),
    };
    const recipe = {
      name: '',
      seed: 1,
      values: 'absent',
      lists: 'short',
      present: 'needed',
      turn: 3,
    } as const;
    const object = worldObjects(known, server, recipe)
      .map((one) => one.object)
      .find(({ kind }) => kind === 'PersistentVolume');
    return object === undefined ? 'no volume' : valuesAt([object], 'spec.claimRef.uid')[0];
  };
  expect(uidIn(true)).toBeUndefined();
  expect(uidIn(false)).toMatch(/^[0-9a-f-]{36}$/);
});
