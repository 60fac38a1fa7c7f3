/** The largest body of a request in bytes, as in the API server. */
export const LONGEST_BODY = 3 * 1024 * 1024;

/** The most watches and followed logs at the same time. */
export const MOST_STREAMS = 100;

/** The most unread bytes for a client before it is disconnected. */
export const MOST_UNREAD = 16 * 1024 * 1024;
