import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { checkRange, parseAddress } from '../network-address.ts';
import { type ApiObject, object, text, texts } from '../object-values.ts';
import { sameValue } from '../same-value.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/service-cidr-v1/ */
export const serviceCidr: KindRules = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'ServiceCIDR',
  namespaced: false,
  name: dnsSubdomain,
  validate(created, at) {
    checkRanges(texts(object(created, 'spec'), 'cidrs'), at.child('spec', 'cidrs'));
  },
  validateUpdate(after, before, at) {
    const [now, then] = [texts(object(after, 'spec'), 'cidrs'), texts(object(before, 'spec'), 'cidrs')];
    const here = at.child('spec', 'cidrs');
    if (then.length === 1 && now.length === 2) {
      if (now[0] !== then[0]) here.item(0).invalid(now[0], 'field is immutable');
      checkRanges(now, here);
    } else if (!sameValue(now, then)) here.invalid(now, 'field is immutable');
  },
};

function checkRanges(ranges: readonly string[], at: FieldPath): void {
  if (ranges.length === 0) {
    at.required('at least one CIDR required');
    return;
  }
  if (ranges.length > 2) {
    at.invalid(ranges, 'may only hold up to 2 values');
    return;
  }
  const families = ranges.map((range, position) => checkRange(range, at.item(position))?.family);
  if (families.length === 2 && families[0] !== undefined && families[0] === families[1])
    at.invalid(
      ranges,
      'may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/96',
    );
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/ip-address-v1/ */
export const ipAddress: KindRules = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IPAddress',
  namespaced: false,
  name: (name) =>
    parseAddress(name) === undefined ? ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'] : [],
  validate: (created, at) =>
    checkParent(object(object(created, 'spec'), 'parentRef'), at.child('spec', 'parentRef')),
  validateUpdate(after, before, at) {
    if (!sameValue(after['spec'], before['spec']))
      at.child('spec', 'parentRef').invalid(object(after, 'spec')?.['parentRef'], 'field is immutable');
  },
};

function checkParent(parent: ApiObject | undefined, at: FieldPath): void {
  if (parent === undefined) {
    at.required();
    return;
  }
  for (const field of ['resource', 'name']) if (text(parent, field) === '') at.child(field).required();
}
