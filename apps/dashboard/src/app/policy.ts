/**
 * Imported before anything else: zod would try whether it may compile its schemas by `new Function`, which the policy
 * of the page forbids, and each such try is a breach that is reported.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
