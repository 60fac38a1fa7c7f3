import { parseJson } from '../../../source/parse-json.ts';
import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { cidrFamily } from '../ip-address.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, labelValue, qualifiedName } from '../names.ts';
import {
  type ApiObject,
  entries,
  has,
  isApiObject,
  object,
  objects,
  text,
  textEntries,
  texts,
} from '../object-values.ts';
import { sameValue } from '../same-value.ts';
import { checkTaintEffect } from './pod/scheduling.ts';
import { checkResourceAmount } from './resource-names.ts';

const AVOID_PODS = 'scheduler.alpha.kubernetes.io/preferAvoidPods';
const NOT_A_RANGE = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/ */
export const node: KindRules = {
  apiVersion: 'v1',
  kind: 'Node',
  namespaced: false,
  name: dnsSubdomain,
  validate: checkNode,
  validateUpdate(after, before, at) {
    checkNode(after, at);
    const [now, was] = [object(after, 'spec'), object(before, 'spec')];
    if (podRanges(was).length > 0 && !sameValue(podRanges(now), podRanges(was)))
      at.child('spec', 'podCIDRs').forbidden('node updates may not change podCIDR except from "" to valid');
    if (has(was, 'providerID') && !sameValue(now?.['providerID'], was?.['providerID']))
      at.child('spec', 'providerID').forbidden(
        'node updates may not change providerID except from "" to valid',
      );
  },
};

function checkNode(created: ApiObject, at: FieldPath): void {
  const spec = object(created, 'spec');
  checkAvoidPods(object(created, 'metadata'), at.child('metadata', 'annotations').child(AVOID_PODS));
  checkTaints(spec, at.child('metadata', 'taints'));
  for (const [name, amount] of entries(object(created, 'status'), 'capacity'))
    checkResourceAmount(name, amount, at.child('status', 'capacity').key(name));
  checkPodRanges(spec, at.child('spec', 'podCIDRs'));
}

/** Checks the taints. The API server reports their path as `metadata.taints`. */
function checkTaints(spec: ApiObject | undefined, at: FieldPath): void {
  const seen = new Set<string>();
  objects(spec, 'taints').forEach((taint, position) => {
    const here = at.item(position);
    checkName(text(taint, 'key'), qualifiedName, here.child('key'));
    const wrong = labelValue(text(taint, 'value'));
    if (wrong.length > 0) here.child('value').invalid(text(taint, 'value'), wrong.join(';'));
    checkTaintEffect(text(taint, 'effect'), here.child('effect'));
    const pair = `${text(taint, 'key')}:${text(taint, 'effect')}`;
    if (seen.has(pair)) {
      const shown = {
        Key: text(taint, 'key'),
        Value: text(taint, 'value'),
        Effect: text(taint, 'effect'),
        TimeAdded: null,
      };
      here.note(
        'FieldValueDuplicate',
        `Duplicate value: ${JSON.stringify(shown)}: taints must be unique by key and effect pair`,
      );
    }
    seen.add(pair);
  });
}

/** The Pod address ranges of a node; if the older single field differs from the list, it takes precedence. */
function podRanges(spec: ApiObject | undefined): readonly string[] {
  const one = text(spec, 'podCIDR');
  const many = texts(spec, 'podCIDRs');
  return one !== '' && many[0] !== one ? [one] : many;
}

function checkPodRanges(spec: ApiObject | undefined, at: FieldPath): void {
  const ranges = podRanges(spec);
  const families = ranges.map((range, position) => {
    const family = cidrFamily(range, 'allowed');
    if (family === undefined) at.item(position).invalid(range, NOT_A_RANGE);
    return family;
  });
  const twice =
    families.length > 2 ||
    (families.length === 2 && families[0] !== undefined && families[0] === families[1]);
  if (twice) at.invalid(ranges, 'may specify no more than one CIDR for each IP family');
}

/** Checks the annotation with the Pods that a node prefers to avoid. */
function checkAvoidPods(metadata: ApiObject | undefined, at: FieldPath): void {
  const written = textEntries(metadata, 'annotations').find(([key]) => key === AVOID_PODS)?.[1];
  if (written === undefined) return;
  const read = parseJson(written);
  if (read === undefined) {
    at.invalid(AVOID_PODS, 'invalid character looking for beginning of value');
    return;
  }
  objects(isApiObject(read) ? read : undefined, 'preferAvoidPods').forEach((entry, position) => {
    const signature = object(entry, 'podSignature');
    const controller = object(signature, 'podController');
    const here = at.item(position).child('PodSignature');
    if (signature === undefined || controller === undefined) here.required();
    else if (controller['controller'] !== true)
      here
        .child('PodController', 'Controller')
        .invalid(controller['controller'] ?? null, 'must point to a controller');
  });
}
