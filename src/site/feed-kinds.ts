// What feeds have one item for, and the formats that they have. Public, by way of src/theme.ts.

export const feedKinds = ['incidents', 'updates', 'postmortems'] as const;
export type FeedKind = (typeof feedKinds)[number];

export const feedFormats = ['atom', 'rss', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];
