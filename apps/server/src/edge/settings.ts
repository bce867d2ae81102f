import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatabaseSettings } from '@entente/journal';

const Environment = z.object({
  PORT: z.coerce
    .number({ error: 'PORT must be a number from 0 to 65535.' })
    .int()
    .min(0)
    .max(65_535, 'PORT must be a number from 0 to 65535.')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://; leave it out to use SQLite.')
    .optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an http or https address.' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  EVIDENCE_LIMIT_MIB: z.coerce
    .number({ error: 'EVIDENCE_LIMIT_MIB must be a whole number from 1 to 1024.' })
    .int()
    .min(1)
    .max(1_024, 'EVIDENCE_LIMIT_MIB must be a whole number from 1 to 1024.')
    .default(1_024),
  EVIDENCE_RESERVE_MIB: z.coerce
    .number({ error: 'EVIDENCE_RESERVE_MIB must be a whole number.' })
    .int()
    .min(0, 'EVIDENCE_RESERVE_MIB must be a whole number.')
    .default(1_024),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    })
    .default('warn'),
});

export interface Settings {
  port: number;
  host: string;
  dataDir: string;
  database: DatabaseSettings;
  publicUrl: string;
  secure: boolean;
  /** The most bytes that a file of evidence has. */
  evidenceLimit: number;
  /** So many bytes of the disk evidence leaves to the journal. */
  evidenceReserve: number;
  logLevel: string;
  version: string;
}

/** Reads the settings from the environment. A wrong value throws an Error with a sentence for the person who set it. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    );
  const { PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, LOG_LEVEL } = parsed.data;
  const publicUrl = PUBLIC_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
  return {
    ...{ port: PORT, host: HOST, dataDir: DATA_DIR, publicUrl, logLevel: LOG_LEVEL },
    database: DATABASE_URL ? { url: DATABASE_URL } : { file: join(DATA_DIR, 'entente.db') },
    evidenceLimit: parsed.data.EVIDENCE_LIMIT_MIB * 1_048_576,
    evidenceReserve: parsed.data.EVIDENCE_RESERVE_MIB * 1_048_576,
    secure: publicUrl.startsWith('https:'),
    version: ownVersion(),
  };
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** The token under which the settings are injected. */
export const SETTINGS = Symbol('settings');
