// Cloudflare Pages: where the built site lies. The build command cannot stand in its file, so a comment names it. Like
// Netlify it works in the folder of the site, so that every path is relative to that.
import { transliterate } from '../kernel/ids.js';
import { buildCommand, nodeVersion, type Recipe } from './recipe.js';

export const writeCloudflareRecipe: Recipe = ({ name, siteFolder, outputFolder, day }) => [
  {
    path: siteFolder === '' ? 'wrangler.toml' : `${siteFolder}/wrangler.toml`,
    text: `# Publishes the status site with Cloudflare Pages. To be done once, in the settings of the project:
#   build command:  ${buildCommand({ siteFolder: '', packageFolder: '', outputFolder })}
${siteFolder === '' ? '' : `#   root directory: ${siteFolder}\n`}#   build system:   version 3 or later, for Node ${nodeVersion}

name = "${makeProjectName(name)}"
compatibility_date = "${day}"
pages_build_output_dir = ${JSON.stringify(outputFolder)}
`,
  },
];

/** Lower-case letters, digits and dashes, at most 58 of them: it becomes part of a host name. */
function makeProjectName(name: string): string {
  const plain = transliterate(name)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 58)
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'status' : plain;
}
