// What readers would have to load, and every build to copy, stays below the limit of the site.
import { diagnose, startOfFile } from '../kernel/diagnostic.js';
import type { Rule } from './rule.js';

const mebibyte = 1024 * 1024;

export const fileSize: Rule = {
  codes: ['file/too-large'],
  check: ({ attachments, publicFiles, references, site }) => {
    const referenced = new Set(references.map(({ path }) => path));
    const limit = site.limits.attachmentBytes;
    const published = [...attachments.filter(({ path }) => referenced.has(path)), ...publicFiles];
    return published.flatMap(({ path, size }) => {
      if (size <= limit) return [];
      const message = `The file has ${Math.ceil((size / mebibyte) * 10) / 10} MiB; at most ${limit / mebibyte} MiB are published.`;
      const hint = 'Make it smaller, or raise `limits.attachment_mib` in candor.yaml.';
      return [diagnose('file/too-large', startOfFile(path), message, { hint })];
    });
  },
};
