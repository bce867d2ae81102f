/** Sends together what comes up in one turn of the event loop: a message to another thread costs as much as a statement of SQL. */
export function inOneMessage<T>(send: (items: T[]) => void): (item: T) => void {
  let items: T[] = [];
  return (item) => {
    if (items.push(item) > 1) return;
    setImmediate(() => {
      const sent = items;
      items = [];
      send(sent);
    });
  };
}
