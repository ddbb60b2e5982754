-- For wrk, with one thread: sends requests for the paths of a file, in turn with each of the tokens of another, and prints
-- in the end what ApiBenchmark reads. Users who do not pause are sent with 0 and 0 milliseconds.
local requests, sent, shortest, longest = {}, 0, 0, 0

local function lines(file)
  local all = {}
  for line in io.lines(file) do
    all[#all + 1] = line
  end
  return all
end

function init(arguments)
  local tokens = lines(arguments[2])
  for i, path in ipairs(lines(arguments[1])) do
    requests[i] = wrk.format("GET", path, { ["Host"] = wrk.headers["Host"], ["Authorization"] = "Bearer " .. tokens[i % #tokens + 1] })
  end
  shortest, longest = tonumber(arguments[3]), tonumber(arguments[4])
  -- wrk asks for a pause before each request only where there is such a function.
  if longest > 0 then
    function delay()
      return math.random(shortest, longest)
    end
  end
end

function request()
  sent = sent + 1
  return requests[(sent - 1) % #requests + 1]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "measured requests=%d micros=%d p50=%d p99=%d max=%d refused=%d broken=%d bytes=%d\n",
    summary.requests,
    summary.duration,
    latency:percentile(50),
    latency:percentile(99),
    latency.max,
    errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    summary.bytes))
end
