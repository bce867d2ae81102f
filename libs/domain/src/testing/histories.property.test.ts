import { basis } from './basis.properties.js';
import { ofBooks } from './books.properties.js';
import { confidentialRoster } from './confidential-roster.properties.js';
import { onEveryHistory } from './histories.js';
import { nonInterference } from './non-interference.properties.js';
import { order } from './order.properties.js';
import { otherHistories } from './other-histories.properties.js';

/** What holds of agreements and cases in every history (domain.md, Properties). */
onEveryHistory({
  ...basis,
  ...ofBooks,
  ...confidentialRoster,
  ...nonInterference,
  ...order,
  ...otherHistories,
});
