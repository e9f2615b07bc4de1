/** Calls back once the next frame has been laid out and painted: a message comes after the frame that it is sent from. */
export function afterFrame(callback: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      callback();
    };
    port2.postMessage(undefined);
  });
}
