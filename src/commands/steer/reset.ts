import type { Command } from 'commander';
import { type Act, examples } from '../command.ts';
import { defineSteering } from './steer.ts';

export function define(command: Command, act: Act): void {
  defineSteering(command, act, {
    type: 'reset',
    becomes: 'new',
    holds: (state) => state.reviews === 0 && state.suspended === null && state.buriedOn === null,
  });
  examples(command, [
    ['k8s-drill reset rbac/roleref-immutable', 'learn it anew'],
    ['k8s-drill undo', 'or not'],
  ]);
}
