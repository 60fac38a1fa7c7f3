/** Whether mutants are tested, each of which all these tests may meet: those of large texts are then left out. */
export const isMutationTest = process.env['K8S_DRILL_PART'] !== undefined;

/** How often a property is tried; a tenth of it where mutants are tested, by the same texts for each. */
export function runs(count = 100): { readonly numRuns: number } {
  return { numRuns: isMutationTest ? Math.ceil(count / 10) : count };
}

/** What any text is made of: any code point, whose table takes seconds to build, and is not worth that for each mutant. */
export const anyCharacter = isMutationTest ? 'grapheme-ascii' : 'binary';
