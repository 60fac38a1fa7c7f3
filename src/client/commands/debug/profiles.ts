import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { failure } from '../../kubectl-failure.ts';

/** How to debug: within the Pod, in a copy of it, or on a node. */
export type DebugStyle = 'ephemeral' | 'copy' | 'node';

const PROFILES = ['legacy', 'general', 'baseline', 'restricted', 'netadmin', 'sysadmin'] as const;
export type DebugProfile = (typeof PROFILES)[number];

/** Reads `--profile`. @throws KubectlFailure for one that kubectl does not have. */
export function debugProfile(name: string): DebugProfile {
  const found = PROFILES.find((known) => known === name);
  if (found === undefined) throw failure(`unknown profile: ${name}`);
  return found;
}

/** The security context that a profile gives to the container; `undefined` for none. */
function securityContext(profile: DebugProfile, style: DebugStyle): JsonObject | undefined {
  if (profile === 'general' && style !== 'node') return { capabilities: { add: ['SYS_PTRACE'] } };
  if (profile === 'netadmin') return { capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } };
  if (profile === 'sysadmin') return { privileged: true };
  if (profile !== 'restricted') return undefined;
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

const HOST_NAMESPACES: JsonObject = { hostIPC: true, hostNetwork: true, hostPID: true };
const ROOT = 'host-root';

/**
 * Applies a profile to the Pod's spec and to the container in it.
 *
 * @see https://github.com/kubernetes/kubectl/blob/v0.35.0/pkg/cmd/debug/profiles.go
 */
export function withProfile(
  spec: JsonObject,
  container: string,
  profile: DebugProfile,
  style: DebugStyle,
): JsonObject {
  const context = securityContext(profile, style);
  const list = style === 'ephemeral' ? 'ephemeralContainers' : 'containers';
  const mounts = style === 'node' && ['legacy', 'general', 'sysadmin'].includes(profile);
  const containers = objectsAt(spec, list).map((one): Json => {
    if (textAt(one, 'name') !== container) return one;
    const { securityContext: own, ...rest } = one;
    const kept = profile === 'legacy' && own !== undefined ? { securityContext: own } : {};
    return {
      ...rest,
      ...(context === undefined ? kept : { securityContext: context }),
      ...(mounts && { volumeMounts: [{ mountPath: '/host', name: ROOT }] }),
    };
  });
  const shares = style === 'copy' && profile !== 'legacy' && spec.shareProcessNamespace === undefined;
  const hosts = style === 'node' && ['legacy', 'general', 'netadmin', 'sysadmin'].includes(profile);
  return {
    ...spec,
    [list]: containers,
    ...(shares && { shareProcessNamespace: true }),
    ...(hosts && HOST_NAMESPACES),
    ...(mounts && { volumes: [{ hostPath: { path: '/' }, name: ROOT }] }),
  };
}

/** The parts of the Pod that its copy keeps. */
export interface Kept {
  readonly labels: boolean;
  readonly annotations: boolean;
  readonly livenessProbe: boolean;
  readonly readinessProbe: boolean;
  readonly startupProbe: boolean;
  readonly initContainers: boolean;
}

/** The copy of a Pod without what would send it traffic, or end it, during debugging. */
export function withoutProbes(pod: JsonObject, kept: Kept): JsonObject {
  const { labels, annotations, ...metadata } = objectAt(pod, 'metadata');
  const { initContainers, ...spec } = objectAt(pod, 'spec');
  const containers = objectsAt(spec, 'containers').map((container): Json => {
    const copy = { ...container };
    for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const)
      if (!kept[probe]) delete copy[probe];
    return copy;
  });
  return {
    ...pod,
    metadata: {
      ...metadata,
      ...(kept.labels && labels !== undefined && { labels }),
      ...(kept.annotations && annotations !== undefined && { annotations }),
    },
    spec: {
      ...spec,
      ...(kept.initContainers && initContainers !== undefined && { initContainers }),
      containers,
    },
  };
}
