import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from '../../scripts/compile.mjs';

describe('compiling a folder', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(realpathSync(tmpdir()), 'entente-compile-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const isThere = (file: string) => existsSync(join(folder, file));
  const build = () => compile(join(folder, 'src'), join(folder, 'dist'));

  it('makes a module of each source and copies what is not TypeScript', async () => {
    write('package.json', '{ "type": "module" }');
    write('src/tlp.ts', 'export const tlp: string = "TLP:RED";');
    write(
      'src/deep/index.ts',
      'export { tlp } from "../tlp.js"; export type { Nothing } from "./nothing.js";',
    );
    write('src/deep/rsit.json', '[]');
    await build();
    const built: unknown = await import(pathToFileURL(join(folder, 'dist/deep/index.js')).href);
    expect(built).toMatchObject({ tlp: 'TLP:RED' });
    expect(isThere('dist/deep/rsit.json')).toBe(true);
  });

  it('leaves tests and declarations out, and points back to the source', async () => {
    write('src/tlp.ts', 'export const tlp = 1;');
    write('src/tlp.test.ts', 'throw new Error("a test was built");');
    write('src/ambient.d.ts', 'declare const x: number;');
    await build();
    expect([isThere('dist/tlp.test.js'), isThere('dist/ambient.d.js')]).toEqual([false, false]);
    const map: unknown = JSON.parse(readFileSync(join(folder, 'dist/tlp.js.map'), 'utf8'));
    expect(map).toMatchObject({ sources: ['../src/tlp.ts'] });
  });

  it('removes what has lost its source', async () => {
    write('src/kept.ts', 'export const kept = 1;');
    write('src/gone.ts', 'export const gone = 1;');
    await build();
    rmSync(join(folder, 'src/gone.ts'));
    await build();
    expect([isThere('dist/kept.js'), isThere('dist/gone.js'), isThere('dist/gone.js.map')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
