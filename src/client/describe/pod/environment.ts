import { isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Description } from '../description.ts';
import { fieldOfPod, resourceOfContainer } from './downward.ts';

/** Adds the ConfigMaps and Secrets that are used as variables as a whole. */
export function writeEnvironmentSources(page: Description, container: JsonObject): void {
  const sources = objectsAt(container, 'envFrom');
  if (sources.length > 0) page.line(2, 'Environment Variables from:');
  for (const source of sources) {
    const [from, reference] = isObject(source.configMapRef)
      ? ['ConfigMap', source.configMapRef]
      : isObject(source.secretRef)
        ? ['Secret', source.secretRef]
        : ['', {}];
    const prefix = textAt(source, 'prefix');
    page.line(
      3,
      textAt(reference, 'name'),
      prefix === '' ? from : `${from} with prefix '${prefix}'`,
      optionalText(reference),
    );
  }
}

function optionalText(reference: JsonObject): string {
  return `Optional: ${reference.optional === true}`;
}

/** Adds the variables of a container. @param pod the Pod with the values of field references; absent for a template */
export function writeEnvironment(page: Description, container: JsonObject, pod?: JsonObject): void {
  const variables = objectsAt(container, 'env');
  page.line(2, 'Environment:', ...(variables.length === 0 ? ['<none>'] : []));
  for (const variable of variables) {
    const name = `${textAt(variable, 'name')}:`;
    if (isObject(variable.valueFrom)) {
      const cells = sourceCells(variable.valueFrom, container, pod);
      if (cells.length > 0) page.line(3, name, ...cells);
      continue;
    }
    const [first = '', ...others] = textAt(variable, 'value').split('\n');
    page.line(3, name, first);
    for (const line of others) page.line(3, '', line);
  }
}

function sourceCells(
  from: JsonObject,
  container: JsonObject,
  pod: JsonObject | undefined,
): readonly string[] {
  if (isObject(from.fieldRef)) {
    const path = textAt(from.fieldRef, 'fieldPath');
    const value = pod === undefined ? '' : fieldOfPod(pod, path);
    return [`${value} (${textAt(from.fieldRef, 'apiVersion')}:${path})`];
  }
  if (isObject(from.resourceFieldRef)) {
    const resource = textAt(from.resourceFieldRef, 'resource');
    const value = resourceOfContainer(container, from.resourceFieldRef);
    const ofNode = value === '0' && (resource === 'limits.cpu' || resource === 'limits.memory');
    return [`${ofNode ? 'node allocatable' : value} (${resource})`];
  }
  for (const [part, words] of [
    ['secretKeyRef', 'in secret'],
    ['configMapKeyRef', 'of config map'],
  ] as const) {
    const reference = objectAt(from, part);
    if (isObject(from[part]))
      return [
        `<set to the key '${textAt(reference, 'key')}' ${words} '${textAt(reference, 'name')}'>`,
        optionalText(reference),
      ];
  }
  return [];
}
