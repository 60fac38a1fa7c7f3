import { checkName, checkOneOf, checkPortNumber } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsLabel, dnsSubdomain, qualifiedName } from '../names.ts';
import { checkAddress, checkNotSpecial } from '../network-address.ts';
import { type ApiObject, has, number, objects, optionalText, text } from '../object-values.ts';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoints-v1/ */
export const endpoints: KindRules = {
  apiVersion: 'v1',
  kind: 'Endpoints',
  namespaced: true,
  name: dnsSubdomain,
  validate: checkSubsets,
};

function checkSubsets(created: ApiObject, at: FieldPath): void {
  objects(created, 'subsets').forEach((subset, position) => {
    const here = at.child('subsets').item(position);
    const lists = ['addresses', 'notReadyAddresses'].map((field) => [field, objects(subset, field)] as const);
    if (lists.every(([, addresses]) => addresses.length === 0))
      here.required('must specify `addresses` or `notReadyAddresses`');
    for (const [field, addresses] of lists) {
      addresses.forEach((address, nth) => {
        checkEndpoint(address, here.child(field).item(nth));
      });
    }
    const ports = objects(subset, 'ports');
    ports.forEach((port, nth) => {
      checkPort(port, ports.length > 1, here.child('ports').item(nth));
    });
  });
}

function checkEndpoint(address: ApiObject, at: FieldPath): void {
  const before = at.count;
  checkAddress(text(address, 'ip'), at.child('ip'));
  const hostname = text(address, 'hostname');
  if (hostname !== '') checkName(hostname, dnsLabel, at.child('hostname'));
  const node = optionalText(address, 'nodeName');
  if (node !== undefined) checkName(node, dnsSubdomain, at.child('nodeName'));
  if (at.count === before) checkNotSpecial(text(address, 'ip'), at.child('ip'));
}

function checkPort(port: ApiObject, named: boolean, at: FieldPath): void {
  const name = text(port, 'name');
  if (named && name === '') at.child('name').required();
  else if (name !== '') checkName(name, dnsLabel, at.child('name'));
  checkPortNumber(number(port, 'port') ?? 0, at.child('port'));
  if (!has(port, 'protocol')) at.child('protocol').required();
  else checkOneOf(text(port, 'protocol'), PROTOCOLS, at.child('protocol'));
  const appProtocol = optionalText(port, 'appProtocol');
  if (appProtocol !== undefined) checkName(appProtocol, qualifiedName, at.child('appProtocol'));
}
