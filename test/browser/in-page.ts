/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Functions that run inside a page, and so may use nothing from outside of themselves.

/**
 * What sticks out of the page, unless it can be scrolled in a box of its own; and text that is cut off at the edge of
 * its box and cannot be scrolled to, but for an ellipsis, which says that something is missing.
 */
export function findMisplaced(): readonly string[] {
  const { documentElement } = document;
  const name = (element: Element): string => [element.localName, ...element.classList].join('.');
  const isBoxed = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).overflowX !== 'visible' || isBoxed(element.parentElement));
  const elements = [...document.querySelectorAll<HTMLElement>('body *')];
  const cut = elements.filter((element) => {
    const isLarger =
      element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (!isLarger) return false;
    const { overflowX, overflowY, textOverflow, position } = getComputedStyle(element);
    const isCut =
      (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
      (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1);
    // Text for screen readers alone is cut to a point on purpose.
    const isForReaders = position === 'absolute' && element.clientWidth <= 1;
    return isCut && !isForReaders && textOverflow !== 'ellipsis' && element.innerText.trim() !== '';
  });
  const found = cut.map((element) => `${name(element)} cuts off: ${element.innerText.slice(0, 60)}`);
  if (documentElement.scrollWidth <= documentElement.clientWidth) return found;
  const sticksOut = elements.filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return (
      width > 0 && (right > documentElement.clientWidth + 1 || left < -1) && !isBoxed(element.parentElement)
    );
  });
  const names = sticksOut.slice(-3).map((element) => {
    const { left, right } = element.getBoundingClientRect();
    return `${name(element)} reaches from ${Math.round(left)} to ${Math.round(right)}`;
  });
  return [...found, ...(names.length > 0 ? names : [`the page is ${documentElement.scrollWidth} wide`])];
}

/**
 * What is wider than the paper, boxes with more in them than it shows, and what is folded up: whoever reads a print can
 * neither scroll nor unfold.
 */
export function findCutOnPaper(): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const boxes = [...document.querySelectorAll<HTMLElement>('main *')].flatMap((element) => {
    const isLarger = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
    return isLarger && getComputedStyle(element).overflowX !== 'visible'
      ? [`${[element.localName, ...element.classList].join('.')}: ${element.innerText.slice(0, 60)}`]
      : [];
  });
  const folded = [...document.querySelectorAll<HTMLElement>('main details > :not(summary)')]
    .filter((element) => !element.checkVisibility())
    .map((element) => `folded up: ${element.parentElement?.innerText.slice(0, 60) ?? ''}`);
  const wide = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
  return [...new Set([...boxes, ...folded, ...wide])];
}

/** What the keyboard must be able to reach, in the order of the document; each is marked with its name. */
export function findControls(): readonly string[] {
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const controls = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
  );
  return controls.map((element, index) => {
    const what = element.getAttribute('href') ?? element.getAttribute('name') ?? element.className;
    element.dataset['control'] = `${index} ${element.localName} ${what}`;
    return element.dataset['control'];
  });
}

export interface Focus {
  /** As `findControls` names it; undefined where nothing of the page has the focus. */
  readonly control: string | undefined;
  /** Why nobody can see that it has the focus. */
  readonly problem: string | undefined;
}

/** What has the focus, and whether that can be seen. */
export function describeFocus(): Focus {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body) {
    return { control: undefined, problem: undefined };
  }
  const control = element.dataset['control'] ?? `an unmarked ${element.localName}`;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const hasRing = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  // A link may be broken over two lines, and a box be higher than the window: one point of it has to be seen.
  const isSeen = [...element.getClientRects()].some(({ left, top, width, height }) => {
    const x = left + Math.min(width / 2, 40);
    const y = Math.max(top, 0) + Math.min(height / 2, 8);
    const found = document.elementFromPoint(x, y);
    return found !== null && (element.contains(found) || found.contains(element));
  });
  const problem = hasRing ? (isSeen ? undefined : 'is not in sight') : 'shows no ring';
  return { control, problem };
}

/** The words of the main part that can be seen, without what the script adds for the reader's clock. */
export function readMain(): string {
  const main = document.querySelector('main');
  const added = [...(main?.querySelectorAll<HTMLElement>('.local, .age, [data-from]') ?? [])];
  const were = added.map((element) => element.hidden);
  for (const element of added) element.hidden = true;
  const text = main?.innerText ?? '';
  for (const [index, element] of added.entries()) element.hidden = were[index] ?? false;
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** What is drawn with a border or a background and has nothing in it: what a script would have filled. */
export function findEmptyBoxes(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('body *:not(svg, svg *)')]
    .filter((element) => {
      const { borderTopWidth, backgroundColor } = getComputedStyle(element);
      if (borderTopWidth === '0px' && backgroundColor === 'rgba(0, 0, 0, 0)') return false;
      const { width, height } = element.getBoundingClientRect();
      const isFilled =
        element.innerText.trim() !== '' ||
        element.matches('td, th, hr, br, img, input, select, textarea, progress, meter, col, colgroup') ||
        element.querySelector('svg, img, input, hr') !== null;
      return !isFilled && width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
    })
    .map((element) => [element.localName, ...element.classList].join('.'));
}

/** What moves, or would. */
export function findMotion(): readonly string[] {
  return [...document.querySelectorAll('*')].flatMap((element) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
    const moves = animationName !== 'none' || scrollBehavior === 'smooth' || /[1-9]/.test(transitionDuration);
    return moves ? [[element.localName, ...element.classList].join('.')] : [];
  });
}

/** The parts of drawings that cannot be told from what is behind them, by contrast (WCAG 2.2, 1.4.11). */
export function findFaintMarks(least: number): readonly string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour: string): readonly number[] => {
    if (canvas === null) return [];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]): number => {
    const [r = 0, g = 0, b = 0] = [red, green, blue]
      .map((value) => value / 255)
      .map((value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): readonly number[] => {
    if (element === null) return rgba('Canvas');
    const colour = rgba(getComputedStyle(element).backgroundColor);
    return colour[3] === 255 ? colour : behind(element.parentElement);
  };
  return [...document.querySelectorAll('svg.shape')].flatMap((drawing) => {
    const [mark] = drawing.children;
    if (mark === undefined || !drawing.checkVisibility()) return [];
    const [light = 0, dark = 0] = [rgba(getComputedStyle(mark).fill), behind(drawing)]
      .map(luminance)
      .sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    return contrast >= least ? [] : [`${drawing.parentElement?.className ?? ''}: ${contrast.toFixed(2)}`];
  });
}
