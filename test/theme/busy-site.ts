// A site with as much on its status page as is to be expected: many components, and a history of many incidents.
import { incident, type Files } from '../cli/site-folder.js';

const two = (number: number): string => String(number).padStart(2, '0');

/** 40 components, half of them in groups; in the last year 300 incidents, three of which nothing was spared from. */
export const busyFiles: Files = {
  'candor.yaml': `site:
  title: Busy Status
  url: https://busy.example/
  timezone: Europe/Berlin
  launched: 2024-01-01
components:
${[0, 1, 2, 3].map((group) => `  - id: region-${group}\n    name: Region ${group}\n    components:\n${[0, 1, 2, 3, 4].map((index) => `      - { id: part-${group}-${index}, name: Part ${index} of region ${group} }`).join('\n')}`).join('\n')}
${Array.from({ length: 20 }, (_, index) => `  - { id: web-${index}, name: Website ${index} }`).join('\n')}
`,
  ...Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => {
      const day = new Date(Date.UTC(2025, 0, 16) + Math.floor(index * 1.2) * 86_400_000);
      const single = index % 2 === 0 ? `web-${(index / 2) % 20}` : `part-${index % 4}-${index % 5}`;
      const text = incident({
        title: `Trouble ${index} with an ordinary title`,
        day: `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`,
        components: `[${index >= 240 && index % 20 === 0 ? 'all' : single}]`,
      });
      const severity = ['critical', 'high', 'medium', 'low'][index % 4] ?? 'low';
      return [`incidents/b${index}.md`, text.replace('severity: low', `severity: ${severity}`)];
    }),
  ),
};
