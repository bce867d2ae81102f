import { SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.js';

export interface Progress {
  /** Of the file, and of what it holds. */
  show(bytesRead: number, rows: number): void;
  stop(): void;
}

const rowsAPlainLine = 100;

/** Shows on stderr how far a file has been worked through: a bar on a terminal, elsewhere a line now and then. */
export function progressThrough(fileSize: number, { stderr: stream }: Pick<Terminal, 'stderr'>): Progress {
  return stream.isTTY ? bar(fileSize, stream) : plainLines(stream);
}

function bar(fileSize: number, stream: Terminal['stderr']): Progress {
  const format = '{bar} {percentage} %  {rows} rows';
  const single = new SingleBar({
    ...{ stream, format, barCompleteChar: '█', barIncompleteChar: '░', hideCursor: false },
  });
  single.start(fileSize, 0, { rows: 0 });
  return {
    show: (bytesRead, rows) => {
      single.update(bytesRead, { rows });
    },
    stop: () => {
      single.stop();
    },
  };
}

function plainLines(stream: Terminal['stderr']): Progress {
  let shown = 0;
  return {
    show: (_bytesRead, rows) => {
      const hundreds = Math.floor(rows / rowsAPlainLine) * rowsAPlainLine;
      if (hundreds > shown) stream.write(`${hundreds} rows\n`);
      shown = Math.max(shown, hundreds);
    },
    stop: () => undefined,
  };
}
