import { findHome } from '../../progress/home.ts';
import { describeFinding } from '../../progress/read-settings.ts';
import { programName } from '../../source/program-name.ts';
import { type Check, problemOf, type Subject } from './check.ts';

export function checkSettings({ env, settings }: Subject): Check[] {
  if ('failure' in settings) return [problemOf(settings.failure)];
  const program = programName(env.variables);
  const { findings, resolved } = settings.value;
  const changed = resolved.filter(({ origin }) => origin !== 'default').length;
  const ok = `${changed} of ${resolved.length} changed, in ${findHome(env).config} or the environment`;
  if (findings.length === 0) return [{ status: 'ok', message: ok }];
  return findings.map((finding) => ({
    status: 'problem',
    message: describeFinding(finding),
    help:
      finding.code === 'unknown-setting'
        ? `${program} config unset ${finding.name} takes it out`
        : `${program} config set ${finding.name} VALUE, or ${program} config unset ${finding.name}`,
  }));
}
