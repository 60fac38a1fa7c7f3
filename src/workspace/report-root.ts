import { isAbsolute, relative, sep } from 'node:path';
import type { Env } from '../env.ts';
import { isBelow } from '../files/below.ts';
import type { Format } from '../lint/reporters/registry.ts';

/**
 * The folder to which the paths in a report are relative: the working folder; for GitHub, whose paths are relative to the top of the checkout,
 * that top, in whatever folder below it a step runs.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @see https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning#specifying-the-root-for-source-files
 */
export function reportRoot(format: Format, { variables, workingDirectory }: Env): string {
  const workspace = variables['GITHUB_WORKSPACE'] ?? '';
  const isForGithub = format === 'github' || format === 'sarif';
  return isForGithub && isAbsolute(workspace) && isBelow(workspace, workingDirectory)
    ? workspace
    : workingDirectory;
}

/** A path relative to the root if it is below it, otherwise absolute; with `/` on every system. */
export function shownPath(path: string, root: string): string {
  const shown = isBelow(root, path) ? relative(root, path) : path;
  return shown.split(sep).join('/');
}
