/**
 * A text in which a CI runner finds no command: GitHub Actions reads `::error::` at the beginning of a line and `##[error]` anywhere, Azure Pipelines
 * `##vso[`, TeamCity `##teamcity[`. A blank is put into what would be one.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 */
export function withoutWorkflowCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1: ').replace(/##(?=\[|vso\[|teamcity\[)/g, '## ');
}
