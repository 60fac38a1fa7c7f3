import type { Command } from 'commander';
import { type Act, examples } from '../command.ts';
import { defineSteering } from './steer.ts';

export function define(command: Command, act: Act): void {
  defineSteering(command, act, {
    type: 'suspend',
    becomes: 'suspended',
    holds: (state) => state.suspended !== null,
  });
  examples(command, [['k8s-drill suspend rbac/roleref-immutable', 'never ask it, until it is resumed']]);
}
