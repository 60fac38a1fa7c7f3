import { objectAt, textAt } from '../../kubernetes/json.ts';
import type { Connection } from '../connection.ts';
import type { Flags } from '../flags.ts';
import { failure, KubectlFailure } from '../kubectl-failure.ts';
import type { Kubeconfig } from './kubeconfig.ts';

/**
 * Determines the connection.
 *
 * @param ownUser whether `--user` is a flag of the command, and not the user of the kubeconfig
 * @throws KubectlFailure for a context, cluster or user that does not exist
 */
export function connectionOf(config: Kubeconfig, flags: Flags, ownUser = false): Connection {
  const context = flags.text('context', config.currentContext);
  const found = config.contexts.get(context);
  if (flags.has('context') && found === undefined) throw failure(`context "${context}" does not exist`);
  const clusterName = flags.text('cluster', textAt(found, 'cluster'));
  const asked = !ownUser && flags.has('user');
  const userName = asked ? flags.text('user') : textAt(found, 'user');
  if (flags.has('cluster') && !config.clusters.has(clusterName))
    throw failure(`cluster "${clusterName}" does not exist`);
  if (asked && !config.users.has(userName)) throw failure(`auth info "${userName}" does not exist`);
  const cluster = objectAt(config.clusters.get(clusterName));
  const user = objectAt(config.users.get(userName));
  const ofContext = textAt(found, 'namespace');
  return {
    context,
    server: flags.text('server', textAt(cluster, 'server')),
    namespace: flags.text('namespace') || ofContext || 'default',
    namespaceGiven: flags.text('namespace') !== '' || ofContext !== '',
    certificateAuthorityData: textAt(cluster, 'certificate-authority-data'),
    certificateAuthority: flags.text('certificate-authority', textAt(cluster, 'certificate-authority')),
    tlsServerName: flags.text('tls-server-name', textAt(cluster, 'tls-server-name')),
    insecure: flags.on('insecure-skip-tls-verify', cluster['insecure-skip-tls-verify'] === true),
    token: flags.text('token', textAt(user, 'token')),
    clientCertificateData: textAt(user, 'client-certificate-data'),
    clientKeyData: textAt(user, 'client-key-data'),
    clientCertificate: flags.text('client-certificate', textAt(user, 'client-certificate')),
    clientKey: flags.text('client-key', textAt(user, 'client-key')),
    headers: impersonation(flags),
  };
}

function impersonation(flags: Flags): Record<string, string> {
  const user = flags.text('as');
  const groups = flags.all('as-group');
  const uid = flags.text('as-uid');
  if (user === '' && (groups.length > 0 || uid !== ''))
    throw new KubectlFailure('error: requesting uid, groups or user-extra without impersonating a user');
  return {
    ...(user !== '' && { 'impersonate-user': user }),
    ...(groups.length > 0 && { 'impersonate-group': groups.join(', ') }),
    ...(uid !== '' && { 'impersonate-uid': uid }),
  };
}
