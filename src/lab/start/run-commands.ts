import { driveOnCluster } from '../../client/drive-cluster.ts';
import { helmProgram } from '../../client/helm/helm-program.ts';
import { runScript } from '../../client/shell/run-script.ts';
import type { VirtualFiles } from '../../client/virtual-files.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { ADMINISTRATOR } from '../administrator.ts';
import { HOME } from './lab-files.ts';

/** The start of kubectl's error messages, after which a shell would continue. An eviction that waits for its budget is not a refusal. */
const REFUSAL = /^error(?!.*will retry)/im;

/** Runs the commands of a lab on its cluster, in a shell in the same process. @returns the error, or `undefined` if there was none */
export function runCommands(text: string, cluster: Cluster, files: VirtualFiles): string | undefined {
  let errors = '';
  const result = driveOnCluster(
    runScript(text, { variables: { HOME }, folder: files.folder, programs: { helm: helmProgram } }),
    {
      cluster,
      user: ADMINISTRATOR,
      files,
      stdin: new Uint8Array(),
      print: (to, printed) => {
        if (to === 'stderr') errors += printed;
      },
    },
  );
  if ('beyond' in result) return `k8s-drill does not run this here: ${result.beyond}`;
  if (result.exit === 0 && !REFUSAL.test(errors)) return undefined;
  return errors.trim() || `it ended with exit code ${result.exit}`;
}
