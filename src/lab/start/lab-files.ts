import { VirtualFiles } from '../../client/virtual-files.ts';

/** Where the files of a lab are while it has no shell. */
export const HOME = '/home/user';
const WORK = `${HOME}/lab`;

/** A kubeconfig for a cluster that is asked in process: who sends the requests is known without it. */
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

/** The files that a lab's commands meet: a kubeconfig, and an empty working folder. */
export function labFiles(): VirtualFiles {
  return new VirtualFiles({ [`${HOME}/.kube/config`]: KUBECONFIG }, WORK);
}

/** The text of a file below the working folder; `undefined` where there is none. */
export function textIn(files: VirtualFiles, path: string): string | undefined {
  const found = files.read(path);
  return 'bytes' in found ? new TextDecoder().decode(found.bytes) : undefined;
}

/** The files below the working folder, by their paths in it. */
export function workFiles(files: VirtualFiles): readonly (readonly [path: string, bytes: Uint8Array])[] {
  return files
    .all()
    .filter(([path]) => path.startsWith(`${WORK}/`))
    .map(([path, bytes]) => [path.slice(WORK.length + 1), bytes]);
}
