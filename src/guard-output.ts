import type { Output } from './env.ts';
import { colourLevel } from './source/colour-level.ts';
import { printable, printableInColour } from './source/printable.ts';

/** A stream as the machine has it. */
export type Stream = Pick<Output, 'write' | 'isTTY' | 'columns' | 'rows'>;

type Variables = Readonly<Record<string, string | undefined>>;

/** A text as it may go out, to a terminal or elsewhere. */
export function guardText(text: string, isTTY: boolean, variables: Variables): string {
  const shown = colourLevel(variables, isTTY) > 0 ? printableInColour(text) : printable(text);
  return isTTY ? shown : withoutWorkflowCommands(shown);
}

/**
 * The one way out for text. Much of it comes from elsewhere (decks, manifests, file names, variables), so that whatever a terminal or a CI runner would
 * obey is made visible here, wherever it came from; our own colours pass where there are any.
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
 * A text in which a CI runner finds no command: GitHub Actions reads `::error::` at the beginning of a line and `##[error]` anywhere, Azure Pipelines
 * `##vso[`, TeamCity `##teamcity[`. A blank is put into what would be one.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 */
function withoutWorkflowCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1: ').replace(/##(?=\[|vso\[|teamcity\[)/g, '## ');
}
