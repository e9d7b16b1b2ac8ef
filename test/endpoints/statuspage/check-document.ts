// The shapes of Statuspage's status API as a strict schema: every key is there, no other is, and no list is null.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const time = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
  format: 'date-time',
};
const timeOrNull = { anyOf: [time, { type: 'null' }] };
const text = { type: 'string', minLength: 1 };
const impact = { enum: ['none', 'minor', 'major', 'critical'] };
const componentStatus = {
  enum: ['operational', 'under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage'],
};
const incidentStatuses = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'];
const maintenanceStatuses = ['scheduled', 'in_progress', 'verifying', 'completed'];

const record = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  additionalProperties: false,
});
const list = (items: object): object => ({ type: 'array', items });

const page = record({
  id: text,
  name: text,
  url: { type: 'string', pattern: '^(/|https?://.*[^/])$' },
  time_zone: { type: 'string', pattern: '^[A-Z][A-Za-z_]+/' },
  updated_at: time,
});

const component = record(
  {
    id: text,
    name: text,
    status: componentStatus,
    created_at: time,
    updated_at: time,
    position: { type: 'integer', minimum: 1 },
    description: { type: ['string', 'null'] },
    showcase: { type: 'boolean' },
    start_date: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
    group_id: { type: ['string', 'null'] },
    page_id: text,
    group: { type: 'boolean' },
    only_show_if_degraded: { type: 'boolean' },
    components: { type: 'array', items: text, minItems: 1 },
  },
  ['components'],
);

const affected = record({ code: text, name: text, old_status: componentStatus, new_status: componentStatus });

const update = (statuses: readonly string[]): object =>
  record({
    id: text,
    status: { enum: statuses },
    body: { type: 'string' },
    incident_id: text,
    created_at: time,
    updated_at: time,
    display_at: time,
    affected_components: list(affected),
    deliver_notifications: { type: 'boolean' },
    custom_tweet: { type: 'null' },
    tweet_id: { type: 'null' },
  });

const entry = (statuses: readonly string[], more: Readonly<Record<string, object>> = {}): object =>
  record({
    id: text,
    name: text,
    status: { enum: statuses },
    created_at: time,
    updated_at: time,
    monitoring_at: timeOrNull,
    resolved_at: timeOrNull,
    impact,
    shortlink: { type: 'string', pattern: '^(https?:/)?/.+/$' },
    started_at: time,
    page_id: text,
    incident_updates: { type: 'array', items: update(statuses), minItems: 1 },
    components: list(component),
    reminder_intervals: { type: 'null' },
    ...more,
  });

const incident = entry(incidentStatuses);
const maintenance = entry(maintenanceStatuses, { scheduled_for: time, scheduled_until: timeOrNull });
const status = record({ indicator: impact, description: text });
const most = (items: object): object => ({ type: 'array', items, maxItems: 50 });

const documents: Readonly<Record<string, object>> = {
  summary: record({
    page,
    components: list(component),
    incidents: most(incident),
    scheduled_maintenances: most(maintenance),
    status,
  }),
  status: record({ page, status }),
  components: record({ page, components: list(component) }),
  incidents: record({ page, incidents: most(incident) }),
  'incidents/unresolved': record({ page, incidents: most(incident) }),
  'scheduled-maintenances': record({ page, scheduled_maintenances: most(maintenance) }),
  'scheduled-maintenances/upcoming': record({ page, scheduled_maintenances: most(maintenance) }),
  'scheduled-maintenances/active': record({ page, scheduled_maintenances: most(maintenance) }),
};
const one = record({ page, incident: { anyOf: [incident, maintenance] } });

const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }));
const compiled = new Map<object, ValidateFunction>();

/** What is wrong with the shape of a document; its name is its path below `api/v2/`, without the ending. */
export function problemsOf(name: string, document: unknown): readonly string[] {
  const schema = documents[name] ?? one;
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

export const documentNames: readonly string[] = Object.keys(documents);
