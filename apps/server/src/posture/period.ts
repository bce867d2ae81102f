import { Instant, type Period } from '@entente/domain';

/** The fields of a query that name a period, and the rule that holds between them. */
export const periodFields = { from: Instant, until: Instant };
export const inOrder = ({ from, until }: Period) => from < until;
export const outOfOrder = { path: ['until'], error: 'The period must end after it begins.' };
