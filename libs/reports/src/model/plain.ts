/**
 * A text written in Markdown, for a document: emphasis and code without their signs, points of a list with a bullet.
 * Whatever is no such sign stays as it was written.
 */
export function plain(markdown: string): string {
  return markdown
    .replace(/\*\*(?=\S)([^*\n]+?)\*\*/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/^#{1,6} +/gm, '')
    .replace(/^( *)[-*] +/gm, '$1• ');
}
