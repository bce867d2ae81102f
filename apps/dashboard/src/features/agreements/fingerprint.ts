/** A file by what it is known again. */
export interface Fingerprint {
  name: string;
  bytes: number;
  /** 64 hexadecimal digits in lower case. */
  sha256: string;
}

/**
 * The SHA-256 of a file, computed here: the file does not leave this computer. Web Crypto takes it whole, so it must fit
 * into memory; browsers offer it on pages served by TLS or from this computer alone, elsewhere this is undefined.
 */
export async function fingerprintOf(file: File): Promise<Fingerprint | undefined> {
  if (!isSecureContext) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const digits = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
  return { name: file.name, bytes: file.size, sha256: digits.join('') };
}
