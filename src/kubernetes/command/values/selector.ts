/** One condition of a selector: `env in (a, b)` is key `env` and test `in a,b`. */
export interface Requirement {
  readonly key: string;
  /** The same for all spellings: `= web`, `!= web`, `in a,b`, `not in a,b`, `exists`, `does not exist`. */
  readonly test: string;
}

const COMPARED = /^([^\s=!<>(),]+)\s*(==|=|!=|<|>)\s*([^\s=!<>(),]*)$/;
const LISTED = /^([^\s=!<>(),]+)\s+(in|notin)\s*\(([^()]*)\)$/;
const BARE = /^(!?)\s*([^\s=!<>(),]+)$/;

/**
 * The conditions of a label or field selector, in any order; `undefined` if the text is not a selector.
 * <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors>
 */
export function parseSelector(text: string): Requirement[] | undefined {
  const requirements: Requirement[] = [];
  for (const part of topLevelParts(text)) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    const requirement = parseRequirement(trimmed);
    if (requirement === undefined) return undefined;
    requirements.push(requirement);
  }
  return requirements;
}

function parseRequirement(text: string): Requirement | undefined {
  const compared = COMPARED.exec(text);
  if (compared !== null) {
    const [, key = '', operator = '', value = ''] = compared;
    return { key, test: `${operator === '==' ? '=' : operator} ${value}` };
  }
  const listed = LISTED.exec(text);
  if (listed !== null) {
    const [, key = '', word, list = ''] = listed;
    const values = [...new Set(list.split(',').map((v) => v.trim()))].sort();
    if (values.length === 1) return { key, test: `${word === 'in' ? '=' : '!='} ${values[0]}` };
    return { key, test: `${word === 'in' ? 'in' : 'not in'} ${values.join(',')}` };
  }
  const bare = BARE.exec(text);
  if (bare === null) return undefined;
  return { key: bare[2] ?? '', test: bare[1] === '!' ? 'does not exist' : 'exists' };
}

function topLevelParts(text: string): string[] {
  if (!text.includes('(')) return text.split(',');
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === ',' && depth <= 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
