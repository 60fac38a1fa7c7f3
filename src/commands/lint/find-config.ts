import { dirname, join } from 'node:path';
import type { Env } from '../../env.ts';
import { CONFIG_NAME, DEFAULT_CONFIG, type LintConfig, readConfig } from '../../lint/config.ts';
import type { Finding } from '../../lint/finding.ts';
import { badConfiguration } from '../../lint/rules/bad-configuration.ts';
import { CODES } from '../../lint/rules/registry.ts';
import { SourceFile } from '../../source/source-file.ts';
import { guarded } from '../find-files.ts';

export interface FoundConfig {
  /** Absolute; `null` where no folder above has one. */
  readonly path: string | null;
  readonly config: LintConfig;
}

export interface Configs {
  /** The configuration for a file: of its folder, or of the nearest one above that has any. @throws Failure `unreadable` */
  readonly of: (file: string) => FoundConfig;
  /** What is wrong with those that were read. */
  readonly findings: readonly Finding[];
}

/** Looks up configurations, each file of them read once. `shown` is how a path is told. */
export function openConfigs({ fs }: Env, shown: (path: string) => string): Configs {
  const known = new Map<string, FoundConfig>();
  const findings: Finding[] = [];
  const inFolder = (folder: string): FoundConfig => {
    const found = known.get(folder) ?? lookUp(folder);
    known.set(folder, found);
    return found;
  };
  const lookUp = (folder: string): FoundConfig => {
    const path = join(folder, CONFIG_NAME);
    if (fs.existsSync(path)) return { path, config: read(path) };
    const above = dirname(folder);
    return above === folder ? { path: null, config: DEFAULT_CONFIG } : inFolder(above);
  };
  const read = (path: string): LintConfig => {
    const file = new SourceFile(
      shown(path),
      guarded(path, () => fs.readFileSync(path, 'utf8')),
    );
    const { config, problems } = readConfig(file, [...CODES]);
    const { code, severity } = badConfiguration;
    findings.push(...problems.map((problem) => ({ code, severity, file, ...problem })));
    return config;
  };
  return { of: (file) => inFolder(dirname(file)), findings };
}
