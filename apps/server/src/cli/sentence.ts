/** What an error has to tell a person. Refused input, and addresses that were all tried in vain, say it in parts. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'errors' in error && Array.isArray(error.errors)
    ? error.errors.map(messageOf).join('\n')
    : error.message;
}

function messageOf(part: unknown): string {
  return typeof part === 'object' && part !== null && 'message' in part ? String(part.message) : String(part);
}
