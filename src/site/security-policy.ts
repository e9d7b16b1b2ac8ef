// What a page may load: its own files and nothing else. Said in every page, for hosts that send no headers, and once
// more in `_headers`, as Netlify and Cloudflare Pages read it.
import type { Site } from '../model/site.js';
import type { Page } from './page.js';
import { basePathOf, pathOf, type Route } from './pages.js';

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

/** Headers for all files, and the policy for every folder of pages. Where two rules match, browsers obey both policies. */
export function writeHeaders(pages: readonly Page[], site: Site): string {
  const base = basePathOf(site.url);
  const everywhere = [
    "Content-Security-Policy: frame-ancestors 'self'",
    'Referrer-Policy: strict-origin-when-cross-origin',
    'X-Content-Type-Options: nosniff',
  ];
  const policies = new Map<string, string>();
  for (const { route, redirect } of pages) {
    // Former addresses may be many, and hosts read a hundred rules at most; their pages say it themselves.
    if (redirect !== undefined) continue;
    const [first = '', ...rest] = pathOf(route).split('/');
    const path = rest.length === 0 ? first : `${first}/*`;
    if (!policies.has(path)) policies.set(path, securityPolicyOf(route, site));
  }
  return [
    [`${base}*`, ...everywhere],
    ...[...policies].map(([path, policy]) => [`${base}${path}`, `Content-Security-Policy: ${policy}`]),
  ]
    .map(([path, ...headers]) => `${path ?? ''}\n${headers.map((header) => `  ${header}\n`).join('')}`)
    .join('');
}
