import type { Severity } from '../../source/diagnostic.ts';

/** All problems of a manifest other than YAML syntax. */
export type ManifestCode =
  | 'no-object'
  | 'missing-api-version'
  | 'missing-kind'
  | 'unknown-kind'
  | 'wrong-api-version'
  | 'removed-api-version'
  | 'newer-api'
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-type'
  | 'unknown-value'
  | 'invalid-value'
  | 'octal-number'
  | 'quantity'
  | RuleCode;

/** The rules that the schema can't express, one file each. */
export type RuleCode =
  | 'name'
  | 'label'
  | 'annotation'
  | 'selector'
  | 'duplicate-name'
  | 'volume-source'
  | 'volume-mount'
  | 'resource-requests'
  | 'port'
  | 'node-port'
  | 'probe'
  | 'restart-policy'
  | 'environment'
  | 'file-mode'
  | 'storage-claim'
  | 'cron-schedule'
  | 'network-policy-peers'
  | 'network-policy-types'
  | 'rbac-api-group'
  | 'role-ref'
  | 'ingress-path'
  | 'autoscaler'
  | 'disruption-budget'
  | 'update-strategy'
  | 'toleration'
  | 'custom-resource-definition'
  | 'kubeadm-config';

/** An error is what makes the server refuse the object, or leaves the object without effect; a warning is allowed, but rarely intended. */
export const SEVERITY: Readonly<Record<ManifestCode, Severity>> = {
  'no-object': 'error',
  'missing-api-version': 'error',
  'missing-kind': 'error',
  'unknown-kind': 'error',
  'wrong-api-version': 'error',
  'removed-api-version': 'error',
  'newer-api': 'error',
  'unknown-field': 'error',
  'missing-field': 'error',
  'wrong-type': 'error',
  'unknown-value': 'error',
  'invalid-value': 'error',
  'octal-number': 'warning',
  quantity: 'error',
  name: 'error',
  label: 'error',
  annotation: 'error',
  selector: 'error',
  'duplicate-name': 'error',
  'volume-source': 'error',
  'volume-mount': 'error',
  'resource-requests': 'error',
  port: 'error',
  'node-port': 'error',
  probe: 'error',
  'restart-policy': 'error',
  environment: 'error',
  'file-mode': 'error',
  'storage-claim': 'error',
  'cron-schedule': 'error',
  'network-policy-peers': 'warning',
  'network-policy-types': 'warning',
  'rbac-api-group': 'warning',
  'role-ref': 'error',
  'ingress-path': 'error',
  autoscaler: 'error',
  'disruption-budget': 'error',
  'update-strategy': 'error',
  toleration: 'error',
  'custom-resource-definition': 'error',
  'kubeadm-config': 'error',
};

const K8S = 'https://kubernetes.io/docs';

/** One sentence and the documentation page for each code, for the list of rules and for machine-readable reports. */
export const ABOUT: Readonly<Record<ManifestCode, { readonly text: string; readonly page: string }>> = {
  'no-object': {
    text: 'A manifest is a map with `apiVersion` and `kind`.',
    page: `${K8S}/concepts/overview/working-with-objects/`,
  },
  'missing-api-version': {
    text: 'Every object has an API version.',
    page: `${K8S}/concepts/overview/working-with-objects/`,
  },
  'missing-kind': {
    text: 'Every object has a kind.',
    page: `${K8S}/concepts/overview/working-with-objects/`,
  },
  'unknown-kind': { text: 'The API group has no such kind.', page: `${K8S}/reference/kubernetes-api/` },
  'wrong-api-version': {
    text: 'The kind is served under another API version.',
    page: `${K8S}/reference/kubernetes-api/`,
  },
  'removed-api-version': {
    text: 'The API version is no longer served.',
    page: `${K8S}/reference/using-api/deprecation-guide/`,
  },
  'newer-api': {
    text: 'A newer version of Kubernetes has this, but the chosen one does not.',
    page: `${K8S}/reference/kubernetes-api/`,
  },
  'unknown-field': { text: 'The type has no such field.', page: `${K8S}/reference/kubernetes-api/` },
  'missing-field': { text: 'A required field is missing.', page: `${K8S}/reference/kubernetes-api/` },
  'wrong-type': {
    text: 'The value has the wrong type for the field.',
    page: `${K8S}/reference/kubernetes-api/`,
  },
  'unknown-value': {
    text: 'The field does not accept this value.',
    page: `${K8S}/reference/kubernetes-api/`,
  },
  'invalid-value': {
    text: "The API server's validation refuses the value.",
    page: `${K8S}/reference/kubernetes-api/`,
  },
  'octal-number': {
    text: 'YAML 1.1 reads a number that starts with 0 as octal.',
    page: 'https://yaml.org/type/int.html',
  },
  quantity: {
    text: 'A quantity is a number with one of the known suffixes.',
    page: `${K8S}/reference/kubernetes-api/common-definitions/quantity/`,
  },
  name: {
    text: 'Names follow the rules of their kind, most of them RFC 1123.',
    page: `${K8S}/concepts/overview/working-with-objects/names/`,
  },
  label: {
    text: 'Label keys and values follow the label syntax.',
    page: `${K8S}/concepts/overview/working-with-objects/labels/#syntax-and-character-set`,
  },
  annotation: {
    text: 'Annotation keys have the syntax of label keys; values are strings.',
    page: `${K8S}/concepts/overview/working-with-objects/annotations/#syntax-and-character-set`,
  },
  selector: {
    text: 'The selector matches the labels of the template.',
    page: `${K8S}/concepts/workloads/controllers/deployment/#selector`,
  },
  'duplicate-name': {
    text: 'Names of containers, ports and volumes are unique within their Pod.',
    page: `${K8S}/concepts/workloads/pods/`,
  },
  'volume-source': { text: 'A volume has exactly one source.', page: `${K8S}/concepts/storage/volumes/` },
  'volume-mount': {
    text: 'A mount refers to a volume of its Pod.',
    page: `${K8S}/concepts/storage/volumes/`,
  },
  'resource-requests': {
    text: 'A request is not higher than its limit.',
    page: `${K8S}/concepts/configuration/manage-resources-containers/`,
  },
  port: {
    text: 'Ports are 1 to 65535, and their names have at most 15 characters.',
    page: `${K8S}/concepts/services-networking/service/#field-spec-ports`,
  },
  'node-port': {
    text: 'Node ports are 30000 to 32767, and only for Services of a type that has them.',
    page: `${K8S}/concepts/services-networking/service/#type-nodeport`,
  },
  probe: {
    text: 'A probe has exactly one handler.',
    page: `${K8S}/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/`,
  },
  'restart-policy': {
    text: "A Job's Pods restart OnFailure or Never, those of other controllers Always.",
    page: `${K8S}/concepts/workloads/controllers/job/#pod-template`,
  },
  environment: {
    text: 'A variable has a name, and a value or one source.',
    page: `${K8S}/tasks/inject-data-application/define-environment-variable-container/`,
  },
  'file-mode': {
    text: 'A file mode is 0 to 0777, written in octal.',
    page: `${K8S}/concepts/storage/volumes/#configmap`,
  },
  'storage-claim': {
    text: 'A claim requests storage and access modes that can be combined.',
    page: `${K8S}/concepts/storage/persistent-volumes/`,
  },
  'cron-schedule': {
    text: 'A schedule has five fields, or is a macro such as @daily.',
    page: `${K8S}/concepts/workloads/controllers/cron-jobs/#schedule-syntax`,
  },
  'network-policy-peers': {
    text: 'Two list items are two separate peers; one item with both selectors is a single peer.',
    page: `${K8S}/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors`,
  },
  'network-policy-types': {
    text: 'Rules for a direction that is not in `policyTypes` have no effect.',
    page: `${K8S}/concepts/services-networking/network-policies/`,
  },
  'rbac-api-group': {
    text: "A rule's apiGroups include the groups of its resources.",
    page: `${K8S}/reference/access-authn-authz/rbac/#role-and-clusterrole`,
  },
  'role-ref': {
    text: 'A RoleBinding refers to a Role or a ClusterRole, a ClusterRoleBinding to a ClusterRole.',
    page: `${K8S}/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding`,
  },
  'ingress-path': {
    text: 'A path is absolute, and has a pathType and one backend.',
    page: `${K8S}/concepts/services-networking/ingress/#path-types`,
  },
  autoscaler: {
    text: 'A metric has the source of its type, and minReplicas is not above maxReplicas.',
    page: `${K8S}/concepts/workloads/autoscaling/horizontal-pod-autoscale/`,
  },
  'disruption-budget': {
    text: 'A budget sets either minAvailable or maxUnavailable.',
    page: `${K8S}/tasks/run-application/configure-pdb/`,
  },
  'update-strategy': {
    text: '`rollingUpdate` requires the type RollingUpdate, and its values are not both 0.',
    page: `${K8S}/concepts/workloads/controllers/deployment/#strategy`,
  },
  toleration: {
    text: 'The operator Exists has no value, and an empty key requires Exists.',
    page: `${K8S}/concepts/scheduling-eviction/taint-and-toleration/`,
  },
  'custom-resource-definition': {
    text: "A definition's names, versions and schemas are consistent.",
    page: `${K8S}/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/`,
  },
  'kubeadm-config': {
    text: 'etcd is either local or external; discovery is either by token or by file.',
    page: `${K8S}/reference/config-api/kubeadm-config.v1beta4/`,
  },
};
