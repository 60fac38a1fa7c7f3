import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { checkAddress, contains, parseAddress, parseRange, rangeOf } from '../network-address.ts';
import { type ApiObject, optionalText, text, texts } from '../object-values.ts';

const FAMILIES = ['IPv4', 'IPv6'];
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
/** kubeadm's default, and its counterpart for IPv6. @see https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-init/ */
const SERVICE_RANGES = { IPv4: '10.96.0.0/12', IPv6: 'fd00:10:96::/108' } as const;

/** Whether a Service has no cluster IP: its name resolves to its Pods. */
export function isHeadless(spec: ApiObject): boolean {
  return addressesOf(spec)[0] === 'None';
}

function addressesOf(spec: ApiObject): readonly string[] {
  const all = texts(spec, 'clusterIPs');
  const one = text(spec, 'clusterIP');
  return all.length > 0 || one === '' ? all : [one];
}

/**
 * Checks the addresses and families of a Service. The server checks them first when it allocates missing values, and then also refuses an address
 * outside its range.
 */
export function checkClusterIPs(spec: ApiObject, at: FieldPath, allocating: boolean): void {
  if (text(spec, 'type') === 'ExternalName') return;
  const before = at.count;
  const all = addressesOf(spec);
  const one = text(spec, 'clusterIP');
  const here = at.child('clusterIPs');
  if (one === '' && all.length > 0) here.invalid(all, 'must be empty when `clusterIP` is not specified');
  else if (one !== '' && all[0] !== one) here.invalid(all, 'first value must match `clusterIP`');
  checkFamilies(spec, at);
  if (!checkAddresses(all, here)) return;
  checkFamilyOfEach(spec, all, here);
  if (!allocating || at.count > before) return;
  for (const address of all) checkInRange(address, all, here);
}

function checkFamilies(spec: ApiObject, at: FieldPath): void {
  const seen = new Set<string>();
  texts(spec, 'ipFamilies').forEach((family, position) => {
    const here = at.child('ipFamilies').item(position);
    checkOneOf(family, FAMILIES, here);
    if (seen.has(family)) here.duplicate(family);
    seen.add(family);
  });
  const policy = optionalText(spec, 'ipFamilyPolicy');
  if (policy !== undefined) checkOneOf(policy, POLICIES, at.child('ipFamilyPolicy'));
}

/** Whether all are addresses, or `None` is the only one. */
function checkAddresses(all: readonly string[], at: FieldPath): boolean {
  const before = at.count;
  all.forEach((address, position) => {
    if (position > 0 || address !== 'None') checkAddress(address, at.item(position));
    else if (all.length > 1) at.invalid(all, "'None' must be the first and only value");
  });
  const sound = at.count === before;
  if (all.length > 2) at.invalid(all, 'may only hold up to 2 values');
  return sound;
}

function checkFamilyOfEach(spec: ApiObject, all: readonly string[], at: FieldPath): void {
  const found = all.map((address) => parseAddress(address)?.family);
  if (all.length > 1 && new Set(found).size < 2)
    at.invalid(all, 'may specify no more than one IP for each IP family');
  if (all[0] === 'None') return;
  texts(spec, 'ipFamilies').forEach((family, position) => {
    const address = all[position];
    if (address !== undefined && FAMILIES.includes(family) && found[position] !== family)
      at.item(position).invalid(
        address,
        `expected an ${family} value as indicated by \`ipFamilies[${position}]\``,
      );
  });
}

function checkInRange(address: string, all: readonly string[], at: FieldPath): void {
  const parsed = parseAddress(address);
  if (parsed === undefined) return;
  const range = SERVICE_RANGES[parsed.family];
  const outer = parseRange(range);
  if (outer !== undefined && !contains(outer, rangeOf(parsed)))
    at.invalid(
      all,
      `failed to allocate IP ${address}: the provided IP (${address}) is not in the valid range. The range of valid IPs is ${range}`,
    );
}
