import type { Output } from './env.ts';
import { colourLevel } from './source/colour-level.ts';
import { printable, printableInColour } from './source/printable.ts';

/** A stream of the operating system. */
export type Stream = Pick<Output, 'write' | 'isTTY' | 'columns' | 'rows'>;

type Variables = Readonly<Record<string, string | undefined>>;

/** Makes a text safe for output, to a terminal or elsewhere. */
export function guardText(text: string, isTTY: boolean, variables: Variables): string {
  const shown = colourLevel(variables, isTTY) > 0 ? printableInColour(text) : printable(text);
  return isTTY ? shown : withoutWorkflowCommands(shown);
}

/**
 * The only way in which the program writes text. Much of it comes from outside (decks, manifests, file names, variables), so everything that a
 * terminal or a CI runner would interpret is made visible here; our own colours pass.
 */
export function guardOutput(stream: Stream, variables: Variables): Output {
  const safe = (text: string): string => guardText(text, stream.isTTY, variables);
  return {
    write: (text) => stream.write(safe(text)),
    writeExact: (text) => stream.write(stream.isTTY ? safe(text) : text),
    rewriteLine: (text) => stream.write(`\r${safe(text)}`),
    get isTTY() {
      return stream.isTTY;
    },
    get columns() {
      return stream.columns;
    },
    get rows() {
      return stream.rows;
    },
  };
}

/**
 * A text without commands for a CI runner: GitHub Actions reads `::error::` at the start of a line and `##[error]` anywhere, Azure Pipelines
 * `##vso[`, TeamCity `##teamcity[`. A space is inserted into each of them.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 */
function withoutWorkflowCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1: ').replace(/##(?=\[|vso\[|teamcity\[)/g, '## ');
}
