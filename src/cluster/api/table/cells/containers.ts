import { type Json, objectsAt, textAt } from '../../../../kubernetes/json.ts';

/** The names of a Pod template's containers, and their images: the two columns that `-o wide` adds to workloads. */
export function containerCells(template: Json | undefined): readonly [names: string, images: string] {
  const containers = objectsAt(template, 'spec', 'containers');
  return [
    containers.map((container) => textAt(container, 'name')).join(','),
    containers.map((container) => textAt(container, 'image')).join(','),
  ];
}
