import { lookUp } from '../../source/look-up.ts';
import type { Command } from '../command/command.ts';
import { EVERYDAY_TOOLS } from '../command/everyday-tools.ts';
import type { Fact } from '../command/fact.ts';
import { findResource } from '../kubectl/resources.ts';

/**
 * Whether a command may say this beyond its reference and still do and show what was asked.
 * @param pipe the commands of the reference that read its output
 */
export function isNeutral(
  { path, value }: Fact,
  { tool, verb, facts }: Command,
  pipe: readonly Command[],
): boolean {
  // Errors go nowhere, or where the output goes, to the terminal or into the pipe; `> f 2>&1` is another fact.
  if (path === 'redirect' && /^2>(?:&1| ?\/dev\/null)$/.test(value)) return true;
  // Each line is marked, and none is left out.
  if ((path === '--timestamps' || path === '--prefix') && verb?.name === 'logs')
    return pipe.length === 0 && !facts.some(isOutput);
  if (path === '--kubeconfig' && value === ADMIN_CONFIG) return true;
  const [, program, flag] = LOOK.exec(path) ?? [];
  if (program !== undefined && flag !== undefined) return isLook(program, flag, facts, pipe);
  switch (tool) {
    case 'apt-get':
      return path === 'variable DEBIAN_FRONTEND';
    case 'crictl':
      // Without `--all`, only running containers are listed.
      return (
        MORE_COLUMNS.has(path) ||
        (path === '--image-endpoint' &&
          facts.some((fact) => fact.path === '--runtime-endpoint' && fact.value === value)) ||
        (path === '--state' && /^running$/i.test(value) && !facts.some((fact) => fact.path === '--all'))
      );
    case 'docker':
      // A terminal changes nothing for a command that is run to its end.
      return path === '--no-trunc' || path === '--interactive' || path === '--tty';
    case 'etcdctl':
    case 'etcdutl':
      return isTable(path, value) || path === '--command-timeout' || path === '--dial-timeout';
    case 'helm':
      // A repository of that name is written again, with the address that was asked for.
      return (
        (path === '--output' && LISTS.has(verb?.name ?? '')) ||
        (path === '--namespace' && value === 'default') ||
        (path === '--force-update' && verb?.name === 'repo add') ||
        (PATIENCE.has(path) && /^(?:install|upgrade)$/.test(verb?.name ?? ''))
      );
    case 'journalctl':
      return path === '--catalog' || path === '--pager-end';
    case 'kubeadm':
      return path === '--v' || (STEPS.has(verb?.name ?? '') && path === 'redirect' && /^1>/.test(value));
    case 'openssl':
      // A key that exists is not written, so it is not encrypted either.
      return (
        path === '--verbose' ||
        path === '--batch' ||
        // The extensions that a certificate of one's own has by openssl's usual configuration.
        (path === '--extensions' && value === 'v3_ca' && facts.some((fact) => fact.path === '--x509')) ||
        (path === '--noenc' && facts.some((fact) => fact.path === '--key'))
      );
    case 'kubectl':
      return (
        isNeutralToAnyVerb({ path, value }, verb, facts) ||
        isNeutralToKubectl({ path, value }, verb?.name ?? '', facts, pipe)
      );
    case 'systemctl':
      return verb?.name === 'status' && path === '--lines';
    default:
      return false;
  }
}

/** The kubeconfig that kubeadm leaves on a control plane node, for whoever administers the cluster. */
const ADMIN_CONFIG = '/etc/kubernetes/admin.conf';
const MORE_COLUMNS: ReadonlySet<string> = new Set(['--debug', '--no-trunc', '--verbose', '--digests']);
/** Flags of Helm that matter only where what was asked for takes long or fails. */
const PATIENCE: ReadonlySet<string> = new Set(['--rollback-on-failure', '--timeout', '--wait']);
/** Commands of kubeadm that are about what they do; people keep what they say in a file of their own. */
const STEPS: ReadonlySet<string> = new Set(['init', 'join', 'upgrade apply', 'reset']);

function isNeutralToAnyVerb(
  { path, value }: Pick<Fact, 'path' | 'value'>,
  verb: Command['verb'],
  facts: readonly Fact[],
): boolean {
  // Root has a kubeconfig of its own, which leads to the same cluster where a task says no other.
  if (path === 'sudo') return verb?.path[0] !== 'config';
  // The API server adds this group to those that somebody is said to be in.
  if (path === '--as-group' && value === 'system:authenticated')
    return facts.some((fact) => fact.path === path);
  return path === '--v';
}

function isNeutralToKubectl(
  { path, value }: Pick<Fact, 'path' | 'value'>,
  verb: string,
  facts: readonly Fact[],
  pipe: readonly Command[],
): boolean {
  if (path === 'output') return !facts.some(isOutput) && showsAsMuch(verb, value, pipe);
  if (VIEWS.test(verb)) return isNeutralToView({ path, value }, verb, facts);
  switch (verb) {
    case 'run':
      if (path === '--override-type') return value === 'strategic' && facts.some(isPlainOverride);
      // Of a Pod that is gone again, all that is left unsaid is that it is.
      return path === '--quiet' && facts.some((fact) => fact.path === '--rm');
    case 'exec':
      return path === '--stdin' || path === '--tty' || isNeutralInContainer({ path, value }, facts);
    case 'cp':
      return path === '--retries';
    case 'create token':
      // The API server's own default.
      return path === '--duration' && value === '3600000000000';
    case 'debug':
      // A copy may be joined as soon as it runs.
      if (path === '--stdin' || path === '--tty') return facts.some((fact) => fact.path === '--copy-to');
      // A new container has to be called something; of a copy the flag picks one that is there.
      return path === '--container' && !facts.some((fact) => fact.path === '--copy-to');
    case 'apply':
      return path === '--server-side';
    case 'create priorityclass':
      return path === '--description';
    case 'delete':
    case 'replace':
      return isNeutralToRemoval({ path, value }, verb, facts);
    case 'describe':
      return path === '--show-events' && facts.some((fact) => WITHOUT_EVENTS.test(fact.value));
    case 'label':
      return value === '= latest' && isPinned(path, facts);
    case 'port-forward':
    case 'proxy':
      return path === '--address' && (value === '127.0.0.1' || value === 'localhost');
    case 'logs':
      return (
        path === '--ignore-errors' ||
        (path === '--max-log-requests' && Number(value) >= 5) ||
        isNeutralInContainer({ path, value }, facts)
      );
    default:
      return false;
  }
}

/** Whether every kind of merge makes the same of what overrides say: they hold no list, and no instruction for a merge. */
function isPlainOverride({ path, value }: Fact): boolean {
  return path === '--overrides' && !/[[$]/.test(value);
}

/** Whether a fact names the container that is meant anyway, or is only about how etcd's tools print. */
function isNeutralInContainer(
  { path, value }: Pick<Fact, 'path' | 'value'>,
  facts: readonly Fact[],
): boolean {
  const isOfSystem = facts.some((fact) => fact.path === 'namespace' && fact.value === 'kube-system');
  const containers = isOfSystem ? facts.flatMap((fact) => containerOf(fact) ?? []) : [];
  if (path === '--all-containers') return containers.length > 0;
  return (
    (path === '--container' && containers.includes(value)) ||
    isTable(path.replace(/^in the container: /, ''), value)
  );
}

/** Commands that only show something, which is not an object of the cluster. */
const VIEWS = /^(?:api-resources|auth can-i|config view|explain|plugin list|top (?:node|pod))$/;

function isNeutralToView(
  { path, value }: Pick<Fact, 'path' | 'value'>,
  verb: string,
  facts: readonly Fact[],
): boolean {
  switch (verb) {
    case 'top node':
    case 'top pod':
      return path === '--no-headers' || (path === '--sort-by' && !facts.some((fact) => fact.path === path));
    case 'api-resources':
      // Names are printed without a heading in any case.
      return path === '--no-headers' && facts.some((fact) => fact.path === 'output' && fact.value === 'name');
    case 'explain':
      return (
        path === '--api-version' && facts.some((fact) => fact.path === 'field' && value === versionOf(fact))
      );
    case 'auth can-i':
      return path === '--no-headers';
    case 'plugin list':
      return path === '--name-only';
    case 'config view':
      // What is flattened holds all data anyway, and all data is held by what is flattened.
      return (
        (path === '--raw' && facts.some((fact) => fact.path === '--flatten')) ||
        (path === '--flatten' && facts.some((fact) => fact.path === '--raw'))
      );
    default:
      return false;
  }
}

/** Of commands that take objects away, `replace --force` among them. */
function isNeutralToRemoval(
  { path, value }: Pick<Fact, 'path' | 'value'>,
  verb: string,
  facts: readonly Fact[],
): boolean {
  // It turns 0 into 1, and waits.
  if (verb === 'replace') return path === '--grace-period' && value === '0' && facts.some(isForce);
  if (path === '--ignore-not-found') return true;
  if (path === '--cascade') return facts.some((fact) => fact.path === 'target') && facts.every(ownsNothing);
  // `--now` only hurries, unlike `--force`, which does not wait for the end of what runs.
  return path === '--grace-period' && value === '1' && !facts.some(isForce);
}

/** What Helm prints as a table, and in other formats with the same data. */
const LISTS: ReadonlySet<string> = new Set(['history', 'list', 'repo list', 'search repo']);

/** Objects that no other object has as its owner, so that their deletion does not spread. */
const OWNERLESS =
  /^(?:configmaps|secrets|serviceaccounts|horizontalpodautoscalers|poddisruptionbudgets|networkpolicies|ingresses|priorityclasses|storageclasses|roles|rolebindings|clusterroles|clusterrolebindings|persistentvolumeclaims|limitranges|resourcequotas)(?:\.[\w.]+)?(?:\/|$)/;

function ownsNothing({ path, value }: Fact): boolean {
  return path !== 'target' || OWNERLESS.test(value);
}

/** The version that kubectl explains a field of: `deployments.apps:spec`. */
function versionOf({ value }: Fact): string | undefined {
  return findResource(value.slice(0, value.indexOf(':')))?.apiVersion;
}

/** Commands that change something: how they print what they made is up to who types them. */
const CHANGING =
  /^(?:annotate|apply|autoscale|create(?: .*)?|delete|edit|expose|label|patch|replace|run|scale|set .*)$/;

/** Whether an output form shows what the plain form does: all of it, of a table that no program reads. */
function showsAsMuch(verb: string, form: string, pipe: readonly Command[]): boolean {
  if (verb === 'get') return form === 'wide' && pipe.length === 0;
  if (verb === 'config view') return form === 'json' && pipe.length === 0;
  return CHANGING.test(verb) && /^(?:json|name|wide|yaml)$/.test(form);
}

/** Of these no component writes events. */
const WITHOUT_EVENTS =
  /^(?:limitranges|resourcequotas|(?:networkpolicies|(?:cluster)?roles|(?:cluster)?rolebindings|ingressclasses|storageclasses|priorityclasses)\.[a-z0-9.]+)(?:\/|$)/;

/** Whether a version is said of a level that is said too: a level is that of the latest version. */
function isPinned(path: string, facts: readonly Fact[]): boolean {
  const [, level] = /^(label pod-security\.kubernetes\.io\/(?:enforce|audit|warn))-version$/.exec(path) ?? [];
  return level !== undefined && facts.some((fact) => fact.path === level);
}

/** `ls -l` */
const LOOK = /^([\w-]+) (--?[\w-]+)$/;
/** Programs that do more than they print, and whose looks are about how they do it. */
const ACTING: ReadonlySet<string> = new Set(['cp', 'mkdir', 'mv', 'rm', 'scp', 'ssh']);

/** Whether a flag leaves what was asked for in the output: on the terminal, where no program reads it. */
function isLook(program: string, flag: string, facts: readonly Fact[], pipe: readonly Command[]): boolean {
  if (lookUp(EVERYDAY_TOOLS, program)?.looks?.includes(flag) !== true) return false;
  if (ACTING.has(program)) return true;
  if (program === 'grep' && facts.some(isSelective)) return false;
  if (program === 'grep' && flag === '-i') return true;
  return !facts.some(isOutput) && (program === 'grep' || pipe.every(({ tool }) => tool === 'grep'));
}

/** Selectors of Pods with one container, and their one container. @see https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/ */
const OF_SELECTORS: ReadonlyMap<string, string> = new Map([
  ['--selector k8s-app = kube-dns', 'coredns'],
  ['--selector k8s-app = kube-proxy', 'kube-proxy'],
]);
/** kubeadm gives a Pod of the control plane one container, of the name that the Pod has without its node. */
const OF_NAMES =
  /^pods\/(etcd|kube-(?:apiserver|controller-manager|proxy|scheduler)|coredns)-|^(?:deployments|daemonsets)(?:\.apps)?\/(coredns|kube-proxy)$/;

/** The only container of the Pods that a fact picks, where that is known. */
function containerOf({ path, value }: Fact): string | undefined {
  if (path !== 'target') return OF_SELECTORS.get(`${path} ${value}`) ?? ofComponent(path, value);
  const [, pod, owner] = OF_NAMES.exec(value) ?? [];
  return pod ?? owner;
}

function ofComponent(path: string, value: string): string | undefined {
  const [, component] = /^= (etcd|kube-(?:apiserver|controller-manager|scheduler))$/.exec(value) ?? [];
  return path === '--selector component' ? component : undefined;
}

/** The look of what etcd's tools print. */
function isTable(path: string, value: string): boolean {
  return path === '--write-out' && value === 'table';
}

function isOutput({ path }: Fact): boolean {
  return path === 'output' || path === 'redirect';
}

/** `-v` shows the other lines, `-c` and `-o` no lines. */
function isSelective({ path, value }: Fact): boolean {
  return path === 'words' && /"-[cov]"/.test(value);
}

function isForce({ path }: Fact): boolean {
  return path === '--force' || path === '--grace-period';
}
