import type { DeclaredPrograms } from '../cluster/kubelet/programs/declared-program.ts';
import type { CardOf, Fence } from '../deck/card.ts';
import type { JsonObject } from '../kubernetes/json.ts';
import type { KubernetesVersion } from '../kubernetes/schema/versions.ts';
import type { Range } from '../source/range.ts';
import type { Condition } from './checks/condition.ts';
import type { ClusterShape } from './clusters/cluster-shape.ts';

/** One step of a lab's set-up, in the order of the card. */
export type SetupStep =
  | { readonly type: 'objects'; readonly objects: readonly JsonObject[]; readonly range: Range }
  | { readonly type: 'commands'; readonly text: string; readonly range: Range }
  /** A file on a node, which can be a static Pod's manifest. */
  | {
      readonly type: 'node-file';
      readonly node: string;
      readonly path: string;
      readonly text: string;
      readonly range: Range;
    }
  /** A file in the learner's working folder. */
  | { readonly type: 'file'; readonly path: string; readonly text: string; readonly range: Range };

/** A lab that can be started and judged. */
export interface Lab {
  readonly card: CardOf<'lab'>;
  readonly shape: ClusterShape;
  readonly version: KubernetesVersion;
  readonly programs: DeclaredPrograms;
  readonly setup: readonly SetupStep[];
  readonly conditions: readonly Condition[];
  readonly ways: readonly Fence[];
}

/** The reason why a lab cannot be started or judged as written. */
export interface LabProblem {
  readonly message: string;
  readonly range: Range;
}
