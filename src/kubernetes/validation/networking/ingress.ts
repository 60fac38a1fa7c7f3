import { checkName, checkOneOf, checkPortNumber } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, portName, rfc1035Label, wildcardSubdomain } from '../names.ts';
import { parseAddress } from '../network-address.ts';
import { type ApiObject, number, object, objects, optionalText, text, texts } from '../object-values.ts';
import { checkTypedReference } from './typed-reference.ts';

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];
const NOT_INSIDE = ['//', '/./', '/../', '%2f', '%2F'];
const NOT_LAST = ['/..', '/.'];
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/ */
export const ingress: KindRules = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  namespaced: true,
  name: dnsSubdomain,
  validate(created, at) {
    const spec = object(created, 'spec') ?? {};
    checkSpec(spec, at.child('spec'));
    const annotated = optionalText(object(object(created, 'metadata'), 'annotations'), CLASS_ANNOTATION);
    const className = optionalText(spec, 'ingressClassName');
    if (annotated !== undefined && className !== undefined && annotated !== className)
      at.child('annotations')
        .child(CLASS_ANNOTATION)
        .invalid(annotated, 'must match `ingressClassName` when both are specified');
  },
  validateUpdate(after, _before, at) {
    checkSpec(object(after, 'spec') ?? {}, at.child('spec'));
  },
};

function checkSpec(spec: ApiObject, at: FieldPath): void {
  const rules = objects(spec, 'rules');
  const backend = object(spec, 'defaultBackend');
  if (rules.length === 0 && backend === undefined)
    at.note('FieldValueInvalid', 'Invalid value: null: either `defaultBackend` or `rules` must be specified');
  if (backend !== undefined) checkBackend(backend, at.child('defaultBackend'));
  rules.forEach((rule, position) => {
    checkRule(rule, at.child('rules').item(position));
  });
  objects(spec, 'tls').forEach((tls, position) => {
    checkTls(tls, at.child('tls').item(position));
  });
  const className = optionalText(spec, 'ingressClassName');
  if (className !== undefined) checkName(className, dnsSubdomain, at.child('ingressClassName'));
}

function checkHost(host: string, at: FieldPath): void {
  checkName(host, host.includes('*') ? wildcardSubdomain : dnsSubdomain, at);
}

function checkTls(tls: ApiObject, at: FieldPath): void {
  texts(tls, 'hosts').forEach((host, position) => {
    checkHost(host, at.child('hosts').item(position));
  });
  const secret = text(tls, 'secretName');
  if (secret !== '') checkName(secret, dnsSubdomain, at.child('secretName'));
}

function checkRule(rule: ApiObject, at: FieldPath): void {
  const host = text(rule, 'host');
  if (host !== '') {
    if (parseAddress(host) !== undefined)
      at.child('host').invalid(host, 'must be a DNS name, not an IP address');
    checkHost(host, at.child('host'));
  }
  const http = object(rule, 'http');
  if (http === undefined) return;
  const paths = objects(http, 'paths');
  if (paths.length === 0) at.child('http', 'paths').required();
  paths.forEach((path, position) => {
    checkPath(path, at.child('http', 'paths').item(position));
  });
}

function checkPath(entry: ApiObject, at: FieldPath): void {
  const type = optionalText(entry, 'pathType');
  if (type === undefined) {
    at.child('pathType').required('pathType must be specified');
    return;
  }
  const path = text(entry, 'path');
  const here = at.child('path');
  if (type === 'ImplementationSpecific') {
    if (path !== '' && !path.startsWith('/')) here.invalid(path, 'must be an absolute path');
  } else if (checkOneOf(type, PATH_TYPES, at.child('pathType'))) {
    if (!path.startsWith('/')) here.invalid(path, 'must be an absolute path');
    for (const part of NOT_INSIDE) if (path.includes(part)) here.invalid(path, `must not contain '${part}'`);
    for (const end of NOT_LAST) if (path.endsWith(end)) here.invalid(path, `cannot end with '${end}'`);
  }
  checkBackend(object(entry, 'backend') ?? {}, at.child('backend'));
}

function checkBackend(backend: ApiObject, at: FieldPath): void {
  const resource = object(backend, 'resource');
  const service = object(backend, 'service');
  if (resource !== undefined && service !== undefined) {
    at.invalid('', 'cannot set both resource and service backends');
    return;
  }
  if (resource !== undefined) {
    checkTypedReference(resource, at.child('resource'));
    return;
  }
  if (service === undefined) {
    at.invalid('', 'resource or service backend is required');
    return;
  }
  const name = text(service, 'name');
  if (name === '') at.child('service', 'name').required();
  else checkName(name, rfc1035Label, at.child('service', 'name'));
  const port = object(service, 'port');
  const named = text(port, 'name');
  const numbered = number(port, 'number') ?? 0;
  if (named !== '' && numbered !== 0) at.invalid('', 'cannot set both port name & port number');
  else if (named !== '') checkName(named, portName, at.child('service', 'port', 'name'));
  else if (numbered !== 0) checkPortNumber(numbered, at.child('service', 'port', 'number'));
  else at.required('port name or number is required');
}
