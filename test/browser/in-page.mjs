/** What tests have a page do: these functions run in the browser, and nothing outside of them is at hand there. */

/** From the beginning of each page: breaches of its policy are said on the console, as errors. */
export function tellOfPolicyBreaches() {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
    console.error(`Against the policy: ${violatedDirective}, ${blockedURI}, ${sourceFile}`);
  });
}

/**
 * When a text is first on the page, in milliseconds since 1970, by the machine's clock.
 *
 * @param {string} text
 * @returns {Promise<number>}
 */
export function firstSightOf(text) {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.body.innerText.includes(text)) return;
      watch.disconnect();
      resolve(Date.now());
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
  });
}

/**
 * When the last answer from an address was there, in milliseconds since 1970, by the machine's clock.
 *
 * @param {string} end how the address ends
 * @returns {number}
 */
export function answeredAt(end) {
  const answers = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(end));
  return performance.timeOrigin + (answers.at(-1)?.responseEnd ?? NaN);
}

/**
 * Goes to another page as a link does, without loading anything anew.
 *
 * @param {string} path
 */
export function turnTo(path) {
  history.pushState({}, '', path);
}

/** Whether the page still has to be given axe, by which it is checked. */
export function lacksAxe() {
  return !('axe' in window);
}

/**
 * What axe finds wrong with a part of the page as it stands, a sentence an element.
 *
 * @param {{ within: string, options: import('axe-core').RunOptions }} what the part, by its selector, and which rules
 * @returns {Promise<string[]>}
 */
export async function violationsByAxe({ within, options }) {
  // What is right is counted only: to describe it takes longer than to find what is wrong.
  const { violations } = await window.axe.run(within, { ...options, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary ?? ''}`),
  );
}

/**
 * From the beginning of a page: notes on its own clock when an element is first there.
 *
 * @param {string} selector
 */
export function markWhenThere(selector) {
  const watch = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    watch.disconnect();
    performance.mark('there');
  });
  watch.observe(document, { subtree: true, childList: true });
}

/**
 * The scripts that were asked for before that element was there, and their bytes as they went over the network.
 *
 * @returns {{ name: string, bytes: number }[]}
 */
export function scriptsBefore() {
  const there = performance.getEntriesByName('there')[0]?.startTime ?? NaN;
  return performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .filter(({ name, startTime }) => name.endsWith('.js') && startTime < there)
    .map(({ name, encodedBodySize }) => ({ name: name.replace(/.*\//, ''), bytes: encodedBodySize }));
}

/**
 * What one presses that is smaller than a finger may find (WCAG 2.2, 2.5.8): less than 24 px, and with no such room
 * around it. Links in a sentence are as high as its line.
 *
 * @returns {string[]}
 */
export function targetsTooSmall() {
  const targets = [...document.querySelectorAll('button, a[href], [role=button], [role=checkbox]')]
    .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((one) => getComputedStyle(one).display !== 'inline' && !one.matches('.skip'))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const middle = (/** @type {DOMRect} */ box) => [box.left + box.width / 2, box.top + box.height / 2];
  return targets
    .filter(({ box }) => box.width < 24 || box.height < 24)
    .filter(({ element, box }) =>
      targets.some((other) => {
        const [x = 0, y = 0] = middle(box);
        const across = Math.max(other.box.left - x, x - other.box.right, 0);
        const down = Math.max(other.box.top - y, y - other.box.bottom, 0);
        const related = element.contains(other.element) || other.element.contains(element);
        return other.element !== element && !related && Math.hypot(across, down) < 12;
      }),
    )
    .map(({ element, box }) => `${element.textContent}: ${String(box.width)} by ${String(box.height)} px.`);
}

/**
 * How much of each of these pictures is drawn on, as a part of its area: one that is empty or cannot be read has nothing.
 *
 * @param {Element[]} pictures
 * @returns {Promise<number[]>}
 */
export function drawnParts(pictures) {
  return Promise.all(
    pictures.map(async (picture) => {
      if (!(picture instanceof HTMLImageElement)) return 0;
      await picture.decode();
      const [width, height] = [210, 297];
      const canvas = new OffscreenCanvas(width, height).getContext('2d');
      canvas?.drawImage(picture, 0, 0, width, height);
      const points = canvas?.getImageData(0, 0, width, height).data ?? [];
      let dark = 0;
      for (let i = 0; i < points.length; i += 4) if (points[i + 3] > 0 && points[i] < 200) dark += 1;
      return dark / (width * height);
    }),
  );
}

/**
 * Whether what is in the middle of an element is the element, and nothing that lies upon it.
 * @param {Element} element
 */
export function liesOnTop(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}

/**
 * Scrolls what is scrolled by itself to its top, and has done so when the page knows of it.
 *
 * @param {Element} scroller
 * @returns {Promise<void>}
 */
export function scrollsToTop(scroller) {
  return new Promise((resolve) => {
    scroller.addEventListener('scroll', () => resolve(), { once: true });
    scroller.scrollTo({ top: 0 });
  });
}

/**
 * How far something is scrolled by itself, in pixels, once it was scrolled to there if that is said.
 *
 * @param {Element} scroller
 * @param {number} [to]
 * @returns {number}
 */
export function scrolled(scroller, to) {
  if (to !== undefined) scroller.scrollTo({ top: to });
  return scroller.scrollTop;
}

/**
 * Whether all of a line is seen, and none of it cut.
 *
 * @param {Element} element
 * @returns {boolean}
 */
export function isWhole(element) {
  return element.scrollWidth <= element.clientWidth;
}

/**
 * What a pointer carries that drags a file from outside onto the page.
 *
 * @param {{ name: string, text: string }} file
 * @returns {DataTransfer}
 */
export function carrying({ name, text }) {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type: 'text/html' }));
  return carried;
}

/**
 * Drops something on the timeline, and tells whether the page kept the browser from opening it.
 *
 * @param {DataTransfer} dataTransfer
 * @returns {boolean}
 */
export function isKeptFromBrowser(dataTransfer) {
  const dropping = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
  return document.querySelector('.timeline')?.dispatchEvent(dropping) === false;
}
