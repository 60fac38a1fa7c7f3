import { type JsonObject, objectAt, textAt } from '../../json.ts';
import type { Allocation } from './allocation.ts';

/** Sets the selector and the labels that distinguish a new Job's Pods from all others, unless the Job has a manual selector. */
export function selectJobPods(object: JsonObject, { uid }: Allocation): void {
  const spec = objectAt(object, 'spec');
  if (spec.manualSelector === true) return;
  const name = textAt(object, 'metadata', 'name');
  const own = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
  const template = objectAt(spec, 'template');
  const metadata = objectAt(template, 'metadata');
  template.metadata = { ...metadata, labels: { ...own, ...objectAt(metadata, 'labels') } };
  const selector = objectAt(spec, 'selector');
  const matchLabels = {
    'batch.kubernetes.io/controller-uid': uid,
    ...objectAt(selector, 'matchLabels'),
  };
  spec.selector = { ...selector, matchLabels };
}
