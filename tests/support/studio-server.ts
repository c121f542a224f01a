import { createServer } from 'node:net';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { listen } from '../../server/http/listen.ts';
import { createTestDatabase } from './test-database.ts';

export interface StudioServer {
  url: string;
  context: Context;
  stop(): Promise<void>;
}

/** A port of the loopback interface that nobody has. */
export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** The whole server with the built studio, on a free port and an empty database of its own. */
export async function startStudioServer(env: Record<string, string> = {}): Promise<StudioServer> {
  const database = await createTestDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const context = database.context({ config: readConfig({ PUBLIC_URL: url, ...env }) });
  const listener = await listen(createApp(context).fetch, { host: '127.0.0.1', port });
  return {
    url,
    context,
    async stop() {
      await listener.stop();
      await database.drop();
    },
  };
}
