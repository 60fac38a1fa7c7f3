/**
 * Derives `schemas.json`: the fields, types, required fields and enums of Kubernetes' objects and of the Gateway API, from the
 * declarations of three npm packages. Not published. Run: `node src/kubernetes/schema/derive.mjs`
 *
 * A field is TYPE, `TYPE!` when required, or `[TYPE, enum...]`. TYPE is `s` string, `i` integer, `n` number, `b` boolean, `d` date-time,
 * `y` bytes, `q` quantity, `t` duration, `x` integer or string, `o` anything, or a type's name; `[]` behind it is a list, `{}` a map.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {{ type: string, required: boolean }} Declared */
/** @typedef {Readonly<Record<string, Declared>>} Fields */
/** @typedef {{ kind: string | undefined, fields: Fields, inherited: string[], alias: string | undefined, full: string }} Declaration */
/** @typedef {Map<string, { name: string, type: string, required: boolean }[]>} ClientTypes */
/** @typedef {{ type: string, words?: string[] }} Typed */
/** @typedef {'models' | 'gateway'} Models */

const PACKAGES = {
  client: '@kubernetes/client-node@2.0.1',
  models: 'kubernetes-models@5.1.0',
  gateway: '@kubernetes-models/gateway-api@2.0.0',
};

/** Enums that the API server checks and its description does not name; the pages are those of the field. @type {Readonly<Record<string, string>>} */
const ENUMS = {
  'V1PersistentVolumeClaimSpec.accessModes': 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
  'V1PersistentVolumeSpec.accessModes': 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
  'V1NetworkPolicySpec.policyTypes': 'Ingress Egress',
  'V1LabelSelectorRequirement.operator': 'In NotIn Exists DoesNotExist',
  'V2MetricSpec.type': 'ContainerResource External Object Pods Resource',
  'V2MetricTarget.type': 'Utilization Value AverageValue',
  'V2HPAScalingRules.selectPolicy': 'Max Min Disabled',
  'V2HPAScalingPolicy.type': 'Pods Percent',
  'V1Container.restartPolicy': 'Always Never OnFailure',
  'V1ContainerResizePolicy.restartPolicy': 'NotRequired RestartContainer',
  'V1VolumeMount.recursiveReadOnly': 'Disabled IfPossible Enabled',
  'V1LimitRangeItem.type': 'Container Pod PersistentVolumeClaim',
  'V1PodOS.name': 'linux windows',
  'V1ServiceSpec.ipFamilies': 'IPv4 IPv6',
  'V1StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': 'Delete Retain',
  'V1StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': 'Delete Retain',
  'V1CustomResourceDefinitionSpec.scope': 'Cluster Namespaced',
  'V1CustomResourceConversion.strategy': 'None Webhook',
  'V1JSONSchemaProps.type': 'array boolean integer number object string',
  'GatewayV1HTTPPathModifier.type': 'ReplaceFullPath ReplacePrefixMatch',
  'GatewayV1RouteNamespaces.from': 'All None Same Selector',
};

/** Where the client's declarations say less than the API: `any` for a schema, a string for a quantity. @type {Readonly<Record<string, string>>} */
const TYPES = {
  'V1JSONSchemaProps.items': 'V1JSONSchemaProps',
  'V1CustomResourceSubresources.status': 'o{}',
};

/** What the API server's validation asks for although the description calls it optional. */
const REQUIRED = new Set(
  [
    ...'Pod Deployment DaemonSet StatefulSet ReplicaSet ReplicationController Job CronJob Service PersistentVolume'.split(
      ' ',
    ),
    ...'PersistentVolumeClaim HorizontalPodAutoscaler PodTemplateSpec JobTemplateSpec Ingress'.split(' '),
  ].map((name) => `V1${name}.spec`),
)
  .add('V2HorizontalPodAutoscaler.spec')
  .add('V1Container.image')
  .add('V1PersistentVolumeSpec.accessModes')
  .add('V1PersistentVolumeSpec.capacity')
  .add('V1PersistentVolumeClaimSpec.accessModes')
  .add('V1PersistentVolumeClaimSpec.resources');

/** Beta versions that a server of 1.35 serves besides or instead of the stable one, with the same fields. */
const BETA = {
  'admissionregistration.k8s.io/v1beta1/MutatingAdmissionPolicy': 'V1MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/v1beta1/MutatingAdmissionPolicyBinding': 'V1MutatingAdmissionPolicyBinding',
};

const folder = unpack();

function unpack() {
  const at = join(process.argv[2] ?? mkdtempSync(join(tmpdir(), 'schemas-')));
  for (const [name, spec] of Object.entries(PACKAGES)) {
    if (existsSync(join(at, name))) continue;
    mkdirSync(join(at, name), { recursive: true });
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--silent', spec], { cwd: at, encoding: 'utf8' }),
    );
    execFileSync('tar', ['xzf', join(at, filename), '-C', join(at, name), '--strip-components=1']);
  }
  return at;
}

/** @param {string[]} path */
const read = (...path) => readFileSync(join(folder, ...path), 'utf8');
/** Of Kubernetes the stable versions; what was served before them stands in `removals.ts`. */
const VERSION = { models: /^v[0-9]+$/, gateway: /^v[0-9]+(?:beta[0-9]+)?$/ };

/** Group versions of a package of models: folders `v1`, `apps/v1`, ... @param {Models} name */
function groupVersions(name) {
  /** @param {string} word */
  const isVersion = (word) => VERSION[name].test(word);
  const top = readdirSync(join(folder, name), { withFileTypes: true }).filter((e) => e.isDirectory());
  return top.flatMap(({ name: group }) => {
    if (isVersion(group)) return [group];
    const versions = readdirSync(join(folder, name, group)).filter(isVersion);
    return versions.map((version) => `${group}/${version}`);
  });
}

/**
 * The interface of a declaration: its own name (`IoK8sApiCoreV1Pod`), kind, fields and the interfaces that it extends.
 * @param {Models} name
 * @param {string} groupVersion
 * @param {string} file
 * @returns {Declaration}
 */
function declaration(name, groupVersion, file) {
  const text = read(name, groupVersion, file).replace(/\/\*[\s\S]*?\*\//g, '');
  const [, parents, body] = /export interface \w+([^{]*)\{([\s\S]*?)\n\}/.exec(text) ?? [];
  const alias = /export type I?\w+ = ([^;]+);/.exec(text)?.[1];
  const full = /\bas I(Io\w+)|\bI\w+ as I(\w+)/.exec(text);
  /** @type {Record<string, Declared>} */
  const fields = {};
  for (const [, key = '', optional, type = ''] of (body ?? '').matchAll(
    /\n {4}"([^"]+)"(\?)?: ((?:\{[^}]*\}|[^;{])+);/g,
  ))
    fields[key] = { type: type.replace(/\s+/g, ' '), required: optional === undefined };
  const kind = /"kind": "(\w+)"/.exec(body ?? '')?.[1];
  const inherited = (parents ?? '').match(/\bIIo\w+/g)?.map((parent) => parent.slice(1)) ?? [];
  return { kind, fields, inherited, alias, full: full?.[1] ?? full?.[2] ?? '' };
}

/** @returns {ClientTypes} */
function clientTypes() {
  const at = join('client', 'dist', 'gen', 'models');
  /** @type {ClientTypes} */
  const types = new Map();
  for (const file of readdirSync(join(folder, at)).filter((f) => f.endsWith('.js'))) {
    const map = /attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(read(at, file))?.[1];
    if (map === undefined) continue;
    const declared = read(at, file.replace(/\.js$/, '.d.ts'));
    /** @type {{ name: string, baseName: string, type: string, format: string }[]} */
    const attributes = JSON.parse(map);
    const fields = attributes.map(({ name, baseName, type, format }) => ({
      name: baseName,
      type: clientType(type, format),
      required: new RegExp(`^ {4}'${name}': `, 'm').test(declared),
    }));
    types.set(file.slice(0, -3), fields);
  }
  return types;
}

/** @param {string} type @param {string} format @returns {string} */
function clientType(type, format) {
  const list = /^Array<(.*)>$/.exec(type);
  if (list) return `${clientType(list[1] ?? '', format)}[]`;
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type);
  if (map) return `${clientType(map[1] ?? '', format)}{}`;
  if (format === 'date-time' || type === 'V1MicroTime' || type === 'Date') return 'd';
  if (type === 'IntOrString') return 'x';
  if (type === 'number') return format === 'double' ? 'n' : 'i';
  if (type === 'string') return format === 'byte' ? 'y' : 's';
  if (type === 'boolean') return 'b';
  return type === 'any' || type === 'object' ? 'o' : type;
}

/** `IoK8sApiCoreV1Pod` is `V1Pod` to the client, or `CoreV1Pod` where two groups have the word. @param {string} full @param {ClientTypes} types */
function clientName(full, types) {
  const match =
    /^IoK8s(?:Api|ApiextensionsApiserverPkgApis|KubeAggregatorPkgApis)(\w+?)(V[0-9]+(?:beta[0-9]+)?)([A-Z]\w*)$/.exec(
      full,
    );
  if (!match) return undefined;
  const [, group, version, name] = match;
  return [`${group}${version}${name}`, `${version}${name}`].find((candidate) => types.has(candidate));
}

/** @param {string} type */
function enumOf(type) {
  const words = [...type.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word);
  const rest = type.replace(/"[^"]*"/g, '').replace(/Array<|>|\||\s|\(|\)/g, '');
  return words.length > 0 && rest === '' ? words : undefined;
}

/** @param {string} type @param {boolean} required @param {string[] | undefined} words */
function write(type, required, words) {
  const full = required ? `${type}!` : type;
  return words === undefined ? full : [full, ...words.sort()];
}

/** @type {Record<string, Record<string, string | string[]>>} */
const types = {};
/** @type {Record<string, string>} */
const kinds = {};

/** @param {string} name @param {ClientTypes} all @param {ReadonlyMap<string, Fields>} declared */
function addClientType(name, all, declared) {
  if (name in types) return;
  const fields = all.get(name);
  /** @type {Record<string, string | string[]>} */
  const written = {};
  types[name] = written;
  for (const { name: field, type, required } of fields ?? []) {
    const identity = field === 'apiVersion' || field === 'kind';
    const said = identity ? '' : (declared.get(name)?.[field]?.type ?? '');
    const key = `${name}.${field}`;
    const named = TYPES[key] ?? (/Quantity/.test(said) ? type.replace(/^s/, 'q') : type);
    written[field] = write(named, required || REQUIRED.has(key), ENUMS[key]?.split(' ') ?? enumOf(said));
    const other = named.replace(/[[\]{}]/g, '');
    if (all.has(other)) addClientType(other, all, declared);
  }
}

function addKubernetes() {
  const all = clientTypes();
  /** @type {Map<string, Fields>} */
  const declared = new Map();
  /** @type {[groupVersion: string, kind: string, name: string][]} */
  const found = [];
  for (const groupVersion of groupVersions('models')) {
    for (const file of readdirSync(join(folder, 'models', groupVersion)).filter((f) => f.endsWith('.d.ts'))) {
      const { kind, fields, full } = declaration('models', groupVersion, file);
      const name = clientName(full, all);
      if (name === undefined) continue;
      declared.set(name, fields);
      if (kind !== undefined && !kind.endsWith('List')) found.push([groupVersion, kind, name]);
    }
  }
  for (const [groupVersion, kind, name] of found.sort()) {
    kinds[`${groupVersion}/${kind}`] = name;
    addClientType(name, all, declared);
  }
}

/** @type {Readonly<Record<string, string>>} */
const NATIVE = { string: 's', number: 'i', boolean: 'b', unknown: 'o', any: 'o' };

/** @param {string} said @param {ReadonlyMap<string, Declaration>} all @returns {Typed} */
function gatewayType(said, all) {
  const list = /^Array<(.*)>$/.exec(said);
  if (list) return bracket(gatewayType(list[1] ?? '', all), '[]');
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(said);
  if (map) return bracket(gatewayType(map[1] ?? '', all), '{}');
  const words = enumOf(said);
  if (words) return { type: 's', words };
  if (/^[0-9 |]+$/.test(said)) return { type: 'i', words: said.split(/[ |]+/) };
  const native = NATIVE[said];
  if (native !== undefined) return { type: native };
  const shared = /ApimachineryPkgApisMetaV1(\w+)$/.exec(said);
  if (shared) return { type: `V1${shared[1]}` };
  const name = said.replace(/^I(?=Io)/, '');
  const target = all.get(name);
  if (/V1Duration$/.test(name)) return { type: 't' };
  if (target?.alias !== undefined) return gatewayType(target.alias, all);
  if (target === undefined) throw new Error(`unknown type ${said}`);
  addGatewayType(name, all);
  return { type: shortGateway(name) };
}

/** @param {Typed} typed @param {string} mark @returns {Typed} */
const bracket = ({ type, words }, mark) => ({ type: `${type}${mark}`, ...(words && { words }) });
/** @param {string} full */
const shortGateway = (full) => full.replace(/^IoK8sSigsGatewayApiApis/, 'Gateway');

/** @param {Declaration | undefined} declaration @param {ReadonlyMap<string, Declaration>} all @returns {Fields} */
function withInherited(declaration, all) {
  const { fields = {}, inherited = [] } = declaration ?? {};
  return Object.assign({}, ...inherited.map((parent) => withInherited(all.get(parent), all)), fields);
}

/** @param {string} full @param {ReadonlyMap<string, Declaration>} all */
function addGatewayType(full, all) {
  const name = shortGateway(full);
  if (name in types) return;
  /** @type {Record<string, string | string[]>} */
  const written = {};
  types[name] = written;
  for (const [field, { type: said, required }] of Object.entries(withInherited(all.get(full), all))) {
    const { type, words } = gatewayType(said, all);
    const identity = field === 'apiVersion' || field === 'kind';
    const named = ENUMS[`${name}.${field}`]?.split(' ') ?? words;
    written[field] = all.get(full)?.kind && identity ? 's' : write(type, required, named);
  }
}

function addGateway() {
  /** @type {Map<string, Declaration>} */
  const all = new Map();
  /** @type {[groupVersion: string, kind: string, full: string][]} */
  const found = [];
  for (const groupVersion of groupVersions('gateway')) {
    for (const file of readdirSync(join(folder, 'gateway', groupVersion)).filter((f) =>
      f.endsWith('.d.ts'),
    )) {
      const said = declaration('gateway', groupVersion, file);
      all.set(said.full, said);
      if (said.kind !== undefined && !said.kind.endsWith('List'))
        found.push([groupVersion, said.kind, said.full]);
    }
  }
  for (const [groupVersion, kind, full] of found.sort()) {
    addGatewayType(full, all);
    kinds[`${groupVersion}/${kind}`] = shortGateway(full);
  }
}

addKubernetes();
Object.assign(kinds, BETA);
addGateway();
/** @param {object} table */
const lines = (table) =>
  Object.entries(table)
    .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(',\n');
const text = `{\n  "kinds": {\n${lines(kinds)}\n  },\n  "types": {\n${lines(types)}\n  }\n}\n`;
writeFileSync(join(import.meta.dirname, 'schemas.json'), text);
