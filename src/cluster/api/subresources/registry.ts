import { REVIEWS } from '../../access/reviews/registry.ts';
import { requestToken } from '../../access/tokens/request-token.ts';
import type { ApiCall } from '../api-call.ts';
import { serveNodeMetrics, servePodMetrics } from '../metrics.ts';
import type { ApiReply } from '../request.ts';
import { bind } from './binding.ts';
import { componentStatus } from './component-status.ts';
import { connect } from './connect.ts';
import { evict } from './eviction.ts';
import { scale } from './scale.ts';

/** Handles a request for a subresource, or for a resource that is not stored. The verb is the one used by discovery. */
export type Handler = (call: ApiCall, verb: string) => ApiReply;

/** The handlers of requests that do more than read or write a part of the stored object, by resource, or by resource and subresource. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  ...REVIEWS,
  bindings: bind,
  componentstatuses: componentStatus,
  'nodes.metrics.k8s.io': serveNodeMetrics,
  'pods.metrics.k8s.io': servePodMetrics,
  'deployments.apps/scale': scale,
  'pods/attach': connect,
  'pods/binding': bind,
  'pods/eviction': evict,
  'pods/exec': connect,
  'pods/log': connect,
  'pods/portforward': connect,
  'replicasets.apps/scale': scale,
  'replicationcontrollers/scale': scale,
  'serviceaccounts/token': requestToken,
  'statefulsets.apps/scale': scale,
};
