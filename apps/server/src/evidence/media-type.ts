/** How the formats begin that evidence comes in: what a file says it is by its first bytes, whatever its name says. */
const beginnings: readonly [mediaType: string, bytes: string, at?: number][] = [
  ['application/pdf', '25504446'],
  ['application/zip', '504b0304'],
  ['application/gzip', '1f8b'],
  ['application/x-7z-compressed', '377abcaf271c'],
  ['application/vnd.rar', '526172211a07'],
  ['application/x-xz', 'fd377a585a00'],
  ['application/x-bzip2', '425a68'],
  ['application/zstd', '28b52ffd'],
  ['application/x-tar', '7573746172', 257],
  ['application/vnd.tcpdump.pcap', 'd4c3b2a1'],
  ['application/vnd.tcpdump.pcap', 'a1b2c3d4'],
  ['application/x-pcapng', '0a0d0d0a'],
  ['application/x-ms-evtx', '456c6646696c6500'],
  ['application/x-ewf', '455646090d0aff00'],
  ['application/vnd.sqlite3', '53514c69746520666f726d6174203300'],
  ['application/x-elf', '7f454c46'],
  ['application/vnd.microsoft.portable-executable', '4d5a'],
  ['application/x-ole-storage', 'd0cf11e0a1b11ae1'],
  ['application/rtf', '7b5c727466'],
  ['image/png', '89504e470d0a1a0a'],
  ['image/jpeg', 'ffd8ff'],
  ['image/gif', '47494638'],
  ['image/tiff', '49492a00'],
];

/** As many of the first bytes of a file as the media type is told by. */
export const telling = 4_096;

/** The media type that the first bytes of a file tell; `application/octet-stream` where they tell none. */
export function mediaTypeOf(head: Buffer): string {
  const known = beginnings.find(([, bytes, at = 0]) => {
    const begins = Buffer.from(bytes, 'hex');
    return head.subarray(at, at + begins.length).equals(begins);
  });
  return known?.[0] ?? (isText(head) ? 'text/plain' : 'application/octet-stream');
}

/** UTF-8 without control characters but those of lines; the last character may be cut off. */
function isText(head: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !/[^\P{Cc}\t\n\f\r]/u.test(text);
  } catch {
    return false;
  }
}
