import type { Env } from '../env.ts';
import { isFailure } from '../errors.ts';
import { describeLogFinding, type LogFinding } from '../progress/log-finding.ts';
import type { Progress } from '../progress/progress.ts';
import { describeFinding, type SettingFinding } from '../progress/read-settings.ts';

const SHOWN = 5;

/** Says on stderr what was odd about the files of progress; of many findings the first few. */
export function reportLogFindings(env: Pick<Env, 'stderr'>, findings: readonly LogFinding[]): void {
  report(env, findings.map(describeLogFinding));
}

/** Says on stderr which settings are no settings, or out of range. */
export function reportSettingFindings(env: Pick<Env, 'stderr'>, findings: readonly SettingFinding[]): void {
  report(env, findings.map(describeFinding));
}

/** Saves the snapshot; where it cannot be saved, says on stderr that nothing is lost by it. */
export function saveSnapshot(env: Pick<Env, 'stderr'>, progress: Progress): void {
  try {
    progress.save();
  } catch (error) {
    if (!isFailure(error)) throw error;
    const [reason = ''] = error.message.split('\n');
    env.stderr.write(
      `k8s-drill: every answer is saved; the snapshot, which makes the next start fast, is not: ${reason}\n`,
    );
  }
}

function report({ stderr }: Pick<Env, 'stderr'>, findings: readonly string[]): void {
  for (const finding of findings.slice(0, SHOWN)) stderr.write(`k8s-drill: ${finding}\n`);
  const more = findings.length - SHOWN;
  if (more > 0) stderr.write(`k8s-drill: and ${more} more\n`);
}
