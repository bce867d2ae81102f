import { entente } from './entente.js';

/** The command line (docs/operating.md). */

// Whoever reads the answer may stop reading (`| head`).
process.stdout.on('error', () => process.exit());

process.exitCode = await entente(process.argv.slice(2), process);
