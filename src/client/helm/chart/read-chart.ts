import { isObject, type Json, type JsonObject, listAt, textAt } from '../../../kubernetes/json.ts';
import { parseData } from '../../../yaml/parse-data.ts';
import type { Running } from '../../client-effect.ts';
import { readPath } from '../../running.ts';
import { HelmFailure, notSimulated } from '../helm-failure.ts';
import type { Chart, ChartFile } from './chart.ts';

/** Reads the chart in a folder. @throws HelmFailure if there is none, or if it needs features that are not simulated */
export function* readChart(folder: string): Running<Chart> {
  const path = folder.replace(/(?<=.)\/+$/, '');
  const found = yield* readPath(path);
  if (!('names' in found)) throw isLocal(path) ? noFolder(path, 'bytes' in found) : fromAfar(path);
  const chartText = yield* textOf(`${path}/Chart.yaml`);
  if (chartText === undefined) throw new HelmFailure('Chart.yaml file is missing');
  const metadata = objectOf(chartText, 'Chart.yaml');
  checkMetadata(metadata);
  for (const name of ['charts/', 'crds/'])
    if (found.names.includes(name) && (yield* filesBelow(path, name.slice(0, -1))).length > 0)
      throw notSimulated(`the folder ${name} of a chart`);
  if (found.names.includes('values.schema.json')) throw notSimulated('the values.schema.json of a chart');
  const valuesText = (yield* textOf(`${path}/values.yaml`)) ?? '';
  return {
    metadata,
    values: objectOf(valuesText, 'values.yaml'),
    valuesText,
    templates: yield* filesBelow(path, 'templates'),
  };
}

function isLocal(path: string): boolean {
  return /^[./]/.test(path);
}

function noFolder(path: string, isFile: boolean): HelmFailure {
  if (isFile) return notSimulated('a chart in an archive; unpack it first');
  return new HelmFailure(`path ${JSON.stringify(path)} not found`);
}

/** The failure for a chart in a repository or a registry: there is no network access here. */
function fromAfar(path: string): HelmFailure {
  return notSimulated(`charts from repositories, only those in a folder; there is no folder ${path}`);
}

function checkMetadata(metadata: JsonObject): void {
  for (const key of ['apiVersion', 'name', 'version'])
    if (textAt(metadata, key) === '') throw new HelmFailure(`validation: chart.metadata.${key} is required`);
  if (listAt(metadata, 'dependencies').length > 0) throw notSimulated('the dependencies of a chart');
  if (textAt(metadata, 'type') === 'library')
    throw new HelmFailure('validation: library charts are not installable');
}

/** The content of a YAML file, which must be a map. */
export function objectOf(text: string, name: string): JsonObject {
  const { documents, problems } = parseData(text);
  const [problem] = problems;
  if (problem !== undefined) throw new HelmFailure(`cannot load ${name}: ${problem.message}`);
  const [value = {}] = documents as readonly Json[];
  if (!isObject(value)) throw new HelmFailure(`cannot load ${name}: it is not a map`);
  return value;
}

export function* textOf(path: string): Running<string | undefined> {
  const found = yield* readPath(path);
  return 'bytes' in found ? new TextDecoder().decode(found.bytes) : undefined;
}

function* filesBelow(folder: string, below: string): Running<readonly ChartFile[]> {
  const found = yield* readPath(`${folder}/${below}`);
  if (!('names' in found)) return [];
  const files: ChartFile[] = [];
  for (const name of found.names) {
    const path = `${below}/${name.replace(/\/$/, '')}`;
    if (name.endsWith('/')) files.push(...(yield* filesBelow(folder, path)));
    else files.push({ name: path, text: (yield* textOf(`${folder}/${path}`)) ?? '' });
  }
  return files;
}
