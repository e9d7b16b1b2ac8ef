// Badges to show elsewhere: of the site and of each component and group, as images and for shields.io, and the banner.
import { writeOnDemand, type OutputFile } from '../../model/output.js';
import type { Component } from '../../model/site.js';
import type { SiteRecord } from '../../site/site-record.js';
import type { Endpoint } from '../endpoint.js';
import { badgeKinds, describeBadge, type Badge } from './badge.js';
import { drawBadge } from './draw-badge.js';
import { drawBanner } from './draw-banner.js';
import { light } from './tones.js';

export const listBadges: Endpoint = ({ record }) => [
  writeOnDemand('badges/banner.svg', () => drawBanner(record)),
  ...[undefined, ...record.history.site.components].flatMap((component) => listBadgesOf(component, record)),
];

function listBadgesOf(component: Component | undefined, record: SiteRecord): readonly OutputFile[] {
  const folder = component === undefined ? 'badges' : `badges/components/${component.id}`;
  return badgeKinds.flatMap((kind) => [
    writeOnDemand(`${folder}/${kind}.svg`, () => drawBadge(describeBadge(kind, component, record))),
    writeOnDemand(`${folder}/${kind}.json`, () => writeShield(describeBadge(kind, component, record))),
  ]);
}

/** What shields.io reads at an address that it is given (shields.io/badges/endpoint-badge): it refuses any other field. */
const writeShield = ({ label, message, tone }: Badge): string =>
  `${JSON.stringify({ schemaVersion: 1, label, message, color: light.tones[tone] }, null, 2)}\n`;
