import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, qualifiedName } from '../names.ts';
import { type ApiObject, has, number, object, objects, text, texts } from '../object-values.ts';
import { sameValue } from '../same-value.ts';
import { checkDriver } from './parameters.ts';

const API_VERSION = 'storage.k8s.io/v1';
const GROUP_POLICIES = ['File', 'None', 'ReadWriteOnceWithFSType'];
const SHORTEST_TOKEN = 600;
const LONGEST_TOKEN = 2 ** 32;
const SHORTEST_PERIOD = 10;
const LONGEST_NODE_ID = 192;

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-driver-v1/ */
export const csiDriver: KindRules = {
  apiVersion: API_VERSION,
  kind: 'CSIDriver',
  namespaced: false,
  name: dnsSubdomain,
  validate: (created, at) => checkDriverSpec(object(created, 'spec') ?? {}, at.child('spec')),
  validateUpdate(after, before, at) {
    const [now, then] = [object(after, 'spec') ?? {}, object(before, 'spec') ?? {}];
    checkDriverSpec(now, at.child('spec'));
    if (!sameValue(now['attachRequired'], then['attachRequired']))
      at.child('spec', 'attachedRequired').invalid(now['attachRequired'], 'field is immutable');
    if (!sameValue(now['volumeLifecycleModes'], then['volumeLifecycleModes']))
      at.child('spec', 'volumeLifecycleModes').invalid(now['volumeLifecycleModes'], 'field is immutable');
  },
};

function checkDriverSpec(spec: ApiObject, at: FieldPath): void {
  for (const field of ['attachRequired', 'podInfoOnMount', 'storageCapacity'])
    if (!has(spec, field)) at.child(field).required();
  if (has(spec, 'fsGroupPolicy'))
    checkOneOf(text(spec, 'fsGroupPolicy'), GROUP_POLICIES, at.child('fsGroupPolicy'));
  checkTokens(objects(spec, 'tokenRequests'), at.child('tokenRequests'));
  texts(spec, 'volumeLifecycleModes').forEach((mode) => {
    checkOneOf(mode, ['Ephemeral', 'Persistent'], at.child('volumeLifecycleModes'));
  });
  const period = number(spec, 'nodeAllocatableUpdatePeriodSeconds');
  if (period !== undefined && period < SHORTEST_PERIOD)
    at.child('nodeAllocatableUpdatePeriodSeconds').invalid(
      period,
      `must be greater than or equal to ${SHORTEST_PERIOD} seconds`,
    );
}

function checkTokens(requests: readonly ApiObject[], at: FieldPath): void {
  const audiences = new Set<string>();
  requests.forEach((request, position) => {
    const here = at.item(position);
    const audience = text(request, 'audience');
    if (audiences.has(audience)) here.child('audience').duplicate(audience);
    audiences.add(audience);
    const seconds = number(request, 'expirationSeconds');
    if (seconds === undefined) return;
    if (seconds < SHORTEST_TOKEN)
      here.child('expirationSeconds').invalid(seconds, 'may not specify a duration less than 10 minutes');
    if (seconds > LONGEST_TOKEN)
      here.child('expirationSeconds').invalid(seconds, 'may not specify a duration larger than 2^32 seconds');
  });
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-node-v1/ */
export const csiNode: KindRules = {
  apiVersion: API_VERSION,
  kind: 'CSINode',
  namespaced: false,
  name: dnsSubdomain,
  validate: checkNode,
  validateUpdate(after, before, at) {
    checkNode(after, at);
    const then = new Map(
      objects(object(before, 'spec'), 'drivers').map((driver) => [text(driver, 'name'), driver]),
    );
    for (const driver of objects(object(after, 'spec'), 'drivers')) {
      const old = then.get(text(driver, 'name'));
      if (old !== undefined && !sameValue({ ...driver, allocatable: null }, { ...old, allocatable: null }))
        at.child('CSINodeDriver').invalid(driver, 'field is immutable');
    }
  },
};

function checkNode(created: ApiObject, at: FieldPath): void {
  const names = new Set<string>();
  objects(object(created, 'spec'), 'drivers').forEach((driver, position) => {
    const here = at.child('spec', 'drivers').item(position);
    const name = text(driver, 'name');
    checkDriver(name, dnsSubdomain, here.child('name'));
    const id = text(driver, 'nodeID');
    if (id === '') here.child('nodeID').required(id);
    else if (id.length > LONGEST_NODE_ID)
      here.child('nodeID').invalid(id, `must be ${LONGEST_NODE_ID} characters or less`);
    const count = number(object(driver, 'allocatable'), 'count');
    if (count !== undefined && count < 0)
      here.child('allocatable', 'count').invalid(count, 'must be greater than or equal to 0');
    checkTopologyKeys(texts(driver, 'topologyKeys'), here.child('topologyKeys'));
    if (names.has(name)) here.child('name').duplicate(name);
    names.add(name);
  });
}

function checkTopologyKeys(keys: readonly string[], at: FieldPath): void {
  keys.forEach((key, position) => {
    if (key === '') at.required(key);
    if (keys.indexOf(key) < position) at.duplicate(key);
    for (const words of qualifiedName(key)) at.invalid(key, words);
  });
}
