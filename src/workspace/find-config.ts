import { dirname, join, relative, sep } from 'node:path';
import type { Env } from '../env.ts';
import { isFailure } from '../errors.ts';
import { notAFile, type OnUnreadable, refuseNamedLinkOut } from '../files/find-files.ts';
import { kindAt } from '../files/given-path.ts';
import { globMatcher } from '../files/glob.ts';
import { readText } from '../files/read-file.ts';
import { CONFIG_NAME, DEFAULT_CONFIG, type LintConfig, readConfig } from '../lint/config/config.ts';
import { atLevel, type Levels, levelOf } from '../lint/config/severities.ts';
import type { LintFinding } from '../lint/finding.ts';
import { badConfiguration } from '../lint/rules/bad-configuration.ts';
import { CODES } from '../lint/rules/registry.ts';
import { SourceFile } from '../source/source-file.ts';

export interface FoundConfig {
  readonly config: LintConfig;
  /** Whether a file (absolute) is left out by the globs of `ignore`, which are relative to the configuration's folder. */
  readonly ignores: (file: string) => boolean;
}

const NO_CONFIG: FoundConfig = { config: DEFAULT_CONFIG, ignores: () => false };

export interface Configs {
  /** The configuration for a file: from its folder, or from the nearest one above; the defaults if it cannot be read. */
  readonly of: (file: string) => FoundConfig;
  /** The findings in the configurations that were read. */
  readonly findings: readonly LintFinding[];
}

interface ConfigOptions {
  /** Prints a path. */
  readonly shown: (path: string) => string;
  /** Levels from the command line. */
  readonly levels: Levels;
  readonly onUnreadable: OnUnreadable;
}

/** Finds configurations, and reads each file once. */
export function openConfigs(
  { fs, workingDirectory }: Env,
  { shown, levels, onUnreadable }: ConfigOptions,
): Configs {
  const known = new Map<string, FoundConfig>();
  const findings: LintFinding[] = [];
  const inFolder = (folder: string): FoundConfig => {
    const config = known.get(folder) ?? lookUp(folder);
    known.set(folder, config);
    return config;
  };
  const lookUp = (folder: string): FoundConfig => {
    const path = join(folder, CONFIG_NAME);
    if (kindAt(fs, path) !== 'nothing') return found(read(path), folder);
    const above = dirname(folder);
    return above === folder ? NO_CONFIG : inFolder(above);
  };
  const textOf = (path: string): string | null => {
    try {
      if (kindAt(fs, path) !== 'file') throw notAFile(path);
      refuseNamedLinkOut(fs, path, workingDirectory);
      return readText(fs, path);
    } catch (error) {
      if (!isFailure(error)) throw error;
      onUnreadable(error);
      return null;
    }
  };
  const read = (path: string): LintConfig => {
    const text = textOf(path);
    if (text === null) return DEFAULT_CONFIG;
    const file = new SourceFile(shown(path), text);
    const { config, problems } = readConfig(file, [...CODES]);
    const { code, severity } = badConfiguration;
    const level = levelOf(code, levels, config.levels);
    for (const problem of problems) {
      const finding = atLevel({ code, severity, file, ...problem }, level);
      if (finding !== null) findings.push(finding);
    }
    return config;
  };
  return { of: (file) => inFolder(dirname(file)), findings };
}

function found(config: LintConfig, folder: string): FoundConfig {
  if (config.ignore.length === 0) return { config, ignores: () => false };
  const globs = config.ignore.map(globMatcher);
  const ignores = (file: string): boolean => {
    const path = relative(folder, file).split(sep).join('/');
    return globs.some((matches) => matches(path));
  };
  return { config, ignores };
}
