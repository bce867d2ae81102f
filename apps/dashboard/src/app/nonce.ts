import { setNonce } from 'get-nonce';

/** The server writes a fresh nonce into the page for each request; styles made at run time must carry it. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

setNonce(styleNonce);
