import { type JsonObject, objectAt } from '../../kubernetes/json.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import { compareTexts } from '../../source/compare-texts.ts';

/** Resource usage, in billionths of a core and of a byte. */
export interface ResourceUsage {
  readonly cpu: bigint;
  readonly memory: bigint;
}

/** A Pod or a node with its usage. */
export interface Measured {
  readonly namespace: string;
  readonly name: string;
  readonly usage: ResourceUsage;
  readonly containers: readonly { readonly name: string; readonly usage: ResourceUsage }[];
}

const MILLICORE = 1_000_000n;
const MEBIBYTE = 1_000_000_000n * 1024n * 1024n;

export function usageOf(metric: JsonObject): ResourceUsage {
  const usage = objectAt(metric, 'usage');
  const amount = (name: string): bigint => parseQuantity(String(usage[name] ?? '0')) ?? 0n;
  return { cpu: amount('cpu'), memory: amount('memory') };
}

export function usageSum(usages: readonly ResourceUsage[]): ResourceUsage {
  return usages.reduce((sum, one) => ({ cpu: sum.cpu + one.cpu, memory: sum.memory + one.memory }), {
    cpu: 0n,
    memory: 0n,
  });
}

/** The usage in thousandths of a core, rounded up, and whole mebibytes: `65m`, `540Mi`. */
export function columnsOf({ cpu, memory }: ResourceUsage): readonly string[] {
  return [`${(cpu + MILLICORE - 1n) / MILLICORE}m`, `${memory / MEBIBYTE}Mi`];
}

/** The sort order: the largest first by `cpu` or `memory`, by default by namespace and name. */
export function byUsage(order: string): (a: Measured, b: Measured) => number {
  return (a, b) => {
    if (order === 'cpu' || order === 'memory') {
      const [first, second] = [a.usage[order], b.usage[order]];
      if (first !== second) return first > second ? -1 : 1;
    }
    return compareTexts(`${a.namespace}/${a.name}`, `${b.namespace}/${b.name}`);
  };
}
