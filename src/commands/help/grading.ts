import { asStarted } from '../../source/program-name.ts';
import { renderMarkdown } from '../../ui/render/markdown.ts';
import type { GuideModule } from './guide.ts';

const PAGE = `
# Grading

What you type is graded by what it means, never by how it is spelt.

## Commands

Both lines are parsed with the tool's own flags. Equal are: the order and the form of flags (\`-n dev\`, \`--namespace=dev\`), short names and
plurals (\`po\`, \`pods\`), \`TYPE NAME\` and \`TYPE/NAME\`, the order of independent names, commas and repeated flags, defaults written out,
quantities and durations by value, quotes, and \`k\` for kubectl.

Different is whatever the API server would see, and the output that the task asks for. A verdict names each difference.

Where words do not settle it, your command and the reference run on the same small clusters: with the objects that both name and others of near
names, with other values, with some of it done already, and without those objects. Nothing leaves your machine, and nothing is started.
What counts is the state after things settle, the files that are written, the kubeconfig, and the output where the task asks for one:

- **right, another way**: none of the clusters tells the two apart, and each of them shows what the options do;
- **wrong**: one of them does, and the verdict says what your command does there;
- **you decide**: it cannot be run here (an editor, a node's tools, a file of your own), or the clusters do not show what an option does.

A table, YAML, JSON or \`-o name\` is asked for as it is. Where the reference picks values out (\`jsonpath\`, \`custom-columns\`, \`awk\`, \`jq\`), any command that
prints the same values is right; their order counts where the reference sorts. \`k8s-drill compare --worlds\` shows the clusters.

## Manifests

First YAML, then the schema of the card's Kubernetes version, then what the task asks for. You may write more than that. Names that the task
does not give are yours, order matters only where it does in Kubernetes, and a server's default counts as written.
The score is the share of the task that holds.

## Text and gaps

Answers that are code must be exact but for white space; wrong case alone is \`close\`. Others forgive case, outer punctuation and one typo
in a longer word.

## Choices and steps

All the right ones and no other; steps in their order, but for pairs that may change places.

## What a verdict does to the schedule

| verdict | rated |
|---|---|
| right | good |
| right with a hint, or close | hard |
| wrong | again |
| unsure | you decide; in a quiz without a terminal it scores nothing |

After a verdict \`1\` to \`4\` change the rating, and \`o\` says "I was right". What was graded wrongly is worth a report.
`;

export const guide: GuideModule['guide'] = (screen) =>
  renderMarkdown(asStarted(PAGE.trim(), screen.program), screen);
