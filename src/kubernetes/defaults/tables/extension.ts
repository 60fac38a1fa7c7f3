import { type Json, type JsonObject, textAt } from '../../json.ts';
import { type DefaultTable, written } from '../server-default.ts';
import { PAGES } from './pages.ts';

const { webhook, policy, definition, flowSchema, priorityLevel, claimDevices } = PAGES;

const HOOK: DefaultTable = {
  failurePolicy: written('Fail', webhook),
  matchPolicy: written('Equivalent', webhook),
  namespaceSelector: written({}, webhook),
  objectSelector: written({}, webhook),
  timeoutSeconds: written(10, webhook),
};

const DEVICES: DefaultTable = {
  allocationMode: written('ExactCount', claimDevices),
  count: written(exactCount, claimDevices),
};

/** Types that extend the API: webhooks, policies, custom resource definitions, API services, flow control, devices. */
export const EXTENSION: DefaultTable = {
  ...under('V1ValidatingWebhook', HOOK),
  ...under('V1MutatingWebhook', HOOK),
  'V1MutatingWebhook.reinvocationPolicy': written('Never', webhook),
  'V1RuleWithOperations.scope': written('*', webhook),
  'V1NamedRuleWithOperations.scope': written('*', policy),
  'AdmissionregistrationV1ServiceReference.port': written(443, webhook),
  'V1ValidatingAdmissionPolicySpec.failurePolicy': written('Fail', policy),
  'V1MutatingAdmissionPolicySpec.failurePolicy': written('Fail', policy),
  'V1MatchResources.matchPolicy': written('Equivalent', policy),
  'V1MatchResources.namespaceSelector': written({}, policy),
  'V1MatchResources.objectSelector': written({}, policy),
  'V1CustomResourceDefinitionSpec.conversion': written({ strategy: 'None' }, definition),
  'V1CustomResourceDefinitionNames.singular': written(
    (names) => textAt(names, 'kind').toLowerCase(),
    definition,
  ),
  'V1CustomResourceDefinitionNames.listKind': written(listKind, definition),
  'ApiextensionsV1ServiceReference.port': written(443, definition),
  'ApiregistrationV1ServiceReference.port': written(443, PAGES.apiService),
  'V1FlowSchemaSpec.matchingPrecedence': written(1000, flowSchema),
  'V1LimitedPriorityLevelConfiguration.nominalConcurrencyShares': written(30, priorityLevel),
  'V1LimitedPriorityLevelConfiguration.lendablePercent': written(0, priorityLevel),
  'V1ExemptPriorityLevelConfiguration.nominalConcurrencyShares': written(0, priorityLevel),
  'V1ExemptPriorityLevelConfiguration.lendablePercent': written(0, priorityLevel),
  'V1QueuingConfiguration.queues': written(64, priorityLevel),
  'V1QueuingConfiguration.handSize': written(8, priorityLevel),
  'V1QueuingConfiguration.queueLengthLimit': written(50, priorityLevel),
  ...under('V1ExactDeviceRequest', DEVICES),
  ...under('V1DeviceSubRequest', DEVICES),
  'V1DeviceToleration.operator': written('Equal', claimDevices),
};

function under(type: string, table: DefaultTable): DefaultTable {
  return Object.fromEntries(Object.entries(table).map(([field, value]) => [`${type}.${field}`, value]));
}

function listKind(names: JsonObject): Json | undefined {
  const kind = textAt(names, 'kind');
  return kind === '' ? undefined : `${kind}List`;
}

function exactCount(request: JsonObject): Json | undefined {
  return textAt(request, 'allocationMode') === 'ExactCount' ? 1 : undefined;
}
