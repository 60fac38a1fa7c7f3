import { isControlledBy } from '../../cluster/controllers/owner.ts';
import { textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { DescribedObject } from './describer.ts';
import { corePath, type Listed, listRelated } from './related.ts';

/** The number of a controller's Pods in each phase, in words. */
export function* podsStatus(subject: DescribedObject, selector: string): Running<string> {
  const path = corePath(subject.namespace, 'pods');
  const query = selector === '' ? [] : [['labelSelector', selector] as const];
  const listed: Listed = yield* listRelated(path, query, subject.chunkSize);
  if ('refused' in listed) return `error in fetching pods: ${textAt(listed.refused, 'message')}`;
  const phases = listed.items
    .filter((pod) => isControlledBy(pod, subject.object))
    .map((pod) => textAt(pod, 'status', 'phase'));
  const count = (phase: string): number => phases.filter((found) => found === phase).length;
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}
