import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { configKey, dnsSubdomain } from '../names.ts';
import { type ApiObject, entries, flag, textEntries } from '../object-values.ts';
import { base64Length } from './base64-length.ts';
import { checkImmutableData, MOST_BYTES } from './immutable-data.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/config-map-v1/ */
export const configMap: KindRules = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespaced: true,
  name: dnsSubdomain,
  validate: checkConfigMap,
  validateUpdate(after, before, at) {
    if (flag(before, 'immutable')) checkImmutableData(after, before, ['data', 'binaryData'], at);
    checkConfigMap(after, at);
  },
};

function checkConfigMap(map: ApiObject, at: FieldPath): void {
  const binary = entries(map, 'binaryData');
  const names = new Set(binary.map(([key]) => key));
  let size = 0;
  for (const [key, value] of textEntries(map, 'data')) {
    const here = at.child('data').key(key);
    checkName(key, configKey, here);
    if (names.has(key)) here.invalid(key, 'duplicate of key present in binaryData');
    size += Buffer.byteLength(value);
  }
  for (const [key, value] of binary) {
    checkName(key, configKey, at.child('binaryData').key(key));
    size += base64Length(value);
  }
  if (size > MOST_BYTES) at.child('').tooLong(MOST_BYTES);
}
