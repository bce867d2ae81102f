/** What is built, from what, and whether it is up to date. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * A part is built by `tool` into `<folder>/dist`, from `inputs` (files and folders, from the root).
 *
 * @typedef {{ folder: string, tool: 'swc' | 'vite', inputs: string[] }} Part
 * @returns {Part[]}
 */
export function parts() {
  const tools = ['package-lock.json', 'scripts/build.mjs', 'scripts/compile.mjs'];
  const libs = readdirSync(join(root, 'libs')).map((name) => `libs/${name}`);
  const compiled = [...libs, 'apps/server']
    .filter((folder) => existsSync(join(root, folder, 'src')))
    .map((folder) => ({ folder, tool: 'swc', inputs: [`${folder}/src`, '.swcrc', ...tools] }));

  const dashboard = 'apps/dashboard';
  const own = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'];
  const bundled = {
    folder: dashboard,
    tool: 'vite',
    inputs: [...own.map((name) => `${dashboard}/${name}`), 'libs/domain/src', ...tools],
  };
  return existsSync(join(root, dashboard, 'index.html')) ? [...compiled, bundled] : compiled;
}

/** Tests, what they share (in folders called `testing`) and type declarations take no part in a build. */
export function isSource(file) {
  return !/\.(test|d)\.tsx?$|(^|[/\\])testing[/\\]/.test(file);
}

/** The files in a folder and the folders below it, as paths from it; none if there is no such folder. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name)).map((file) => join(entry.name, file))
      : [entry.name],
  );
}

export function isCurrent(part) {
  const stamp = stampOf(part);
  return (
    existsSync(join(root, part.folder, 'dist')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === digest(part)
  );
}

/** Records that a part was built from the inputs whose digest was taken before the build began. */
export function markCurrent(part, inputs) {
  const stamp = stampOf(part);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
}

/** By content: a checkout or a copy changes times, and nothing else. */
export function digest({ inputs }) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesOf(input).filter(isSource).sort())
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(input) {
  const place = join(root, input);
  if (!existsSync(place)) return [];
  return statSync(place).isDirectory() ? filesBelow(place).map((file) => join(input, file)) : [input];
}

function stampOf({ folder }) {
  return join(root, 'node_modules/.cache/entente', folder.replaceAll('/', '-'));
}
