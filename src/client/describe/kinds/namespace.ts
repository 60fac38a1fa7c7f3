import { objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { serverFailure } from '../../kubectl-failure.ts';
import { writeConditions } from '../conditions.ts';
import type { Describer } from '../describer.ts';
import { corePath, listRelated } from '../related.ts';
import { writeLimitRanges } from './limit-range.ts';
import { writeQuotas } from './quota.ts';

export const describeNamespace: Describer = function* ({ chunkSize, name, object }, page) {
  const quotas = yield* listRelated(corePath(name, 'resourcequotas'), [], chunkSize);
  if ('refused' in quotas) throw serverFailure(quotas.refused);
  const ranges = yield* listRelated(corePath(name, 'limitranges'), [], chunkSize);
  if ('refused' in ranges) throw serverFailure(ranges.refused);
  page.field('Name', name);
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('Status', textAt(object, 'status', 'phase'));
  writeConditions(page, objectsAt(object, 'status', 'conditions'));
  page.write('\n');
  writeQuotas(page, quotas.items);
  page.write('\n');
  writeLimitRanges(page, ranges.items);
};
