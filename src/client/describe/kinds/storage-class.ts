import { formatLabels } from '../../../cluster/api/table/cells/labels.ts';
import { truthText } from '../../../cluster/api/table/cells/values.ts';
import { listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import { describeEvents } from '../events.ts';

const DEFAULTS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

export const describeStorageClass: Describer = function* (subject, page) {
  const { object } = subject;
  const annotations = objectAt(object, 'metadata', 'annotations');
  const options = listAt(object, 'mountOptions').map(String);
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('IsDefaultClass', DEFAULTS.some((name) => annotations[name] === 'true') ? 'Yes' : 'No');
  page.field('Annotations', formatLabels(annotations));
  page.field('Provisioner', textAt(object, 'provisioner'));
  page.field('Parameters', formatLabels(object.parameters));
  page.field('AllowVolumeExpansion', truthText(object.allowVolumeExpansion));
  page.line(0, 'MountOptions:', ...(options.length === 0 ? ['<none>'] : []));
  for (const option of options) page.line(1, option);
  for (const [name, field] of [
    ['ReclaimPolicy', 'reclaimPolicy'],
    ['VolumeBindingMode', 'volumeBindingMode'],
  ] as const)
    if (textAt(object, field) !== '') page.field(name, textAt(object, field));
  if (object.allowedTopologies !== undefined) {
    const terms = objectsAt(object, 'allowedTopologies');
    page.field('AllowedTopologies', terms.length === 0 ? '<none>' : '');
    for (const [at, term] of terms.entries()) {
      const rules = objectsAt(term, 'matchLabelExpressions').map(
        (rule) => `${textAt(rule, 'key')} in [${listAt(rule, 'values').join(', ')}]`,
      );
      page.list(`Term ${at}`, rules, '  ');
    }
  }
  yield* describeEvents(subject, page);
};

export const describeVolumeAttributesClass: Describer = function* (subject, page) {
  const { object } = subject;
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Annotations', formatLabels(objectAt(object, 'metadata', 'annotations')));
  page.field('DriverName', textAt(object, 'driverName'));
  page.field('Parameters', formatLabels(object.parameters));
  yield* describeEvents(subject, page);
};
