import { didYouMean } from '../../source/did-you-mean.ts';
import { lookUp } from '../../source/look-up.ts';
import { nearest } from '../../source/nearest.ts';
import { entryOf, stringOf, type YamlNode } from '../../yaml/yaml-node.ts';
import { removalOf } from '../schema/removals.ts';
import { groupOf, isConfigKind, type KnownKind, knownKinds, typeOfKind } from '../schema/schemas.ts';
import { compareVersions, KIND_SINCE, type KubernetesVersion } from '../schema/versions.ts';
import { type Finding, finding, findingAtValue } from './finding.ts';
import { child, type Located } from './located.ts';
import type { ManifestObject } from './manifest-object.ts';

export interface Identified {
  /** Absent if the object cannot be identified. */
  readonly object?: ManifestObject;
  readonly findings: readonly Finding[];
}

/** Kinds that also have a beta version, whose fields are not in the schemas. */
const ALSO_BETA = new Set(
  (
    'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice VolumeAttributesClass IPAddress ServiceCIDR ' +
    'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding'
  ).split(' '),
);

/** Identifies an object by its `apiVersion` and `kind`. */
export function identifyObject(root: YamlNode, version: KubernetesVersion): Identified {
  const start = root.kind === 'map' ? (root.entries[0]?.keyRange ?? root.range) : root.range;
  const located: Located = { node: root, path: '', at: start };
  if (root.kind !== 'map') {
    const help = 'an object starts with `apiVersion:` and `kind:`';
    return { findings: [finding('no-object', located, 'this is not an object', { help })] };
  }
  const apiVersion = stringOf(entryOf(root, 'apiVersion')?.value);
  const kind = stringOf(entryOf(root, 'kind')?.value);
  if (apiVersion === undefined || kind === undefined) return { findings: missing(located, apiVersion, kind) };
  const findings = problemsOf(located, apiVersion, kind, version);
  const object = manifestObject(located, apiVersion, kind);
  return findings.some((f) => f.code !== 'newer-api') ? { findings } : { object, findings };
}

export function manifestObject(root: Located, apiVersion: string, kind: string): ManifestObject {
  return {
    apiVersion,
    kind,
    group: groupOf(apiVersion),
    root,
    type: typeOfKind(apiVersion, kind),
    config: isConfigKind(apiVersion, kind),
    head: root.at,
  };
}

function missing(root: Located, apiVersion: string | undefined, kind: string | undefined): Finding[] {
  const found: Finding[] = [];
  const known = versionsOf(kind ?? '');
  if (apiVersion === undefined) {
    const help =
      known.length > 0 ? `write \`apiVersion: ${known.join('` or `')}\`` : 'such as `apiVersion: v1`';
    found.push(
      finding('missing-api-version', atKey(root, 'apiVersion'), '`apiVersion` is missing', { help }),
    );
  }
  if (kind === undefined)
    found.push(
      finding('missing-kind', atKey(root, 'kind'), '`kind` is missing', { help: 'such as `kind: Pod`' }),
    );
  return found;
}

function atKey(root: Located, key: string): Located {
  return { ...(child(root, key) ?? root), path: key };
}

function versionsOf(kind: string): string[] {
  return knownKinds()
    .filter((known) => known.kind === kind)
    .map((known) => known.apiVersion);
}

function problemsOf(root: Located, apiVersion: string, kind: string, version: KubernetesVersion): Finding[] {
  const atVersion = atKey(root, 'apiVersion');
  const addition = lookUp(KIND_SINCE, `${apiVersion}/${kind}`);
  if (addition !== undefined && compareVersions(addition.since, version) > 0) {
    const help = `it was added in ${addition.since}; see ${addition.source}`;
    return [
      findingAtValue('newer-api', atVersion, `Kubernetes ${version} has no ${kind} in \`${apiVersion}\``, {
        help,
      }),
    ];
  }
  if (typeOfKind(apiVersion, kind) !== undefined) return [];
  const removal = removalOf(apiVersion, kind);
  if (removal !== undefined) {
    const instead =
      removal.replacement === undefined
        ? 'there is no replacement'
        : `write \`apiVersion: ${removal.replacement}\`, available since ${removal.since}`;
    const message = `${kind} was removed from \`${apiVersion}\` in ${removal.removed}`;
    return [
      findingAtValue('removed-api-version', atVersion, message, {
        help: `${instead}; see ${removal.source}`,
      }),
    ];
  }
  return unknown(root, apiVersion, kind);
}

function unknown(root: Located, apiVersion: string, kind: string): Finding[] {
  const all = knownKinds();
  const group = groupOf(apiVersion);
  if (isCustom(group, apiVersion, kind, all)) return [];
  const versions = versionsOf(kind);
  if (versions.length > 0) {
    const help = `write \`apiVersion: ${versions.join('` or `')}\``;
    return [
      findingAtValue('wrong-api-version', atKey(root, 'apiVersion'), `\`${apiVersion}\` has no ${kind}`, {
        help,
      }),
    ];
  }
  const near = nearest(kind, new Set(all.map((known) => known.kind)), 1)[0];
  const more =
    near === undefined
      ? {}
      : { help: `${didYouMean([near], '`')} It is in \`${versionsOf(near).join('` and `')}\`.` };
  return [
    findingAtValue(
      'unknown-kind',
      atKey(root, 'kind'),
      `there is no kind ${kind} in \`${apiVersion}\``,
      more,
    ),
  ];
}

/** Whether an object belongs to a third-party group, or to a version before the stable one of a known group. */
function isCustom(group: string, apiVersion: string, kind: string, all: readonly KnownKind[]): boolean {
  const inGroup = all.filter((known) => groupOf(known.apiVersion) === group);
  if (inGroup.length === 0) return group.includes('.');
  if (!/alpha|beta/.test(apiVersion)) return false;
  return (
    inGroup.some((known) => known.config) ||
    group.startsWith('gateway.') ||
    ALSO_BETA.has(kind) ||
    !inGroup.some((k) => k.kind === kind)
  );
}
