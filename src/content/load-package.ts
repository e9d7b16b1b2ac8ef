// Packages that few texts need, loaded when the first one does: the native parser reads nearly every file and
// write-html.ts writes it, and the modules of remark take 0.2 s of a start.
import { createRequire } from 'node:module';

/** Throws where there is no such package. */
export const loadPackage: (name: string) => unknown = createRequire(import.meta.url);
