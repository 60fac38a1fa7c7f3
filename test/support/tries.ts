/**
 * How often a slow test tries: so many times, or as many times more as `K8S_DRILL_TRIES` says. For the figures of a release:
 * `K8S_DRILL_TRIES=10 npm run test:slow`.
 */
export function tries(usual: number): number {
  return Math.round(usual * Number(process.env['K8S_DRILL_TRIES'] ?? 1));
}
