/** What a preflight asks for, read within the runtime's bounds (requested-headers.ts), each character once. */
export const REQUESTED = String.raw`
local TOKEN = "^[%w!#$%%&'*+.^_\096|~-]+$"

local function passes_method(place, method)
  return place.methods[method] or (place.any_method and #method <= 64 and method:find(TOKEN) ~= nil)
end

-- The names asked for in lower case, each once; nil where one is not allowed, or they cannot be read.
local function requested_names(place, value)
  if #value > place.max_length then return nil end
  local names, seen, empty = {}, {}, 0
  for element in (value .. ","):gmatch("([^,]*),") do
    local first, last = element:find("[^ \t]"), #element
    if not first then
      empty = empty + 1
      if empty > place.max_empty then return nil end
    else
      while element:find("^[ \t]", last) do last = last - 1 end
      local name = element:sub(first, last):lower()
      local listed = place.headers[name]
      if not listed and not (place.any_header and (place.covers_authorization or name ~= "authorization")) then
        return nil
      end
      if not listed and not name:find(TOKEN) then return nil end
      if not seen[name] then
        seen[name] = true
        names[#names + 1] = name
      end
    end
  end
  return names
end
`;
