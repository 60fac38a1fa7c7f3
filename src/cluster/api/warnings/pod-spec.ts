import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';

/** Node labels that have a newer name. */
const OLD_LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region':
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone':
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type':
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
};

/** The server's warnings about the spec of a Pod or a template; `at` is the path to the spec. */
export function podSpecWarnings(spec: JsonObject, at: string): readonly string[] {
  return [
    ...labelWarnings(spec, at),
    ...volumeWarnings(spec, at),
    ...['initContainers', 'containers'].flatMap((list) => containerWarnings(spec, list, at)),
  ];
}

function labelWarnings(spec: JsonObject, at: string): string[] {
  return Object.keys(objectAt(spec, 'nodeSelector')).flatMap((key) => {
    const words = lookUp(OLD_LABELS, key);
    return words === undefined ? [] : [`${at}.nodeSelector[${key}]: ${words}`];
  });
}

function volumeWarnings(spec: JsonObject, at: string): string[] {
  return objectsAt(spec, 'volumes').flatMap((volume, position) =>
    volume.gitRepo === undefined
      ? []
      : [`${at}.volumes[${position}].gitRepo: deprecated in v1.11, and disabled by default in v1.33+`],
  );
}

function containerWarnings(spec: JsonObject, list: string, at: string): string[] {
  return objectsAt(spec, list).flatMap((container, position) => {
    const here = `${at}.${list}[${position}]`;
    return [...duplicateVariables(container, here), ...fractionalBytes(container, here)];
  });
}

/** Warns of variables that hide each other. */
function duplicateVariables(container: JsonObject, at: string): string[] {
  const found: string[] = [];
  const names = new Set<string>();
  for (const [position, variable] of objectsAt(container, 'env').entries()) {
    const name = textAt(variable, 'name');
    if (names.has(name))
      found.push(
        `${at}.env[${position}]: hides previous definition of "${name}", which may be dropped when using apply`,
      );
    names.add(name);
  }
  return found;
}

/** Warns of memory amounts with a fraction of a byte. */
function fractionalBytes(container: JsonObject, at: string): string[] {
  return ['limits', 'requests'].flatMap((kind) => {
    const amount = textAt(container, 'resources', kind, 'memory');
    const isWhole = !/^\d+m$/.test(amount) || Number(amount.slice(0, -1)) % 1000 === 0;
    return isWhole
      ? []
      : [`${at}.resources.${kind}[memory]: fractional byte value "${amount}" is invalid, must be an integer`];
  });
}
