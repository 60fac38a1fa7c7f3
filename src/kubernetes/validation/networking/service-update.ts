import type { FieldPath } from '../field-path.ts';
import { type ApiObject, object, optionalText, text, texts } from '../object-values.ts';

/** Checks what a Service must keep after its creation: its address, and its load balancer class. */
export function checkServiceUpdate(after: ApiObject, before: ApiObject, root: FieldPath): void {
  const [now, then] = [object(after, 'spec') ?? {}, object(before, 'spec') ?? {}];
  const at = root.child('spec');
  checkAddressKept(now, then, at);
  checkFamilyKept(now, then, at);
  if (text(then, 'type') !== 'LoadBalancer' || text(now, 'type') !== 'LoadBalancer') return;
  const [className, old] = [optionalText(now, 'loadBalancerClass'), optionalText(then, 'loadBalancerClass')];
  if (className !== old) at.child('loadBalancerClass').invalid(className, 'may not change once set');
}

function checkAddressKept(now: ApiObject, then: ApiObject, at: FieldPath): void {
  if ([now, then].some((spec) => text(spec, 'type') === 'ExternalName')) return;
  const [all, old] = [texts(now, 'clusterIPs'), texts(then, 'clusterIPs')];
  const here = at.child('clusterIPs');
  if (old[0] !== undefined && all[0] !== old[0]) here.item(0).invalid(all, 'may not change once set');
  else if (old.length === 2 && all.length === 2 && all[1] !== old[1])
    here.item(1).invalid(all, 'may not change once set');
}

function checkFamilyKept(now: ApiObject, then: ApiObject, at: FieldPath): void {
  if ([now, then].some((spec) => text(spec, 'type') === 'ExternalName')) return;
  const [all, old] = [texts(now, 'ipFamilies'), texts(then, 'ipFamilies')];
  const selectorless =
    Object.keys(object(then, 'selector') ?? {}).length === 0 && texts(then, 'clusterIPs')[0] === 'None';
  if (old[0] !== undefined && all[0] !== old[0] && !selectorless)
    at.child('ipFamilies').item(0).invalid(all, 'may not change once set');
  else if (old.length === 2 && all.length === 2 && all[1] !== old[1])
    at.child('ipFamilies').item(1).invalid(all, 'may not change once set');
}
