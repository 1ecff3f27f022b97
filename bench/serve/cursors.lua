-- Every request asks for a page that nobody asked for before: the cursor is a moment (`wrk ... -- BASE36`) and a random id, so the page
-- is always as deep as the moment says, and never the one that is kept. With a second moment it is anywhere between the two.
local newest, oldest, count = "", nil, 0

function init(arguments)
  newest, oldest = arguments[1], arguments[2]
  math.randomseed(os.time() * 1000 + tonumber(string.format("%p", arguments):sub(-6), 16) % 1000)
  count = math.random(0, 0xfffffff)
end

local function base36(number)
  local digits = ""
  while number > 0 do
    local digit = number % 36
    digits = string.sub("0123456789abcdefghijklmnopqrstuvwxyz", digit + 1, digit + 1) .. digits
    number = (number - digit) / 36
  end
  return digits
end

local function anywhere()
  local first, last = tonumber(oldest, 36), tonumber(newest, 36)
  return base36(first + math.floor(math.random() * (last - first)))
end

function request()
  count = count + 1
  local moment = oldest and anywhere() or newest
  local id = string.format("%08x%08x%08x%08x", count, math.random(0, 0x7fffffff), math.random(0, 0x7fffffff), math.random(0, 0x7fffffff))
  return wrk.format(nil, "/wall?cursor=" .. moment .. "-" .. id)
end
