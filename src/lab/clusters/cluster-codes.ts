import type { CodeText } from '../../source/code-text.ts';

const error = 'error';

/** The problems that `clusters.yaml` can have. */
export const CLUSTER_CODES = {
  'clusters-syntax': {
    severity: error,
    message: (problem) => `the clusters are not valid YAML: ${problem}`,
    help: 'the file is a map of cluster names',
  },
  'cluster-name': {
    severity: error,
    message: (name) => `\`${name}\` is not a valid name for a cluster`,
    help: 'use lower-case letters, digits and `-`, at most 40 characters',
  },
  'cluster-key': {
    severity: error,
    message: (key, known) => `unknown key \`${key}\`; the known keys are ${known}`,
    help: 'a cluster has title, workers, metrics, nodes and objects; a node has labels, taints, cpu and memory',
  },
  'cluster-value': {
    severity: error,
    message: (key, expected) => `\`${key}\` must be ${expected}`,
    help: 'a cluster has title, workers, metrics, nodes and objects; a node has labels, taints, cpu and memory',
  },
  'cluster-node': {
    severity: error,
    message: (name, nodes) => `the cluster has no node \`${name}\`; it has ${nodes}`,
    help: 'the first node is `controlplane`, the workers are `node01` and so on',
  },
} as const satisfies Readonly<Record<string, CodeText>>;

export type ClusterCode = keyof typeof CLUSTER_CODES;
