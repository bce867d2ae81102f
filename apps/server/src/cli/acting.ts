import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { rejected, type OrganizationId } from '@entente/domain';
import type { Idempotency } from '@entente/journal';
import { WrongUsage } from './answer.js';
import { commandLine, organizationNamed, type Node } from './node.js';
import type { Terminal } from './terminal.js';

/** Of what is done in the name of an organisation. */
export const acting = { as: z.string(), idempotencyKey: z.string().min(1).max(200).optional() };
export type Acting = z.infer<z.ZodObject<typeof acting>>;

export interface Acts {
  by: { userId: string; organization: OrganizationId; registrar: boolean };
  /** How the organisation is called. */
  name: string;
  manner: { once: Idempotency | undefined };
}

/** Who acts. As the host of the node one may do what its registrar may. `request` is all that the command says. */
export async function actingAs(
  node: Node,
  { as, idempotencyKey: key }: Acting,
  request: unknown,
): Promise<Acts> {
  const { id: organization, shortName: name, host: registrar } = await organizationNamed(node, as);
  const once = key === undefined ? undefined : { caller: `${commandLine} ${organization}`, key, request };
  return { by: { userId: commandLine, organization, registrar }, name, manner: { once } };
}

/** Has a person confirm what nothing brings back; where nobody sits, `--yes` must have said it. */
export async function confirm(
  { stdin, stderr }: Terminal,
  { yes, question }: { yes: boolean; question: string },
): Promise<void> {
  if (yes) return;
  if (!stdin.isTTY) throw new WrongUsage(`--yes: ${question} It cannot be undone, so say --yes.`);
  const asking = createInterface({ input: stdin, output: stderr });
  try {
    if ((await asking.question(`${question} It cannot be undone. Type yes: `)).trim() === 'yes') return;
  } finally {
    asking.close();
  }
  throw rejected('not-confirmed', 'Nothing was done.');
}
