// What is done around every file of tests, whichever of them share a process.
import { afterAll } from 'vitest';
import { removeFolders } from './temporary-folders.js';

afterAll(removeFolders);
