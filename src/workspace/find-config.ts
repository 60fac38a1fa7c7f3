import { dirname, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Env } from '../env.ts';
import { isFailure } from '../errors.ts';
import { guarded, notAFile, type OnUnreadable } from '../files/find-files.ts';
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
  /** The configuration for a file: of its folder, or of the nearest one above that has any; the defaults for one that cannot be read. */
  readonly of: (file: string) => FoundConfig;
  /** What is wrong with those that were read. */
  readonly findings: readonly LintFinding[];
}

interface ConfigOptions {
  /** How a path is told. */
  readonly shown: (path: string) => string;
  /** Set on the command line. */
  readonly levels: Levels;
  readonly onUnreadable: OnUnreadable;
}

/** Looks up configurations, each file of them read once. */
export function openConfigs({ fs }: Env, { shown, levels, onUnreadable }: ConfigOptions): Configs {
  const known = new Map<string, FoundConfig>();
  const findings: LintFinding[] = [];
  const inFolder = (folder: string): FoundConfig => {
    const config = known.get(folder) ?? lookUp(folder);
    known.set(folder, config);
    return config;
  };
  const lookUp = (folder: string): FoundConfig => {
    const path = join(folder, CONFIG_NAME);
    if (fs.existsSync(path)) return found(read(path), folder);
    const above = dirname(folder);
    return above === folder ? NO_CONFIG : inFolder(above);
  };
  const textOf = (path: string): string | null => {
    try {
      if (!guarded(path, () => fs.statSync(path)).isFile()) throw notAFile(path);
      return guarded(path, () => fs.readFileSync(path, 'utf8'));
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
  const matches = picomatch([...config.ignore]);
  return { config, ignores: (file) => matches(relative(folder, file).split(sep).join('/')) };
}
