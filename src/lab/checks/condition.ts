import type { Cluster } from '../../cluster/cluster.ts';
import type { JsonObject } from '../../kubernetes/json.ts';
import type { Range } from '../../source/range.ts';
import type { ObjectName } from './object-name.ts';

/** The state in which a condition is evaluated: the cluster at one moment, the learner's files, and what happened before. */
export interface LabMoment {
  readonly cluster: Cluster;
  /** The text of a file in the learner's working folder, or `undefined` if it does not exist. */
  readonly file: (path: string) => string | undefined;
  /** The object at the start of the lab. */
  readonly atStart: (name: ObjectName) => JsonObject | undefined;
  /** The lowest value of a tracked field since the start of the lab. */
  readonly lowest: (field: TrackedField) => number | undefined;
  /** The restarts of Pods' containers, by uid, at the time from which the condition must stay true. */
  readonly restartsBefore: ReadonlyMap<string, number>;
}

/** A numeric field of an object that is tracked from the start of the lab. */
export interface TrackedField {
  readonly object: ObjectName;
  /** The name of the field in its status. */
  readonly field: string;
}

/** The result of evaluating a condition, worded so that it does not give away the solution. */
export interface LookResult {
  readonly holds: boolean;
  readonly found: string;
}

/** A condition that must be true at the end. */
export interface Condition {
  /** The title for the learner: `Deployment web in namespace shop`. */
  readonly title: string;
  /** The fields that it is about, to distinguish it from a condition with the same title. */
  readonly detail?: string;
  readonly weight: number;
  /** Its place in the deck. */
  readonly range: Range;
  /** Values that the task must mention so that the learner can know them. */
  readonly named: readonly string[];
  readonly look: (moment: LabMoment) => LookResult;
  /** Whether its result can change merely with time, without a change of any object, because of what containers do and print. */
  readonly isTimed?: true;
  /** The resource of the object that it looks for, if it does: `deployments.apps`; empty for a custom resource. */
  readonly reads?: string;
  /** An object that must not be replaced. */
  readonly keeps?: ObjectName;
  readonly tracks?: TrackedField;
}

/** A condition before its weight and place in the deck are known. */
export type ConditionBody = Omit<Condition, 'weight' | 'range'>;

/** A kind of fact in a `text check`. */
export interface FactRule {
  /** Its form for the help page: words in capitals are values. */
  readonly form: string;
  readonly meaning: string;
  /** The condition for the words after `name:`, or `undefined` if they do not have the right form. */
  read(words: string): ConditionBody | undefined;
}

/** The words before and after the last ` = `, or `undefined` if one side is empty. */
export function sidesOf(words: string): readonly [what: string, value: string] | undefined {
  const at = words.lastIndexOf(' = ');
  const sides = [words.slice(0, at).trim(), words.slice(at + 3).trim()] as const;
  return at === -1 || sides.includes('') ? undefined : sides;
}

/** `true` for `yes`, `false` for `no`, `undefined` for any other word. */
export function yesOrNo(word: string): boolean | undefined {
  return word === 'yes' ? true : word === 'no' ? false : undefined;
}
