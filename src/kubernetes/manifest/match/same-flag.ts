import { parseDuration } from '../../duration.ts';

/** Flags of Kubernetes' own programs whose values are durations. @see https://kubernetes.io/docs/reference/command-line-tools-reference/ */
const TIMES =
  /^(?:(?:node-monitor|leader-elect|horizontal-pod-autoscaler|pod-eviction|event|request|min-request|sync|metric)-[a-z-]*(?:period|duration|deadline|window|timeout|ttl|resolution)|node-monitor-period|metric-resolution|event-ttl|request-timeout)$/;
/** Flags whose values are lists in any order. */
const SETS =
  /^(?:enable-admission-plugins|disable-admission-plugins|feature-gates|etcd-servers|runtime-config|tls-cipher-suites)$/;
/** Switches, which are on if they have no value. */
const SWITCHES =
  /^(?:allow-privileged|anonymous-auth|profiling|leader-elect|client-cert-auth|peer-client-cert-auth|kubelet-insecure-tls|allocate-node-cidrs|use-service-account-credentials|enable-bootstrap-token-auth|rotate-certificates|read-only)$/;

/**
 * Whether two flags of one of Kubernetes' programs mean the same: durations by value, lists as sets, folders with or without a slash at the end,
 * and the local host by either of its names.
 */
export function sameFlag(a: string, b: string): boolean {
  const [nameA, valueA] = parted(a);
  const [nameB, valueB] = parted(b);
  return nameA !== '' && nameA === nameB && canonical(nameA, valueA) === canonical(nameB, valueB);
}

function parted(flag: string): [name: string, value: string] {
  const [, name = '', value = 'true'] = /^--([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(flag) ?? [];
  return flag.includes('=') || SWITCHES.test(name) ? [name, value] : ['', ''];
}

function canonical(name: string, value: string): string {
  if (TIMES.test(name)) return parseDuration(value)?.toString() ?? value;
  if (name === 'service-node-port-range') return asRange(value);
  if (name.endsWith('-dir')) return value.replace(/(?<=.)\/+$/, '');
  const own = name === 'etcd-servers' ? value.replace(/(?<=\/\/)localhost(?=:)/g, '127.0.0.1') : value;
  return SETS.test(name) ? own.split(',').sort().join(',') : own;
}

/** A port range in one spelling: `30000+999` as `30000-30999`. */
function asRange(value: string): string {
  const [, start, count] = /^(\d+)\+(\d+)$/.exec(value) ?? [];
  return start === undefined ? value : `${start}-${Number(start) + Number(count)}`;
}
