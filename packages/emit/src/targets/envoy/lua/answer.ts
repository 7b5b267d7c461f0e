/** The case-by-case answers (docs/answers.md) as the two functions that Envoy calls. */
export const ANSWER = String.raw`
-- Browsers say themselves whether a request is the site's own; who does not is judged by Host, in either scheme.
local function is_same_origin(headers, origin)
  local site = headers:get("sec-fetch-site")
  if site and site ~= "" then return site == "same-origin" or site == "none" end
  local host = headers:get(":authority")
  if not host or host == "" then return false end
  host = host:lower()
  return origin == "https://" .. host:gsub(":443$", "") or origin == "http://" .. host:gsub(":80$", "")
end

local function answer(handle, status, vary, fields)
  local said = handle:streamInfo():dynamicMetadata()
  said:set(NAME, "fields", fields)
  said:set(NAME, "vary", vary)
  handle:respond({ [":status"] = status }, "")
end

local function answer_preflight(handle, headers, place, origin, method)
  local names = allows_origin(place, origin) and passes_method(place, method)
    and requested_names(place, headers:get("access-control-request-headers") or "")
  if not names then return answer(handle, "403", place.preflight_vary, {}) end
  local fields = { ["access-control-allow-origin"] = place.any_answer and "*" or origin }
  for name, value in pairs(place.preflight) do fields[name] = value end
  if place.echoes_method then fields["access-control-allow-methods"] = method end
  if place.echoes_headers and #names > 0 then
    fields["access-control-allow-headers"] = table.concat(names, ", ")
  end
  if place.private_network and headers:get("access-control-request-private-network") == "true" then
    fields["access-control-allow-private-network"] = "true"
  end
  answer(handle, place.status, place.preflight_vary, fields)
end

-- What stands on the response to an actual request: "" for no CORS field but Vary.
local function granted_origin(place, origin)
  if place.any_answer then return "*" end
  return origin and allows_origin(place, origin) and origin or ""
end

local function actual_fields(place, granted)
  local fields = {}
  if granted ~= "" then
    for name, value in pairs(place.actual) do fields[name] = value end
    fields["access-control-allow-origin"] = granted
  end
  return fields
end

function envoy_on_request(handle)
  local headers = handle:headers()
  local at = place_of(headers:get(":path") or "/")
  local place = PLACES[at]
  local method, origin = headers:get(":method"), headers:get("origin")
  if origin == "" then origin = nil end
  local requested = headers:get("access-control-request-method")
  if method == "OPTIONS" and origin and requested and requested ~= "" then
    return answer_preflight(handle, headers, place, origin, requested)
  end
  local granted = granted_origin(place, origin)
  if place.enforce and origin and (granted == "" or (place.enforced and not place.enforced[method]))
    and not is_same_origin(headers, origin) then
    return answer(handle, "403", place.vary, actual_fields(place, granted))
  end
  local said = handle:streamInfo():dynamicMetadata()
  said:set(NAME, "place", at)
  said:set(NAME, "granted", granted)
end

local function add_vary(headers)
  local vary = headers:get("vary")
  for name in ((vary or "") .. ","):gmatch("[ \t]*([^,]-)[ \t]*,") do
    if name == "*" then return headers:replace("vary", "*") end
    if name:lower() == "origin" then return end
  end
  headers:replace("vary", vary and vary:find("[^ \t]") and vary .. ", Origin" or "Origin")
end

function envoy_on_response(handle)
  local headers = handle:headers()
  if headers:get(":status") == "101" then return end
  local said = handle:streamInfo():dynamicMetadata():get(NAME) or {}
  -- Whatever the service and the route say themselves. A field may not be removed while they are being read.
  local own = {}
  for name in pairs(headers) do
    if name:sub(1, 15) == "access-control-" then own[#own + 1] = name end
  end
  for _, name in ipairs(own) do headers:remove(name) end
  if said.fields then
    headers:replace("vary", said.vary)
    for name, value in pairs(said.fields) do headers:replace(name, value) end
  elseif said.place then
    local place = PLACES[said.place]
    if place.vary then add_vary(headers) end
    for name, value in pairs(actual_fields(place, said.granted)) do headers:replace(name, value) end
  else
    -- Envoy answered before this filter was asked: nobody is allowed then.
    add_vary(headers)
  end
end
`;
