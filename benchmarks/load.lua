-- wrk's script: asks for the addresses in the file that is its argument, drawn at random, and prints one line of JSON.
local addresses = {}
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init(arguments)
  math.randomseed(seed)
  for path in io.lines(arguments[1]) do
    addresses[#addresses + 1] = wrk.format("GET", path)
  end
end

function request()
  return addresses[math.random(#addresses)]
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    '{"requests": %d, "seconds": %f, "p50": %f, "p99": %f, "errors": %d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout
  ))
end
