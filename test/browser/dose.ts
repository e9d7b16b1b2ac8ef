// How much the browser looks at: all of it takes minutes, so the suite has a dose, and `npm run browser` the whole.

const isWhole = process.env['BROWSER_LOOKS'] === 'all';

/** `all` of it under `npm run browser`, else the dose. */
export const dose = <Value>(some: Value, all: Value): Value => (isWhole ? all : some);
