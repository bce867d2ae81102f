import { useEffect, useRef, useState } from 'react';

/** Takes a file that is dropped on the page, and tells whether one is over it. */
export function useDroppedFile(take: ((file: File) => void) | undefined): boolean {
  const [over, setOver] = useState(false);
  const taker = useRef(take);
  useEffect(() => {
    taker.current = take;
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const on = (name: 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent) => void) => {
      const heard = (event: DragEvent) => {
        if (event.dataTransfer?.types.includes('Files')) hear(event);
      };
      document.addEventListener(name, heard, { signal });
    };
    on('dragover', () => setOver(true));
    on('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setOver(false);
    });
    on('drop', (event) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) taker.current?.(file);
    });
    return () => listening.abort();
  }, []);
  return over && take !== undefined;
}
