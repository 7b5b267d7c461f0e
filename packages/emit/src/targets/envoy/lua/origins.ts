/** Patterns as the runtime looks them up (origin-matcher.ts): a look-up a label, however many patterns there are. */
export const MATCHES_WILD = `
local DEFAULT_PORTS = { ["http://"] = "80", ["https://"] = "443" }

-- What stands after a host as ":8443", "" for nothing, nil where no browser writes it so.
local function port_after(prefix, rest)
  if rest == "" then return "" end
  local port = rest:match("^:([1-9]%d?%d?%d?%d?)$")
  if not port or tonumber(port) > 65535 or port == DEFAULT_PORTS[prefix] then return nil end
  return rest
end

local function matches_wild(wild, origin)
  local prefix, host, rest = origin:match("^(https?://)([a-z0-9_.-]+)(.*)$")
  if not host then
    prefix, host, rest = origin:match("^(https?://)(%[[0-9a-f:.]+%])(.*)$")
  end
  local port = host and port_after(prefix, rest)
  if not port then return false end
  local function has(pattern)
    return wild[pattern .. port] or wild[pattern .. ":*"]
  end
  if has(prefix .. host) then return true end
  if #host > 253 or host:sub(1, 1) == "[" then return false end
  local start = 1
  local dot = host:find(".", start, true)
  while dot do
    -- An empty or overlong label is no host name, whatever follows it.
    if dot == start or dot - start > 63 then return false end
    if has(prefix .. "*" .. host:sub(dot)) then return true end
    start = dot + 1
    dot = host:find(".", start, true)
  end
  return false
end
`;

/** The one form in which browsers serialise an origin; needs port_after. */
export const IS_ORIGIN = `
local function is_ipv4(host)
  local parts = { host:match("^(%d+)%.(%d+)%.(%d+)%.(%d+)$") }
  for _, part in ipairs(parts) do
    if #part > 3 or tonumber(part) > 255 or part:find("^0%d") then return false end
  end
  return #parts == 4
end

-- RFC 5952: no leading zeros, and the first of the longest runs of zeros is "::".
local function is_ipv6(host)
  local left, right = host, nil
  local gap = host:find("::", 1, true)
  if gap then
    left, right = host:sub(1, gap - 1), host:sub(gap + 2)
    if right:find("::", 1, true) or right:sub(1, 1) == ":" then return false end
  end
  local groups = {}
  local function read(side)
    if side == "" then return true end
    for group in (side .. ":"):gmatch("([^:]*):") do
      if not group:find("^[1-9a-f]?%x?%x?%x?$") or (group ~= "0" and group:find("^0")) or group == "" then
        return false
      end
      groups[#groups + 1] = group
    end
    return true
  end
  if not read(left) then return false end
  local before = #groups
  if right and not read(right) then return false end
  local missing = 8 - #groups
  if (right and missing < 2) or (not right and missing ~= 0) then return false end
  for _ = 1, missing do table.insert(groups, before + 1, "0") end
  local best, best_length, at = nil, 1, 1
  while at <= 8 do
    local stop = at
    while groups[stop] == "0" do stop = stop + 1 end
    if stop - at > best_length then best, best_length = at, stop - at end
    at = stop + 1
  end
  if right then return best == before + 1 and best_length == missing end
  return best == nil
end

local NO_ORIGINS = { file = true, ws = true, wss = true }

-- Scheme and host of an origin; nothing for what is none.
local function parse_origin(origin)
  if #origin > 512 then return end
  local scheme, host, rest = origin:match("^([a-z][a-z0-9+.-]*)://([a-z0-9_.-]+)(.*)$")
  if not host then
    scheme, host, rest = origin:match("^([a-z][a-z0-9+.-]*)://(%[[0-9a-f:.]+%])(.*)$")
  end
  if not host or NO_ORIGINS[scheme] or #host > 253 or not port_after(scheme .. "://", rest) then return end
  local is_web = scheme == "http" or scheme == "https"
  if host:sub(1, 1) == "[" then
    if is_web and not is_ipv6(host:sub(2, -2)) then return end
    return scheme, host
  end
  local last
  for label in (host .. "."):gmatch("([^.]*)%.") do
    if label == "" or #label > 63 then return end
    last = label
  end
  -- https://url.spec.whatwg.org/#ends-in-a-number-checker
  if is_web and (last:find("^%d+$") or last:find("^0x%x*$")) and not is_ipv4(host) then return end
  return scheme, host
end

local function is_loopback(host)
  return host == "localhost" or host:find("[^.]%.localhost$") or host == "[::1]" or host:find("^127%.%d+%.%d+%.%d+$")
end
`;

/** The runtime's automaton (linear-regex/run.ts), one set of states at a time. */
export const MATCHES_EXPRESSION = `
local function reach(program, from, at_start, at_end)
  local seen, reached, waiting = {}, {}, {}
  for i = 1, #from do waiting[i] = from[i] end
  while #waiting > 0 do
    local at = table.remove(waiting)
    if not seen[at] then
      seen[at] = true
      reached[#reached + 1] = at
      local step = program[at]
      if step.either then
        waiting[#waiting + 1] = step.either
        waiting[#waiting + 1] = step.to
      elseif (step.start and at_start) or (step.finish and at_end) then
        waiting[#waiting + 1] = step.to
      end
    end
  end
  return reached
end

local function matches_expression(program, text)
  local states = { program.begin }
  for position = 1, #text do
    local byte, following = text:byte(position), {}
    for _, at in ipairs(reach(program, states, position == 1, false)) do
      local step = program[at]
      if step.accepts and step.accepts[byte] then following[#following + 1] = step.to end
    end
    if #following == 0 then return false end
    states = following
  end
  for _, at in ipairs(reach(program, states, text == "", true)) do
    if program[at].matched then return true end
  end
  return false
end
`;
