import { driveOnCluster } from '../../client/drive-cluster.ts';
import { runKubectl } from '../../client/kubectl.ts';
import type { VirtualFiles } from '../../client/virtual-files.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { parseScript } from '../../kubernetes/shell/parse-script.ts';
import type { Stage } from '../../kubernetes/shell/script.ts';
import { ADMINISTRATOR } from '../administrator.ts';
import { HOME } from './lab-files.ts';

/** Time that passes between two commands, as when a person types them. */
const TYPING = 1000;

/** Runs the kubectl commands of a lab on its cluster, one after the other. @returns what went wrong; `undefined` where nothing did */
export function runCommands(text: string, cluster: Cluster, files: VirtualFiles): string | undefined {
  const { pipelines, problems } = parseScript(text);
  if (problems.length > 0) return 'the shell would refuse these lines';
  for (const { stages } of pipelines) {
    const [stage, ...rest] = stages;
    if (stage === undefined) continue;
    const problem =
      rest.length > 0 ? 'only single kubectl commands run here' : runStage(stage, cluster, files);
    if (problem !== undefined) return problem;
    cluster.advance(TYPING);
  }
  return undefined;
}

function runStage(stage: Stage, cluster: Cluster, files: VirtualFiles): string | undefined {
  const [program, ...words] = stage.words.map(({ value }) => value);
  if (program !== 'kubectl' && program !== 'k') return `only kubectl runs here, not ${program}`;
  const printed = { stdout: '', stderr: '' };
  const exit = driveOnCluster(runKubectl(words, { HOME }), {
    cluster,
    user: ADMINISTRATOR,
    files,
    stdin: new TextEncoder().encode(stage.hereDocument?.text ?? ''),
    print: (to, text) => {
      printed[to] += text;
    },
  });
  const [redirect] = stage.redirects.filter(({ operator }) => operator === '>');
  if (redirect !== undefined) files.write(redirect.target, printed.stdout);
  return exit === 0 ? undefined : printed.stderr.trim() || `kubectl ended with exit code ${exit}`;
}
