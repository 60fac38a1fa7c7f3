import type { Command } from '../command/command.ts';
import type { Fact } from '../command/fact.ts';
import { describeFacts } from './describe-facts.ts';
import type { CommandDifference } from './difference.ts';
import { isNeutral } from './neutral-facts.ts';

export interface FactComparison {
  readonly differences: readonly CommandDifference[];
  /** The number of facts that both commands state, and of facts that either states. */
  readonly shared: number;
  readonly total: number;
}

/**
 * Compares the facts of two commands: a fact that only one of them states is a difference.
 * @param pipe the commands of the reference that read its output
 */
export function compareFacts(
  reference: Command,
  answer: Command,
  pipe: readonly Command[] = [],
): FactComparison {
  const [asked, written] = [asWritten(reference, reference), asWritten(reference, answer)];
  const missing = without(asked, written);
  const extra = without(written, asked).filter((fact) => !isNeutral(fact, reference, pipe));
  const shared = reference.facts.length - missing.length;
  if (missing.length === 0 && extra.length === 0) return { differences: [], shared, total: shared };
  const byPath = new Map<string, Fact[]>();
  for (const fact of extra) {
    const same = byPath.get(fact.path);
    if (same === undefined) byPath.set(fact.path, [fact]);
    else same.push(fact);
  }
  const pairs = missing.map((expected) => ({ expected, actual: byPath.get(expected.path)?.shift() }));
  const unpaired = [...byPath.values()].flat().map((actual) => ({ expected: undefined, actual }));
  const differences = [...pairs, ...unpaired]
    .slice(0, MOST)
    .map((pair): CommandDifference => describeFacts({ reference, answer, ...pair }));
  return { differences, shared, total: shared + Math.max(missing.length, extra.length) };
}

/** The facts of a command, with equivalent forms replaced by the form that the reference uses. */
function asWritten(reference: Command, { facts }: Command): readonly Fact[] {
  if (reference.tool === 'crictl') return withFullIds(reference.facts, facts).map(withoutAnchors);
  if (reference.tool === 'apt-get') return withAnyPackage(reference.facts, facts);
  const isAboutRoot = reference.facts.some(({ value }) => /\/root(?=["/]|$)/.test(value));
  const placed = isAboutRoot
    ? facts.map((fact) => ({ ...fact, value: fact.value.replace(HOME, '/root') }))
    : facts;
  return reference.tool === 'kubectl' ? placed.map((fact) => withShortHost(reference.facts, fact)) : placed;
}

/** The full name of a Service, with the cluster's domain, as an argument of a client that runs in a container. */
const FULL_HOST =
  /^(\["(?:curl|nc|telnet|wget)".*?[" /])([a-z0-9-]+\.[a-z0-9-]+)\.svc(?:\.cluster\.local\.?)?(?=[":/])/;

/**
 * Shortens a Service's full name if the reference uses the short one. Otherwise the name stays, since the task may be about how names are
 * resolved.
 */
function withShortHost(expected: readonly Fact[], fact: Fact): Fact {
  const [whole, before = '', host] = FULL_HOST.exec(fact.value) ?? [];
  const isAsked =
    host !== undefined && expected.some(({ value }) => new RegExp(`[" /]${host}[":/]`).test(value));
  return isAsked && whole !== undefined
    ? { ...fact, value: before + host + fact.value.slice(whole.length) }
    : fact;
}

/** `~`, which stands for `/root`: if the task has a file of root by its full path, an answer with `~` is run as root. */
const HOME = /(?<![\w/~])~(?=["/]|$)/g;

/** Replaces a package revision by the pattern of the reference that it matches: `kubeadm=1.35.2-1.1` by `kubeadm='1.35.2-*'`. */
function withAnyPackage(expected: readonly Fact[], facts: readonly Fact[]): Fact[] {
  const isAsked = (any: string) => expected.some(({ value }) => value.includes(any));
  return facts.map((fact) => ({
    ...fact,
    value: fact.value.replace(/"([\w.-]+=[\d.]+-)\d[\d.]*"/g, (one, start: string) =>
      isAsked(`"${start}*"`) ? `"${start}*"` : one,
    ),
  }));
}

/**
 * Removes anchors from a name: crictl takes it as a pattern that may match anywhere, and a full name with anchors matches the container of that
 * name.
 */
function withoutAnchors(fact: Fact): Fact {
  return fact.path === '--name'
    ? { ...fact, value: fact.value.replace(/^(?:\^|\.\*)?([\w-]+)(?:\$|\.\*)?$/, '$1') }
    : fact;
}

const ID = /^[0-9a-f]{4,64}$/;
const OF_IDS: ReadonlySet<string> = new Set(['name', 'word 1', '--pod', '--id']);

/** Replaces the beginning of an ID by the full ID of the reference: crictl accepts either. */
function withFullIds(expected: readonly Fact[], facts: readonly Fact[]): Fact[] {
  const ids = expected.filter(({ path, value }) => OF_IDS.has(path) && ID.test(value));
  return facts.map((fact) => {
    const full = ids.find(({ path, value }) => path === fact.path && value.startsWith(fact.value));
    return full === undefined || !ID.test(fact.value) ? fact : { ...fact, value: full.value };
  });
}

/** Further differences are not reported. */
const MOST = 100;
const FEW = 12;

/** The facts that the others do not state. Equal facts are counted separately. */
function without(facts: readonly Fact[], others: readonly Fact[]): Fact[] {
  if (others.length <= FEW)
    return facts.filter((fact) => !others.some((o) => o.path === fact.path && o.value === fact.value));
  const said = new Set(others.map(key));
  return facts.filter((fact) => !said.has(key(fact)));
}

function key({ path, value }: Fact): string {
  return `${path}\0${value}`;
}
