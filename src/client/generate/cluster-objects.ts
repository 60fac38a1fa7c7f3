import type { Json, JsonObject } from '../../kubernetes/json.ts';
import { failure } from '../kubectl-failure.ts';
import { type Generate, nameOf, splitPair } from './generator.ts';
import { labelSelectorOf } from './label-selector.ts';

/** `kubectl create namespace` */
export const namespace: Generate = (invocation) => {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: nameOf(invocation) } };
};

/** `kubectl create quota` */
export const quota: Generate = (invocation) => {
  const { flags } = invocation;
  const name = nameOf(invocation);
  const hard = Object.fromEntries(
    flags.list('hard').map((pair): [string, Json] => {
      const found = splitPair(pair);
      if (found === undefined || found[0] === '' || found[1] === '')
        throw failure(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
      return [found[0], found[1]];
    }),
  );
  const scopes = flags.list('scopes');
  const spec: JsonObject = {
    ...(Object.keys(hard).length > 0 && { hard }),
    ...(scopes.length > 0 && { scopes: [...scopes] }),
  };
  return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name }, spec };
};

/** `kubectl create priorityclass` */
export const priorityclass: Generate = (invocation) => {
  const { flags } = invocation;
  const name = nameOf(invocation);
  const description = flags.text('description');
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value: flags.int('value', 0),
    ...(flags.on('global-default') && { globalDefault: true }),
    ...(description !== '' && { description }),
    preemptionPolicy: flags.text('preemption-policy', 'PreemptLowerPriority'),
  };
};

/** `kubectl create poddisruptionbudget` */
export const poddisruptionbudget: Generate = (invocation) => {
  const { flags } = invocation;
  const name = nameOf(invocation);
  const [least, most, selector] = [
    flags.text('min-available'),
    flags.text('max-unavailable'),
    flags.text('selector'),
  ];
  if (selector === '') throw failure('a selector must be specified');
  if (least === '' && most === '') throw failure('one of min-available or max-unavailable must be specified');
  if (least !== '' && most !== '')
    throw failure('min-available and max-unavailable cannot be both specified');
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: {
      ...(least === ''
        ? { maxUnavailable: intOrPercent(most, 'max-unavailable') }
        : { minAvailable: intOrPercent(least, 'min-available') }),
      selector: labelSelectorOf(selector),
    },
  };
};

function intOrPercent(text: string, flag: string): Json {
  if (!/^\d+%?$/.test(text)) throw failure(`invalid format specified for ${flag}`);
  return text.endsWith('%') ? text : Number(text);
}
