// What a new site is made from: what its author has answered.

export interface Answers {
  readonly name: string;
  /** Where the site will live; undefined while nobody knows. */
  readonly url: string | undefined;
  /** `UTC` or `Area/City`. */
  readonly timezone: string;
  /** At least one. */
  readonly components: readonly NewComponent[];
}

export interface NewComponent {
  readonly id: string;
  readonly name: string;
}

export const defaultName = 'Status';
export const defaultComponents: readonly string[] = ['Website', 'API'];
