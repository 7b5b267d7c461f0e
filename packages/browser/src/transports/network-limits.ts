/** How long a request over the network may take, and how much of its answer is read. */
export interface NetworkLimits {
  /**
   * Milliseconds. Past it there is no answer; of one that is still coming, what has come is the body.
   * @default Infinity
   */
  timeout?: number;
  /**
   * Bytes of a body that are read. What comes after is left, and the connection is closed.
   * @default Infinity
   */
  maxBody?: number;
}
