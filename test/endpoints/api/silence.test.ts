// The proof that nothing withheld leaks covers the API and the twins: a word planted there is found, and the words that
// they consist of themselves are no secret.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { proveSilence } from '../../../src/prove-silence.js';
import { compileFiles } from '../../cli/compile-files.js';
import { candor, incident, makeSite, project, readTree } from '../../cli/site-folder.js';

const withheld = (body: string): string => `---
title: Forged vouchers
severity: high
components: [api]
started: 2025-11-03 10:00
resolved: 2025-11-03 12:00
detected_by: Ottilie Quillfeather
security:
  public: { title: Security issue, slug: security-1, summary: Details follow. }
  confirmations: [{ party: partner }]
---

${body}
`;

test('a word that is planted in one of their files is found', () => {
  const { files, listWithheldTexts } = compileFiles({ 'incidents/s1.md': withheld('It was Quillfeather.') });
  const texts = listWithheldTexts();
  if (texts === undefined) throw new Error('Nothing is withheld.');
  const leaksIn = (path: string): readonly string[] => {
    const planted = files.map((file) =>
      file.path === path && 'content' in file
        ? { path, content: String(file.content).replace('Details follow', 'Quillfeather follows') }
        : file,
    );
    expect(planted).not.toEqual(files);
    return proveSilence(planted, texts, { folder: join(project, 'nowhere'), assets: [] }).map(
      ({ code }) => code,
    );
  };
  expect(leaksIn('incidents/security-1/index.md')).toEqual(['withheld/leak']);
  expect(leaksIn('api/candor/v1/incidents/security-1.json')).toEqual(['withheld/leak']);
});

test('their own words may stand in what is withheld, and of that nothing is in them', async () => {
  const folder = makeSite({
    'incidents/y.md': incident(),
    'incidents/s1.md': withheld(
      'The precision of availability, the ninetieth description, overrunning publication and the properties of an integer.',
    ),
  });
  const { code, out, err } = await candor(folder, ['build', '--now', '2026-01-15 12:00']);
  expect({ code, out: out + err }).toMatchObject({ code: 0 });
  const texts = Object.entries(readTree(join(folder, '_site'))).filter(([path]) =>
    /candor\/v1|\.md$/.test(path),
  );
  expect(texts.length).toBeGreaterThan(15);
  expect(
    texts.filter(([, text]) => /vouchers|Quillfeather|partner|s1\b/.test(text)).map(([path]) => path),
  ).toEqual([]);
});
