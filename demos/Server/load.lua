-- Asks for another product each time; the path of the address is what stands before the id:
--   wrk -t2 -c32 -d10s --latency -s load.lua http://127.0.0.1:8080/product/

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init()
  math.randomseed(seed)
end

function request()
  return wrk.format("GET", wrk.path .. math.random(2000))
end
