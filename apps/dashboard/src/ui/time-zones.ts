/** All time zones to choose from; the browser's list leaves out the one that machines keep. */
export const timeZones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
