import { accessModes } from '../../../cluster/api/table/cells/access-modes.ts';
import { storageClassOf } from '../../../cluster/api/table/cells/storage-class.ts';
import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { annotationLines, type Description, labelPairs } from '../description.ts';
import { goText, quantityText } from '../values.ts';

/** The indentation of an ephemeral volume's claim; kubectl also puts it before values. */
const DEEP = '    ';

/** Adds the claim template of an ephemeral volume. */
export function writeClaimTemplate(page: Description, template: JsonObject): void {
  page.field('StorageClass', storageClassOf(template), 2);
  page.field('Volume', textAt(template, 'spec', 'volumeName'), 2);
  writeDeepList(page, 'Labels', labelPairs(objectAt(template, 'metadata', 'labels')), DEEP);
  writeDeepList(page, 'Annotations', annotationLines(objectAt(template, 'metadata', 'annotations')), '');
  writeClaimSize(page, template, 2);
}

function writeDeepList(page: Description, name: string, values: readonly string[], between: string): void {
  const [first = '<none>', ...others] = values;
  page.write(`${DEEP}${name}:\t${DEEP}${first}\n`);
  for (const value of others) page.write(`${between}${DEEP}\t${DEEP}${value}\n`);
}

/** Adds the size, access modes and data source of a claim; for a bound claim, those of its volume. */
export function writeClaimSize(page: Description, claim: JsonObject, level: number): void {
  const spec = objectAt(claim, 'spec');
  const bound = textAt(spec, 'volumeName') !== '';
  const capacity = objectAt(claim, 'status', 'capacity').storage;
  page.field('Capacity', bound ? quantityText(capacity) : '', level);
  page.field('Access Modes', bound ? accessModes(listAt(claim, 'status', 'accessModes')) : '', level);
  const mode = textAt(spec, 'volumeMode');
  if (mode !== '') page.field('VolumeMode', mode, level);
  const source = spec.dataSource;
  if (!isObject(source)) return;
  page.line(level, 'DataSource:');
  const group = textAt(source, 'apiGroup');
  if (group !== '') page.field('APIGroup', group, level + 1);
  page.field('Kind', textAt(source, 'kind'), level + 1);
  page.field('Name', textAt(source, 'name'), level + 1);
}

/** Adds the claim templates of a StatefulSet. */
export function writeClaimTemplates(page: Description, templates: readonly JsonObject[]): void {
  page.line(0, 'Volume Claims:', ...(templates.length === 0 ? ['<none>'] : []));
  for (const template of templates) {
    const size = objectAt(template, 'spec', 'resources', 'requests').storage;
    page.field('Name', textAt(template, 'metadata', 'name'), 1);
    page.field('StorageClass', storageClassOf(template), 1);
    page.list('Labels', labelPairs(objectAt(template, 'metadata', 'labels')), '  ');
    page.list('Annotations', labelPairs(objectAt(template, 'metadata', 'annotations')), '  ');
    page.field('Capacity', size === undefined ? '<default>' : quantityText(size), 1);
    page.field('Access Modes', goText(listAt(template, 'spec', 'accessModes')), 1);
  }
}
