import type { CardOf } from '../../deck/card.ts';
import type { ClusterShapes } from '../clusters/cluster-shape.ts';
import { ClusterStock } from '../start/cluster-stock.ts';
import type { LabFinding } from './lab-finding.ts';
import { proveLab } from './prove-lab.ts';

/** When the clusters of proofs begin: what a lab does cannot depend on the day. */
const START = Date.UTC(2026, 0, 5, 9);

/** Proves labs, each once. */
export class LabProver {
  readonly #shapes: ClusterShapes;
  readonly #stock = new ClusterStock({ start: START, tokenKey: 'k8s-drill' });
  readonly #proved = new WeakMap<CardOf<'lab'>, readonly LabFinding[]>();

  constructor(shapes: ClusterShapes) {
    this.#shapes = shapes;
  }

  findings(card: CardOf<'lab'>): readonly LabFinding[] {
    const known = this.#proved.get(card) ?? proveLab(card, this.#shapes, this.#stock);
    this.#proved.set(card, known);
    return known;
  }
}
