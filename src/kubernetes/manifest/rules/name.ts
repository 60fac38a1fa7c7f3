import { lookUp } from '../../../source/look-up.ts';
import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, entries, has, type Located, textAt } from '../located.ts';
import type { ManifestObject } from '../manifest-object.ts';
import { dnsLabel, dnsSubdomain, type NameProblem, pathSegment, rfc1035Label } from '../name-syntax.ts';
import { containersOf, podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

type Syntax = (name: string) => NameProblem;

const SYNTAX: Readonly<Record<string, Syntax>> = {
  Namespace: dnsLabel,
  Service: rfc1035Label,
  Role: pathSegment,
  ClusterRole: pathSegment,
  RoleBinding: pathSegment,
  ClusterRoleBinding: pathSegment,
  CronJob: (name) => dnsSubdomain(name) ?? (name.length > 52 ? 'at most 52 characters' : undefined),
  IPAddress: () => undefined,
};

/** Groups whose objects are queries, actions, or files of a component or a tool, and have no name. */
const NAMELESS = new Set([
  'admission.k8s.io',
  'audit.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'client.authentication.k8s.io',
  'imagepolicy.k8s.io',
  'kind.x-k8s.io',
  'kubeadm.k8s.io',
]);

/** The ending of the groups of all configuration files of components, including those without a schema here. */
const COMPONENT_CONFIG = 'config.k8s.io';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export const name: Rule = {
  code: 'name',
  *check(object) {
    if (object.config || NAMELESS.has(object.group) || object.group.endsWith(COMPONENT_CONFIG)) return;
    yield* ownName(object);
    yield* named(child(object.root, 'metadata', 'namespace'), dnsLabel);
    const podSpec = podSpecOf(object);
    for (const container of containersOf(podSpec)) yield* named(child(container, 'name'), dnsLabel);
    for (const volume of children(podSpec, 'volumes')) yield* named(child(volume, 'name'), dnsLabel);
    if (object.type === 'V1ConfigMap' || object.type === 'V1Secret') yield* dataKeys(object);
  },
};

function* ownName(object: ManifestObject): Iterable<Finding> {
  const metadata = child(object.root, 'metadata');
  const own = child(metadata, 'name');
  if (own !== undefined) {
    yield* named(own, lookUp(SYNTAX, object.kind) ?? dnsSubdomain);
  } else if (!has(metadata, 'generateName')) {
    const at: Located = metadata ?? { ...object.root, at: object.head };
    yield {
      ...finding('name', at, 'the object has no name', { help: 'write it as `metadata.name`' }),
      path: 'metadata.name',
    };
  }
}

function* named(at: Located | undefined, syntax: Syntax): Iterable<Finding> {
  const text = textAt(at);
  if (at === undefined || text === undefined) return;
  const wanted = syntax(text);
  if (wanted !== undefined)
    yield findingAtValue('name', at, `\`${text}\` is not a valid name here: ${wanted}`);
}

function* dataKeys(object: ManifestObject): Iterable<Finding> {
  for (const map of ['data', 'binaryData', 'stringData']) {
    for (const entry of entries(object.root, map)) {
      if (/^[-._A-Za-z0-9]{1,253}$/.test(entry.key)) continue;
      yield finding(
        'name',
        entry,
        `\`${entry.key}\` is not a valid key: only letters, digits, \`-\`, \`_\` and \`.\``,
      );
    }
  }
}
