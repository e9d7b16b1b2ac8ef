// What an address in an author's text leads to.
import { decodeAddress, resolvePath } from '../kernel/relative-path.js';

export type Target =
  | { readonly kind: 'external' }
  | { readonly kind: 'anchor'; readonly anchor: string }
  | { readonly kind: 'file'; readonly path: string; readonly anchor: string }
  | {
      readonly kind: 'refused';
      readonly code: 'link/dangerous-scheme' | 'link/outside-site' | 'link/missing-page';
      readonly message: string;
      readonly hint: string;
    };

/** Reads the address of a link or image in the file at `from`; paths are relative to the site. */
export function readTarget(url: string, from: string): Target {
  const bare = url.replaceAll(/[\u0000-\u0020]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    if (/^(?:https?:\/\/[^/\\]|mailto:.)/i.test(bare)) return { kind: 'external' };
    if (/^(?:https?|mailto)$/.test(scheme)) {
      return {
        kind: 'refused',
        code: 'link/outside-site',
        message: `The address \`${url}\` names no ${scheme === 'mailto' ? 'recipient' : 'host'}.`,
        hint:
          scheme === 'mailto' ? 'Write `mailto:help@example.com`.' : `Write \`${scheme}://\` and the host.`,
      };
    }
    return {
      kind: 'refused',
      code: 'link/dangerous-scheme',
      message: `The address has the scheme \`${scheme}:\`; only http, https and mailto are published.`,
      hint: 'Link to a web address, or write the address as text in backticks.',
    };
  }
  if (bare === '') {
    return {
      kind: 'refused',
      code: 'link/missing-page',
      message: 'The link has no address.',
      hint: 'Write the address between the parentheses.',
    };
  }
  if (bare.startsWith('#')) return { kind: 'anchor', anchor: decodeAddress(bare.slice(1)) };
  const whole = completeAddress(bare);
  if (whole !== undefined) {
    return {
      kind: 'refused',
      code: 'link/outside-site',
      message: `The address \`${url}\` lacks its scheme.`,
      hint: `Write \`${whole}\`.`,
    };
  }
  const [beforeAnchor = '', anchor = ''] = url.split('#', 2);
  const relative = decodeAddress(beforeAnchor.split('?', 1)[0] ?? '');
  const path = relative.startsWith('/') ? undefined : resolvePath(from, relative);
  if (path?.startsWith('incidents/') !== true) {
    return {
      kind: 'refused',
      code: 'link/outside-site',
      message: `The address \`${url}\` does not lead to a file below incidents/.`,
      hint: 'Link to the .md file of an incident or to an attachment relative to this file, or write a full https address.',
    };
  }
  return { kind: 'file', path, anchor: decodeAddress(anchor) };
}

// What was meant by an address of another host that lacks its scheme, or the colon of it.
function completeAddress(bare: string): string | undefined {
  const host = /^(?:https?[/\\]{2}|[/\\]{2}|(?=www\.)|(?=(?:[a-z0-9-]+\.)+[a-z]{2,}\/))([^/\\].*)$/i.exec(
    bare,
  )?.[1];
  if (host !== undefined) return `https://${host.replaceAll('\\', '/')}`;
  if (bareHost.test(bare) && !fileType.test(bare)) return `https://${bare}/`;
  return /^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(bare) ? `mailto:${bare}` : undefined;
}

// Three labels, or two with an ending that few files have.
const bareHost = /^(?:(?:[a-z0-9-]+\.){2,}[a-z]{2,}|[a-z0-9-]+\.(?:com|org|net|io|dev|app))$/i;
const fileType =
  /\.(?:md|markdown|html?|png|jpe?g|gif|webp|avif|svg|bmp|tiff?|pdf|txt|csv|log|json|ya?ml|gz|zip)$/i;
