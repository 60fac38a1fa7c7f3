import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';

/** Only the metadata is checked. @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/service-account-v1/ */
export const serviceAccount: KindRules = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  namespaced: true,
  name: dnsSubdomain,
  validate() {},
};
