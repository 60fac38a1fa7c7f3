import { objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';

const TOKEN = 'kubernetes.io/service-account-token';

// biome-ignore lint/correctness/useYield: a Secret is described without asking for anything else.
export const describeSecret: Describer = function* ({ object }, page) {
  const type = textAt(object, 'type');
  const data = objectAt(object, 'data');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.write(`\nType:\t${type}\n\nData\n====\n`);
  for (const key of Object.keys(data).sort()) {
    const value = decoded(data[key]);
    page.field(
      key,
      key === 'token' && type === TOKEN ? new TextDecoder().decode(value) : `${value.length} bytes`,
    );
  }
};

export const describeConfigMap: Describer = function* (subject, page) {
  const { object } = subject;
  const data = objectAt(object, 'data');
  const binary = objectAt(object, 'binaryData');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.write('\nData\n====\n');
  for (const key of Object.keys(data).sort()) page.write(`${key}:\n----\n${String(data[key])}\n\n`);
  page.write('\nBinaryData\n====\n');
  for (const key of Object.keys(binary).sort()) page.write(`${key}: ${decoded(binary[key]).length} bytes\n`);
  page.write('\n');
  yield* describeEvents(subject, page);
};

function decoded(value: unknown): Uint8Array {
  return Uint8Array.from(atob(String(value)), (char) => char.charCodeAt(0));
}
