import { kubectl } from '../kubectl/read-kubectl.ts';
import { TOOLS } from '../tools/tools.ts';
import { once } from './once.ts';
import { compileTool, type Tool } from './tool.ts';

export interface KnownTool {
  readonly tool: () => Tool;
  /** Whether the tool usually runs as root, so that `sudo` makes no difference. */
  readonly asRoot: boolean;
  readonly ignoredVariables: ReadonlySet<string>;
}

/** The editor that kubectl opens makes no difference to what is done. */
const EDITORS = new Set(['KUBE_EDITOR', 'EDITOR']);

const KNOWN: ReadonlyMap<string, KnownTool> = new Map([
  ['kubectl', { tool: kubectl, asRoot: false, ignoredVariables: EDITORS }],
  ...TOOLS.map(
    ({ name, asRoot, ignoredVariables, load }) =>
      [
        name,
        { tool: once(() => compileTool(name, load())), asRoot, ignoredVariables: new Set(ignoredVariables) },
      ] as const,
  ),
]);

export function knownToolNames(): readonly string[] {
  return [...KNOWN.keys()];
}

export function knownTool(name: string): KnownTool | undefined {
  return KNOWN.get(name);
}
