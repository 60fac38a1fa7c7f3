import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, qualifiedName } from '../names.ts';
import { type ApiObject, has, object, text } from '../object-values.ts';

const LONGEST: Readonly<Record<string, number>> = {
  action: 128,
  reason: 128,
  reportingInstance: 128,
  note: 1024,
};

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/ */
export const coreEvent: KindRules = {
  apiVersion: 'v1',
  kind: 'Event',
  namespaced: true,
  name: dnsSubdomain,
  validate(created, at) {
    checkEventNamespace(created, object(created, 'involvedObject'), at);
  },
};

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/ */
export const event: KindRules = {
  apiVersion: 'events.k8s.io/v1',
  kind: 'Event',
  namespaced: true,
  name: dnsSubdomain,
  validate(created, at) {
    checkEventNamespace(created, object(created, 'regarding'), at);
    if (!has(created, 'eventTime')) at.child('eventTime').required();
    const type = text(created, 'type');
    if (type !== 'Normal' && type !== 'Warning') at.child('type').invalid('', `has invalid value: ${type}`);
    const controller = text(created, 'reportingController');
    if (controller === '') at.child('reportingController').required();
    checkName(controller, qualifiedName, at.child('reportingController'));
    for (const field of ['reportingInstance', 'action', 'reason'])
      if (text(created, field) === '') at.child(field).required();
    for (const [field, most] of Object.entries(LONGEST))
      if (text(created, field).length > most)
        at.child(field).invalid('', `can have at most ${most} characters`);
  },
};

/** Checks the namespace of an event: that of the object that it is about, or `default` if the object has none. */
function checkEventNamespace(created: ApiObject, about: ApiObject | undefined, at: FieldPath): void {
  const own = text(object(created, 'metadata'), 'namespace');
  const namespace = text(about, 'namespace');
  if (namespace === '' ? own !== '' && own !== 'default' : own !== namespace)
    at.child('involvedObject', 'namespace').invalid(namespace, 'does not match event.namespace');
}
