import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { entente } from '../../apps/server/src/cli/entente.js';

const program = fileURLToPath(new URL('../../apps/server/dist/cli/main.js', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A folder for the data of one node, and the command line of that node. */
export interface CommandLine {
  dataDir: string;
  env: NodeJS.ProcessEnv;
  /** Runs a command to its end; `stdin` is what is piped in. */
  run: (args: string[], stdin?: string) => Promise<Ended>;
  /** The same at a terminal, where a person answers what is asked. */
  runAsking: (args: string[], answers: string) => Promise<Ended>;
  /** Runs a command that must be done, and answers its stdout; a refusal fails the test with what it says. */
  does: (args: string[], stdin?: string) => Promise<string>;
  /** The same with `--json`, parsed. */
  gives: (args: string[], stdin?: string) => Promise<unknown>;
  remove: () => void;
}

type Run = (env: NodeJS.ProcessEnv, args: string[], stdin: string) => Promise<Ended>;

/** `as` says how commands run: within the process of the test, or each in one of its own, as people have them. */
export function commandLine(settings: NodeJS.ProcessEnv = {}, as: Run = here): CommandLine {
  const dataDir = mkdtempSync(join(tmpdir(), 'entente-cli-'));
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '', DATA_DIR: dataDir, ...settings };
  const run = (args: string[], stdin = '') => as(env, args, stdin);
  const does = async (args: string[], stdin?: string) => {
    const { code, stdout, stderr } = await run(args, stdin);
    if (code !== 0) throw new Error(`entente ${args.join(' ')} ended with ${String(code)}:\n${stderr}`);
    return stdout;
  };
  return {
    ...{ dataDir, env, run, does },
    runAsking: (args, answers) => here(env, args, answers, true),
    gives: async (args, stdin) => JSON.parse(await does([...args, '--json'], stdin)) as unknown,
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

/** From the sources and without the second that a process takes to start. */
export async function here(
  env: NodeJS.ProcessEnv,
  args: string[],
  typed: string,
  isTTY = false,
): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(stdout), text(stderr)]);
  const stdin = Object.assign(Readable.from([typed]), { isTTY });
  const code = await entente(args, { env, stdin, stdout, stderr });
  for (const stream of [stdout, stderr]) stream.end();
  const [out, err] = await said;
  return { code, stdout: out, stderr: err };
}

/** The program as it was built, in a process of its own. */
export async function inAProcess(env: NodeJS.ProcessEnv, args: string[], stdin: string): Promise<Ended> {
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
