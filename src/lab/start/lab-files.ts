import { VirtualFiles } from '../../client/virtual-files.ts';

/** The folder of a lab's files while it has no shell. */
export const HOME = '/home/user';
const WORK = `${HOME}/lab`;

/** A kubeconfig for a cluster in the same process, where the user does not depend on it. */
const KUBECONFIG = `apiVersion: v1
kind: Config
current-context: kubernetes-admin@kubernetes
contexts:
- {name: kubernetes-admin@kubernetes, context: {cluster: kubernetes, user: kubernetes-admin}}
clusters:
- {name: kubernetes, cluster: {server: 'https://127.0.0.1:6443'}}
users:
- {name: kubernetes-admin, user: {}}
`;

/** The files for a lab's commands: a kubeconfig, and an empty working folder. */
export function labFiles(): VirtualFiles {
  return new VirtualFiles({ [`${HOME}/.kube/config`]: KUBECONFIG }, WORK);
}

/** The text of a file in the working folder, or `undefined` if it does not exist. */
export function textIn(files: VirtualFiles, path: string): string | undefined {
  const found = files.read(path);
  return 'bytes' in found ? new TextDecoder().decode(found.bytes) : undefined;
}

/** The files in the working folder, by their paths relative to it. */
export function workFiles(files: VirtualFiles): readonly (readonly [path: string, bytes: Uint8Array])[] {
  return files
    .all()
    .filter(([path]) => path.startsWith(`${WORK}/`))
    .map(([path, bytes]) => [path.slice(WORK.length + 1), bytes]);
}
