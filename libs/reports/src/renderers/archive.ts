import { unzipSync, zipSync, type Zippable } from 'fflate';

/** The earliest time that a ZIP archive can bear. */
const noTime = '1980-01-01T12:00:00';

/** The same archive with no time of making in it: neither on its files nor in what an office document says of itself. */
export function timeless(archive: Uint8Array): Uint8Array {
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(archive)))
    files[name] = [name === 'docProps/core.xml' ? withoutTimes(bytes) : bytes, { mtime: noTime }];
  return zipSync(files);
}

function withoutTimes(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(text.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''));
}

/** A text without the characters that XML 1.0 cannot hold. */
export function xmlText(said: string): string {
  return said.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
