import type { CardOf } from '../../deck/card.ts';
import { perObject } from '../../kubernetes/per-object.ts';
import type { ClusterShapes } from '../clusters/cluster-shape.ts';
import { ClusterStock } from '../start/cluster-stock.ts';
import type { LabFinding } from './lab-finding.ts';
import { proveLab } from './prove-lab.ts';

/** The start time of clusters in proofs, fixed so that results do not depend on the date. */
const START = Date.UTC(2026, 0, 5, 9);

/** Proves labs, each only once. */
export class LabProver {
  readonly #shapes: ClusterShapes;
  readonly #stock = new ClusterStock({ start: START, tokenKey: 'k8s-drill' });

  constructor(shapes: ClusterShapes) {
    this.#shapes = shapes;
  }

  readonly findings = perObject((card: CardOf<'lab'>): readonly LabFinding[] =>
    proveLab(card, this.#shapes, this.#stock),
  );
}
