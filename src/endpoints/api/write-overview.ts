// The documents of the site as it stands: what it is, its status, its components.
import { formatInstant } from '../../kernel/time-writing.js';
import { availabilityDays, nodeOf } from '../../site/component-nodes.js';
import type { ComponentNode, StatusProps } from '../../site/props.js';
import { isListed, type SiteRecord } from '../../site/site-record.js';
import { tellStatus } from '../../site/status-page.js';
import type { ApiComponent, ComponentsDocument, SiteDocument, StatusDocument } from './documents.js';
import { idOf, writeRow, writeUndatedRow } from './write-rows.js';
import { orNull, writeAvailability, type ValueWriter } from './write-values.js';

export function writeSite({ history: { site } }: SiteRecord, write: ValueWriter): SiteDocument {
  return {
    $schema: write.schema('site'),
    title: site.title,
    description: site.description ?? null,
    url: write.url({ page: 'status' }),
    timezone: site.timezone,
    locale: site.locale,
    launched: orNull(site.launched, write.time),
    contact: site.contact ?? null,
    links: site.links.map(({ label, url, place }) => ({ label, url, place })),
    severities: site.severities.map(({ id, label, description, indicator, state }) => ({
      id,
      label,
      description: description ?? null,
      indicator,
      state,
      url: write.url({ page: 'severity', severity: id }),
    })),
    weights: { ...site.weights },
  };
}

export function writeStatus(
  record: SiteRecord,
  commit: string | undefined,
  write: ValueWriter,
): StatusDocument {
  const props = tellStatus(record, commit);
  const rows = (entries: StatusProps['open']): StatusDocument['open'] =>
    entries.map((entry) => writeRow(entry, write));
  return {
    $schema: write.schema('status'),
    asOf: formatInstant(record.history.now),
    commit: props.commit ?? null,
    headline: props.headline,
    state: props.state.state ?? null,
    worstKnown: props.state.worstKnown,
    omittedFiles: props.state.omitted,
    incidentFree: orNull(props.incidentFree, ({ since, reason, incident }) => ({
      since: write.time(since),
      reason,
      incident: orNull(incident && record.entryOf(incident), (entry) =>
        isListed(entry) ? idOf(entry.incident) : null,
      ),
    })),
    open: rows(props.open),
    undated: props.undated.map((entry) => writeUndatedRow(entry, write)),
    maintenanceNow: rows(props.maintenanceNow),
    maintenanceAhead: rows(props.maintenanceAhead),
    notices: rows(props.notices),
    recent: rows(props.recent),
    inDigests: write.inDigests(props.inDigests),
  };
}

export function writeComponents(record: SiteRecord, write: ValueWriter): ComponentsDocument {
  const { site, now, omitted } = record.history;
  const top = site.components.filter(({ depth }) => depth === 0);
  return {
    $schema: write.schema('components'),
    asOf: formatInstant(now),
    availabilityDays,
    omittedFiles: omitted,
    components: top.map((component) => writeNode(record, nodeOf(record, component), write)),
  };
}

/** Below a group also those that are retired, which its page leaves out: their own pages stay. */
function writeNode(record: SiteRecord, node: ComponentNode, write: ValueWriter): ApiComponent {
  const { component, state, isRetired, availability, measuredSince } = node;
  const { componentById } = record.history.site;
  const children = component.children.flatMap((id) => componentById.get(id) ?? []);
  return {
    id: component.id,
    name: component.name,
    description: component.description ?? null,
    group: component.isGroup,
    retired: isRetired,
    state: state ?? null,
    availability: orNull(availability, writeAvailability),
    measuredSince: availability === undefined ? null : orNull(measuredSince, write.time),
    url: write.url({ page: 'component', component: component.id }),
    components: children.map((child) => writeNode(record, nodeOf(record, child), write)),
  };
}
