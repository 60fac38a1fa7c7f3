import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { LAST } from '../../learner/learner-course.ts';
import { loadCourse } from '../../learner/load-course.ts';
import type { Learner } from '../../learner/open-learner.ts';
import { knownUnit } from '../../learner/selection.ts';
import { storeSetting, storeSettings } from '../../progress/write-setting.ts';

/** What is to become of a unit in a learner's course. */
export type CourseChange =
  | { readonly type: 'on' }
  | { readonly type: 'off' }
  | { readonly type: 'before'; readonly unit: string }
  | { readonly type: 'last' };

/** Stands for every optional unit. */
const FOUNDATIONS = 'foundations';

/**
 * Changes the course of a learner in the settings.
 * @returns what was done, in words
 * @throws Failure `unknown-unit`, `usage`, `unwritable`
 */
export async function changeCourse(
  name: string,
  change: CourseChange,
  { library, settings }: Learner,
  env: Env,
): Promise<string> {
  const optional = loadCourse(env)
    .filter((unit) => unit.optional)
    .map(({ id }) => id);
  const isGroup = name.toLowerCase() === FOUNDATIONS;
  const units = isGroup ? optional : [knownUnit(name, library.entries)];
  const [unit = ''] = units;
  const without = (names: readonly string[]): string[] => names.filter((id) => !units.includes(id));
  switch (change.type) {
    case 'on':
    case 'off': {
      const isOn = change.type === 'on';
      const [to, from] = isOn ? (['units-on', 'units-off'] as const) : (['units-off', 'units-on'] as const);
      await storeSettings(env, [
        [to, [...without(settings[to]), ...units]],
        [from, without(settings[from])],
      ]);
      return `${units.join(', ')}: ${isOn ? 'taught from now on' : 'left out from now on'}`;
    }
    case 'before':
    case 'last': {
      if (isGroup) throw new Failure({ code: 'usage', message: 'move one unit at a time' });
      const place = change.type === 'last' ? LAST : knownUnit(change.unit, library.entries);
      if (place === unit) throw new Failure({ code: 'usage', message: 'a unit cannot come before itself' });
      const moves = settings['units-moved'].filter((move) => !move.startsWith(`${unit}:`));
      await storeSetting(env, 'units-moved', [...moves, `${unit}:${place}`]);
      return place === LAST ? `${unit} comes last` : `${unit} comes before ${place}`;
    }
  }
}
