import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { explain, isExplanation } from '../kubernetes/schema/explain.ts';
import { loadDescriptions } from '../learner/load-descriptions.ts';
import { jsonText } from '../source/json-text.ts';
import { describeExplainProblem, describeExplanation } from '../ui/render/explanation.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';

interface ExplainCommand {
  readonly subject: string;
  readonly json: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .argument('<object>', 'a kind, or a path in it: deployment, po.spec.containers, ing.spec.rules.http')
    .option('--json', 'print one JSON document')
    .action((subject: string, flags: { json?: boolean }) => {
      const options = { subject, json: flags.json === true };
      act((env) => explainKind(options, env));
    });
  examples(command, [
    ['k8s-drill explain deployment.spec', 'fields, types, which are required'],
    ['k8s-drill explain netpol.spec.ingress.from', 'by short name, as deep as wanted'],
    [
      'k8s-drill explain clusterconfiguration.apiServer',
      "kubeadm's, the kubelet's and Kustomize's files too",
    ],
  ]);
}

/** @throws Failure `usage` for an unknown kind or field */
function explainKind({ subject, json }: ExplainCommand, env: Env): number {
  const found = explain(subject);
  if (!isExplanation(found)) throw new Failure({ code: 'usage', message: describeExplainProblem(found) });
  const { subject: key, ...explanation } = found;
  const description = loadDescriptions(env)(key);
  const text = json
    ? jsonText({ version: 1, ...explanation, description: description ?? null }, null, 2)
    : describeExplanation(found, rowScreenOf(env), description);
  env.stdout.write(`${text}\n`);
  return 0;
}
