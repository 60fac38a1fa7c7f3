import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, has, type Located, numberAt, textAt } from '../located.ts';
import { dnsSubdomain } from '../name-syntax.ts';
import type { Rule } from '../rule.ts';

/** @see https://kubernetes.io/docs/concepts/services-networking/ingress/ */
export const ingressPath: Rule = {
  code: 'ingress-path',
  *check(object) {
    if (object.type !== 'V1Ingress') return;
    const spec = child(object.root, 'spec');
    if (spec !== undefined && !has(spec, 'rules') && !has(spec, 'defaultBackend'))
      yield finding('ingress-path', spec, 'an Ingress needs `rules` or a `defaultBackend`');
    yield* checkBackend(child(spec, 'defaultBackend'));
    for (const rule of children(spec, 'rules')) {
      yield* checkHost(child(rule, 'host'));
      for (const path of children(rule, 'http', 'paths')) yield* checkPath(path);
    }
  },
};

function* checkPath(item: Located): Iterable<Finding> {
  const path = child(item, 'path');
  const type = textAt(item, 'pathType');
  const text = textAt(path);
  if ((type === 'Exact' || type === 'Prefix') && text?.startsWith('/') !== true) {
    const at = path ?? item;
    yield findingAtValue('ingress-path', at, `with the pathType ${type}, a path must start with \`/\``);
  }
  yield* checkBackend(child(item, 'backend'));
}

function* checkBackend(backend: Located | undefined): Iterable<Finding> {
  if (backend === undefined || backend.node.kind !== 'map') return;
  const service = child(backend, 'service');
  if (has(backend, 'resource') === (service !== undefined))
    yield finding('ingress-path', backend, 'a backend is either a `service` or a `resource`');
  if (service === undefined) return;
  const port = child(service, 'port');
  if (port === undefined)
    yield finding('ingress-path', service, "the service's port is missing", {
      help: 'write `port: {number: 80}`',
    });
  else if (port.node.kind === 'map' && has(port, 'name') === has(port, 'number'))
    yield finding('ingress-path', port, 'a port is given either by `number` or by `name`');
  const number = numberAt(port, 'number');
  const at = child(port, 'number');
  if (at !== undefined && number !== undefined && (number < 1 || number > 65_535))
    yield findingAtValue('ingress-path', at, 'a port must be 1 to 65535');
}

function* checkHost(at: Located | undefined): Iterable<Finding> {
  const host = textAt(at);
  if (at === undefined || host === undefined || host === '') return;
  if (/^[0-9.]+$/.test(host))
    yield findingAtValue('ingress-path', at, 'a host must be a DNS name, not an address');
  else {
    const wanted = dnsSubdomain(host.replace(/^\*\./, ''));
    if (wanted !== undefined)
      yield findingAtValue('ingress-path', at, `\`${host}\` is not a valid host: ${wanted}`);
  }
}
