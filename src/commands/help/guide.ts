import type { Env } from '../../env.ts';
import type { Screen } from '../../screen.ts';

/** A page of help that is about no single command. */
export interface Guide {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<GuideModule>;
}

export interface GuideModule {
  guide(screen: Screen, env: Env): string;
}
