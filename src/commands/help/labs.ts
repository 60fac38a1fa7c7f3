import { CLAUSES } from '../../cluster/kubelet/programs/clauses.ts';
import { EXAM_VERSION } from '../../exam-version.ts';
import { FACTS } from '../../lab/checks/registry.ts';
import { loadClusters } from '../../learner/load-clusters.ts';
import { asStarted } from '../../source/program-name.ts';
import { renderMarkdown } from '../../ui/render/markdown.ts';
import type { GuideModule } from './guide.ts';

const FENCE = '```';

const EXAMPLE = `---
title: My labs
topic: my-labs
domain: troubleshooting
kubernetes: "${EXAM_VERSION}"
---

## Deployment \`web\` in namespace \`shop\` has no ready Pod. Make its 2 replicas available
<!--
id: wrong-tag
cluster: workers-2
missing-images: [nginx:1.27-alpin]
minutes: 5
-->

${FENCE}yaml setup
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.27-alpin"}]}
${FENCE}

${FENCE}yaml check 2
kind: Deployment
metadata: {name: web, namespace: shop}
status: {availableReplicas: 2}
${FENCE}

${FENCE}sh answer
kubectl set image deployment/web web=nginx:1.27-alpine -n shop
${FENCE}

> [!TIP]
> The events of a Pod say what the kubelet could not do.

> [!NOTE]
> The registry has no image with this tag.`;

const PAGE = (clusters: string): string => `
# Labs

A lab is a card whose answer is the state of a cluster. \`k8s-drill lab\` sets the cluster up in memory, opens a shell on it, and checks what holds in the end.

\`\`\`\`markdown
${EXAMPLE}
\`\`\`\`

## Fences

| fence | meaning |
|---|---|
| \`yaml setup\` | objects, created in their order; namespaces are made where they are missing |
| \`sh setup\` | kubectl commands, run in a shell of k8s-drill's own |
| \`text file names.txt\` | a file in the learner's working folder; any language |
| \`yaml check 2\` | an object like this must exist; the number is its points, 1 without one |
| \`yaml absent\` | no object like this may exist |
| \`text check\` | facts, one a line; each has the points of the fence |
| \`sh answer\`, \`yaml answer\` | a way to solve it; a further fence is a further way |

A check of YAML follows the rules of \`yaml match\`: more than it shows may be there, and \`null\` means absent or empty. Without a name, any object of the kind and namespace will do.
Everything must hold for a minute by the cluster's clock, after it has had three to settle. Each value of a check must be in the prompt or the context.

## Facts

| fact | meaning |
|---|---|
${rows(Object.values(FACTS))}

\`TYPE/NAME\` is as kubectl takes it: \`deploy/web\`, \`pvc/data\`. Without \`-n\`, the namespace is \`default\`.

## Clusters

\`cluster\` names one of these; without it, a lab starts on \`workers-2\`.

${clusters}

## Images and programs

Every valid image can be pulled, but for those of \`missing-images\`. Known images (such as nginx, redis and busybox) and shell scripts do what they do; of others, \`programs\` says
what they do, as in \`programs: [shop/api listens 8080, worker exits 1 after 5s]\`: an image or the name of a container, and one of these:

| words | meaning |
|---|---|
${rows(Object.values(CLAUSES))}

\`simulated: true\` says that only the simulated cluster has what the lab needs.

## Proof

\`k8s-drill lint my-labs.md\` tries each lab out: it must begin unsolved, each answer must solve it, and neither waiting nor deleting everything may. \`k8s-drill lab --deck my-labs.md my-labs/wrong-tag\`
starts it; \`k8s-drill preview\` does without recording anything.
`;

function rows(rules: readonly { readonly form: string; readonly meaning: string }[]): string {
  return rules.map(({ form, meaning }) => `| \`${form.replaceAll('|', '\\|')}\` | ${meaning} |`).join('\n');
}

/** The format of labs on a page, with the facts, clusters and verbs that there are. */
export const guide: GuideModule['guide'] = (screen, env) => {
  const shapes = Object.entries(loadClusters(env));
  const clusters = shapes.map(([name, { title }]) => `- \`${name}\`: ${title}`).join('\n');
  return renderMarkdown(asStarted(PAGE(clusters).trim(), screen.program), screen);
};
