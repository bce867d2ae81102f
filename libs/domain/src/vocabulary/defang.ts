import type { IndicatorType } from './indicators.js';

/** An indicator as it may stand in a text without anybody or anything following it; `refang` brings it back. */
export function defang(type: IndicatorType, value: string): string {
  switch (type) {
    case 'ipv4-addr':
    case 'domain-name':
      return value.replaceAll('.', '[.]');
    case 'ipv6-addr':
      return value.replaceAll(':', '[:]');
    case 'email-addr': {
      const at = value.lastIndexOf('@');
      return `${value.slice(0, at)}[@]${value.slice(at + 1).replaceAll('.', '[.]')}`;
    }
    case 'url':
      return value.replace(
        /^([^:/?#]+):\/\/([^/?#]*)/,
        (_, scheme: string, authority: string) =>
          `${scheme.replace(/^http/i, 'hxxp').replace(/^ftp/i, 'fxp')}://${authority.replaceAll('.', '[.]')}`,
      );
    default:
      return value;
  }
}
