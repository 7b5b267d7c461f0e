import type { SeenAnswer, Server } from './server.js';

/** A server that was told by its answers. */
export interface Detected {
  readonly server: Server;
  readonly evidence: string;
}

export const detectServers = (_answers: readonly SeenAnswer[]): readonly Detected[] => [];
