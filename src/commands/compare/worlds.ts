import type { JudgedAnswer } from '../../grade/judged-answer.ts';
import type { EffectDifference } from '../../grade/worlds/compare-trials.ts';
import { describeEffect } from '../../grade/worlds/describe-effect.ts';
import type { WorldTrial } from '../../grade/worlds/judge-effect.ts';
import type { StateChange } from '../../grade/worlds/state-changes.ts';
import type { Trial } from '../../grade/worlds/trial.ts';
import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import type { Screen } from '../../screen.ts';
import { printable } from '../../source/printable.ts';
import { hang } from '../../ui/render/wrap.ts';

/** The worlds in which an answer was tried, for scripts. */
export function worldDocuments({ effect }: JudgedAnswer): unknown[] {
  return (effect?.trials ?? []).map((trial) => ({
    name: trial.world.name,
    objects: objectsOf(trial),
    reference: ofTrial(trial.reference),
    answer: ofTrial(trial.answer),
    differences: trial.differences.map((one) => message(one, trial)),
  }));
}

/** The worlds in which an answer was tried, what is in each, and what both did there. */
export function describeWorlds({ effect }: JudgedAnswer, { style, signs, width }: Screen): string[] {
  if (effect === undefined) return ['The words decide; nothing was tried.'];
  const rows = effect.trials.flatMap((trial, at) => [
    style.bold(`World ${at + 1}, ${trial.world.name}`),
    hang('  ', printable(objectsOf(trial).join(', ') || 'nothing'), width),
    hang('  Reference: ', printable(doneIn(trial.reference)), width),
    hang('  Answer: ', printable(doneIn(trial.answer)), width),
    ...trial.differences.map((one) => hang(`  ${signs.pointer} `, printable(message(one, trial)), width)),
  ]);
  const why = effect.outcome === 'undecided' ? [hang('', `Not decided by effect: ${effect.why}`, width)] : [];
  return [...rows, ...why];
}

function message(difference: EffectDifference, { answer }: WorldTrial): string {
  return describeEffect([difference], { text: '', trial: answer });
}

function objectsOf({ world }: WorldTrial): string[] {
  return [...new Set([...world.objects.values()].flat().map(({ object }) => nameOf(object)))];
}

function nameOf(object: JsonObject): string {
  const namespace = textAt(object, 'metadata', 'namespace');
  const place = namespace === '' || namespace === 'default' ? '' : ` in ${namespace}`;
  return `${textAt(object, 'kind')} ${textAt(object, 'metadata', 'name')}${place}`;
}

function ofTrial({ exit, stdout, stderr, changes, files }: Trial): JsonObject {
  return { exit, stdout, stderr, changes: changes.map(changeText), files: [...files.keys()] };
}

function doneIn({ exit, stdout, stderr, changes, files }: Trial): string {
  const done = [...changes.map(changeText), ...[...files.keys()].map((path) => `writes ${path}`)];
  const said = (stdout.trim() || stderr.trim()).replace(/\s+/g, ' ').slice(0, 200);
  return `${done.join(', ') || 'changes nothing'}${said === '' ? '' : `; prints: ${said}`}${exit === 0 ? '' : ` (exit ${exit})`}`;
}

function changeText({ before, after, replaced, kind, name, namespace }: StateChange): string {
  const verb =
    after === undefined ? 'deletes' : before === undefined ? 'creates' : replaced ? 'replaces' : 'changes';
  return `${verb} ${kind} ${name}${namespace === '' || namespace === 'default' ? '' : ` in ${namespace}`}`;
}
