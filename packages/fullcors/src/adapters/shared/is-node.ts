/** Whether this is Node itself, and not what stands in for it. */
export const IS_NODE = !('Bun' in globalThis || 'Deno' in globalThis);
