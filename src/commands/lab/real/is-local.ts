/** Names by which Docker Desktop and similar programs reach the machine itself. */
const OWN_NAMES = ['localhost', 'kubernetes.docker.internal', 'host.docker.internal'];

/** Whether the server of a kubeconfig is on this machine: kind, k3d, minikube with Docker, Docker Desktop. */
export function isLocalServer(server: string): boolean {
  const host = URL.parse(server)?.hostname ?? '';
  return OWN_NAMES.includes(host) || /^127(?:\.\d+){3}$/.test(host) || ['[::1]', '0.0.0.0'].includes(host);
}
