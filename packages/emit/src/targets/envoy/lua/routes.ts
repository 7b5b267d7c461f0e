/** The runtime's routes (path-pattern.ts): every reading of a path is looked up, and where they differ nobody is allowed. */
export const PLACE_OF = String.raw`
local function plant(fold)
  local root = { next = {} }
  for _, route in ipairs(ROUTES) do
    local branch = root
    for _, segment in ipairs(route) do
      local key = fold(segment)
      branch.next[key] = branch.next[key] or { next = {} }
      branch = branch.next[key]
    end
    branch.here = branch.here or route.place
  end
  return root
end

local EXACT = plant(function(segment) return segment end)
local FOLDED = plant(string.lower)

local function find(branch, segments, at)
  local everything = branch.next["*"]
  local below = everything and everything.here
  if at > #segments then return branch.here or below end
  for _, key in ipairs({ segments[at], ":" }) do
    local following = branch.next[key]
    local found = following and find(following, segments, at + 1)
    if found then return found end
  end
  return below
end

local function segments_of(path)
  local inner, segments = path:gsub("^/", ""):gsub("/$", ""), {}
  if inner == "" then return segments end
  for segment in (inner .. "/"):gmatch("([^/]*)/") do segments[#segments + 1] = segment end
  return segments
end

-- Lower case, nothing encoded, no empty segment and none that begins with a dot: all readings are one.
local function is_plain(path)
  if path == "" then return true end
  return path:sub(1, 1) == "/" and not path:find("[^a-z0-9._~!$&'()+,=:@/-]")
    and not path:find("//", 1, true) and not path:find("/.", 1, true)
end

local DELIMITERS = { ["23"] = true, ["2f"] = true, ["3b"] = true, ["3f"] = true, ["5c"] = true }

local function decode(path, keep)
  return (path:gsub("%%([0-7]%x)", function(code)
    if keep[code:lower()] then return nil end
    return string.char(tonumber(code, 16))
  end))
end

local function resolve(path)
  local segments = {}
  for segment in (path .. "/"):gmatch("([^/]*)/") do
    if segment == ".." then segments[#segments] = nil
    elseif segment ~= "" and segment ~= "." then segments[#segments + 1] = segment end
  end
  return "/" .. table.concat(segments, "/")
end

-- In the order in which they are applied, each after none, some or all of those before it.
local READERS = {
  function(path) return decode(path, DELIMITERS) end,
  function(path) return (path:gsub(";.*$", "")) end,
  function(path) return decode(path, {}) end,
  function(path) return (path:gsub("[;?#].*$", "")) end,
  function(path) return (path:gsub("\\", "/")) end,
  function(path) return (path:gsub("^//+[^/]*", "")) end,
  resolve,
  string.lower,
}

local function readings_of(target)
  local path = target:gsub("^%a[%w+.-]*://[^/?#]*", ""):gsub("[?#].*$", "")
  if is_plain(path) then return { path } end
  if is_plain(path:lower()) then return { path, path:lower() } end
  if #path > 1024 then return {} end
  local readings, seen = { path }, { [path] = true }
  for _, read in ipairs(READERS) do
    for i = 1, #readings do
      local reading = read(readings[i])
      if not seen[reading] then
        seen[reading] = true
        readings[#readings + 1] = reading
      end
    end
  end
  return readings
end

local function place_of(path)
  local found, looked_up = nil, false
  for _, reading in ipairs(readings_of(path)) do
    local segments = segments_of(reading)
    for _, tree in ipairs(reading == reading:lower() and { EXACT, FOLDED } or { EXACT }) do
      local here = find(tree, segments, 1)
      if looked_up and here ~= found then return NOWHERE end
      found, looked_up = here, true
    end
  end
  if not looked_up then return NOWHERE end
  return found or 1
end
`;
