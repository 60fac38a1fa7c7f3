import { findHome } from '../../progress/home.ts';
import { describeFinding } from '../../progress/read-settings.ts';
import { type Check, problemOf, type Subject } from './check.ts';

export function checkSettings({ env, settings }: Subject): Check[] {
  if ('failure' in settings) return [problemOf(settings.failure)];
  const { findings, resolved } = settings.value;
  const changed = resolved.filter(({ origin }) => origin !== 'default').length;
  const ok = `${changed} of ${resolved.length} changed, in ${findHome(env).config} or the environment`;
  if (findings.length === 0) return [{ status: 'ok', message: ok }];
  return findings.map((finding) => ({
    status: 'problem',
    message: describeFinding(finding),
    help:
      finding.code === 'unknown-setting'
        ? `k8s-drill config unset ${finding.name} takes it out`
        : `k8s-drill config set ${finding.name} VALUE, or config unset ${finding.name}`,
  }));
}
