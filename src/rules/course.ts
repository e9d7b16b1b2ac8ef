// What an entry's course lacks: a closing word, a fresh update, components, text.
import { diagnose } from '../kernel/diagnostic.js';
import { writeTime } from '../kernel/time-writing.js';
import { findPlace } from '../model/field-places.js';
import { placeOf } from '../model/incident.js';
import { isClosing } from '../model/state.js';
import { deriveTimeline } from '../model/timeline.js';
import { componentsOf } from '../model/history.js';
import { ruleOfSoundIncidents, type EntryRule } from './rule.js';

const day = 24 * 60 * 60 * 1000;

export const noClosingUpdate: EntryRule = ruleOfSoundIncidents(
  ['incident/no-closing-update'],
  (incident, { site }) => {
    const { resolvedGiven, updates, kind } = incident;
    if (kind !== 'incident' || resolvedGiven === undefined || updates.length === 0) return [];
    if (updates.some(({ status }) => isClosing(status))) return [];
    // Only what was closed by an update is opened again by one, so work that goes on would be news to nobody.
    const again = updates.findLast(
      ({ status, time }) =>
        ['investigating', 'identified'].includes(status) && time.from > resolvedGiven.from,
    );
    if (again !== undefined) {
      const resolved = writeTime(resolvedGiven, site.timezone);
      const found = `The front matter says that it was resolved at \`${resolved}\`, so this later update does not open it again.`;
      const advice = `If it is open again, delete \`resolved\` and add the update \`### Resolved - ${resolved}\`.`;
      return [diagnose('incident/no-closing-update', again.place, found, { hint: advice })];
    }
    const hint = 'Add an update `### Resolved - …` that tells readers so.';
    const message = 'The front matter says that it is resolved, but none of its updates does.';
    return [diagnose('incident/no-closing-update', placeOf(incident, 'resolved'), message, { hint })];
  },
);

export const stale: EntryRule = ruleOfSoundIncidents(['incident/stale'], (incident, { site, now }) => {
  if (incident.kind !== 'incident' || !deriveTimeline(incident, now).isOpen) return [];
  const last = incident.updates.at(-1)?.time ?? incident.started;
  const days = Math.floor((now - last.from) / day);
  if (days < site.limits.staleAfterDays) return [];
  const since = `${days} days ago, \`${writeTime(last, site.timezone)}\``;
  const message =
    incident.updates.length === 0
      ? `The incident is open and has had no update since it started ${since}.`
      : `The incident is open and was last updated ${since}.`;
  const hint = 'Post an update, or close it with `### Resolved - …`.';
  return [
    diagnose('incident/stale', incident.updates.at(-1)?.place ?? placeOf(incident, 'started'), message, {
      hint,
    }),
  ];
});

export const overrunning: EntryRule = ruleOfSoundIncidents(
  ['incident/overrunning'],
  (incident, { site, now }) => {
    if (!deriveTimeline(incident, now).isOverrunning) return [];
    const end = incident.window.at(-1)?.to;
    const planned = end === undefined ? '' : ` was planned to end \`${writeTime(end, site.timezone)}\` and`;
    const message = `The maintenance${planned} is still in progress.`;
    const hint = 'Close it with `### Completed - …`, or move `window.to`.';
    const last = `window.${incident.window.length - 1}.to`;
    const field = ['window.to', last].find((name) => findPlace(incident, name) !== undefined) ?? 'window';
    const place = placeOf(incident, field);
    return [diagnose('incident/overrunning', place, message, { hint })];
  },
);

export const noComponents: EntryRule = ruleOfSoundIncidents(
  ['incident/no-components'],
  (incident, { site }) => {
    if (incident.kind !== 'incident' || site.components.length === 0 || componentsOf(incident).length > 0)
      return [];
    const hint =
      'Add `components: [id]`, or `components: [all]`; without one it changes no state and no availability.';
    return [
      diagnose(
        'incident/no-components',
        placeOf(incident, 'components'),
        'The incident names no component.',
        {
          hint,
        },
      ),
    ];
  },
);

export const noText: EntryRule = ruleOfSoundIncidents(['incident/no-text'], (incident) => {
  const texts = [
    incident.summary,
    incident.introduction,
    incident.details,
    ...incident.updates.map(({ prose }) => prose),
  ];
  if (texts.some((prose) => prose !== undefined && (prose.text !== '' || prose.segments.length > 0)))
    return [];
  const hint = 'Write a first paragraph that says what readers saw.';
  return [
    diagnose('incident/no-text', placeOf(incident, ''), 'The file holds no text for readers.', { hint }),
  ];
});
