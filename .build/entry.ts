export { run } from '../src/main.ts';
export { realEnv } from '../src/real-env.ts';
