import { checkOneOf, notNegative } from '../check-values.ts';
import { checkPodTemplate } from '../core/pod/pod-template.ts';
import type { FieldPath } from '../field-path.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, has, number, object, optionalText, text } from '../object-values.ts';
import { checkPodFailurePolicy } from './pod-failure-policy.ts';
import { checkSuccessPolicy } from './success-policy.ts';

const MOST_INDEXED = 100_000;
const MOST_OF_LARGE = 10_000;

/** Checks what Jobs and Job templates have in common. @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/#JobSpec */
export function checkJobSpec(spec: ApiObject, at: FieldPath): void {
  for (const field of [
    'parallelism',
    'completions',
    'activeDeadlineSeconds',
    'backoffLimit',
    'ttlSecondsAfterFinished',
    'backoffLimitPerIndex',
  ])
    notNegative(number(spec, field), at.child(field));
  checkMostFailed(spec, at);
  checkManagedBy(spec, at.child('managedBy'));
  checkCompletionMode(spec, at);
  checkFailurePolicies(spec, at);
  checkPodTemplate(object(spec, 'template') ?? {}, at.child('template'));
  checkRestartPolicy(spec, at.child('template', 'spec', 'restartPolicy'));
}

function checkMostFailed(spec: ApiObject, at: FieldPath): void {
  const most = number(spec, 'maxFailedIndexes');
  if (most === undefined) return;
  const here = at.child('maxFailedIndexes');
  notNegative(most, here);
  if (!has(spec, 'backoffLimitPerIndex'))
    at.child('backoffLimitPerIndex').required('when maxFailedIndexes is specified');
  const completions = number(spec, 'completions');
  if (completions !== undefined && most > completions)
    here.invalid(most, 'must be less than or equal to completions');
  if (most > MOST_INDEXED) here.invalid(most, `must be less than or equal to ${MOST_INDEXED}`);
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#delegation-of-managing-a-job-object-to-external-controller */
function checkManagedBy(spec: ApiObject, at: FieldPath): void {
  const manager = optionalText(spec, 'managedBy');
  if (manager === undefined) return;
  const slash = manager.indexOf('/');
  if (manager === '') at.required();
  else if (slash <= 0 || slash === manager.length - 1)
    at.invalid(manager, 'must be a domain-prefixed path (such as "acme.io/foo")');
  else {
    for (const words of dnsSubdomain(manager.slice(0, slash))) at.invalid(manager.slice(0, slash), words);
    const path = manager.slice(slash + 1);
    if (!/^(?:[A-Za-z0-9/\-._~%!$&'()*+,;=:]+)$/.test(path)) at.invalid(path, 'Invalid path');
  }
  if (manager.length > 63) at.tooLong(63);
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode */
function checkCompletionMode(spec: ApiObject, at: FieldPath): void {
  const mode = optionalText(spec, 'completionMode');
  if (mode !== undefined) checkOneOf(mode, ['NonIndexed', 'Indexed'], at.child('completionMode'));
  if (mode === 'Indexed') checkIndexed(spec, at);
  else if (number(spec, 'backoffLimitPerIndex') !== undefined)
    at.child('backoffLimitPerIndex').invalid(
      number(spec, 'backoffLimitPerIndex'),
      'requires indexed completion mode',
    );
  if (mode !== 'Indexed' && number(spec, 'maxFailedIndexes') !== undefined)
    at.child('maxFailedIndexes').invalid(
      number(spec, 'maxFailedIndexes'),
      'requires indexed completion mode',
    );
  const success = object(spec, 'successPolicy');
  if (success !== undefined) checkSuccessPolicy(success, spec, at.child('successPolicy'));
}

function checkIndexed(spec: ApiObject, at: FieldPath): void {
  const completions = number(spec, 'completions');
  const parallelism = number(spec, 'parallelism') ?? 0;
  if (completions === undefined) at.child('completions').required('when completion mode is Indexed');
  if (parallelism > MOST_INDEXED)
    at.child('parallelism').invalid(
      parallelism,
      `must be less than or equal to ${MOST_INDEXED} when completion mode is Indexed`,
    );
  if ((completions ?? 0) <= MOST_INDEXED || !has(spec, 'backoffLimitPerIndex')) return;
  const words = `must be less than or equal to ${MOST_OF_LARGE} when completions are above ${MOST_INDEXED} and used with backoff limit per index`;
  const most = number(spec, 'maxFailedIndexes');
  if (most === undefined)
    at.child('maxFailedIndexes').required(`must be specified when completions is above ${MOST_INDEXED}`);
  else if (most > MOST_OF_LARGE) at.child('maxFailedIndexes').invalid(most, words);
  if (parallelism > MOST_OF_LARGE) at.child('parallelism').invalid(parallelism, words);
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy */
function checkFailurePolicies(spec: ApiObject, at: FieldPath): void {
  const failure = object(spec, 'podFailurePolicy');
  if (failure !== undefined) checkPodFailurePolicy(failure, spec, at.child('podFailurePolicy'));
  const replacement = optionalText(spec, 'podReplacementPolicy');
  if (replacement === undefined) return;
  const allowed = failure === undefined ? ['Failed', 'TerminatingOrFailed'] : ['Failed'];
  checkOneOf(replacement, allowed, at.child('podReplacementPolicy'));
}

function checkRestartPolicy(spec: ApiObject, at: FieldPath): void {
  const policy = text(object(object(spec, 'template'), 'spec'), 'restartPolicy');
  if (policy === '' || policy === 'Always') at.required('valid values: "OnFailure", "Never"');
  else checkOneOf(policy, ['OnFailure', 'Never'], at);
  if (object(spec, 'podFailurePolicy') !== undefined && policy !== 'Never')
    at.invalid(policy, 'only "Never" is supported when podFailurePolicy is specified');
}
