import react from '@vitejs/plugin-react';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const server = 'http://127.0.0.1:3000';

/** Lays beside each script and style sheet what goes over the network: made once, it may take the time to be small. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = 'dist' }, files) {
    for (const name of Object.keys(files).filter((each) => /\.(js|css)$/.test(each))) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(readFileSync(join(dir, name)), { params }));
    }
  },
};

export default defineConfig({
  plugins: [react(), compressed],
  // The domain is taken from its source, so that a change of a rule shows without a build in between.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  server: {
    proxy: {
      '/api': server,
      '/socket.io': { target: server, ws: true },
    },
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Fonts and pictures stay files: the policy of the page allows no data: but for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every screen needs comes in few files, which change seldom and compress well.
        codeSplitting: {
          groups: [
            // Without what no first screen asks or changes.
            {
              name: 'framework',
              test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|@tanstack\/(router-core|react-router|history|store|react-store|query-core|react-query))\/(?!.*\/(useQueries|queriesObserver|useMutation|mutationObserver)\.)/,
            },
            // With policy.ts, which has to run before zod does.
            // The names of other languages come with their language.
            {
              name: 'domain',
              test: /(libs\/domain\/(?!src\/names\/)|node_modules\/zod\/|src\/app\/policy\.ts)/,
            },
          ],
        },
      },
    },
  },
});
