import { objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';

// biome-ignore lint/correctness/useYield: a binding is described without asking for anything else.
export const describeRoleBinding: Describer = function* ({ object }, page) {
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.line(0, 'Role:');
  page.field('Kind', textAt(object, 'roleRef', 'kind'), 1);
  page.field('Name', textAt(object, 'roleRef', 'name'), 1);
  page.line(0, 'Subjects:');
  page.heads(1, 'Kind', 'Name', 'Namespace');
  for (const subject of objectsAt(object, 'subjects'))
    page.line(1, textAt(subject, 'kind'), textAt(subject, 'name'), textAt(subject, 'namespace'));
};
