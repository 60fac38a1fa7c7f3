import type { Kind } from '../../deck/card.ts';
import { PROPERTIES } from '../../deck/reading/properties.ts';
import { EXAM_VERSION } from '../../exam-version.ts';
import { asStarted } from '../../source/program-name.ts';
import { renderMarkdown } from '../../ui/render/markdown.ts';
import type { GuideModule } from './guide.ts';

const OTHERS = Object.keys(PROPERTIES)
  .filter((name) => name !== 'id' && name !== 'was')
  .map((name) => `\`${name}\``)
  .join(', ');

/** How the answer of each kind is written. */
const ANSWERS: Readonly<Record<Kind, string>> = {
  recall: 'what follows a break `---`',
  choice: 'a task list, one item ticked: `- [x]`',
  multi: 'a task list, two or more ticked',
  cloze: '`==gaps==` in the text; `==a\\|b==` accepts both',
  text: 'a fence with the words `text answer`; each line is accepted',
  steps: 'a numbered list, and `kind: steps` in the comment',
  command: 'a fence with the words `sh answer`; a further fence is a further way',
  manifest: 'a fence `yaml answer`, and `yaml match` for what must hold',
  lab: 'fences `yaml check` or `text check` for what must hold, and an answer; see `k8s-drill help labs`',
};

/** The deck format on a page; the kinds by what their answers look like. */
const PAGE = `
# Decks

A deck is one Markdown file. Put yours into the folder \`decks\` of \`k8s-drill progress path\`, or name it: \`--deck ./my.md\`.

\`\`\`\`markdown
---
title: My cluster
topic: my-cluster
domain: foundations
kubernetes: "${EXAM_VERSION}"
---

## Which port does etcd serve its clients on?
<!--
id: etcd-client-port
-->

\`\`\`text answer
2379
\`\`\`

> [!TIP]
> Its peers use the next one.
\`\`\`\`

Each heading of the second level is a card: one task. Below it, in this order: a comment with its properties, what is shown with the prompt,
the answer, and alerts (\`[!TIP]\` a hint, \`[!NOTE]\` the explanation, \`[!WARNING]\` a trap).

## Kinds of cards, by the shape of the answer

| kind | its answer in Markdown |
|---|---|
${Object.entries(ANSWERS)
  .map(([kind, answer]) => `| ${kind} | ${answer} |`)
  .join('\n')}

## Properties

\`id\` is required and stays for ever: progress hangs on \`topic/id\`, so reword freely, and rename with \`was: [topic/old-id]\`.
Others are ${OTHERS}.

## Writing

- \`k8s-drill new deck\` and \`k8s-drill new card\` ask and write.
- \`k8s-drill edit <id>\` opens a card in your editor; \`k8s-drill preview <id>\` asks it, and saves nothing.
- \`k8s-drill lint my.md\` says what is wrong, with line and column; \`k8s-drill lint --rules\` lists what it looks for.
- In a session, \`e\` opens the card that is asked; a card that you change while it is asked is shown again.
- \`decks/README.md\` in the package describes the whole format.
`;

export const guide: GuideModule['guide'] = (screen) =>
  renderMarkdown(asStarted(PAGE.trim(), screen.program), screen);
