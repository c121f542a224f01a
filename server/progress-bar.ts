/** Quicker work than this needs no bar. */
const quietMs = 1_000;
const width = 30;

/**
 * Progress on the console: in a terminal one line that is drawn anew, elsewhere a line for each tenth. Nothing at all
 * for what is over in a second.
 */
export function createProgressBar(
  title: string,
  unit: string,
  output: { isTTY?: boolean; write(text: string): unknown } = process.stdout,
) {
  const startedAtMs = performance.now();
  let lastLine = '';
  return {
    draw({ done, total }: { done: number; total: number }): void {
      const share = total === 0 ? 1 : done / total;
      const isOver = share === 1;
      if (performance.now() - startedAtMs < quietMs || (isOver && lastLine === '')) return;
      const cells = Math.floor(share * width);
      const percent = Math.floor(share * 100);
      const line = output.isTTY
        ? `${title} ${'█'.repeat(cells)}${'░'.repeat(width - cells)} ${percent} %, ${done} of ${total} ${unit}`
        : `${title}: ${Math.floor(percent / 10) * 10} % of ${total} ${unit}`;
      if (line === lastLine) return;
      lastLine = line;
      output.write(output.isTTY ? `\r${line}${isOver ? '\n' : ''}` : `${line}\n`);
    },
  };
}
