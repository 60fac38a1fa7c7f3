import type { Env } from '../../env.ts';
import type { Draw } from '../../screen.ts';

/** A page of help that is about no single command. */
export interface Guide {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<GuideModule>;
}

export interface GuideModule {
  /** The page for a terminal of a width. */
  guide(width: number, draw: Draw, env: Env): string;
}
