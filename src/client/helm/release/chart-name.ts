import { textAt } from '../../../kubernetes/json.ts';
import type { Release } from './release.ts';

/** The name and version of a release's chart: `web-0.1.0`. */
export function chartName({ chart }: Release): string {
  return `${textAt(chart, 'metadata', 'name')}-${textAt(chart, 'metadata', 'version')}`;
}

/** The version of the application in the chart. */
export function textOfApp({ chart }: Release): string {
  return textAt(chart, 'metadata', 'appVersion');
}
