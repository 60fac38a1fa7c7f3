/** Whether mutants are tested, each of which all these tests may meet: those of large texts are then left out. */
export const isMutationTest = process.env['K8S_DRILL_PART'] !== undefined;

/** How often a property is tried; a tenth of it where mutants are tested, by the same texts for each. */
export function runs(count = 100): { readonly numRuns: number } {
  return { numRuns: isMutationTest ? Math.ceil(count / 10) : count };
}
