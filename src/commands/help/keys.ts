import { renderMarkdown } from '../../ui/render/markdown.ts';
import { renderHelp } from '../../ui/render/view.ts';
import type { GuideModule } from './guide.ts';

const TYPED = `
## Where text is typed

A line that starts with \`:\` is a command; its first letters are enough (\`:h\`), and \`::\` is a colon.
An empty line or \`idk\` asks whether to reveal the answer, which counts as again; \`q\`, \`quit\`, \`exit\`, \`?\` and \`help\` ask what is meant before they are graded.
Where nothing is typed, the key \`:\` opens a line for the same commands.
Several lines end with a line \`.\`; the arrow keys bring earlier lines back.

## Plain lines

With \`--plain\`, and wherever there is no terminal, no key is read and nothing is redrawn. An answer is a line:

- choices: \`2\`, or \`1,3\` where several hold
- steps: their order, \`3 1 2\`
- gaps: one a line
- several commands, and manifests: as many lines as you like, then a line \`.\`
- an empty line: it is asked whether to reveal, and a second one does
- what is recalled: an empty line reveals it, then 1 to 4

## In a list

The arrow keys move and a digit picks. Space ticks where several hold; in an order it takes the next step.
`;

export const guide: GuideModule['guide'] = (screen) =>
  `${renderHelp(screen)}\n\n${renderMarkdown(TYPED.trim(), screen)}`;
