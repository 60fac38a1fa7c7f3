import { serverVersion } from '../../../cluster/api/paths/version.ts';
import { EXAM_VERSION } from '../../../exam-version.ts';
import { type JsonObject, textAt } from '../../../kubernetes/json.ts';
import { evaluateTemplate } from '../../output/go-template/evaluate.ts';
import { FUNCTIONS } from '../../output/go-template/functions.ts';
import { GoTemplateError, type TemplateBody } from '../../output/go-template/node.ts';
import { parseGoTemplate } from '../../output/go-template/parse.ts';
import type { TemplateValue } from '../../output/go-template/value.ts';
import type { Chart } from '../chart/chart.ts';
import { HelmFailure, notSimulated } from '../helm-failure.ts';
import { CHART_FUNCTIONS } from './functions.ts';
import { inKindOrder, type ManifestPart, manifestText, partsOf } from './manifest.ts';

/** The data of the release for which templates are rendered. */
export interface RenderedRelease {
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  readonly isUpgrade: boolean;
}

export interface RenderedChart {
  readonly manifest: string;
  readonly parts: readonly ManifestPart[];
  /** The rendered `NOTES.txt`; empty if there is none. */
  readonly notes: string;
}

const HOOK = 'helm.sh/hook';

/** Renders a chart with its effective values. @throws HelmFailure if a template is invalid or needs features that are not simulated */
export function renderChart(chart: Chart, values: JsonObject, release: RenderedRelease): RenderedChart {
  const name = textAt(chart.metadata, 'name');
  const engine = new ChartEngine(chart, name);
  const dot = {
    Chart: chartData(chart.metadata),
    Release: releaseData(release),
    Values: values,
    Capabilities: CAPABILITIES,
  };
  let notes = '';
  const parts: ManifestPart[] = [];
  for (const file of chart.templates) {
    const source = `${name}/${file.name}`;
    if (/(?:^|\/)_[^/]*$/.test(file.name)) continue;
    const text = engine.render(source, { ...dot, Template: { Name: source, BasePath: `${name}/templates` } });
    if (file.name.endsWith('NOTES.txt')) notes = text;
    else parts.push(...partsOf(source, text));
  }
  const own = inKindOrder(parts.filter(isNoHook));
  return { manifest: manifestText(own), parts: own, notes };
}

/** Whether an object is part of a release: objects for `helm test` are not. @throws HelmFailure for other hooks, which are not simulated */
function isNoHook({ object, source }: ManifestPart): boolean {
  const hook = textAt(object, 'metadata', 'annotations', HOOK);
  if (hook === '') return true;
  if (hook.split(',').every((one) => /^test/.test(one.trim()))) return false;
  throw notSimulated(`hooks of a chart: ${hook} in ${source}`);
}

const { major, minor, gitVersion } = serverVersion(EXAM_VERSION);
const CAPABILITIES: JsonObject = {
  KubeVersion: { Version: gitVersion, Major: major, Minor: minor },
};

function releaseData({ name, namespace, revision, isUpgrade }: RenderedRelease): JsonObject {
  return {
    Name: name,
    Namespace: namespace,
    Revision: revision,
    IsInstall: !isUpgrade,
    IsUpgrade: isUpgrade,
    Service: 'Helm',
  };
}

/** The fields of `Chart.yaml` with capital letters, as in Go. */
function chartData(metadata: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries({ appVersion: '', ...metadata }).map(([key, value]) => [
      key === 'apiVersion' ? 'APIVersion' : key.charAt(0).toUpperCase() + key.slice(1),
      value,
    ]),
  );
}

/** The templates of a chart: each file by its path, and the templates that files define by their names. */
class ChartEngine {
  readonly #named = new Map<string, TemplateBody>();
  readonly #functions = {
    ...FUNCTIONS,
    ...CHART_FUNCTIONS,
    include: (name: TemplateValue, dot: TemplateValue) => this.#include(String(name), dot),
    tpl: (text: TemplateValue, dot: TemplateValue) =>
      this.#evaluate(parseGoTemplate(String(text), this.#named), dot),
  };
  #depth = 0;

  constructor({ templates }: Chart, chart: string) {
    for (const { name, text } of templates) {
      const source = `${chart}/${name}`;
      try {
        this.#named.set(source, parseGoTemplate(text, this.#named));
      } catch (problem) {
        throw inWords(problem, `parse error at (${source})`);
      }
    }
  }

  render(source: string, dot: JsonObject): string {
    try {
      return this.#include(source, dot).replaceAll('<no value>', '');
    } catch (problem) {
      throw inWords(problem, `template: ${source}`);
    }
  }

  #include(name: string, dot: TemplateValue): string {
    const body = this.#named.get(name);
    if (body === undefined)
      throw new GoTemplateError(`no template ${JSON.stringify(name)} associated with template`);
    return this.#evaluate(body, dot);
  }

  #evaluate(body: TemplateBody, dot: TemplateValue): string {
    if (++this.#depth > DEEPEST) throw new GoTemplateError('templates include each other without end');
    const text = evaluateTemplate(body, dot, {
      functions: this.#functions,
      named: this.#named,
      isStrict: true,
      tool: 'helm',
    });
    this.#depth--;
    return text;
  }
}

const DEEPEST = 100;

function inWords(problem: unknown, where: string): unknown {
  return problem instanceof GoTemplateError ? new HelmFailure(`${where}: ${problem.message}`) : problem;
}
