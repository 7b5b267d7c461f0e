import { ENGINE_DIFFERENCES, type EngineDifference, type EngineName } from './differences.js';

type Differences = typeof ENGINE_DIFFERENCES;

/** What an engine does, in all that engines differ in. */
export type EngineProfile = { readonly name: EngineName } & {
  readonly [Key in keyof Differences]: Differences[Key] extends EngineDifference<infer T> ? T : never;
};

function profileOf(name: EngineName): EngineProfile {
  const entries = Object.entries(ENGINE_DIFFERENCES).map(([key, { standard, engines }]) => {
    const own = name === 'standard' ? undefined : (engines as Record<string, unknown>)[name];
    return [key, own ?? standard];
  });
  return Object.freeze({ name, ...Object.fromEntries(entries) }) as EngineProfile;
}

/** The profile of each engine: the standard's, and what is different. */
export const ENGINE_PROFILES: Readonly<Record<EngineName, EngineProfile>> = Object.freeze({
  standard: profileOf('standard'),
  chromium: profileOf('chromium'),
  firefox: profileOf('firefox'),
  webkit: profileOf('webkit'),
});
