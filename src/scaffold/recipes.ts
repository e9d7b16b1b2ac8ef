// Recipes that check and publish a site on the machines of others: one function a platform, chosen by name.
import { writeCloudflareRecipe } from './cloudflare-recipe.js';
import { writeGithubRecipe } from './github-recipe.js';
import { writeGitlabRecipe } from './gitlab-recipe.js';
import { writeNetlifyRecipe } from './netlify-recipe.js';
import type { Recipe, RecipeSetting } from './recipe.js';
import type { ScaffoldFile } from './scaffold-file.js';

export type Platform = 'github' | 'gitlab' | 'netlify' | 'cloudflare';

const recipeByPlatform: Readonly<Record<Platform, Recipe>> = {
  github: writeGithubRecipe,
  gitlab: writeGitlabRecipe,
  netlify: writeNetlifyRecipe,
  cloudflare: writeCloudflareRecipe,
};

export const platforms: readonly Platform[] = ['github', 'gitlab', 'netlify', 'cloudflare'];

export const isPlatform = (text: string): text is Platform => Object.hasOwn(recipeByPlatform, text);

/** Those that publish and do not check: where one of them is chosen, the others leave the publishing to it. */
const hosts: readonly Platform[] = ['netlify', 'cloudflare'];

/** The files of the chosen platforms, with paths in the repository. */
export function writeRecipes(
  chosen: readonly Platform[],
  setting: Omit<RecipeSetting, 'publishes'>,
): readonly ScaffoldFile[] {
  const hasHost = chosen.some((platform) => hosts.includes(platform));
  return platforms
    .filter((platform) => chosen.includes(platform))
    .flatMap((platform) => recipeByPlatform[platform]({ ...setting, publishes: !hasHost }));
}

/** What is still to be done by hand on the chosen platforms, in a sentence each. */
export function listRemainingSteps(chosen: readonly Platform[]): readonly string[] {
  const hasHost = chosen.some((platform) => hosts.includes(platform));
  const steps: Readonly<Record<Platform, string | undefined>> = {
    github: hasHost ? undefined : 'On GitHub, choose “GitHub Actions” as the source under Settings > Pages.',
    gitlab: `On GitLab, make the ${hasHost ? 'schedule' : 'two schedules'} that .gitlab-ci.yml names, under Build > Pipeline schedules.`,
    netlify: 'On Netlify, import the repository; netlify.toml says the rest.',
    cloudflare:
      'On Cloudflare, connect the repository to a Pages project with the build command that wrangler.toml names.',
  };
  return chosen.flatMap((platform) => steps[platform] ?? []);
}
