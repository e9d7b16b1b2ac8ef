// GitLab: jobs that check every change, publish with GitLab Pages and watch the promises.
import {
  buildCommand,
  candorCommand,
  inSite,
  nodeVersion,
  outputPath,
  quoteWord,
  type Recipe,
  type RecipeSetting,
} from './recipe.js';
import { writeYamlText } from '../kernel/yaml.js';

export const writeGitlabRecipe: Recipe = (setting) => [
  {
    path: '.gitlab-ci.yml',
    text: `${writeHead(setting)}${setting.publishes ? writePublication(setting) : ''}`,
  },
];

const writeHead = (setting: RecipeSetting): string => `${
  setting.publishes
    ? `# Checks every change of the status site, and publishes it with GitLab Pages.
# To be done once, under Build > Pipeline schedules, for the default branch:
#   every hour, for a page is true as of its build
#   every morning, with the variable CANDOR = promises`
    : `# Checks every change of the status site. Another host publishes it.
# To be done once, under Build > Pipeline schedules, for the default branch:
#   every morning, with the variable CANDOR = promises`
}
image: node:${nodeVersion}

variables:
  # The whole history: it tells when a page was last changed.
  GIT_DEPTH: 0

default:
  # What earlier builds have read.
  cache:
    key: candor
    paths:
      - ${writeYamlText(inSite(setting, '.candor/cache/'))}
  before_script:
    - ${writeYamlText(['npm ci', ...(setting.packageFolder === '' ? [] : ['--prefix', quoteWord(setting.packageFolder)])].join(' '))}

# Beside the publication and not before it: a slip in one file must not hold the page back.
check:
  stage: test
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  needs: []
  script:
    # The report shows problems in the merge request; the second run says in the log what they are, and judges.
    - ${writeYamlText(`${candorCommand(setting, 'check', '--no-policy --format gitlab')} > candor-report.json || true`)}
    - ${writeYamlText(candorCommand(setting, 'check', '--no-policy'))}
  artifacts:
    when: always
    reports:
      codequality: candor-report.json

# A deadline passes without a commit: once a day this fails where a promise of the policy is broken.
promises:
  stage: test
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" && $CANDOR == "promises"
  script:
    - ${writeYamlText(candorCommand(setting, 'check', '--policy-only'))}
`;

const writePublication = (setting: RecipeSetting): string => `
pages:
  stage: deploy
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" && $CANDOR == "promises"
      when: never
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  needs: []
  script:
    - ${writeYamlText(buildCommand(setting))}
    # What readers have now, for the messages below.
    - ${writeYamlText(fetchLastBuild)}
  pages:
    publish: ${writeYamlText(outputPath(setting))}
  artifacts:
    paths:
      - ${writeYamlText(outputPath(setting))}
      - last-build.json

# To be had by variables under Settings > CI/CD: CANDOR_SITE, the address of the site, and, masked, those of the channels
# that are wanted. Without the first nobody is told.
notify:
  stage: .post
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" && $CANDOR == "promises"
      when: never
    - if: $CANDOR_SITE && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  # What was sent already, for when this job is run again.
  cache:
    key: candor-notified-$CI_PIPELINE_ID
    when: always
    paths:
      - ${writeYamlText(inSite(setting, '.candor/notified.json'))}
  script:
    - ${writeYamlText(`test ! -f last-build.json || ${candorCommand(setting, 'notify', `--since last-build.json --until ${quoteWord(`${outputPath(setting)}/build.json`)}`)}`)}
`;

const fetchLastBuild =
  'test -z "$CANDOR_SITE" || curl -fsS --max-time 20 -o last-build.json "${CANDOR_SITE%/}/build.json" || true';
