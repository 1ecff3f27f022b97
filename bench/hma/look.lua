-- Asks for the paths of a file, one after the other. Arguments: the file, and a token or nothing.
local paths, at = {}, 0

function init(args)
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
  if args[2] then wrk.headers["Authorization"] = "Bearer " .. args[2] end
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
