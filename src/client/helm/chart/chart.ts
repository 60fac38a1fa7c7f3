import type { JsonObject } from '../../../kubernetes/json.ts';

/** A file of a chart, by its path in the chart's folder. */
export interface ChartFile {
  readonly name: string;
  readonly text: string;
}

/** A chart in a folder, without the charts on which it depends. */
export interface Chart {
  /** The content of `Chart.yaml`. */
  readonly metadata: JsonObject;
  /** The defaults in `values.yaml`, and the file as text. */
  readonly values: JsonObject;
  readonly valuesText: string;
  /** The files below `templates/`, sorted by name. */
  readonly templates: readonly ChartFile[];
}
