import type { Command } from 'commander';
import { type Act, examples } from '../command.ts';
import { defineSteering } from './steer.ts';

export function define(command: Command, act: Act): void {
  defineSteering(command, act, {
    type: 'bury',
    becomes: 'left out for today',
    holds: (state, day) => state.buriedOn === day,
  });
  examples(command, [['k8s-drill bury rbac/roleref-immutable', 'not today']]);
}
