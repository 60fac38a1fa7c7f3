import { formatSelector } from '../../../cluster/api/table/cells/labels.ts';
import { isObject, type JsonObject, numberAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { byText } from './containers.ts';

/** The tolerations of a Pod: `KEY=VALUE:EFFECT op=Exists for 300s`. */
export function tolerationTexts(spec: JsonObject): readonly string[] {
  return byText(objectsAt(spec, 'tolerations'), 'key').map((toleration) => {
    const [key, value, effect] = ['key', 'value', 'effect'].map((field) => textAt(toleration, field));
    const what = `${key}${value === '' ? '' : `=${value}`}${effect === '' ? '' : `:${effect}`}`;
    const exists = textAt(toleration, 'operator') === 'Exists' && value === '';
    const seconds = numberAt(toleration, 'tolerationSeconds');
    return `${what}${exists ? `${what === '' ? '' : ' '}op=Exists` : ''}${seconds === undefined ? '' : ` for ${seconds}s`}`;
  });
}

/** The topology spread constraints of a Pod: `TOPOLOGY:WHEN when max skew N is exceeded for selector …`. */
export function spreadConstraints(spec: JsonObject): readonly string[] {
  return byText(objectsAt(spec, 'topologySpreadConstraints'), 'topologyKey').map((constraint) => {
    const selector = constraint.labelSelector;
    const rule = `${textAt(constraint, 'topologyKey')}:${textAt(constraint, 'whenUnsatisfiable')}`;
    const skew = `when max skew ${numberAt(constraint, 'maxSkew') ?? 0} is exceeded`;
    return `${rule} ${skew}${isObject(selector) ? ` for selector ${formatSelector(selector)}` : ''}`;
  });
}

/** `KEY=VALUE:EFFECT` of a Node's taint. */
export function taintText(taint: JsonObject): string {
  const [key, value, effect] = ['key', 'value', 'effect'].map((field) => textAt(taint, field));
  if (effect === '') return value === '' ? `${key}` : `${key}=${value}:`;
  return value === '' ? `${key}:${effect}` : `${key}=${value}:${effect}`;
}
