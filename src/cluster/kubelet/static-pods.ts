import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import { controlPlanePod } from '../bootstrap/control-plane.ts';
import type { Controller, Write } from '../controllers/controller.ts';
import { uidOf } from '../controllers/owner.ts';
import { deletionOf } from '../controllers/pod-writes.ts';
import { timeText } from '../time.ts';
import type { World } from '../world.ts';
import { hexIdentity } from './container-id.ts';
import { type FileTrees, nodeStorage } from './files/file-trees.ts';
import type { KubeletSwitches } from './kubelet-switches.ts';
import { MIRROR, mirrorHash } from './mirror-hash.ts';

const FOLDER = '/etc/kubernetes/manifests/';
/** The interval at which a kubelet checks the folder, in milliseconds. */
const EVERY = 20_000;
const HASH_LENGTH = 32;

/**
 * Maintains the mirror Pods of static Pods. A mirror is recreated when it is deleted, and deleted together with its manifest.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export function makeStaticPods(trees: FileTrees, switches: KubeletSwitches): Controller {
  const read = manifestReader();
  return {
    name: 'static-pods',
    user: { name: 'system:kubelet', groups: ['system:masters', 'system:authenticated'] },
    component: 'kubelet',
    manager: 'kubelet',
    watches: [
      {
        resource: 'nodes',
        keys: (node, _, before) => (before === undefined ? [textAt(node, 'metadata', 'name')] : []),
      },
      { resource: 'pods', keys: (pod) => (mirrorHash(pod) === '' ? [] : [textAt(pod, 'spec', 'nodeName')]) },
    ],
    reconcile: (name, world) => {
      const node = world.get('nodes', '', name);
      if (node === undefined) return { writes: [] };
      if (switches.isStopped(name)) return { writes: [] };
      return { writes: sync(node, podsIn(trees, read, node, world), world), requeueAfter: EVERY };
    },
  };
}

/** Creates missing mirrors, and deletes those whose manifest was deleted or changed. */
function sync(node: JsonObject, wanted: readonly JsonObject[], world: World): Write[] {
  const known = world.podsOn(textAt(node, 'metadata', 'name')).filter((pod) => mirrorHash(pod) !== '');
  const isSame = (a: JsonObject, b: JsonObject) =>
    textAt(a, 'metadata', 'name') === textAt(b, 'metadata', 'name') &&
    textAt(a, 'metadata', 'namespace') === textAt(b, 'metadata', 'namespace');
  const stale = known.filter(
    (pod) => !wanted.some((one) => isSame(one, pod) && mirrorHash(one) === mirrorHash(pod)),
  );
  const missing = wanted.filter((one) => !known.some((pod) => isSame(one, pod)));
  return [
    ...stale.map((pod): Write => ({ ...deletionOf(pod), graceSeconds: 0, next: () => [] })),
    ...missing.map((object): Write => ({ do: 'create', resource: 'pods', object, next: () => [] })),
  ];
}

/** The Pods in the manifests of a node; files that do not contain a Pod are skipped. */
function podsIn(trees: FileTrees, read: ReadManifest, node: JsonObject, world: World): JsonObject[] {
  const { files } = trees.tree(nodeStorage(textAt(node, 'metadata', 'name')));
  return [...files]
    .filter(([path]) => path.startsWith(FOLDER) && /^[^./][^/]*$/.test(path.slice(FOLDER.length)))
    .flatMap(([path, text]) => {
      const manifest = read(node, path, text);
      return manifest === undefined ? [] : [mirrorOf(manifest, node, world)];
    });
}

interface Manifest {
  readonly pod: JsonObject;
  readonly hash: string;
}

/** Reads the Pod in a file of a node; parses the file again only if it has changed. */
type ReadManifest = (node: JsonObject, path: string, text: string) => Manifest | undefined;

function manifestReader(): ReadManifest {
  const known = new Map<string, { readonly text: string; readonly manifest: Manifest | undefined }>();
  return (node, path, text) => {
    const file = `${uidOf(node)} ${path}`;
    const before = known.get(file);
    if (before?.text === text) return before.manifest;
    const pod = controlPlanePod(text) ?? podOf(text);
    const hash = hexIdentity(`${textAt(node, 'metadata', 'name')} ${text}`, HASH_LENGTH);
    const manifest = pod && { pod, hash };
    known.set(file, { text, manifest });
    return manifest;
  };
}

function podOf(text: string): JsonObject | undefined {
  const { documents, problems } = parseData(text);
  const [object] = documents as readonly Json[];
  const isPod = isObject(object) && object.kind === 'Pod' && object.apiVersion === 'v1';
  return problems.length === 0 && isPod ? object : undefined;
}

function mirrorOf({ pod, hash }: Manifest, node: JsonObject, world: World): JsonObject {
  const nodeName = textAt(node, 'metadata', 'name');
  const { name, namespace, labels, annotations } = objectAt(pod, 'metadata');
  const spec = objectAt(pod, 'spec');
  const tolerations = Array.isArray(spec.tolerations) ? spec.tolerations : [];
  const owner = { apiVersion: 'v1', kind: 'Node', name: nodeName, uid: uidOf(node), controller: true };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${String(name)}-${nodeName}`,
      namespace: typeof namespace === 'string' ? namespace : 'default',
      ...(labels !== undefined && { labels }),
      annotations: {
        ...(isObject(annotations) && annotations),
        'kubernetes.io/config.hash': hash,
        [MIRROR]: hash,
        'kubernetes.io/config.seen': timeText(world.now),
        'kubernetes.io/config.source': 'file',
      },
      ownerReferences: [owner],
    },
    spec: { ...spec, nodeName, tolerations: [...tolerations, { effect: 'NoExecute', operator: 'Exists' }] },
  };
}
