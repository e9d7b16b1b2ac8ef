// `candor init`: a new site in which `candor check --strict` finds nothing wrong, and recipes that publish it. It never
// overwrites a file; of the site, and of the recipes, it writes all that is missing or nothing.
import { relative, resolve, sep } from 'node:path';
import { isSite } from '../building/read-site.js';
import { defaultFolder } from '../config/defaults.js';
import { readConfig } from '../config/read-config.js';
import { loadSite } from '../content/load.js';
import { minuteAt } from '../kernel/time.js';
import { writeTime } from '../kernel/time-writing.js';
import { isPlatform, listRemainingSteps, platforms, writeRecipes } from '../scaffold/recipes.js';
import { scaffoldSite } from '../scaffold/scaffold-site.js';
import { listOption, type Command } from './command.js';
import { findPlace, hasIncidents, ignoresOutput, refuseFolder, refuseSite } from './init-place.js';
import { describeInit } from './init-report.js';
import { writeScaffold } from './init-write.js';
import { answerOptions, hasAnswers, readAnswers } from './read-answers.js';
import { readNow } from './site-options.js';

export const init: Command = {
  arguments: [{ name: '[folder]', summary: 'where it is to be; the current folder unless given' }],
  options: [
    ...answerOptions,
    {
      flags: '--ci <platform...>',
      summary: 'add what checks and publishes the site on these platforms, also to a site that exists',
      choices: platforms,
    },
  ],
  examples: [
    'candor init',
    'candor init status --name "Acme Status" --component Website API --yes',
    'candor init --ci github',
  ],
  run: async (invocation, io) => {
    const shown = invocation.arguments[0];
    const folder = resolve(io.cwd, shown ?? '.');
    const chosen = listOption(invocation, 'ci').filter(isPlatform);
    const isNew = !isSite(folder);
    if (isNew) refuseFolder(folder, shown);
    else if (chosen.length === 0 || hasAnswers(invocation)) refuseSite(shown);

    const now = readNow(invocation, io);
    const answers = isNew ? await readAnswers(invocation, io) : undefined;
    const files =
      answers === undefined ? [] : scaffoldSite({ answers, now, withExamples: !hasIncidents(folder) });
    const { root, hasPackage, ...place } = findPlace(folder);
    const present = isNew ? undefined : readConfig(loadSite(folder).config).site;
    const recipes = writeRecipes(chosen, {
      ...place,
      name: answers?.name ?? present?.title ?? '',
      outputFolder: present?.output.folder ?? defaultFolder,
      day: writeTime({ ...minuteAt(now), precision: 'day' }, 'UTC'),
    });
    const site = writeScaffold(folder, files);
    io.out(
      describeInit({
        site,
        recipes: writeScaffold(root, recipes),
        folder: relative(io.cwd, folder).replaceAll(sep, '/'),
        root: relative(io.cwd, root).replaceAll(sep, '/'),
        isNew,
        ignoresOutput: ignoresOutput(folder),
        steps: listRemainingSteps(chosen),
        lacksPackage: chosen.length > 0 && !hasPackage,
        program: io.env['npm_command'] === 'exec' ? 'npx candor' : 'candor',
      }),
    );
    return 0;
  },
};
