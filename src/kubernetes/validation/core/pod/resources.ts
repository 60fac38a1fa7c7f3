import { checkOneOf } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { type ApiObject, entries, object, objects, text } from '../../object-values.ts';
import { canonical, quantityOf } from '../../quantities.ts';
import {
  checkContainerResourceName,
  checkResourceAmount,
  isHugePages,
  mayOvercommit,
} from '../resource-names.ts';

type NameRule = (name: string, at: FieldPath) => void;

/** @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
export function checkContainerResources(
  resources: ApiObject | undefined,
  claimNames: readonly string[],
  at: FieldPath,
): void {
  if (resources === undefined) return;
  checkRequirements(resources, checkContainerResourceName, at);
  checkClaims(objects(resources, 'claims'), claimNames, at.child('claims'));
}

export function checkRequirements(resources: ApiObject, nameRule: NameRule, at: FieldPath): void {
  const limits = object(resources, 'limits') ?? {};
  let computes = false;
  let huge = false;
  for (const list of ['limits', 'requests'] as const) {
    for (const [name, amount] of entries(resources, list)) {
      const here = at.child(list).key(name);
      nameRule(name, here);
      checkResourceAmount(name, amount, here);
      if (list === 'requests') checkAgainstLimit(name, amount, limits[name], at);
      if (isHugePages(name)) {
        huge = true;
        checkHugePages(name, amount, here);
      }
      if (name === 'cpu' || name === 'memory') computes = true;
    }
  }
  if (huge && !computes) at.forbidden('HugePages require cpu or memory');
}

function checkAgainstLimit(name: string, amount: unknown, limit: unknown, at: FieldPath): void {
  const requested = quantityOf(amount) ?? 0n;
  const most = quantityOf(limit);
  if (most === undefined) {
    if (!mayOvercommit(name))
      at.child('limits').required('Limit must be set for non overcommitable resources');
    return;
  }
  const must =
    requested !== most && !mayOvercommit(name)
      ? 'equal to'
      : requested > most
        ? 'less than or equal to'
        : undefined;
  if (must !== undefined)
    at.child('requests').invalid(canonical(amount), `must be ${must} ${name} limit of ${canonical(limit)}`);
}

/** @see https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/ */
function checkHugePages(name: string, amount: unknown, at: FieldPath): void {
  const size = quantityOf(name.slice('hugepages-'.length));
  const value = quantityOf(amount) ?? 0n;
  if (size !== undefined && size > 0n && value % size === 0n) return;
  at.invalid(
    canonical(amount),
    `${canonical(amount)} is not positive integer multiple of ${size === undefined ? 0 : canonical(name.slice('hugepages-'.length))}`,
  );
}

function checkClaims(claims: readonly ApiObject[], claimNames: readonly string[], at: FieldPath): void {
  const names = new Set<string>();
  claims.forEach((claim, position) => {
    const name = text(claim, 'name');
    const here = at.item(position);
    if (name === '') {
      here.required();
      return;
    }
    const request = text(claim, 'request');
    const full = request === '' ? name : `${name}/${request}`;
    if (names.has(full)) here.duplicate(full);
    else if (request !== '' && names.has(name)) here.duplicate(name);
    names.add(full);
    if (claimNames.includes(name)) return;
    const known =
      claimNames.length === 0
        ? 'must be one of the names in pod.spec.resourceClaims which is empty'
        : `must be one of the names in pod.spec.resourceClaims: ${[...claimNames].sort().join(', ')}`;
    here.notFound(name, known);
  });
}

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/ */
export function checkResizePolicy(container: ApiObject, restartPolicy: string, at: FieldPath): void {
  const names = new Set<string>();
  objects(container, 'resizePolicy').forEach((policy, position) => {
    const name = text(policy, 'resourceName');
    const restart = text(policy, 'restartPolicy');
    if (names.has(name)) at.item(position).duplicate(name);
    names.add(name);
    if (name === '') at.required();
    else checkOneOf(name, ['cpu', 'memory'], at);
    if (restart === '') at.required();
    else checkOneOf(restart, ['NotRequired', 'RestartContainer'], at);
    if (restartPolicy === 'Never' && restart !== 'NotRequired')
      at.invalid(restart, "must be 'NotRequired' when `restartPolicy` is 'Never'");
  });
}
