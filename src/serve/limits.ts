/** Bytes of a request's body, as the API server takes them. */
export const LONGEST_BODY = 3 * 1024 * 1024;

/** Open watches and logs that are followed. */
export const MOST_STREAMS = 100;

/** Bytes that wait for a client which does not read; then it is cut off. */
export const MOST_UNREAD = 16 * 1024 * 1024;
