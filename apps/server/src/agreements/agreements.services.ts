/** What of this folder does without HTTP. */
export { AgreementDesk, presentAgreement } from './agreement-desk.js';
export { Exchange, isKnown } from './exchange.js';
