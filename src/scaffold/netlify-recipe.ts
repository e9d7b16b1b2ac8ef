// Netlify: what it builds and publishes. It has neither annotations nor a clock; docs/ci.md says what has.
import { buildCommand, nodeVersion, type Recipe } from './recipe.js';

/** Netlify works in `base`, so that every path is relative to the site. */
const inBase = { siteFolder: '', packageFolder: '' };

export const writeNetlifyRecipe: Recipe = ({ siteFolder }) => [
  {
    path: 'netlify.toml',
    text: `# Builds the status site and publishes it with Netlify.

[build]
${siteFolder === '' ? '' : `  base = "${siteFolder}"\n`}  # What has no error is published, and says that the rest is missing.
  command = "${buildCommand(inBase)}"
  publish = "_site"

[build.environment]
  NODE_VERSION = "${nodeVersion}"

# The preview of a change fails where the change has an error.
[context.deploy-preview]
  command = "npx candor build"
`,
  },
];
