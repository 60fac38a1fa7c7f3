import { type Json, type JsonObject, objectAt } from '../../kubernetes/json.ts';
import type { Flags } from '../flags.ts';
import { failure } from '../kubectl-failure.ts';
import { type Generate, nameOf, splitPair } from './generator.ts';

/** `kubectl create service TYPE` */
function serviceOf(type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'): Generate {
  return (invocation) => {
    const { flags } = invocation;
    const name = nameOf(invocation);
    const ports = flags
      .list('tcp')
      .map((spec) => portOf(spec, type === 'NodePort' ? flags.int('node-port', 0) : 0));
    const headless = flags.text('clusterip');
    if (ports.length === 0 && type !== 'ExternalName' && headless !== 'None')
      throw failure('at least one tcp port specifier must be provided');
    const spec: JsonObject = {
      ...(ports.length > 0 && { ports }),
      selector: { app: name },
      ...(headless !== '' && { clusterIP: headless }),
      type,
      ...(type === 'ExternalName' && { externalName: flags.text('external-name') }),
    };
    return { apiVersion: 'v1', kind: 'Service', metadata: { name, labels: { app: name } }, spec };
  };
}

export const serviceClusterIp = serviceOf('ClusterIP');
export const serviceNodePort = serviceOf('NodePort');
export const serviceLoadBalancer = serviceOf('LoadBalancer');
export const serviceExternalName = serviceOf('ExternalName');

/** The port for `80`, `80:8080` or `80:http`. */
function portOf(spec: string, nodePort: number): JsonObject {
  const [portText = '', targetText = portText] = spec.split(':');
  if (!/^\d+$/.test(portText))
    throw failure(`strconv.Atoi: parsing ${JSON.stringify(portText)}: invalid syntax`);
  const target: Json = /^\d+$/.test(targetText) ? Number(targetText) : targetText;
  return {
    name: spec.replaceAll(':', '-'),
    port: Number(portText),
    protocol: 'TCP',
    targetPort: target,
    ...(nodePort !== 0 && { nodePort }),
  };
}

const RULE =
  /^(?<host>[\w*.-]*)(?<path>\/(?:[\w*:./-]*))=(?<service>[\w-]+):(?<port>[\w-]+)(?<tls>,(?:tls(?:=(?<secret>[\w-]+))?|secret=[\w-]+))?$/;

/** `kubectl create ingress` */
export const ingress: Generate = (invocation) => {
  const { flags } = invocation;
  const name = nameOf(invocation);
  const [rules, backend, className] = [flags.all('rule'), flags.text('default-backend'), flags.text('class')];
  if (rules.length === 0 && backend === '')
    throw failure(
      'not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)',
    );
  const annotations = annotationsOf(flags);
  const found = rules.map(ruleOf);
  const tls = tlsOf(found);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, ...(annotations !== undefined && { annotations }) },
    spec: {
      ...(className !== '' && { ingressClassName: className }),
      ...(backend !== '' && { defaultBackend: backendOf(backend) }),
      ...(tls.length > 0 && { tls }),
      ...(found.length > 0 && { rules: groupByHost(found) }),
    },
  };
};

interface IngressLine {
  readonly host: string;
  readonly path: JsonObject;
  readonly tls: boolean;
  readonly secret: string;
}

function ruleOf(rule: string): IngressLine {
  const parts = RULE.exec(rule)?.groups;
  if (parts === undefined)
    throw failure(`rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`);
  const { host = '', path = '', service = '', port = '', tls = '', secret = '' } = parts;
  const prefix = path.endsWith('*');
  return {
    host,
    path: {
      path: prefix ? path.slice(0, -1) : path,
      pathType: prefix ? 'Prefix' : 'Exact',
      backend: backendOf(`${service}:${port}`),
    },
    tls: tls !== '',
    secret,
  };
}

function backendOf(text: string): JsonObject {
  const [name = '', port = ''] = text.split(':');
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } };
}

function groupByHost(lines: readonly IngressLine[]): JsonObject[] {
  const hosts = [...new Set(lines.map(({ host }) => host))];
  return hosts.map((host) => ({
    ...(host !== '' && { host }),
    http: { paths: lines.filter((line) => line.host === host).map(({ path }) => path) },
  }));
}

function tlsOf(lines: readonly IngressLine[]): JsonObject[] {
  const secrets = [...new Set(lines.filter(({ tls }) => tls).map(({ secret }) => secret))];
  return secrets.map((secret) => {
    const hosts = [
      ...new Set(
        lines
          .filter((line) => line.tls && line.secret === secret && line.host !== '')
          .map(({ host }) => host),
      ),
    ];
    return { ...(hosts.length > 0 && { hosts }), ...(secret !== '' && { secretName: secret }) };
  });
}

function annotationsOf(flags: Flags): JsonObject | undefined {
  const pairs = flags.all('annotation').map((pair) => splitPair(pair));
  if (pairs.some((pair) => pair === undefined))
    throw failure('annotation is invalid and should be in format key=[value]');
  return pairs.length === 0 ? undefined : objectAt(Object.fromEntries(pairs as [string, string][]));
}
