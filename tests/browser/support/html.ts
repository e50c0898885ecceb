// The Nu HTML checker, over pages as the server sends them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHECKER = new URL('../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url).pathname;

/** The errors in these pages: by address, with what stands there. */
export function errorsIn(pages: Map<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'naast-html-'));
  try {
    const addresses = [...pages.keys()];
    const files = addresses.map((address, number) => {
      const file = join(folder, `${number}.html`);
      writeFileSync(file, pages.get(address)!);
      return file;
    });
    const out = execFileSync('java', ['-jar', CHECKER, '--errors-only', '--exit-zero-always', '--stdout', '--format', 'json', ...files], { encoding: 'utf8', maxBuffer: 64 << 20 });
    const { messages } = JSON.parse(out) as { messages: { url: string; message: string; extract?: string }[] };
    return messages.map(({ url, message, extract }) => `${addresses[files.findIndex((file) => url.endsWith(file))]}: ${message} (${extract ?? ''})`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
