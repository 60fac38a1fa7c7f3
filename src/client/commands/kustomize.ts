import { failure, usageFailure } from '../kubectl-failure.ts';
import { buildKustomization } from '../kustomize/build.ts';
import { writeYaml } from '../output/write-yaml.ts';
import { print } from '../running.ts';
import type { KubectlCommand } from './command.ts';

/** Flags that set where to print, or that don't change what is built. */
const HARMLESS = ['load-restrictor', 'as-current-user'];

/** `kubectl kustomize` */
export const kustomize: KubectlCommand = function* ({ words, flags }) {
  const [folder = '.'] = words;
  if (words.length > 1) throw usageFailure('kustomize', `specify one path to kustomization.yaml`);
  const beyond = flags.names().find((name) => !HARMLESS.includes(name));
  if (beyond !== undefined)
    throw failure(`the kubectl built into k8s-drill does not support --${beyond} of kustomize`);
  const objects = yield* buildKustomization(folder.replace(/(?<=.)\/+$/, ''));
  yield* print(objects.map(writeYaml).join('---\n'));
  return 0;
};
