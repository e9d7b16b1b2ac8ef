// Links and images of an incident that lead somewhere else than their author thought: what is reported, and where.
import { expect, test } from 'vitest';
import { checkFiles, file, soundIncident } from './check-folder.js';

const path = 'incidents/2025/2025-10-15-sign-in.md';

/** Checks a text in line 9 of an incident, beside another one, a year with prose, a picture and an archive. */
function checkBody(text: string): string[] {
  return checkFiles(
    file(path, soundIncident([], `${text}\n\n## Details\n\n### What to do\n\nWait. ![A graph](graph.png)`)),
    file('incidents/2024/2024-03-02-search.md', soundIncident([], '## Details\n\n### The cause\n\nA bug.')),
    file('incidents/2024/_year.md', 'A quiet year.'),
    file('incidents/2025/graph.png', 'png'),
    file('incidents/2025/dump.zip', 'zip'),
  )
    .filter((found) => !found.includes('dump.zip') && !found.includes('2024-03-02'))
    .map((found) => found.replace(`${path}:`, ''));
}

test.each([
  ['another incident', '[see](../2024/2024-03-02-search.md)'],
  ['a heading of another incident', '[see](../2024/2024-03-02-search.md#the-cause)'],
  ['a section of this one', '[see](#details)'],
  ['a heading of this one', '[see](#what-to-do)'],
  ['the prose of a year', '[see](../2024/_year.md)'],
  ['an attachment', '[see](graph.png)'],
  ['an attachment from its own folder', '[see](./graph.png)'],
  ['the web', '[see](https://example.com/a?b=c#d)'],
  ['a mail address', '[see](mailto:help@example.com)'],
  ['a bare address in the text', 'See www.example.com or help@example.com.'],
  ['a reference', '[see][1]\n\n[1]: graph.png'],
])('nothing of a link to %s', (_name, text) => {
  expect(checkBody(text)).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['an incident in another folder', '[see](2024-03-02-search.md)', ['9:1 link/missing-page']],
  ['an incident without .md', '[see](../2024/2024-03-02-search)', ['9:1 link/missing-page']],
  ['an incident by its address', '[see](/incidents/2024-03-02-search/)', ['9:1 link/outside-site']],
  ['an incident in other letters', '[see](../2024/2024-03-02-Search.md)', ['9:1 link/missing-page']],
  ['a heading that is not there', 'Now [see](#what-we-do)', ['9:5 link/missing-anchor']],
  ['a section that is not there', '[see](#postmortem)', ['9:1 link/missing-anchor']],
  ['a heading in capital letters', '[see](#What-to-do)', ['9:1 link/missing-anchor']],
  [
    'a heading that another incident lacks',
    '[see](../2024/2024-03-02-search.md#cause)',
    ['9:1 link/missing-anchor'],
  ],
  ['nothing', '[see]()', ['9:1 link/missing-page']],
  ['a file beside incidents/', '[see](../../README.md)', ['9:1 link/outside-site']],
  ['a file above the site', '[see](../../../../etc/passwd)', ['9:1 link/outside-site']],
  ['a page of the site', '[see](/history/)', ['9:1 link/outside-site']],
  ['a host without scheme', '[see](www.example.com/help)', ['9:1 link/outside-site']],
  ['a host and a path', '[see](docs.example.com/help)', ['9:1 link/outside-site']],
  ['a host after two slashes', '[see](//example.com)', ['9:1 link/outside-site']],
  ['a scheme without colon', '[see](https//example.com)', ['9:1 link/outside-site']],
  ['a scheme without host', '[see](https:/help)', ['9:1 link/outside-site']],
  ['a mail address without scheme', '[see](help@example.com)', ['9:1 link/outside-site']],
  ['a script', '[see](javascript:alert(1))', ['9:1 link/dangerous-scheme']],
  ['a script in disguise', '[see](<java\tscript:alert(1)>)', ['9:1 link/dangerous-scheme']],
  ['data', '[see](data:text/html,hi)', ['9:1 link/dangerous-scheme']],
  ['a file of this computer', '[see](file:///etc/passwd)', ['9:1 link/dangerous-scheme']],
  ['a phone number', '[see](tel:+4930123)', ['9:1 link/dangerous-scheme']],
  ['an archive', '[see](dump.zip)', ['9:1 link/attachment-type']],
  ['a reference to nothing', '[see][1]\n\n[1]: grahp.png', ['9:1 link/missing-page']],
  ['a second link in the line', '[a](graph.png), [b](grpah.png)', ['9:17 link/missing-page']],
  ['a link in a list', '- one\n- [b](grpah.png)', ['10:3 link/missing-page']],
  ['an image that is not there', '![A graph](grpah.png)', ['9:1 link/missing-image']],
  ['an image in other letters', '![A graph](Graph.png)', ['9:1 link/missing-image']],
  ['an image of another host', '![A graph](https://example.com/graph.png)', ['9:1 link/remote-image']],
  ['an image that is an archive', '![A graph](dump.zip)', ['9:1 link/attachment-type']],
  ['an image that is an incident', '![A graph](../2024/2024-03-02-search.md)', ['9:1 link/missing-image']],
  ['an image that is an anchor', '![A graph](#details)', ['9:1 link/missing-image']],
  ['an image inside a link', '[![A graph](grpah.png)](graph.png)', ['9:2 link/missing-image']],
])('%s', (_name, text, expected) => {
  expect(checkBody(text)).toEqual(expected);
});

test('remote images where the site allows them', () => {
  const config =
    'site: { title: A, url: "https://a.example/", timezone: UTC }\ncomponents: [{ id: api }]\ncontent: { allow_remote_images: true }\n';
  const text = soundIncident([], '![A graph](https://example.com/graph.png)');
  expect(checkFiles(file('candor.yaml', config), file('incidents/a-2025.md', text))).toEqual([]);
});

test('names that are no component or severity', () => {
  const text = soundIncident().replace('low', 'sev3').replace('[api]', '[api, EU data center, weeb, All]');
  expect(checkFiles(file(path, text))).toEqual([
    `${path}:3:11 link/unknown-severity`,
    `${path}:4:19 link/unknown-component`,
    `${path}:4:35 link/unknown-component`,
  ]);
});

test('names that the configuration got wrong are not held against incidents', () => {
  const config = 'site: { title: A, url: "https://a.example/" }\ncomponent: [{ id: api }]\nseverity: []\n';
  expect(checkFiles(file('candor.yaml', config), file(path, soundIncident()))).toEqual([
    'candor.yaml:2:1 format/unknown-field',
    'candor.yaml:3:1 format/unknown-field',
  ]);
});

test('a link to what is not published', () => {
  const hidden = soundIncident(['security: { withhold: all }']);
  const text = soundIncident([], 'As [in June](hidden.md#cause).');
  expect(checkFiles(file('incidents/hidden.md', hidden), file('incidents/shown.md', text))).toEqual([
    'incidents/shown.md:9:4 link/unpublished',
  ]);
});
