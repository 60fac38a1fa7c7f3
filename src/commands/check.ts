import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { toolVersion } from '../files/tool-version.ts';
import { checkManifest } from '../kubernetes/manifest/check-manifest.ts';
import { ABOUT, type ManifestCode, SEVERITY } from '../kubernetes/manifest/manifest-code.ts';
import { objectsOf } from '../kubernetes/manifest/stored-objects.ts';
import {
  isKubernetesVersion,
  KUBERNETES_VERSIONS,
  type KubernetesVersion,
} from '../kubernetes/schema/versions.ts';
import type { ApiObject } from '../kubernetes/validation/object-values.ts';
import { loadCurriculum } from '../learner/load-curriculum.ts';
import { FORMATS, type Format, REPORTERS, WRITING } from '../lint/reporters/registry.ts';
import { type CodeDescription, reportOrder } from '../lint/reporters/report.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { readFormat } from '../workspace/read-format.ts';
import { reportRoot } from '../workspace/report-root.ts';
import { YAML_HELP, type YamlCode, yamlSeverity } from '../yaml/yaml-problem.ts';
import { readSources } from './check/read-sources.ts';
import { type Act, examples } from './command.ts';

interface CheckCommand {
  readonly paths: readonly string[];
  /** The Kubernetes version; that of the curriculum by default. */
  readonly kubernetes: KubernetesVersion | undefined;
  readonly format: Format;
  /** A file with the objects in the cluster, which the other files replace. */
  readonly before: string | undefined;
}

const MANIFESTS = {
  name: (name: string): boolean => /\.(?:ya?ml|json)$/i.test(name),
  what: 'manifests (.yaml, .yml, .json)',
};

export function define(command: Command, act: Act): void {
  command
    .argument('<paths...>', 'files, folders, or - for standard input')
    .option('--kubernetes <version>', `the version: ${KUBERNETES_VERSIONS.join(', ')}`, readVersion)
    .option('--format <format>', `how to report: ${FORMATS.join(', ')}`, readFormat, 'pretty')
    .option('--before <file>', 'the objects as the cluster has them: also say what cannot be changed')
    .action((paths: string[], flags: Omit<CheckCommand, 'paths'>) => {
      const options = { paths, kubernetes: flags.kubernetes, format: flags.format, before: flags.before };
      act((env) => check(options, env));
    });
  examples(command, [
    ['k8s-drill check pod.yaml', 'what an API server would refuse'],
    ['kubectl get deploy web -o yaml | k8s-drill check -', 'what another command prints'],
    ['k8s-drill check manifests --kubernetes 1.34', 'all manifests of a folder'],
    ['k8s-drill check --before old.yaml new.yaml', 'what cannot be changed, and how to do it instead'],
    ['k8s-drill check . --format github', 'in a workflow'],
  ]);
}

/** @returns 1 if a file has an error. Files that cannot be read are reported after the others were checked. */
async function check({ paths, kubernetes, format, before }: CheckCommand, env: Env): Promise<number> {
  const version = kubernetes ?? curriculumVersion(env);
  const { files, unreadable } = await readSources(paths, MANIFESTS, env, reportRoot(format, env));
  const stored = before === undefined ? [] : await readStored(before, env, reportRoot(format, env));
  const findings = reportOrder(files.flatMap((file) => checkManifest(file, { kubernetes: version, stored })));
  const tool = { name: 'k8s-drill', version: toolVersion(env) };
  const report = { findings, files: files.length, codes: CODES, tool };
  env.stdout[WRITING[format]](REPORTERS[format](report, rowScreenOf(env)));
  const [first, ...others] = unreadable;
  for (const other of others) env.stderr.write(`k8s-drill: ${other.message}\n`);
  if (first !== undefined) throw first;
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0;
}

/** The objects of the file that `--before` names. */
async function readStored(path: string, env: Env, root: string): Promise<readonly ApiObject[]> {
  const { files, unreadable } = await readSources([path], MANIFESTS, env, root);
  const [first] = unreadable;
  if (first !== undefined) throw first;
  return files.flatMap((file) => objectsOf(file.text));
}

const CODES: readonly CodeDescription[] = [
  ...(Object.keys(SEVERITY) as ManifestCode[]).map((code) => ({
    code,
    severity: SEVERITY[code],
    ...ABOUT[code],
  })),
  ...(Object.keys(YAML_HELP) as YamlCode[]).map((code) => ({
    code,
    severity: yamlSeverity(code),
    text: YAML_HELP[code],
  })),
];

const NEWEST: KubernetesVersion = '1.36';

/** The curriculum may be ahead of the schemas. */
function curriculumVersion(env: Env): KubernetesVersion {
  const { kubernetes } = loadCurriculum(env);
  return isKubernetesVersion(kubernetes) ? kubernetes : NEWEST;
}

function readVersion(text: string): KubernetesVersion {
  const version = text.replace(/^v/, '');
  if (isKubernetesVersion(version)) return version;
  const known = KUBERNETES_VERSIONS.join(', ');
  throw new Failure({ code: 'usage', message: `--kubernetes takes ${known}, not '${text}'` });
}
