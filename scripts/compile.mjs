import { transformFile } from '@swc/core';
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { filesBelow, isSource, root } from './parts.mjs';

/**
 * TypeScript to JavaScript, one file for one file; what is not TypeScript is copied. Each file is replaced
 * whole, so that a process which reads the old ones meanwhile never meets half of one; then what has no
 * source any more is removed.
 */
export async function compile(from, to) {
  mkdirSync(to, { recursive: true });
  const sources = filesBelow(from).filter(isSource);
  const results = await Promise.all(
    sources.map((file) => compileFile(join(from, file), join(to, output(file)))),
  );
  const wanted = new Set(results.flat());
  for (const file of filesBelow(to)) if (!wanted.has(join(to, file))) rmSync(join(to, file));
}

async function compileFile(source, target) {
  mkdirSync(dirname(target), { recursive: true });
  if (!source.endsWith('.ts')) {
    replace(target, (path) => copyFileSync(source, path));
    return [target];
  }
  const { code, map } = await transformFile(source, {
    swcrc: false,
    configFile: join(root, '.swcrc'),
    sourceFileName: relative(dirname(target), source),
  });
  replace(target, (path) => writeFileSync(path, `${code}//# sourceMappingURL=${basename(target)}.map\n`));
  replace(`${target}.map`, (path) => writeFileSync(path, map));
  return [target, `${target}.map`];
}

function replace(target, write) {
  const draft = `${target}.${process.pid}`;
  write(draft);
  renameSync(draft, target);
}

function output(file) {
  return file.replace(/\.ts$/, '.js');
}
