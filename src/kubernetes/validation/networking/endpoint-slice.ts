import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../names.ts';
import { checkNotSpecial, parseAddress } from '../network-address.ts';
import {
  type ApiObject,
  has,
  object,
  objects,
  optionalText,
  text,
  textEntries,
  texts,
} from '../object-values.ts';

const MOST_ENDPOINTS = 1000;
const MOST_ADDRESSES = 100;
const MOST_PORTS = 20_000;
const MOST_HINTS = 8;
const TYPES = ['FQDN', 'IPv4', 'IPv6'];
const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/ */
export const endpointSlice: KindRules = {
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  namespaced: true,
  name: dnsSubdomain,
  validate: checkSlice,
  validateUpdate(after, before, at) {
    // The server reads the addresses as the stored type.
    checkSlice({ ...after, addressType: before['addressType'] }, at);
    const [now, then] = [text(after, 'addressType'), text(before, 'addressType')];
    if (now !== then) at.child('addressType').invalid(now, 'field is immutable');
  },
};

function checkSlice(slice: ApiObject, at: FieldPath): void {
  const type = text(slice, 'addressType');
  if (type === '') at.child('addressType').required();
  else checkOneOf(type, TYPES, at.child('addressType'));
  const endpoints = objects(slice, 'endpoints');
  if (endpoints.length > MOST_ENDPOINTS) at.child('endpoints').tooMany(endpoints.length, MOST_ENDPOINTS);
  else
    endpoints.forEach((endpoint, position) => {
      checkEndpoint(endpoint, type, at.child('endpoints').item(position));
    });
  checkPorts(objects(slice, 'ports'), at.child('ports'));
}

function checkEndpoint(endpoint: ApiObject, type: string, at: FieldPath): void {
  const addresses = texts(endpoint, 'addresses');
  const here = at.child('addresses');
  if (addresses.length === 0) here.required('must contain at least 1 address');
  else if (addresses.length > MOST_ADDRESSES) here.tooMany(addresses.length, MOST_ADDRESSES);
  addresses.forEach((address, position) => {
    checkAddressOf(type, address, here.item(position));
  });
  const node = optionalText(endpoint, 'nodeName');
  if (node !== undefined) checkName(node, dnsSubdomain, at.child('nodeName'));
  for (const [key, value] of textEntries(endpoint, 'deprecatedTopology')) {
    checkName(key, qualifiedName, at.child('deprecatedTopology').key(key));
    checkName(value, labelValue, at.child('deprecatedTopology').key(key));
  }
  const hostname = optionalText(endpoint, 'hostname');
  if (hostname !== undefined) checkName(hostname, dnsLabel, at.child('hostname'));
  checkHints(object(endpoint, 'hints'), at.child('hints'));
}

function checkAddressOf(type: string, address: string, at: FieldPath): void {
  if (type === 'IPv4' || type === 'IPv6') {
    if (parseAddress(address)?.family !== type) {
      at.invalid(address, `must be a valid ${type} address`);
      return;
    }
    checkNotSpecial(address, at);
  } else if (type === 'FQDN') {
    const name = address.endsWith('.') ? address.slice(0, -1) : address;
    if (name === '') {
      at.required();
      return;
    }
    checkName(name, dnsSubdomain, at);
    if (!name.includes('.'))
      at.invalid(address, 'should be a domain with at least two segments separated by dots');
  }
}

function checkHints(hints: ApiObject | undefined, at: FieldPath): void {
  for (const field of ['forZones', 'forNodes']) {
    const found = objects(hints, field);
    if (found.length > MOST_HINTS) {
      at.child(field).tooMany(found.length, MOST_HINTS);
      continue;
    }
    const names = new Set<string>();
    found.forEach((hint, position) => {
      const name = text(hint, 'name');
      const here = at.child(field).item(position).child('name');
      if (names.has(name)) here.duplicate(name);
      names.add(name);
      if (field === 'forZones' || name === '') checkName(name, labelValue, here);
    });
  }
}

function checkPorts(ports: readonly ApiObject[], at: FieldPath): void {
  if (ports.length > MOST_PORTS) {
    at.tooMany(ports.length, MOST_PORTS);
    return;
  }
  const names = new Set<string>();
  ports.forEach((port, position) => {
    const here = at.item(position);
    const name = text(port, 'name');
    if (name !== '') checkName(name, dnsLabel, here.child('name'));
    if (names.has(name)) here.child('name').duplicate(name);
    names.add(name);
    if (!has(port, 'protocol')) here.child('protocol').required();
    else checkOneOf(text(port, 'protocol'), PROTOCOLS, here.child('protocol'));
    const appProtocol = optionalText(port, 'appProtocol');
    if (appProtocol !== undefined) checkName(appProtocol, qualifiedName, here.child('appProtocol'));
  });
}
