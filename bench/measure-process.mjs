// Runs a program to its end and tells what it used. Processor time and memory are read from /proc, so that any program
// can be measured without another: elsewhere than on Linux they stay unknown, and only the time that passes is told.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';

/** Every how many milliseconds the memory is looked at; the kernel keeps the peak, so only its last growth can be missed. */
const pause = 10;
/** Linux counts the time of processes in hundredths of a second. */
const tick = 0.01;

function readProc(path) {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}

/** Seconds of processor time of all processes that this one started and that have ended; undefined where nobody tells. */
function readChildrenTime() {
  // The second field is a name in parentheses; cutime and cstime are the 16th and 17th.
  const [, user, system] = /^.*\) (?:\S+ ){13}(\d+) (\d+) /s.exec(readProc('self/stat')) ?? [];
  return user === undefined ? undefined : (Number(user) + Number(system)) * tick;
}

/** MiB of the process alone, at the moment at which there were most. */
function readPeak(pid) {
  const [, kib] = /^VmHWM:\s+(\d+) kB/m.exec(readProc(`${pid}/status`)) ?? [];
  return kib === undefined ? undefined : Number(kib) / 1024;
}

/**
 * Resolves with seconds that passed (`wall`), seconds of all processors (`cpu`), the peak of its memory in MiB (`peak`) and
 * what it wrote. Rejects with what it said where it fails. No other process may be started in the meantime.
 */
export function measureProcess(command, commandArguments, { cwd } = {}) {
  return new Promise((resolve, reject) => {
    const said = { stdout: '', stderr: '' };
    let peak;
    const cpuBefore = readChildrenTime();
    const begin = performance.now();
    const child = spawn(command, commandArguments, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setInterval(() => {
      const seen = readPeak(child.pid);
      // The kernel estimates it, and may tell less of it later.
      if (seen !== undefined) peak = Math.max(peak ?? 0, seen);
    }, pause);
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (text) => (said[stream] += text));
    }
    child.on('error', (error) => {
      clearInterval(timer);
      reject(error);
    });
    child.on('close', (code) => {
      const wall = (performance.now() - begin) / 1000;
      clearInterval(timer);
      const cpu = cpuBefore === undefined ? undefined : readChildrenTime() - cpuBefore;
      if (code === 0) resolve({ wall, cpu, peak, ...said });
      else reject(new Error(`${command} ended with ${code}:\n${said.stderr}${said.stdout}`.slice(0, 2000)));
    });
  });
}
