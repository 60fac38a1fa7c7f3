import type { Command } from '../command/command.ts';
import type { Fact } from '../command/fact.ts';
import { findResource } from '../kubectl/resources.ts';

/** Whether any command of kubectl may state a fact that its reference does not. */
export function isNeutralToAnyVerb(
  { path, value }: Pick<Fact, 'path' | 'value'>,
  verb: Command['verb'],
  facts: readonly Fact[],
): boolean {
  // Root has a separate kubeconfig, which leads to the same cluster unless a task says otherwise.
  if (path === 'sudo') return verb?.path[0] !== 'config';
  // The API server adds this group to the groups that are impersonated.
  if (path === '--as-group' && value === 'system:authenticated')
    return facts.some((fact) => fact.path === path);
  return path === '--v';
}

/** Whether a command of kubectl may state a fact that its reference does not. */
export function isNeutralToKubectl(
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
      // For a Pod that is removed afterwards, `--quiet` only leaves out the message about the removal.
      return path === '--quiet' && facts.some((fact) => fact.path === '--rm');
    case 'exec':
      return path === '--stdin' || path === '--tty' || isNeutralInContainer({ path, value }, facts);
    case 'cp':
      return path === '--retries';
    case 'create token':
      // The API server's own default.
      return path === '--duration' && value === '3600000000000';
    case 'debug':
      // It is possible to attach to a copy as soon as it runs.
      if (path === '--stdin' || path === '--tty') return facts.some((fact) => fact.path === '--copy-to');
      // A new container needs a name. For a copy, the flag selects an existing container.
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

/** Whether every kind of merge gives the same result for the overrides: they contain neither a list nor a merge directive. */
function isPlainOverride({ path, value }: Fact): boolean {
  return path === '--overrides' && !/[[$]/.test(value);
}

/** Whether a fact names the container that is the default anyway, or only changes how etcd's tools print. */
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

/** Commands that only show something other than an object of the cluster. */
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
      // Names are printed without a header in any case.
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
      // A flattened view includes all data, and a raw view is complete too.
      return (
        (path === '--raw' && facts.some((fact) => fact.path === '--flatten')) ||
        (path === '--flatten' && facts.some((fact) => fact.path === '--raw'))
      );
    default:
      return false;
  }
}

/** Whether a deleting command, including `replace --force`, may state a fact that its reference does not. */
function isNeutralToRemoval(
  { path, value }: Pick<Fact, 'path' | 'value'>,
  verb: string,
  facts: readonly Fact[],
): boolean {
  // `--grace-period=0` becomes 1, and the command waits.
  if (verb === 'replace') return path === '--grace-period' && value === '0' && facts.some(isForce);
  if (path === '--ignore-not-found') return true;
  if (path === '--cascade') return facts.some((fact) => fact.path === 'target') && facts.every(ownsNothing);
  // `--now` only shortens the grace period, unlike `--force`, which does not wait until the processes have ended.
  return path === '--grace-period' && value === '1' && !facts.some(isForce);
}

/** Types of objects that own no other objects, so that deleting them does not cascade. */
const OWNERLESS =
  /^(?:configmaps|secrets|serviceaccounts|horizontalpodautoscalers|poddisruptionbudgets|networkpolicies|ingresses|priorityclasses|storageclasses|roles|rolebindings|clusterroles|clusterrolebindings|persistentvolumeclaims|limitranges|resourcequotas)(?:\.[\w.]+)?(?:\/|$)/;

function ownsNothing({ path, value }: Fact): boolean {
  return path !== 'target' || OWNERLESS.test(value);
}

/** The API version of the type in a fact of `kubectl explain`: `deployments.apps:spec`. */
function versionOf({ value }: Fact): string | undefined {
  return findResource(value.slice(0, value.indexOf(':')))?.apiVersion;
}

/** Commands that change something: the format in which they print the result is up to the user. */
const CHANGING =
  /^(?:annotate|apply|autoscale|create(?: .*)?|delete|edit|expose|label|patch|replace|run|scale|set .*)$/;

/** Whether an output format shows at least as much as the default one. For a table, only if no program reads it. */
function showsAsMuch(verb: string, form: string, pipe: readonly Command[]): boolean {
  if (verb === 'get') return form === 'wide' && pipe.length === 0;
  if (verb === 'config view') return form === 'json' && pipe.length === 0;
  return CHANGING.test(verb) && /^(?:json|name|wide|yaml)$/.test(form);
}

/** Types for which no component writes events. */
const WITHOUT_EVENTS =
  /^(?:limitranges|resourcequotas|(?:networkpolicies|(?:cluster)?roles|(?:cluster)?rolebindings|ingressclasses|storageclasses|priorityclasses)\.[a-z0-9.]+)(?:\/|$)/;

/** Whether a version is stated for a Pod Security level that is stated too: without a version, the latest one applies. */
function isPinned(path: string, facts: readonly Fact[]): boolean {
  const [, level] = /^(label pod-security\.kubernetes\.io\/(?:enforce|audit|warn))-version$/.exec(path) ?? [];
  return level !== undefined && facts.some((fact) => fact.path === level);
}

/**
 * Selectors of Pods with a single container, and the name of that container.
 * @see https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/
 */
const OF_SELECTORS: ReadonlyMap<string, string> = new Map([
  ['--selector k8s-app = kube-dns', 'coredns'],
  ['--selector k8s-app = kube-proxy', 'kube-proxy'],
]);
/** Pods of the control plane, which kubeadm creates with a single container. Its name is that of the Pod without the node's name. */
const OF_NAMES =
  /^pods\/(etcd|kube-(?:apiserver|controller-manager|proxy|scheduler)|coredns)-|^(?:deployments|daemonsets)(?:\.apps)?\/(coredns|kube-proxy)$/;

/** The only container of the Pods that a fact selects, if it is known. */
function containerOf({ path, value }: Fact): string | undefined {
  if (path !== 'target') return OF_SELECTORS.get(`${path} ${value}`) ?? ofComponent(path, value);
  const [, pod, owner] = OF_NAMES.exec(value) ?? [];
  return pod ?? owner;
}

function ofComponent(path: string, value: string): string | undefined {
  const [, component] = /^= (etcd|kube-(?:apiserver|controller-manager|scheduler))$/.exec(value) ?? [];
  return path === '--selector component' ? component : undefined;
}

/** Whether a fact only sets the table format of etcd's tools. */
export function isTable(path: string, value: string): boolean {
  return path === '--write-out' && value === 'table';
}

/** Whether a fact is about the destination or the format of the output. */
export function isOutput({ path }: Fact): boolean {
  return path === 'output' || path === 'redirect';
}

function isForce({ path }: Fact): boolean {
  return path === '--force' || path === '--grace-period';
}
