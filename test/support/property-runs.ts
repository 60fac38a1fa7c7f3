/** How often a property is tried: a tenth of it where mutants are tested, each of which meets the same texts. */
export function runs(count = 100): { readonly numRuns: number } {
  const isMutationTest = process.env['K8S_DRILL_PART'] !== undefined;
  return { numRuns: isMutationTest ? Math.ceil(count / 10) : count };
}
