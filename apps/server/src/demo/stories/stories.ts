import type { Story } from '../script.js';
import { accounts } from './accounts.js';
import { botnets } from './botnets.js';
import { fraud } from './fraud.js';
import { hospitals } from './hospitals.js';
import { industry } from './industry.js';
import { leaks } from './leaks.js';
import { messages } from './messages.js';
import { outages } from './outages.js';
import { suppliers } from './suppliers.js';

/** The thirty cases of the exercise. */
export const stories: readonly Story[] = [
  ...[...hospitals, ...leaks, ...fraud, ...messages],
  ...[...industry, ...botnets, ...suppliers, ...outages, ...accounts],
];
