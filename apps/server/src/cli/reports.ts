import { existsSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { AgreementId, rejected } from '@entente/domain';
import { inOrder, outOfOrder } from '../posture/posture.services.js';
import {
  AgreementReportQuery,
  CapabilityReportQuery,
  CaseReportQuery,
  PostureReportQuery,
  type Maker,
  type ReportFile,
} from '../reports/reports.services.js';
import type { Answer } from './answer.js';
import { fingerprintOf } from './fingerprint.js';
import { caseReferred, commandLine, organizationNamed, withNode, type Node } from './node.js';
import { Moment, optionsOf } from './options.js';
import type { Terminal } from './terminal.js';
import { typedPath } from './typed-path.js';

/** Whose book is read, and into which file the report goes. */
const reading = { as: z.string(), out: z.string() };
const { kind, format, lang, leaveOut } = CaseReportQuery.shape;
const CaseOptions = z.object({ kind, format, lang, leaveOut, ...reading, audience: z.string().optional() });
const ofAgreement = AgreementReportQuery.shape;
const AgreementOptions = z.object({
  ...{ format, lang, year: ofAgreement.year, leaveOut: ofAgreement.leaveOut },
  ...reading,
});
const PostureOptions = z
  .object({
    format,
    lang,
    leaveOut: PostureReportQuery.shape.leaveOut,
    ...reading,
    from: Moment,
    until: Moment,
  })
  .refine(inOrder, outOfOrder);
const CapabilityOptions = z.object({
  format,
  lang,
  leaveOut: CapabilityReportQuery.shape.leaveOut,
  ...reading,
});

/** Writes a report on a case, as the book of one organisation tells it, into a new file. */
export function reportCase(terminal: Terminal, reference: string, typed: unknown): Promise<Answer> {
  const { as, audience, out, ...said } = optionsOf(CaseOptions, typed);
  return write(terminal, { as, out }, async (node, by) => {
    const { organization } = by;
    const id = await caseReferred(node, { reference, organization, as });
    const partner = audience === undefined ? {} : { audience: (await organizationNamed(node, audience)).id };
    return node.reports.caseReport(by, id, { ...said, ...partner });
  });
}

/** Writes a report on an agreement over a year or its whole term, as the book of one organisation tells it. */
export function reportAgreement(terminal: Terminal, typedId: string, typed: unknown): Promise<Answer> {
  const { as, out, ...said } = optionsOf(AgreementOptions, typed);
  return write(terminal, { as, out }, (node, by) => {
    const id = AgreementId.safeParse(typedId);
    if (!id.success) throw rejected('not-found', `${typedId} is not the id of an agreement.`);
    return node.agreementReports.report(by, id.data, said);
  });
}

/** Writes a report on the posture over a period, as the book of one organisation tells it, into a new file. */
export function reportPosture(terminal: Terminal, typed: unknown): Promise<Answer> {
  const { as, out, from, until, ...said } = optionsOf(PostureOptions, typed);
  return write(terminal, { as, out }, (node, by) => node.postureReports.report(by, { from, until }, said));
}

/** Writes what an organisation needs and what its partners can give, as its book tells it, into a new file. */
export function reportCapabilities(terminal: Terminal, typed: unknown): Promise<Answer> {
  const { as, out, ...said } = optionsOf(CapabilityOptions, typed);
  return write(terminal, { as, out }, (node, by) => node.capabilityReports.report(by, said));
}

/** Has a report made in the book of an organisation, and writes it into a file that is not there yet. */
function write(
  terminal: Terminal,
  { as, out }: { as: string; out: string },
  make: (node: Node, by: Maker) => Promise<ReportFile>,
): Promise<Answer> {
  const file = typedPath(out, terminal);
  return withNode(terminal, async (node) => {
    if (existsSync(file)) throw rejected('file-exists', `${out} is there already: choose another name.`);
    const { id: organization } = await organizationNamed(node, as);
    const { bytes, made } = await make(node, { organization, userId: commandLine, name: commandLine });
    writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 });
    return { text: `Wrote ${out} (${made.bytes} bytes, ${made.tlp}, SHA-256 ${made.sha256}).`, json: made };
  });
}

/** Says whether a file is a report that was made here, and from which book at which entry. */
export function verifyReport(terminal: Terminal, typed: string): Promise<Answer> {
  return withNode(terminal, async (node) => {
    const { sha256 } = await fingerprintOf(terminal, typed);
    const found = await node.reports.recognise(sha256);
    const directory = await node.organizations.directory();
    const lines = found.map(
      ({ organization, reference, kind: genre, madeAt, book, intact }) =>
        `Made by ${directory.nameOf(organization)} at ${madeAt}: ${genre} report on ${reference}, of its book up to entry ${book.number}${
          intact ? ', which is as it was' : ', WHICH IS NOT AS IT WAS'
        }.`,
    );
    const none = `This file was not made here, or it was changed since (SHA-256 ${sha256}).`;
    return {
      text: lines.length > 0 ? lines.join('\n') : none,
      json: { sha256, reports: found },
      failed: !found.some(({ intact }) => intact),
    };
  });
}
