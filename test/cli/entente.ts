import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../apps/server/dist/cli/main.js', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A folder for the data of one node, and the command line of that node as it was built. */
export interface CommandLine {
  dataDir: string;
  env: NodeJS.ProcessEnv;
  /** Runs a command to its end; `stdin` is what is piped in. */
  run: (args: string[], stdin?: string) => Promise<Ended>;
  /** Runs a command that must be done, and answers its stdout; a refusal fails the test with what it says. */
  does: (args: string[], stdin?: string) => Promise<string>;
  /** The same with `--json`, parsed. */
  gives: (args: string[], stdin?: string) => Promise<unknown>;
  remove: () => void;
}

export function commandLine(settings: NodeJS.ProcessEnv = {}): CommandLine {
  const dataDir = mkdtempSync(join(tmpdir(), 'entente-cli-'));
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '', DATA_DIR: dataDir, ...settings };
  const run = (args: string[], stdin = '') => runIn(env, args, stdin);
  const does = async (args: string[], stdin?: string) => {
    const { code, stdout, stderr } = await run(args, stdin);
    if (code !== 0) throw new Error(`entente ${args.join(' ')} ended with ${String(code)}:\n${stderr}`);
    return stdout;
  };
  return {
    ...{ dataDir, env, run, does },
    gives: async (args, stdin) => JSON.parse(await does([...args, '--json'], stdin)) as unknown,
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function runIn(env: NodeJS.ProcessEnv, args: string[], stdin: string): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], { env });
  child.stdin.on('error', () => undefined).end(stdin);
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}

export const password = 'harbour lights at dawn';

/** The commands by which a node begins: three CERTs, one of which has an agreement with the host. */
export async function beginNode({ does }: Pick<CommandLine, 'does'>): Promise<void> {
  const host = ['--organization', 'National CERT of the Philippines', '--short-name', 'CERT-PH'];
  await does(['init', ...host, '--country', 'PH', '--email', 'ana@ph.example', '--password-stdin'], password);
  await does([
    'org',
    'add',
    '--name',
    'National CERT of Singapore',
    '--short-name',
    'CERT-SG',
    '--country',
    'SG',
  ]);
  await does([
    'org',
    'add',
    '--name',
    'National CERT of Malaysia',
    '--short-name',
    'CERT-MY',
    '--country',
    'MY',
  ]);
  await does(['agreement', 'add', ...memorandum, '--signed', '--evidence', 'Signed in Manila.']);
}

export const memorandum = [
  ...['--parties', 'CERT-PH,CERT-SG', '--scopes', 'mutual-response', '--ceiling', 'TLP:AMBER'],
  ...['--from', '2020-01-01', '--until', '2099-01-01'],
];
