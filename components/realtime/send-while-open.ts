/** What a WebSocket has of what is needed here. */
type Socket = { readyState?: number; send(payload: string): void };

/** `WebSocket.OPEN`, where there may be no WebSocket to ask. */
const OPEN = 1;

/**
 * The same socket, which sends only while it is open. Pusher's client sends a tick after it decided to, whatever happened in between:
 * on a socket that the server or a page being left has begun to close, a browser logs that as an error. What was to be said is of no use by then.
 */
export function sendWhileOpen<S extends Socket>(socket: S): S {
  const send = socket.send.bind(socket);
  socket.send = (payload) => {
    if (socket.readyState === OPEN) send(payload);
  };
  return socket;
}
