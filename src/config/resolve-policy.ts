// The disclosure policy of the site, and the spans of time that it and its limits speak of.
import type { DisclosureRoute, Policy, Term } from '../model/policy.js';
import { writeTime } from '../kernel/time-writing.js';
import type { YamlReading } from '../kernel/yaml.js';
import { policyPresets } from './defaults.js';
import { resolveTime, type Resolved } from './resolved.js';
import type { WorkingDay, WrittenPolicy, WrittenRoute } from './written-config.js';

const weekDays: readonly WorkingDay[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const defaultWorkingDays: readonly WorkingDay[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

export function resolvePolicy(
  written: WrittenPolicy | undefined,
  timezone: string,
  reading: YamlReading,
): Resolved<Policy> {
  const map = typeof written === 'object' ? written : { preset: written };
  const since = resolveTime(map.since, ['policy', 'since'], timezone, reading);
  const holidays = (map.holidays ?? []).map((day, index) =>
    resolveTime(day, ['policy', 'holidays', index], timezone, reading),
  );
  const promises = Object.keys(policyPresets[map.preset ?? 'open']).length + routesOf(written).length;
  return {
    value: {
      isDeclared: promises > 0,
      since: since.value,
      workingDays: new Set(
        (map.working_days ?? defaultWorkingDays).map((name) => weekDays.indexOf(name) + 1),
      ),
      holidays: new Set(holidays.flatMap(({ value }) => (value ? writeTime(value, timezone) : []))),
      showOpen: map.show_open ?? true,
    },
    diagnostics: [since, ...holidays].flatMap(({ diagnostics }) => [...diagnostics]),
  };
}

const routesOf = (written: WrittenPolicy | undefined): readonly WrittenRoute[] =>
  typeof written === 'object' ? Object.values(written.severities ?? {}) : [];

/** What is written of a route, with every default filled in. */
export function resolveRoute({ page, postmortem, digest, publish }: WrittenRoute): DisclosureRoute {
  return {
    page: page ?? true,
    postmortem: postmortem === undefined || postmortem === 'none' ? undefined : readTerm(postmortem),
    digest,
    publish: publish ?? 'all',
  };
}

/** Of a text that the schema has found to be one: `5 working days`, `1 day`, `48 hours`. */
export function readTerm(text: string): Term {
  const unit = /working/.test(text) ? 'working-days' : /hour/.test(text) ? 'hours' : 'days';
  return { amount: Number.parseInt(text, 10), unit };
}
