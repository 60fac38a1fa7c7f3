import { checkSelectsTemplate } from '../apps/template-selector.ts';
import type { FieldPath } from '../field-path.ts';
import { checkImmutable } from '../immutable.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkLabelSelector, selects } from '../labels.ts';
import { dnsLabel, dnsSubdomain } from '../names.ts';
import { type ApiObject, flag, number, object, text, textEntries } from '../object-values.ts';
import { sameValue } from '../same-value.ts';
import { checkJobSpec } from './job-spec.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/ */
export const job: KindRules = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  namespaced: true,
  name: dnsSubdomain,
  checked: (made, sent) => {
    const metadata = object(sent, 'metadata');
    const template = object(object(object(sent, 'spec'), 'template'), 'metadata');
    if (textEntries(metadata, 'labels').length > 0 || textEntries(template, 'labels').length > 0) return made;
    return { ...made, metadata: { ...object(made, 'metadata'), labels: undefined } };
  },
  validate(created, root) {
    const spec = object(created, 'spec') ?? {};
    const at = root.child('spec');
    checkGeneratedSelector(created, spec, at);
    checkWholeSpec(spec, at);
    checkHostname(created, spec, root.child('metadata', 'name'));
  },
  validateUpdate(after, before, root) {
    const [now, was] = [object(after, 'spec') ?? {}, object(before, 'spec') ?? {}];
    checkWholeSpec(now, root.child('spec'));
    checkJobUpdate(now, was, root.child('spec'));
  },
};

function checkWholeSpec(spec: ApiObject, at: FieldPath): void {
  checkJobSpec(spec, at);
  const selector = object(spec, 'selector');
  if (selector === undefined) at.child('selector').required();
  const before = at.count;
  checkLabelSelector(selector, at.child('selector'));
  if (at.count === before) checkSelectsTemplate(selector, object(spec, 'template'), at.child('template'));
}

const FIXED = [
  'selector',
  'completionMode',
  'podFailurePolicy',
  'backoffLimitPerIndex',
  'managedBy',
  'successPolicy',
];

/** Checks which fields of a Job may be changed. @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#elastic-indexed-jobs */
function checkJobUpdate(after: ApiObject, before: ApiObject, at: FieldPath): void {
  const completions = number(after, 'completions');
  if (completions !== number(before, 'completions')) {
    const elastic = text(after, 'completionMode') === 'Indexed' && completions !== undefined;
    if (!elastic) at.child('completions').invalid(completions, 'field is immutable');
    else if (completions !== number(after, 'parallelism'))
      at.child('completions').invalid(
        completions,
        `can only be modified in tandem with ${at.child('parallelism')}`,
      );
  }
  checkImmutable(after, before, FIXED, at);
  checkTemplateUpdate(after, before, at.child('template'));
}

/** Checks a change of the template, which is immutable except for the scheduling fields of a suspended Job. */
function checkTemplateUpdate(after: ApiObject, before: ApiObject, at: FieldPath): void {
  const now = object(after, 'template');
  const was = object(before, 'template');
  const waiting = flag(before, 'suspend');
  if (!sameValue(fixedTemplate(now, waiting), fixedTemplate(was, waiting)))
    at.invalid(now, 'field is immutable');
}

function fixedTemplate(template: ApiObject | undefined, waiting: boolean): unknown {
  if (!waiting || template === undefined) return template;
  const spec = object(template, 'spec');
  const open = {
    nodeSelector: undefined,
    affinity: undefined,
    tolerations: undefined,
    schedulingGates: undefined,
  };
  const { labels: _labels, annotations: _annotations, ...metadata } = object(template, 'metadata') ?? {};
  return { ...template, metadata, spec: { ...spec, ...open } };
}

/** Checks a selector that is not manual: the server generates it, together with the labels that it uses. */
function checkGeneratedSelector(created: ApiObject, spec: ApiObject, at: FieldPath): void {
  const selector = object(spec, 'selector');
  if (flag(spec, 'manualSelector') || selector === undefined) return;
  const metadata = object(created, 'metadata');
  const uid = text(metadata, 'uid');
  const own: Record<string, string> = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': text(metadata, 'name'),
    'controller-uid': uid,
    'job-name': text(metadata, 'name'),
  };
  const labels = object(object(object(spec, 'template'), 'metadata'), 'labels');
  for (const [key, value] of Object.entries(own)) {
    const here = at.child('template', 'metadata', 'labels').key(key);
    if (labels?.[key] === undefined) here.required(`must be '${value}'`);
    else if (labels[key] !== value) here.invalid(labels, `must be '${value}'`);
  }
  if (!selects(selector, own)) at.child('selector').invalid(selector, '`selector` not auto-generated');
}

/** Checks the host names of an indexed Job's Pods, which consist of the Job's name and the index. */
function checkHostname(created: ApiObject, spec: ApiObject, at: FieldPath): void {
  const completions = number(spec, 'completions') ?? 0;
  if (text(spec, 'completionMode') !== 'Indexed' || completions <= 0) return;
  const name = text(object(created, 'metadata'), 'name');
  const [wrong] = dnsLabel(`${name}-${completions - 1}`);
  if (wrong !== undefined)
    at.invalid(
      name,
      `will not able to create pod with invalid DNS label: ${name}-${completions - 1}: ${wrong}`,
    );
}
