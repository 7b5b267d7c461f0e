/** An HTTP filter that runs a script, as an item of `http_filters`. */
export const luaFilter = (name: string, script: string): string => `\
- name: ${name}
  typed_config:
    "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
    default_source_code:
      inline_string: |
${script.trim().replace(/^(?=.)/gm, '        ')}
`;
