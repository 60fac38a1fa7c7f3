import { parseScript } from '../../src/kubernetes/shell/parse-script.ts';

/** The words of a command line, as a shell splits them. */
export function splitWords(line: string): string[] {
  const { pipelines } = parseScript(line);
  return pipelines.flatMap(({ stages }) => stages).flatMap(({ words }) => words.map(({ value }) => value));
}
