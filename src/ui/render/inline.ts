import type { Inline } from '../../deck/markdown/inline.ts';
import { parseInline } from '../../deck/markdown/inlines/parse-inline.ts';
import type { Draw } from '../../screen.ts';
import { printable } from '../../source/printable.ts';

/**
 * Running text for a terminal. Without colours code keeps its backticks; emphasis is then left to the words. A link shows its target,
 * once: links are read, not followed.
 */
export function renderInline(markdown: string, draw: Draw): string {
  return parseInline(printable(markdown))
    .map((inline) => renderOne(inline, draw))
    .join('');
}

function renderOne(inline: Inline, draw: Draw): string {
  const { style, colour } = draw;
  switch (inline.type) {
    case 'text':
      return printable(inline.text);
    case 'code':
      return colour ? style.code(printable(inline.text)) : `\`${printable(inline.text)}\``;
    case 'strong':
      return style.bold(renderAll(inline.children, draw));
    case 'emphasis':
      return style.emphasis(renderAll(inline.children, draw));
    case 'link':
      return renderLink(inline, draw);
    case 'html':
      return inline.text.startsWith('<!--') ? '' : printable(inline.text);
    case 'break':
      return '\n';
  }
}

function renderAll(inlines: readonly Inline[], draw: Draw): string {
  return inlines.map((inline) => renderOne(inline, draw)).join('');
}

function renderLink({ target, children }: Extract<Inline, { type: 'link' }>, draw: Draw): string {
  const shown = printable(target);
  const words = renderAll(children, draw);
  const link = draw.style.link(shown);
  return words === shown || words === '' ? link : `${words} (${link})`;
}
