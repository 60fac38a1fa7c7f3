import { describe, expect, test } from 'vitest';
import { admitCreate } from '../../../src/kubernetes/validation/admit.ts';
import { isApiObject } from '../../../src/kubernetes/validation/object-values.ts';
import { parseData } from '../../../src/yaml/parse-data.ts';

function sentences(kind: string, spec: string): readonly string[] {
  const yaml = `{apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: a}, spec: ${spec}}`;
  const [object] = parseData(yaml).documents;
  if (!isApiObject(object)) throw new Error('no object');
  const admission = admitCreate(object, '1.35');
  if (admission?.verdict === 'unreadable') return admission.problems.map(({ message }) => message);
  return admission?.verdict === 'invalid'
    ? admission.causes.map(({ field, message }) => `${field}: ${message}`)
    : [];
}

const listener = (...listeners: string[]): string =>
  `{gatewayClassName: nginx, listeners: [${listeners.join(', ')}]}`;
const HTTP = '{name: http, port: 80, protocol: HTTP}';

describe('a Gateway', () => {
  test.each([
    [listener(HTTP)],
    [
      listener(
        HTTP,
        '{name: https, port: 443, protocol: HTTPS, hostname: a.example.com, tls: {certificateRefs: [{name: cert}]}}',
      ),
    ],
    [listener('{name: tls, port: 443, protocol: TLS, tls: {mode: Passthrough}}')],
    [
      listener(
        '{name: a, port: 80, protocol: HTTP, hostname: a.b}',
        '{name: b, port: 80, protocol: HTTP, hostname: c.d}',
      ),
    ],
    [listener('{name: tcp, port: 5432, protocol: TCP}')],
  ])('is taken: %s', (spec) => expect(sentences('Gateway', spec)).toEqual([]));

  test.each([
    [
      listener('{name: a, port: 443, protocol: HTTPS, tls: {mode: Passthrough}}'),
      'spec.listeners: Invalid value: "array": tls mode must be Terminate for protocol HTTPS',
    ],
    [
      listener(HTTP, '{name: http, port: 81, protocol: HTTP}'),
      'spec.listeners: Invalid value: "array": Listener name must be unique within the Gateway',
    ],
    [
      listener('{name: t, port: 1, protocol: TCP, hostname: a.b}'),
      "spec.listeners: Invalid value: \"array\": hostname must not be specified for protocols ['TCP', 'UDP']",
    ],
    [
      listener('{name: t, port: 1, protocol: TCP, tls: {mode: Passthrough}}'),
      "spec.listeners: Invalid value: \"array\": tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']",
    ],
    [
      listener('{name: t, port: 1, protocol: TLS}'),
      'spec.listeners: Invalid value: "array": tls mode must be set for protocol TLS',
    ],
    [
      listener(HTTP, '{name: b, port: 80, protocol: HTTP}'),
      'spec.listeners: Invalid value: "array": Combination of port, protocol and hostname must be unique for each listener',
    ],
    [
      listener('{name: s, port: 443, protocol: HTTPS, tls: {mode: Terminate}}'),
      'spec.listeners[0].tls: Invalid value: "object": certificateRefs or options must be specified when mode is Terminate',
    ],
    [
      listener('{name: a, port: 0, protocol: HTTP}'),
      'spec.listeners[0].port: Invalid value: 0: spec.listeners[0].port in body should be greater than or equal to 1',
    ],
    [
      '{gatewayClassName: a, listeners: []}',
      'spec.listeners: Invalid value: 0: spec.listeners in body should have at least 1 items',
    ],
    ['{gatewayClassName: a}', 'spec.listeners: Required value'],
    [`{listeners: [${HTTP}]}`, 'spec.gatewayClassName: Required value'],
    [
      listener('{name: a, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Any}}}'),
      'spec.listeners[0].allowedRoutes.namespaces.from: Unsupported value: "Any": supported values: "All", "None", "Same", "Selector"',
    ],
  ])('is refused: %s', (spec, sentence) => expect(sentences('Gateway', spec)).toEqual([sentence]));

  test('an unknown field is not read', () =>
    expect(sentences('Gateway', '{gatewayClass: a}')).toEqual(['unknown field "spec.gatewayClass"']));
});

describe('an HTTPRoute', () => {
  const rule = (text: string): string => `{parentRefs: [{name: g}], rules: [${text}]}`;

  test.each([
    [rule('{backendRefs: [{name: web, port: 80}]}')],
    [rule('{backendRefs: [{name: web, port: 80, weight: 0}]}')],
    [rule('{matches: [{path: {type: Exact, value: /a}}], backendRefs: [{name: web, port: 80}]}')],
    [rule('{filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]}')],
    [rule('{backendRefs: [{group: example.com, kind: Bucket, name: b}]}')],
    [
      rule(
        '{matches: [{path: {value: /a}}], filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}]}',
      ),
    ],
  ])('is taken: %s', (spec) => expect(sentences('HTTPRoute', spec)).toEqual([]));

  test.each([
    [
      rule('{backendRefs: [{name: web}]}'),
      'spec.rules[0].backendRefs[0]: Invalid value: "object": Must have port for Service reference',
    ],
    [
      rule('{backendRefs: [{name: web, port: 70000}]}'),
      'spec.rules[0].backendRefs[0].port: Invalid value: 70000: spec.rules[0].backendRefs[0].port in body should be less than or equal to 65535',
    ],
    [
      rule('{matches: [{path: {value: a}}]}'),
      "spec.rules[0].matches[0].path: Invalid value: \"object\": value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']",
    ],
    [
      rule('{filters: [{type: RequestRedirect}]}'),
      'spec.rules[0].filters[0]: Invalid value: "object": filter.requestRedirect must be specified for RequestRedirect filter.type',
    ],
    [
      rule('{filters: [{type: RequestRedirect, requestRedirect: {}}], backendRefs: [{name: a, port: 1}]}'),
      'spec.rules[0]: Invalid value: "object": RequestRedirect filter must not be used together with backendRefs',
    ],
    [
      '{hostnames: [a_b]}',
      'spec.hostnames[0]: Invalid value: "a_b": spec.hostnames[0] in body should match \'^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$\'',
    ],
    [
      '{parentRefs: [{name: g}, {name: g}]}',
      'spec.parentRefs: Invalid value: "array": sectionName must be unique when parentRefs includes 2 or more references to the same parent',
    ],
    [
      rule('{matches: [{method: get}]}'),
      'spec.rules[0].matches[0].method: Unsupported value: "get": supported values: "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"',
    ],
  ])('is refused: %s', (spec, sentence) => expect(sentences('HTTPRoute', spec)).toEqual([sentence]));
});

test('a GatewayClass refers to its controller by domain and path', () => {
  expect(sentences('GatewayClass', '{controllerName: example.com/c}')).toEqual([]);
  expect(sentences('GatewayClass', '{controllerName: nginx}')).toHaveLength(1);
});
