// A file that a new site begins with.

export interface ScaffoldFile {
  /** Relative to the folder that it is made for, with `/` between folders. */
  readonly path: string;
  readonly text: string;
}
