import { checkName, checkOneOf, checkPortNumber } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkLabelSelector } from '../labels.ts';
import { dnsSubdomain, portName } from '../names.ts';
import { checkRange, contains } from '../network-address.ts';
import { type ApiObject, number, object, objects, optionalText, text, texts } from '../object-values.ts';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const TYPES = ['Ingress', 'Egress'];

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/ */
export const networkPolicy: KindRules = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  namespaced: true,
  name: dnsSubdomain,
  validate(policy, at) {
    checkSpec(object(policy, 'spec') ?? {}, at.child('spec'));
  },
  validateUpdate(policy, _before, at) {
    checkSpec(object(policy, 'spec') ?? {}, at.child('spec'));
  },
};

function checkSpec(spec: ApiObject, at: FieldPath): void {
  checkLabelSelector(object(spec, 'podSelector'), at.child('podSelector'));
  for (const [direction, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    objects(spec, direction).forEach((rule, position) => {
      const here = at.child(direction).item(position);
      objects(rule, 'ports').forEach((port, nth) => {
        checkPort(port, here.child('ports').item(nth));
      });
      objects(rule, peers).forEach((peer, nth) => {
        checkPeer(peer, here.child(peers).item(nth));
      });
    });
  }
  const types = texts(spec, 'policyTypes');
  if (types.length > TYPES.length) {
    at.child('policyTypes').invalid(types, 'may not specify more than two policyTypes');
    return;
  }
  types.forEach((type, position) => {
    checkOneOf(type, TYPES, at.child('policyTypes').item(position));
  });
}

function checkPort(port: ApiObject, at: FieldPath): void {
  const protocol = optionalText(port, 'protocol');
  if (protocol !== undefined) checkOneOf(protocol, PROTOCOLS, at.child('protocol'));
  const end = number(port, 'endPort');
  const first = number(port, 'port');
  const name = optionalText(port, 'port');
  if (first !== undefined) {
    checkPortNumber(first, at.child('port'));
    if (end === undefined) return;
    if (end < first) at.child('endPort').invalid(first, 'must be greater than or equal to `port`');
    checkPortNumber(end, at.child('endPort'));
  } else if (name !== undefined) {
    if (end !== undefined)
      at.child('endPort').invalid(end, 'may not be specified when `port` is non-numeric');
    checkName(name, portName, at.child('port'));
  } else if (end !== undefined)
    at.child('endPort').invalid(end, 'may not be specified when `port` is not specified');
}

function checkPeer(peer: ApiObject, at: FieldPath): void {
  const selectors = ['podSelector', 'namespaceSelector'].filter((field) => object(peer, field) !== undefined);
  for (const field of selectors) checkLabelSelector(object(peer, field), at.child(field));
  const block = object(peer, 'ipBlock');
  if (block !== undefined) checkBlock(block, at.child('ipBlock'));
  else if (selectors.length === 0) at.required('must specify a peer');
  if (block !== undefined && selectors.length > 0)
    at.forbidden('may not specify both ipBlock and another peer');
}

function checkBlock(block: ApiObject, at: FieldPath): void {
  const written = text(block, 'cidr');
  if (written === '') {
    at.child('cidr').required();
    return;
  }
  const outer = checkRange(written, at.child('cidr'));
  if (outer === undefined) return;
  texts(block, 'except').forEach((except, position) => {
    const here = at.child('except').item(position);
    const inner = checkRange(except, here);
    if (inner !== undefined && (!contains(outer, inner) || inner.prefix <= outer.prefix))
      here.invalid(except, 'must be a strict subset of `cidr`');
  });
}
