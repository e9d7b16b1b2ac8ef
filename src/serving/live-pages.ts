// What the live preview adds to the pages of a site: one script, which opens the rest. And the pages of its own.
import type { IncomingMessage } from 'node:http';
import { escapeAttribute, html } from '../kernel/html.js';

/** Nothing of a site is served below it. */
export const ownFolder = '/__candor/';

/** Whether a browser wants to show what it asks for as a page; anything else gets the bytes as they are. */
export function isNavigation({ headers }: IncomingMessage): boolean {
  const destination = headers['sec-fetch-dest'];
  return destination === undefined
    ? (headers.accept ?? '').includes('text/html')
    : destination === 'document';
}

/** A page with the script before its end; `fingerprint` says which state of the page this is. */
export function addScript(content: string | Uint8Array, fingerprint: string): string {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const script = `<script src="${ownFolder}live.js" data-page="${escapeAttribute(fingerprint)}" defer></script>\n`;
  const end = text.search(/<\/body>\s*(?:<\/html>\s*)?$/i);
  return end === -1 ? text + script : text.slice(0, end) + script + text.slice(end);
}

/** Until there is a site: the script shows what is wrong, and loads the page when it is there. */
export const waitingPage = (): string =>
  plainPage('There is no page yet', 'It shows by itself as soon as the files have no errors.');

/** Where a page could not be made, and was never made before. */
export const failedPage = (): string =>
  plainPage('This page could not be made', 'What went wrong is told beside it, and in the terminal.');

const plainPage = (title: string, text: string): string =>
  `${html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Candor</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${ownFolder}page.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>`.toString()}\n`;
