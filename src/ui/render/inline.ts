import type { Inline } from '../../deck/markdown/inline.ts';
import { parseInline } from '../../deck/markdown/inlines/parse-inline.ts';
import type { Screen } from '../../screen.ts';
import { printable } from '../../source/printable.ts';

/**
 * Running text for a terminal. Without colours code keeps its backticks; emphasis is then left to the words. A link shows its target,
 * once: links are read, not followed.
 */
export function renderInline(markdown: string, screen: Screen): string {
  return parseInline(printable(markdown))
    .map((inline) => renderOne(inline, screen))
    .join('');
}

function renderOne(inline: Inline, screen: Screen): string {
  const { style, colour } = screen;
  switch (inline.type) {
    case 'text':
      return printable(inline.text);
    case 'code':
      return colour ? style.code(printable(inline.text)) : `\`${printable(inline.text)}\``;
    case 'strong':
      return style.bold(renderAll(inline.children, screen));
    case 'emphasis':
      return style.emphasis(renderAll(inline.children, screen));
    case 'link':
      return renderLink(inline, screen);
    case 'html':
      return inline.text.startsWith('<!--') ? '' : printable(inline.text);
    case 'break':
      return '\n';
  }
}

function renderAll(inlines: readonly Inline[], screen: Screen): string {
  return inlines.map((inline) => renderOne(inline, screen)).join('');
}

function renderLink({ target, children }: Extract<Inline, { type: 'link' }>, screen: Screen): string {
  const shown = printable(target);
  const words = renderAll(children, screen);
  const link = screen.style.link(shown);
  return words === shown || words === '' ? link : `${words} (${link})`;
}
