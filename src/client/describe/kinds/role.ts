import { objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { ruleCells, simpleRules } from '../simple-rules.ts';

/** Roles and ClusterRoles: one line for each resource, with all verbs that any rule allows. */
// biome-ignore lint/correctness/useYield: a role is described without asking for anything else.
export const describeRole: Describer = function* ({ object }, page) {
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.line(0, 'PolicyRule:');
  page.line(1, 'Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs');
  page.line(1, '---------', '-----------------', '--------------', '-----');
  for (const rule of simpleRules(objectsAt(object, 'rules'))) page.line(1, ...ruleCells(rule));
};
