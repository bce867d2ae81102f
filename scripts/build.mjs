/** `npm run build`: builds everything afresh; with folders as arguments, those parts. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { digest, markCurrent, parts, root } from './parts.mjs';
import { giveUp, installed } from './ready.mjs';

const chosen = process.argv.slice(2);
if (chosen.length === 0) await installed();

for (const part of parts()) {
  if (chosen.length > 0 && !chosen.includes(part.folder)) continue;
  const started = performance.now();
  const inputs = digest(part);
  if (part.tool === 'swc') await compilePart(part);
  else bundle(part);
  markCurrent(part, inputs);
  console.error(`Built ${part.folder} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

async function compilePart({ folder }) {
  // Only now: this file is also what installs the compiler.
  const { compile } = await import('./compile.mjs');
  await compile(join(root, folder, 'src'), join(root, folder, 'dist'));
}

function bundle({ folder }) {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', '--emptyOutDir'], {
    cwd: join(root, folder),
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) giveUp(`Vite could not build ${folder}.`);
}
