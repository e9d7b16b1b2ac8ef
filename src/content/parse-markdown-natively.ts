// The native Markdown parser, the only user of satteri. It comes as a binary for the commonest platforms; where there
// is none, or it cannot be loaded, there is simply no native parser and a build only takes longer.
import type { Root } from 'mdast';

/**
 * Parses CommonMark with GitHub's extensions. Undefined where the machine has no native parser; a text that the parser
 * fails at gives undefined.
 */
export const parseNatively: ((text: string) => Root | undefined) | undefined = await loadParser();

async function loadParser(): Promise<typeof parseNatively> {
  try {
    const { markdownToMdast } = await import('satteri');
    // The front matter has been cut off already, and what looks like another one is text.
    const options = { features: { gfm: true, frontmatter: false } };
    return (text) => {
      try {
        const tree = markdownToMdast(text, options);
        return tree.type === 'root' ? tree : undefined;
      } catch {
        return undefined;
      }
    };
  } catch {
    return undefined;
  }
}
