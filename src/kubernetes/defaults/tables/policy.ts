import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../json.ts';
import { type DefaultTable, filled, meant, written } from '../server-default.ts';
import { PAGES } from './pages.ts';

const { autoscaler, limitRange } = PAGES;
const RBAC = 'rbac.authorization.k8s.io';
const CPU_GOAL = 80;

const SCALE_UP = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};
const SCALE_DOWN = { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] };

/** Autoscalers, limits, access and priorities. */
export const POLICY: DefaultTable = {
  'V1HorizontalPodAutoscalerSpec.minReplicas': written(1, PAGES.autoscalerV1),
  'V1HorizontalPodAutoscalerSpec.targetCPUUtilizationPercentage': written(CPU_GOAL, PAGES.autoscalerV1),
  'V2HorizontalPodAutoscalerSpec.minReplicas': written(1, autoscaler),
  'V2HorizontalPodAutoscalerSpec.metrics': written(cpuMetric, autoscaler),
  'V2HorizontalPodAutoscalerSpec.behavior': meant(
    { scaleUp: SCALE_UP, scaleDown: { ...SCALE_DOWN, stabilizationWindowSeconds: 300 } },
    autoscaler,
  ),
  'V2HorizontalPodAutoscalerBehavior.scaleUp': filled(() => SCALE_UP, autoscaler),
  'V2HorizontalPodAutoscalerBehavior.scaleDown': filled(() => SCALE_DOWN, autoscaler),
  'V1LimitRangeItem.default': filled(ofContainer('max'), limitRange),
  'V1LimitRangeItem.defaultRequest': filled(requestOf, limitRange),
  'V1PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': meant('IfHealthyBudget', PAGES.disruptionBudget),
  'V1RoleRef.apiGroup': written(RBAC, PAGES.roleBinding),
  'RbacV1Subject.apiGroup': written(subjectGroup, PAGES.roleBinding),
  'V1PriorityClass.preemptionPolicy': written('PreemptLowerPriority', PAGES.priorityClass),
  'V1PriorityClass.globalDefault': meant(false, PAGES.priorityClass),
};

function cpuMetric(spec: JsonObject): Json | undefined {
  if (objectsAt(spec, 'metrics').length > 0) return undefined;
  const target = { type: 'Utilization', averageUtilization: CPU_GOAL };
  return [{ type: 'Resource', resource: { name: 'cpu', target } }];
}

function ofContainer(field: string): (item: JsonObject) => Json | undefined {
  return (item) => (textAt(item, 'type') === 'Container' ? objectAt(item, field) : undefined);
}

/** The default limit, or else the minimum. */
function requestOf(item: JsonObject): Json | undefined {
  if (textAt(item, 'type') !== 'Container') return undefined;
  return { ...objectAt(item, 'min'), ...objectAt(item, 'default') };
}

function subjectGroup(subject: JsonObject): Json | undefined {
  const kind = textAt(subject, 'kind');
  if (kind === 'ServiceAccount') return '';
  return kind === 'User' || kind === 'Group' ? RBAC : undefined;
}
