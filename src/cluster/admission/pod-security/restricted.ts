import { type JsonObject, listAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import {
  containers,
  containersOf,
  namesWhere,
  plural,
  quoted,
  type SecurityCheck,
  securityOf,
  setters,
  sortedSet,
  type Violation,
} from './check.ts';

const VOLUMES = new Set(
  'configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret'.split(' '),
);
const SECCOMP = ['RuntimeDefault', 'Localhost'];

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
export const RESTRICTED: readonly SecurityCheck[] = [
  {
    id: 'allowPrivilegeEscalation',
    level: 'restricted',
    check(spec) {
      const bad = namesWhere(spec, (container) => securityOf(container).allowPrivilegeEscalation !== false);
      if (isWindows(spec) || bad.length === 0) return undefined;
      return {
        reason: 'allowPrivilegeEscalation != false',
        detail: `${containers(bad)} must set securityContext.allowPrivilegeEscalation=false`,
      };
    },
  },
  {
    id: 'capabilities_restricted',
    level: 'restricted',
    replaces: 'capabilities_baseline',
    check: (spec) => (isWindows(spec) ? undefined : checkCapabilities(spec)),
  },
  {
    id: 'restrictedVolumes',
    level: 'restricted',
    replaces: 'hostPathVolumes',
    check(spec) {
      const kindOf = (volume: JsonObject): string =>
        Object.keys(volume).find((key) => key !== 'name') ?? 'emptyDir';
      const bad = objectsAt(spec, 'volumes').filter((volume) => !VOLUMES.has(kindOf(volume)));
      if (bad.length === 0) return undefined;
      const names = bad.map((volume) => textAt(volume, 'name'));
      const kinds = sortedSet(bad.map(kindOf));
      return {
        reason: 'restricted volume types',
        detail: `${plural(names.length, 'volume', 'volumes')} ${quoted(names)} ${plural(names.length, 'uses', 'use')} restricted volume ${plural(kinds.length, 'type', 'types')} ${quoted(kinds)}`,
      };
    },
  },
  { id: 'runAsNonRoot', level: 'restricted', check: checkNonRoot },
  {
    id: 'runAsUser',
    level: 'restricted',
    check(spec) {
      const isBad = (owner: JsonObject): boolean => securityOf(owner).runAsUser === 0;
      const bad = namesWhere(spec, isBad);
      if (bad.length === 0 && !isBad(spec)) return undefined;
      return { reason: 'runAsUser=0', detail: `${setters(isBad(spec), bad)} must not set runAsUser=0` };
    },
  },
  {
    id: 'seccompProfile_restricted',
    level: 'restricted',
    replaces: 'seccompProfile_baseline',
    check: (spec) => (isWindows(spec) ? undefined : checkSeccomp(spec)),
  },
];

function isWindows(spec: JsonObject): boolean {
  return textAt(spec, 'os', 'name') === 'windows';
}

function checkCapabilities(spec: JsonObject): Violation | undefined {
  const dropping = namesWhere(
    spec,
    (container) => !listAt(securityOf(container), 'capabilities', 'drop').includes('ALL'),
  );
  const added = (container: JsonObject): string[] =>
    listAt(securityOf(container), 'capabilities', 'add')
      .map(String)
      .filter((name) => name !== 'NET_BIND_SERVICE');
  const adding = namesWhere(spec, (container) => added(container).length > 0);
  const details = [
    ...(dropping.length > 0
      ? [`${containers(dropping)} must set securityContext.capabilities.drop=["ALL"]`]
      : []),
    ...(adding.length > 0
      ? [
          `${containers(adding)} must not include ${quoted(sortedSet(containersOf(spec).flatMap(added)))} in securityContext.capabilities.add`,
        ]
      : []),
  ];
  if (details.length === 0) return undefined;
  return { reason: 'unrestricted capabilities', detail: details.join('; ') };
}

function checkNonRoot(spec: JsonObject): Violation | undefined {
  const own = (owner: JsonObject): unknown => securityOf(owner).runAsNonRoot;
  const reason = 'runAsNonRoot != true';
  const explicit = namesWhere(spec, (container) => own(container) === false);
  if (explicit.length > 0 || own(spec) === false)
    return {
      reason,
      detail: `${setters(own(spec) === false, explicit)} must not set securityContext.runAsNonRoot=false`,
    };
  const silent = namesWhere(spec, (container) => own(container) === undefined && own(spec) !== true);
  if (silent.length === 0) return undefined;
  return { reason, detail: `pod or ${containers(silent)} must set securityContext.runAsNonRoot=true` };
}

function checkSeccomp(spec: JsonObject): Violation | undefined {
  const type = (owner: JsonObject): string => textAt(securityOf(owner), 'seccompProfile', 'type');
  const isBad = (owner: JsonObject): boolean => type(owner) !== '' && !SECCOMP.includes(type(owner));
  const explicit = namesWhere(spec, isBad);
  const reason = 'seccompProfile';
  if (explicit.length > 0 || isBad(spec)) {
    const kinds = sortedSet([spec, ...containersOf(spec)].filter(isBad).map(type));
    return {
      reason,
      detail: `${setters(isBad(spec), explicit)} must not set securityContext.seccompProfile.type to ${quoted(kinds)}`,
    };
  }
  const silent = namesWhere(spec, (container) => type(container) === '' && type(spec) === '');
  if (silent.length === 0) return undefined;
  return {
    reason,
    detail: `pod or ${containers(silent)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
  };
}
