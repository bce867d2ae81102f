/** Its own piece of script: floating things are not needed before the first screen. */
export { Tooltip } from '@mantine/core';
