-- wrk's script: asks for the addresses in the file that is its argument, drawn at random, and prints one line of JSON.
--
-- The addresses are of one length, a line each. A thread of wrk starts while `init` still runs for the next one, and what it
-- asks until then counts although the time does not. So `init` only reads the file, and `request` cuts its address out of it.
local text, width, count, before, after
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init(arguments)
  math.randomseed(seed)
  local file = assert(io.open(arguments[1], "rb"))
  text = file:read("*a")
  file:close()
  width = (text:find("\n", 1, true) or #text + 1) - 1
  count = (#text + 1) / (width + 1)
  assert(count == math.floor(count), "addresses are not of one length")
  before, after = wrk.format("GET", "/ADDRESS"):match("^(.-)/ADDRESS(.*)$")
end

function request()
  local start = (math.random(count) - 1) * (width + 1)
  return before .. text:sub(start + 1, start + width) .. after
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    '{"requests": %d, "seconds": %f, "p50": %f, "p99": %f, "errors": %d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout
  ))
end
