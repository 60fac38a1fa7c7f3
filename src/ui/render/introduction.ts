import type { Screen } from '../../screen.ts';
import { renderMarkdown, renderTitle } from './markdown.ts';

/** The parts of a unit that are shown when it opens. */
export interface ShownUnit {
  readonly title: string;
  readonly goal: string;
  /** Markdown; `undefined` for a unit that has none. */
  readonly introduction: string | undefined;
}

/** A unit's title, what the learner can do after it, and its introduction. */
export function renderIntroduction({ title, goal, introduction }: ShownUnit, screen: Screen): string {
  const parts = [renderTitle(title, screen), renderMarkdown(goal, screen)];
  if (introduction !== undefined) parts.push(renderMarkdown(introduction, screen));
  return `\n${parts.join('\n\n')}`;
}
