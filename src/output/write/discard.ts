// Removes what nobody needs any more.
import { rmSync } from 'node:fs';

/** Removes what is surely ours. Where that fails, the next build does it. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    return;
  }
}
