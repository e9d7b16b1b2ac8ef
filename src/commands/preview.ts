// `candor preview`: the built folder in a browser, exactly as a static host would publish it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '../config/read-config.js';
import { configName } from '../content/load.js';
import { startStaticServer } from '../serving/static-server.js';
import { hostOption, listening, portOption, readHost, readPort, warnOfHost } from './address-options.js';
import { textOption, type Command, type Invocation, type Io } from './command.js';
import { folderArgument, readFolder } from './site-options.js';
import { abortionOf, describeFault } from './watch-options.js';

export const preview: Command = {
  arguments: [folderArgument],
  options: [
    portOption,
    hostOption,
    { flags: '--out <dir>', summary: 'the built folder; what `candor build` writes unless given' },
  ],
  examples: ['candor build && candor preview', 'candor preview docs/status --port 8080'],
  run: async (invocation, io) => {
    const folder = findOutput(invocation, io);
    const host = readHost(invocation);
    const port = readPort(invocation);
    warnOfHost(host, io);
    const stop = io.catchSignals();
    const { url, basePath, close } = await listening(
      startStaticServer({ folder, host, port, onFault: (error) => io.err(`${describeFault(error)}\n`) }),
    );
    io.out(`Serving ${folder} at ${url}${basePath.slice(1)} until Ctrl-C.\n`);
    await abortionOf(stop);
    await close();
    return 0;
  },
};

/** The folder that a build writes; no more of the configuration is read than that, right or wrong. */
function findOutput(invocation: Invocation, io: Io): string {
  const out = textOption(invocation, 'out');
  if (out !== undefined) return resolve(io.cwd, out);
  const folder = readFolder(invocation, io);
  const { site } = readConfig({ path: configName, bytes: readFileSync(resolve(folder, configName)) });
  return resolve(folder, site.output.folder);
}
