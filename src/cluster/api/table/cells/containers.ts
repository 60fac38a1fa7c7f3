import { type Json, objectsAt, textAt } from '../../../../kubernetes/json.ts';

/** The names and images of a Pod template's containers: the two columns that `-o wide` adds for workloads. */
export function containerCells(template: Json | undefined): readonly [names: string, images: string] {
  const containers = objectsAt(template, 'spec', 'containers');
  return [
    containers.map((container) => textAt(container, 'name')).join(','),
    containers.map((container) => textAt(container, 'image')).join(','),
  ];
}
