/** Whether something has to be awaited. Awaiting what is there costs a turn of the queue. */
export const isPromise = <T extends object>(value: T | Promise<T>): value is Promise<T> => 'then' in value;
