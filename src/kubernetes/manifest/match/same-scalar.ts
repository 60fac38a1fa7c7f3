import type { YamlScalar } from '../../../yaml/yaml-node.ts';
import { parseSelector } from '../../command/values/selector.ts';
import { parseDuration } from '../../duration.ts';
import { fullImageName } from '../../full-image-name.ts';
import { parseQuantity } from '../../quantity.ts';
import { sameSchedule } from './same-schedule.ts';
import { sameWord } from './same-script.ts';

/** Fields whose items are words of a command line. */
const WORDS = new Set(['command', 'args']);

/** Whether two values mean the same in a field of a type (a letter of the schemas, or '' if unknown). */
export function sameScalar(expected: YamlScalar, actual: YamlScalar, type: string, field: string): boolean {
  const [a, b] = [textOf(expected), textOf(actual)];
  if (a === b) return type !== '' || typeof expected.value === typeof actual.value;
  if (type === 'q') return sameBy(parseQuantity, a, b);
  if (type === 't') return sameBy(parseDuration, a, b);
  if (type === 'i' || type === 'n') return numberOf(expected) === numberOf(actual);
  if (type === 'b') return expected.value === actual.value;
  if (type === 'x') return String(expected.value) === String(actual.value) || (NONE.test(a) && NONE.test(b));
  if (type === 's') return sameText(a, b, field);
  const isText = typeof expected.value === 'string' && typeof actual.value === 'string';
  return expected.value === actual.value ? expected.value !== null : isText && sameBy(parseDuration, a, b);
}

function sameText(a: string, b: string, field: string): boolean {
  if (WORDS.has(field)) return sameWord(a, b);
  switch (field) {
    case 'image':
      return fullImageName(a) === fullImageName(b);
    case 'schedule':
      return sameSchedule(a, b);
    case 'kubernetesVersion':
      return a.replace(/^v/, '') === b.replace(/^v/, '');
    case 'containerRuntimeEndpoint':
    case 'criSocket':
      return a.replace('/var/run/', '/run/') === b.replace('/var/run/', '/run/');
    case 'mountPath':
    case 'staticPodPath':
      return a.replace(/(?<=.)\/+$/, '') === b.replace(/(?<=.)\/+$/, '');
    case 'searches':
      return a.replace(/(?<=\w)\.$/, '') === b.replace(/(?<=\w)\.$/, '');
    case 'server':
      return /^https?:/.test(a) && a.replace(/\/$/, '') === b.replace(/\/$/, '');
    case 'resources':
    case 'components':
    case 'path':
      return relativePath(a) === relativePath(b);
    case 'selector':
    case 'labelSelector':
      return sameSelector(a, b);
    default:
      return false;
  }
}

/** Whether two selectors have the same conditions. */
function sameSelector(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) =>
    parseSelector(text)
      ?.map(({ key, test }) => `${key} ${test}`)
      .sort(),
  );
  return left !== undefined && left.join() === right?.join();
}

/** Zero per cent is the same as zero. */
const NONE = /^0%?$/;

/** The text of a value as the server would store it in a string field: `1.30` stays `1.30`. */
export function textOf({ value, raw }: YamlScalar): string {
  return typeof value === 'string' ? value : raw;
}

function numberOf({ value }: YamlScalar): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function sameBy<T>(parse: (text: string) => T | undefined, a: string, b: string): boolean {
  const parsed = parse(a);
  return parsed !== undefined && parsed === parse(b);
}

/** A path in a kustomization without a leading `./`; other entries of its resource lists start differently. */
function relativePath(path: string): string {
  return path.startsWith('.') ? path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '') : path;
}
