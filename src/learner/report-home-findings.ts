import type { Env } from '../env.ts';
import { isFailure } from '../errors.ts';
import { describeLogFinding, type LogFinding } from '../progress/log-finding.ts';
import type { Progress } from '../progress/progress.ts';
import { describeFinding, type SettingFinding } from '../progress/read-settings.ts';

const SHOWN = 5;

/** Reports problems in the progress files on stderr; only the first few of many. */
export function reportLogFindings(env: Pick<Env, 'stderr'>, findings: readonly LogFinding[]): void {
  report(env, findings.map(describeLogFinding));
}

/** Reports unknown and invalid settings on stderr. */
export function reportSettingFindings(env: Pick<Env, 'stderr'>, findings: readonly SettingFinding[]): void {
  report(env, findings.map(describeFinding));
}

/** Saves the snapshot; if that fails, reports on stderr that nothing is lost. */
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
