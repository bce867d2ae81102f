/**
 * Looks at a page as its reader does and says what is wrong with how it is laid out. Everything here runs in the
 * browser: the functions are sent there together, as one script, and nothing else is at hand.
 */

/** Less than this, in pixels, nobody sees. */
const slack = 2;

/**
 * What one sees of an element: not of those that are there for listeners only, which are a pixel wide.
 *
 * @param {Element} element
 */
function isShown(element) {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  for (let at = element; at.parentElement; at = at.parentElement)
    if (at.clientWidth === 1 || getComputedStyle(at).clipPath !== 'none') return false;
  return true;
}

/**
 * An element in words, for who has to find it.
 *
 * @param {Element} element
 */
function named(element) {
  const kind = element.getAttribute('class')?.trim().split(/\s+/)[0];
  const words = element instanceof HTMLInputElement ? element.placeholder : element.textContent;
  return `${element.localName}${kind ? `.${kind}` : ''} "${words.trim().replaceAll(/\s+/g, ' ').slice(0, 50)}"`;
}

/**
 * What is left of a box after all that cut it off at their edges, and the first of them in which one cannot scroll to
 * the rest.
 *
 * @param {Element | null} inner the first that may cut it off
 * @param {DOMRect} box
 * @param {string} position how that what the box belongs to is placed
 */
function seenOf(inner, box, position = 'static') {
  let { left, top, right, bottom } = box;
  /** @type {Element | undefined} */
  let cutter;
  for (let at = inner; at && position !== 'fixed'; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.display === 'inline') continue;
    // Who is placed by another one is cut by that one at the earliest.
    if (position === 'absolute' && style.position === 'static') continue;
    position = style.position;
    const edge = at.getBoundingClientRect();
    const beyond = {
      X: left < edge.left - slack || right > edge.right + slack,
      Y: top < edge.top - slack || bottom > edge.bottom + slack,
    };
    if (style.overflowX !== 'visible') {
      if (beyond.X && /hidden|clip/.test(style.overflowX)) cutter ??= at;
      [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
    }
    if (style.overflowY !== 'visible') {
      if (beyond.Y && /hidden|clip/.test(style.overflowY)) cutter ??= at;
      [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
  }
  return { left, top, right, bottom, cutter };
}

/**
 * The lines of text that stand on the page, each with what is seen of it.
 *
 * @param {Element} root
 */
function linesIn(root) {
  const lines = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!element || (text.textContent ?? '').trim() === '' || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const line of range.getClientRects()) lines.push({ element, line, seen: seenOf(element, line) });
  }
  return lines;
}

const pressable = 'button, a[href], input, select, textarea, [role=button], [role=tab], [role=combobox]';

/**
 * What one presses or writes into, each with what is seen of it.
 *
 * @param {Element} root
 */
function controlsIn(root) {
  return [...root.querySelectorAll(pressable)].filter(isShown).flatMap((element) => {
    const { position } = getComputedStyle(element);
    return [...element.getClientRects()].map((line) => ({
      ...{ element, line },
      seen: seenOf(element.parentElement, line, position),
    }));
  });
}

/** @typedef {ReturnType<typeof linesIn>[number]} Piece */

/**
 * Whether what is seen of two lies upon each other; that lines of text nearly touch is no matter.
 *
 * @param {Piece} one
 * @param {Piece} other
 */
function collide(one, other) {
  const wide = Math.min(one.seen.right, other.seen.right) - Math.max(one.seen.left, other.seen.left);
  const high = Math.min(one.seen.bottom, other.seen.bottom) - Math.max(one.seen.top, other.seen.top);
  return wide > slack && high > slack + 0.2 * Math.min(one.line.height, other.line.height);
}

/**
 * Whether a page that cuts words tells them in another way: by a title, or by a link, or a row that is one, to where
 * they stand whole.
 *
 * @param {Element} element
 * @param {Element} cutter
 */
function isToldElsewhere(element, cutter) {
  if (element.closest('a[href], [title]:not([title=""])')) return true;
  if (element.closest('[role=row]')?.querySelector('a[href]')) return true;
  return cutter.querySelector('[title]:not([title=""])') !== null;
}

/**
 * What stays where it is while the rest slides under it, where an element belongs to such; a notice does, for a while.
 *
 * @param {Element | null} element
 */
function stays(element) {
  let at = element;
  while (at && getComputedStyle(at).position !== 'sticky' && !at.matches('.mantine-Notifications-root'))
    at = at.parentElement;
  return at;
}

/**
 * Pairs of pieces of which neither holds the other and which lie upon each other.
 *
 * @param {Piece[]} pieces
 */
function collisions(pieces) {
  const found = [];
  const sorted = [...pieces].sort((a, b) => a.seen.top - b.seen.top);
  for (const [index, one] of sorted.entries())
    for (let at = index + 1; at < sorted.length; at += 1) {
      const other = sorted[at];
      if (!other || other.seen.top >= one.seen.bottom) break;
      const related =
        one.element === other.element ||
        one.element.contains(other.element) ||
        other.element.contains(one.element);
      // A field may hold a button at its end, and keeps its words away from it.
      const field = one.element.closest('.mantine-Input-wrapper');
      if (related || field?.contains(other.element) || stays(one.element) !== stays(other.element)) continue;
      if (collide(one, other)) found.push([one, other]);
    }
  return found;
}

/**
 * What lies upon a line of text where one looks at it; rows may slide under a head that stays, and what a link is
 * stretched over lies under nothing that one sees.
 *
 * @param {Piece} piece
 */
function coverOf({ element, seen }) {
  const [x, y] = [(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2];
  const top = document.elementFromPoint(x, y);
  if (!top || !isShown(top) || top.contains(element) || element.contains(top)) return undefined;
  const box = top.getBoundingClientRect();
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return undefined;
  return stays(top) === stays(element) ? top : undefined;
}

/**
 * How far down one's children reach in what it scrolls, in pixels.
 *
 * @param {Element} scroller
 */
function reachOf(scroller) {
  const top = scroller.getBoundingClientRect().top - scroller.scrollTop;
  return (/** @type {Element} */ child) => Math.ceil(child.getBoundingClientRect().bottom - top);
}

/**
 * What is wrong, one sentence a fault. Where a dialog is open, it is the page.
 *
 * @returns {string[]}
 */
function faultsOfLayout() {
  const root = [...document.querySelectorAll('[role=dialog]')].filter(isShown).at(-1) ?? document.body;
  const faults = new Set();
  for (const element of [
    document.documentElement,
    ...document.querySelectorAll('main, aside, [role=dialog]'),
  ])
    if (element.scrollWidth > element.clientWidth + 1)
      faults.add(
        `${element.localName} is ${element.scrollWidth} px wide where there are ${element.clientWidth}.`,
      );
  for (const main of document.querySelectorAll('main')) {
    const most = Math.max(main.clientHeight, ...[...main.children].map(reachOf(main)));
    // What is there for listeners only can make a page scroll to where nothing stands.
    if (main.scrollHeight > most + 40)
      faults.add(`${named(main)} scrolls ${main.scrollHeight} px, and ends at ${most}.`);
  }
  const [lines, controls] = [linesIn(root), controlsIn(root)];
  for (const { element, seen } of [...lines, ...controls]) {
    if (seen.cutter && !isToldElsewhere(element, seen.cutter))
      faults.add(`${named(seen.cutter)} cuts off ${named(element)}.`);
    else if (seen.right > seen.left && (seen.left < -slack || seen.right > innerWidth + slack))
      faults.add(`${named(element)} stands beyond the edge of the screen.`);
  }
  const inSight = [lines, controls].map((pieces) =>
    pieces.filter(({ seen }) => seen.right - seen.left > slack && seen.bottom - seen.top > slack),
  );
  for (const [one, other] of inSight.flatMap(collisions))
    faults.add(`${named(one.element)} and ${named(other.element)} lie upon each other.`);
  for (const piece of inSight[0] ?? []) {
    const cover = coverOf(piece);
    if (cover) faults.add(`${named(cover)} lies upon ${named(piece.element)}.`);
  }
  return [...faults];
}

const parts = [
  isShown,
  named,
  seenOf,
  linesIn,
  controlsIn,
  collide,
  isToldElsewhere,
  stays,
  collisions,
  coverOf,
  reachOf,
];

/** To be evaluated in a page: gives the faults of its layout, one sentence each. */
export const layoutFaults = `(() => {
  const slack = ${slack};
  const pressable = ${JSON.stringify(pressable)};
  ${[...parts, faultsOfLayout].join('\n')}
  return faultsOfLayout();
})()`;
