import type { Condition } from '../checks/condition.ts';

/** The conditions with titles that distinguish them as far as their details differ: `Deployment web in namespace shop: replicas 3`. */
export function withDistinctTitles(conditions: readonly Condition[]): readonly Condition[] {
  const times = new Map<string, number>();
  for (const { title } of conditions) times.set(title, (times.get(title) ?? 0) + 1);
  return conditions.map((condition) => {
    const { title, detail = '' } = condition;
    return (times.get(title) ?? 0) > 1 && detail !== ''
      ? { ...condition, title: `${title}: ${detail}` }
      : condition;
  });
}
