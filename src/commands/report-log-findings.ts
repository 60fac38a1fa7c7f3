import type { Env } from '../env.ts';
import { describeLogFinding, type LogFinding } from '../progress/log-finding.ts';

const SHOWN = 5;

/** Says on stderr what was odd about the files of progress; of many findings the first few. */
export function reportLogFindings(env: Pick<Env, 'stderr'>, findings: readonly LogFinding[]): void {
  for (const finding of findings.slice(0, SHOWN))
    env.stderr.write(`k8s-drill: ${describeLogFinding(finding)}\n`);
  const more = findings.length - SHOWN;
  if (more > 0) env.stderr.write(`k8s-drill: and ${more} more\n`);
}
