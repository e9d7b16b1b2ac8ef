// Netlify: what it builds and publishes, with paths relative to the folder of the site. It has neither annotations nor a
// clock; docs/ci.md says what has.
import { buildCommand, nodeVersion, type Recipe } from './recipe.js';

export const writeNetlifyRecipe: Recipe = ({ siteFolder, outputFolder }) => [
  {
    path: 'netlify.toml',
    text: `# Builds the status site and publishes it with Netlify.

[build]
${siteFolder === '' ? '' : `  base = ${JSON.stringify(siteFolder)}\n`}  # What has no error is published, and says that the rest is missing.
  command = ${JSON.stringify(buildCommand({ siteFolder: '', packageFolder: '', outputFolder }))}
  publish = ${JSON.stringify(outputFolder)}

[build.environment]
  NODE_VERSION = "${nodeVersion}"

# The preview of a change fails where the change has an error.
[context.deploy-preview]
  command = "npx candor build"
`,
  },
];
