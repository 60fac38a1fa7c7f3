/** A line that is kept, removed or added. */
interface Edit {
  readonly mark: ' ' | '-' | '+';
  readonly line: string;
}

const CONTEXT = 3;

/** The hunks of `diff -u` between two texts; empty if they are equal. */
export function unifiedHunks(before: string, after: string): string {
  const edits = editsOf(linesOf(before), linesOf(after));
  const changed = edits.flatMap(({ mark }, at) => (mark === ' ' ? [] : [at]));
  const hunks: { start: number; end: number }[] = [];
  for (const at of changed) {
    const [start, end] = [Math.max(at - CONTEXT, 0), Math.min(at + CONTEXT + 1, edits.length)];
    const last = hunks.at(-1);
    if (last !== undefined && start <= last.end) last.end = end;
    else hunks.push({ start, end });
  }
  return hunks.map(({ start, end }) => hunkText(edits, start, end)).join('');
}

function hunkText(edits: readonly Edit[], start: number, end: number): string {
  const count = (list: readonly Edit[], without: Edit['mark']): number =>
    list.filter(({ mark }) => mark !== without).length;
  const [front, shown] = [edits.slice(0, start), edits.slice(start, end)];
  const [old, fresh] = [
    range(count(front, '+'), count(shown, '+')),
    range(count(front, '-'), count(shown, '-')),
  ];
  return `@@ -${old} +${fresh} @@\n${shown.map(({ mark, line }) => `${mark}${line}\n`).join('')}`;
}

/** A range such as `12,3`. A single line is only its number, and an empty range is at the line before it. */
function range(front: number, count: number): string {
  if (count === 1) return String(front + 1);
  return `${count === 0 ? front : front + 1},${count}`;
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  return text.replace(/\n$/, '').split('\n');
}

/** The shortest edit script from one list of lines to the other. */
function editsOf(before: readonly string[], after: readonly string[]): Edit[] {
  let [start, oldEnd, newEnd] = [0, before.length, after.length];
  while (start < oldEnd && start < newEnd && before[start] === after[start]) start++;
  while (oldEnd > start && newEnd > start && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  const same = (line: string): Edit => ({ mark: ' ', line });
  return [
    ...before.slice(0, start).map(same),
    ...middleEdits(before.slice(start, oldEnd), after.slice(start, newEnd)),
    ...before.slice(oldEnd).map(same),
  ];
}

function middleEdits(before: readonly string[], after: readonly string[]): Edit[] {
  // Lengths of the longest common subsequence of the rest of both lists.
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row !== undefined)
        row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      edits.push({ mark: ' ', line: before[i] ?? '' });
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1)))
      edits.push({ mark: '-', line: before[i++] ?? '' });
    else edits.push({ mark: '+', line: after[j++] ?? '' });
  }
  return edits;
}
