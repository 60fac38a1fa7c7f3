#!/usr/bin/env node
const { realEnv, run } = require('../dist/k8s-drill.cjs');

run(process.argv.slice(2), realEnv()).then((code) => {
  process.exitCode = code;
});
