import type { JsonObject } from '../../kubernetes/json.ts';
import type { ApiResource } from '../registry/resource.ts';
import { readFieldQuery } from './field-query.ts';
import { readLabelQuery } from './label-query.ts';

/** Selects the objects of a collection that match the label and field selectors of a query. Throws 400. */
export function selectionOf(query: URLSearchParams, resource: ApiResource): (object: JsonObject) => boolean {
  const labels = query.get('labelSelector') ?? '';
  const fields = query.get('fieldSelector') ?? '';
  const matches = [
    ...(labels === '' ? [] : [readLabelQuery(labels)]),
    ...(fields === '' ? [] : [readFieldQuery(fields, resource)]),
  ];
  return (object) => matches.every((match) => match(object));
}
