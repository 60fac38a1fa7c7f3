import type { JsonObject } from '../../../kubernetes/json.ts';

/** A file of a chart, by its path in the chart's folder. */
export interface ChartFile {
  readonly name: string;
  readonly text: string;
}

/** A chart in a folder, without charts that it depends on. */
export interface Chart {
  /** What `Chart.yaml` says. */
  readonly metadata: JsonObject;
  /** The defaults of `values.yaml`, and the file as it is. */
  readonly values: JsonObject;
  readonly valuesText: string;
  /** Below `templates/`, in the order of their names. */
  readonly templates: readonly ChartFile[];
}
