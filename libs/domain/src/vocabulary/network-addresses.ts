/**
 * Reads the addresses of networks into the one form under which they are kept and compared. Each function gives the
 * normal form, or undefined where the text is no such address. All take time linear in the length of the text.
 */

/** Dotted decimal, with a prefix where a network is meant. Leading zeros are refused: some tools read them as octal. */
export function ipv4(text: string): string | undefined {
  const [address = '', prefix, ...more] = text.split('/');
  const octets = address.split('.');
  const valid = octets.length === 4 && octets.every((octet) => isDecimal(octet, 255));
  if (!valid || more.length > 0) return undefined;
  return withPrefix(address, prefix, 32);
}

/** As RFC 5952 writes it, with a prefix where a network is meant. */
export function ipv6(text: string): string | undefined {
  const [address = '', prefix, ...more] = text.split('/');
  if (more.length > 0 || !/^[0-9a-f:.]{2,45}$/i.test(address)) return undefined;
  const canonical = hostOf(`[${address}]`);
  return canonical && withPrefix(canonical.slice(1, -1), prefix, 128);
}

/** Lower case without the final dot; international names as the net carries them (`xn--…`), so that look-alikes differ. */
export function domainName(text: string): string | undefined {
  const name = hostName(text);
  return name?.includes('.') && /\.(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(name) ? name : undefined;
}

/** The domain is normalised; what is before the @ is kept as written, since the receiving host decides on its case. */
export function emailAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = domainName(text.slice(at + 1));
  const valid = /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}$/u.test(local) && !/^\.|\.$|\.\./.test(local);
  return valid && domain ? `${local}@${domain}` : undefined;
}

/** Scheme and host are normalised; everything after them is kept to the letter, for it may matter to who searches logs. */
export function url(text: string): string | undefined {
  const [, scheme, authority, rest] = /^([a-z][a-z0-9+.-]{1,20}):\/\/([^/?#]*)(.*)$/i.exec(text) ?? [];
  if (!scheme || !authority || rest === undefined || text.length > 4_000) return undefined;
  if (/[\s\p{C}<>"]/u.test(text)) return undefined;
  const at = authority.lastIndexOf('@') + 1;
  const port = /:\d{1,5}$/.exec(authority.slice(at))?.[0] ?? '';
  const host = urlHost(authority.slice(at, authority.length - port.length));
  return host && `${scheme.toLowerCase()}://${authority.slice(0, at)}${host}${port}${rest}`;
}

/** Six pairs of lower-case hexadecimal digits with colons between, as STIX wants it. */
export function macAddress(text: string): string | undefined {
  const pairs = /^[0-9a-f]{2}(?<separator>[:-])(?:[0-9a-f]{2}\k<separator>){4}[0-9a-f]{2}$/i;
  const quads = /^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/i;
  if (!pairs.test(text) && !quads.test(text)) return undefined;
  return text
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')
    .replace(/(..)(?=.)/g, '$1:');
}

function urlHost(text: string): string | undefined {
  if (!text.startsWith('[')) return ipv4(text) ?? hostName(text);
  const address = text.endsWith(']') ? ipv6(text.slice(1, -1)) : undefined;
  return address && `[${address}]`;
}

/** A name of one label or more; one that ends in a number would be an address and is refused. */
function hostName(text: string): string | undefined {
  const written = text.toLowerCase().replace(/\.$/, '');
  if (written.length > 253 || !/^[\p{L}\p{M}\p{N}._\-\u3002\uff0e\u200c\u200d]+$/u.test(written))
    return undefined;
  const name = /^[\x21-\x7e]+$/.test(written) ? written : hostOf(written);
  const labels = name?.split('.') ?? [];
  const valid = labels.every(
    (label) => label.length <= 63 && /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label),
  );
  return valid && !/^\d+$/.test(labels.at(-1) ?? '0') ? name : undefined;
}

/** Host in the normal form of the URL standard, which knows the rules for international names (UTS 46) and for IPv6. */
function hostOf(host: string): string | undefined {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return undefined;
  }
}

function withPrefix(address: string, prefix: string | undefined, bits: number): string | undefined {
  if (prefix === undefined) return address;
  if (!isDecimal(prefix, bits)) return undefined;
  return Number(prefix) === bits ? address : `${address}/${prefix}`;
}

function isDecimal(text: string, most: number): boolean {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most;
}
