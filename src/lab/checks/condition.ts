import type { Cluster } from '../../cluster/cluster.ts';
import type { JsonObject } from '../../kubernetes/json.ts';
import type { Range } from '../../source/range.ts';
import type { ObjectName } from './object-name.ts';

/** What a condition is looked at in: the cluster at one moment, the learner's files, and what came before. */
export interface LabMoment {
  readonly cluster: Cluster;
  /** The text of a file below the learner's working folder; `undefined` where there is none. */
  readonly file: (path: string) => string | undefined;
  /** The object as the lab began with it. */
  readonly atStart: (name: ObjectName) => JsonObject | undefined;
  /** The least value of a field since the lab began, for fields that are tracked. */
  readonly lowest: (field: TrackedField) => number | undefined;
  /** Restarts of the containers of Pods, by uid, when the state began to be held. */
  readonly restartsBefore: ReadonlyMap<string, number>;
}

/** A number of an object that is followed from the lab's beginning. */
export interface TrackedField {
  readonly object: ObjectName;
  /** Of its status. */
  readonly field: string;
}

/** What was found of a condition, in words that do not say how to get there. */
export interface LookResult {
  readonly holds: boolean;
  readonly found: string;
}

/** One thing that must hold in the end. */
export interface Condition {
  /** For the learner: `Deployment web in namespace shop`. */
  readonly title: string;
  /** What else tells it from a condition of the same title: the fields that it is about. */
  readonly detail?: string;
  readonly weight: number;
  /** In the deck. */
  readonly range: Range;
  /** Values that the task must name, so that the learner can know them. */
  readonly named: readonly string[];
  readonly look: (moment: LabMoment) => LookResult;
  /** Whether what it looks at may change with time alone, without a change of any object: what containers do and print. */
  readonly isTimed?: true;
  /** The resource that it looks for, where it looks for one: `deployments.apps`; empty for a custom one. */
  readonly reads?: string;
  /** An object that must stay the one that it was. */
  readonly keeps?: ObjectName;
  readonly tracks?: TrackedField;
}

/** A condition before its weight and place are known. */
export type ConditionBody = Omit<Condition, 'weight' | 'range'>;

/** One kind of fact of a `text check`. */
export interface FactRule {
  /** For the help page: words in capitals are values. */
  readonly form: string;
  readonly meaning: string;
  /** The condition that the words after `name:` say; `undefined` where they are not of the form. */
  read(words: string): ConditionBody | undefined;
}

/** The words before and after the last ` = `; `undefined` where one side is empty. */
export function sidesOf(words: string): readonly [what: string, value: string] | undefined {
  const at = words.lastIndexOf(' = ');
  const sides = [words.slice(0, at).trim(), words.slice(at + 3).trim()] as const;
  return at === -1 || sides.includes('') ? undefined : sides;
}

/** Whether `yes` or `no` is asked for; `undefined` for any other word. */
export function yesOrNo(word: string): boolean | undefined {
  return word === 'yes' ? true : word === 'no' ? false : undefined;
}
