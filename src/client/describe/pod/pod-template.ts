import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Description } from '../description.ts';
import { writeContainers } from './containers.ts';
import { spreadConstraints, tolerationTexts } from './placement.ts';
import { writeVolumes } from './volumes.ts';

/** Adds the template of a workload's Pods. */
export function writePodTemplate(page: Description, template: JsonObject): void {
  page.line(0, 'Pod Template:');
  const spec = objectAt(template, 'spec');
  page.labels('  Labels', objectAt(template, 'metadata', 'labels'));
  const annotations = objectAt(template, 'metadata', 'annotations');
  if (Object.keys(annotations).length > 0) page.annotations('  Annotations', annotations);
  const account = textAt(spec, 'serviceAccountName');
  if (account !== '') page.field('Service Account', account, 1);
  const initContainers = objectsAt(spec, 'initContainers');
  if (initContainers.length > 0)
    writeContainers(page, { title: 'Init Containers', containers: initContainers, statuses: [] });
  writeContainers(page, { title: 'Containers', containers: objectsAt(spec, 'containers'), statuses: [] });
  writeVolumes(page, objectsAt(spec, 'volumes'), '  ');
  const spread = spreadConstraints(spec);
  if (spread.length > 0) page.list('  Topology Spread Constraints', spread);
  const priority = textAt(spec, 'priorityClassName');
  if (priority !== '') page.field('Priority Class Name', priority, 1);
  page.labels('  Node-Selectors', objectAt(spec, 'nodeSelector'));
  page.list('  Tolerations', tolerationTexts(spec));
}
