-- Every request asks for a page that nobody asked for before: the cursor is a moment (`wrk ... -- BASE36`) and a random id, so the page
-- is always as deep as the moment says, and never the one that is kept.
local moment, count = "", 0

function init(arguments)
  moment = arguments[1]
  math.randomseed(os.time() * 1000 + tonumber(string.format("%p", arguments):sub(-6), 16) % 1000)
  count = math.random(0, 0xfffffff)
end

function request()
  count = count + 1
  local id = string.format("%08x%08x%08x%08x", count, math.random(0, 0x7fffffff), math.random(0, 0x7fffffff), math.random(0, 0x7fffffff))
  return wrk.format(nil, "/wall?cursor=" .. moment .. "-" .. id)
end
