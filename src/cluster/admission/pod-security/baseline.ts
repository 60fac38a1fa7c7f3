import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
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
} from './check.ts';

const CAPABILITIES = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);
const SYSCTLS = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);
const NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'];

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
export const BASELINE: readonly SecurityCheck[] = [
  {
    id: 'capabilities_baseline',
    level: 'baseline',
    check(spec) {
      const added = (container: JsonObject): string[] =>
        listAt(securityOf(container), 'capabilities', 'add')
          .map(String)
          .filter((name) => !CAPABILITIES.has(name));
      const bad = namesWhere(spec, (container) => added(container).length > 0);
      if (bad.length === 0) return undefined;
      const names = sortedSet(containersOf(spec).flatMap(added));
      return {
        reason: 'non-default capabilities',
        detail: `${containers(bad)} must not include ${quoted(names)} in securityContext.capabilities.add`,
      };
    },
  },
  {
    id: 'hostNamespaces',
    level: 'baseline',
    check(spec) {
      const used = NAMESPACES.filter((name) => spec[name] === true);
      if (used.length === 0) return undefined;
      return { reason: 'host namespaces', detail: used.map((name) => `${name}=true`).join(', ') };
    },
  },
  {
    id: 'hostPathVolumes',
    level: 'baseline',
    check(spec) {
      const names = objectsAt(spec, 'volumes')
        .filter((volume) => volume.hostPath !== undefined)
        .map((volume) => textAt(volume, 'name'));
      if (names.length === 0) return undefined;
      const detail = `${plural(names.length, 'volume', 'volumes')} ${quoted(names)}`;
      return { reason: 'hostPath volumes', detail };
    },
  },
  {
    id: 'hostPorts',
    level: 'baseline',
    check(spec) {
      const portsOf = (container: JsonObject): string[] =>
        objectsAt(container, 'ports').flatMap(({ hostPort }) =>
          typeof hostPort === 'number' && hostPort !== 0 ? [String(hostPort)] : [],
        );
      const bad = namesWhere(spec, (container) => portsOf(container).length > 0);
      if (bad.length === 0) return undefined;
      const ports = sortedSet(containersOf(spec).flatMap(portsOf));
      const word = plural(ports.length, 'hostPort', 'hostPorts');
      return {
        reason: word,
        detail: `${containers(bad)} ${plural(bad.length, 'uses', 'use')} ${word} ${ports.join(', ')}`,
      };
    },
  },
  {
    id: 'hostProbesAndHostLifecycle',
    level: 'baseline',
    check(spec) {
      const bad = namesWhere(spec, (container) => hostsOf(container).length > 0);
      if (bad.length === 0) return undefined;
      const hosts = sortedSet(containersOf(spec).flatMap(hostsOf));
      const word = plural(hosts.length, 'probe or lifecycle host', 'probe or lifecycle hosts');
      return {
        reason: word,
        detail: `${containers(bad)} ${plural(bad.length, 'uses', 'use')} ${word} ${quoted(hosts)}`,
      };
    },
  },
  {
    id: 'privileged',
    level: 'baseline',
    check(spec) {
      const bad = namesWhere(spec, (container) => securityOf(container).privileged === true);
      if (bad.length === 0) return undefined;
      return {
        reason: 'privileged',
        detail: `${containers(bad)} must not set securityContext.privileged=true`,
      };
    },
  },
  {
    id: 'procMount',
    level: 'baseline',
    check(spec) {
      const mount = (container: JsonObject): string => textAt(securityOf(container), 'procMount');
      const isBad = (container: JsonObject): boolean => !['', 'Default'].includes(mount(container));
      const bad = namesWhere(spec, isBad);
      if (bad.length === 0) return undefined;
      const kinds = sortedSet(containersOf(spec).filter(isBad).map(mount));
      return {
        reason: 'procMount',
        detail: `${containers(bad)} must not set securityContext.procMount to ${quoted(kinds)}`,
      };
    },
  },
  {
    id: 'seccompProfile_baseline',
    level: 'baseline',
    check(spec) {
      const isBad = (owner: JsonObject): boolean =>
        textAt(securityOf(owner), 'seccompProfile', 'type') === 'Unconfined';
      const bad = namesWhere(spec, isBad);
      if (bad.length === 0 && !isBad(spec)) return undefined;
      return {
        reason: 'seccompProfile',
        detail: `${setters(isBad(spec), bad)} must not set securityContext.seccompProfile.type to "Unconfined"`,
      };
    },
  },
  {
    id: 'sysctls',
    level: 'baseline',
    check(spec) {
      const names = objectsAt(securityOf(spec), 'sysctls').map((sysctl) => textAt(sysctl, 'name'));
      const bad = names.filter((name) => !SYSCTLS.has(name));
      return bad.length === 0 ? undefined : { reason: 'forbidden sysctls', detail: bad.join(', ') };
    },
  },
  {
    id: 'windowsHostProcess',
    level: 'baseline',
    check(spec) {
      const isBad = (owner: JsonObject): boolean =>
        objectAt(securityOf(owner), 'windowsOptions').hostProcess === true;
      const bad = namesWhere(spec, isBad);
      if (bad.length === 0 && !isBad(spec)) return undefined;
      return {
        reason: 'hostProcess',
        detail: `${setters(isBad(spec), bad)} must not set securityContext.windowsOptions.hostProcess=true`,
      };
    },
  },
];

/** The hosts in a container's probes and lifecycle hooks. */
function hostsOf(container: JsonObject): string[] {
  const handlers = [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((name) => objectAt(container, name)),
    ...['postStart', 'preStop'].map((name) => objectAt(container, 'lifecycle', name)),
  ];
  return handlers
    .flatMap((handler) => [textAt(handler, 'httpGet', 'host'), textAt(handler, 'tcpSocket', 'host')])
    .filter((host) => !['', '127.0.0.1', '::1'].includes(host));
}
