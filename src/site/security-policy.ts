// What a page may load: its own files and nothing else. Said in every page, for hosts that send no headers, and once
// more in `_headers`.
import type { Site } from '../model/site.js';
import type { Route } from './pages.js';

/**
 * The Content-Security-Policy (W3C, CSP Level 3) of a page. No inline script or style, no other host, but for remote
 * images where the site allows them. Only the search runs WebAssembly.
 */
export function securityPolicyOf(route: Route, { allowRemoteImages }: Site): string {
  const isSearch = route.page === 'search';
  return [
    "default-src 'none'",
    `script-src 'self'${isSearch ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    `img-src 'self'${allowRemoteImages ? ' https:' : ''}`,
    "media-src 'self'",
    "connect-src 'self'",
    ...(isSearch ? ["worker-src 'self'"] : []),
    `form-action ${isSearch ? "'self'" : "'none'"}`,
    "base-uri 'none'",
  ].join('; ');
}
