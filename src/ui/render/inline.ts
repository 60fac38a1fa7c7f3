import { printable } from '../../source/printable.ts';
import type { Draw } from './draw.ts';

export function renderInline(markdown: string, { style, colour }: Draw): string {
  return printable(markdown).replace(/`([^`]*)`/g, (all, code: string) => (colour ? style.code(code) : all));
}
