// SPDX-License-Identifier: Apache-2.0
#include "core/connector/lane.hpp"

#include "core/connector/redact.hpp"
#include "core/platform/confine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rafiq::connector {
namespace {

using std::chrono::milliseconds;

// How often a cancel is looked for. Asking is cheap; a verb that runs is rare.
constexpr milliseconds tick{25};
// A host always reads; one that does not for so long is beyond help.
constexpr milliseconds send_patience{5000};
// After we asked it to end because we want no more pages.
constexpr milliseconds stop_patience{2000};
// Between the end of the stream and the end of the process.
constexpr milliseconds exit_patience{2000};

std::string id_of(const std::filesystem::path& library) {
  auto name = library.stem().string();
  constexpr std::string_view prefix = "rafiq-connector-";
  return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

Failure failure_of(const Json& head) {
  const auto status = integer_member(head, "status").value_or(RAFIQ_BUG);
  const bool known = status >= RAFIQ_OK && status <= RAFIQ_BUG;
  const auto retry_after = integer_member(head, "retry_after_ms").value_or(0);
  return {known ? static_cast<rafiq_status>(status) : RAFIQ_BUG,
          redact(string_member(head, "code").value_or(""), 64),
          redact(string_member(head, "message").value_or(""), 1024),
          milliseconds{std::clamp<std::int64_t>(retry_after, 0, 0xffffffff)}};
}

std::uint64_t unsigned_member(const Json& head, std::string_view key) {
  const auto value = integer_member(head, key).value_or(0);
  return value < 0 ? 0 : static_cast<std::uint64_t>(value);
}

std::string in_words(milliseconds time) {
  return time >= std::chrono::seconds{1} ? fmt::format("{} s", time.count() / 1000)
                                         : fmt::format("{} ms", time.count());
}

// Secrets are no settings: they never come here.
Json create_input(const LaunchOptions& options) {
  auto files = Json::object();
  for (const auto& [key, path] : options.files) files[key] = {{"name", path.filename().string()}};
  Json input{{"settings", options.settings}, {"files", std::move(files)}};
  if (options.manifest) input["manifest"] = *options.manifest;
  return input;
}

// What describe is asked with: all that a manifest connector knows, before there is an account.
std::string describe_input(const LaunchOptions& options) {
  return options.manifest ? dump_json({{"manifest", *options.manifest}}) : "{}";
}

// One library runs all manifests: what it calls itself tells nobody anything.
std::string name_of(const LaunchOptions& options) {
  const auto named = options.manifest ? string_member(*options.manifest, "id") : std::nullopt;
  return named ? redact(*named, 64) : id_of(options.library);
}

}  // namespace

Connection::Lane::Lane(LaunchOptions options, std::unique_ptr<Runner> runner)
    : options_(std::move(options)),
      id_(name_of(options_)),
      runner_(std::move(runner)),
      link_(runner_->channel(), send_patience),
      journal_(options_.account.empty() ? "connector " + id_ : options_.account + ", connector " + id_),
      files_(options_.files),
      http_(link_) {
  if (!options_.clock) options_.clock = std::make_shared<SystemClock>();
  http_.use(options_.http);
}

Status Connection::Lane::get_ready() {
  const auto& limits = options_.limits;
  (void)link_.send(FrameKind::start,
                   {{"parent", platform::own_process_id()},
                    {"memory_bytes", limits.memory_bytes},
                    {"open_files", limits.open_files},
                    {"processor_seconds", limits.processor.count()}},
                   describe_input(options_));
  const Call call{"start", {}, limits.start, false, {}, {}, {}};
  State state{0, Steady::now() + call.limit, {}, {}, {}, {}};
  while (!state.ended) step(call, state);
  return conclude(state);
}

Status Connection::Lane::run(const Call& call) {
  RAFIQ_TRY(create(call.cancel));
  return perform(call);
}

Result<Json> Connection::Lane::ask(std::string_view verb, Json input, const CancelToken& cancel) {
  std::optional<Json> answer;
  const auto take = [&](const Json& page) -> Result<Flow> {
    if (answer) return Flow::stop;
    answer = page;
    return Flow::proceed;
  };
  RAFIQ_TRY(run({verb, std::move(input), limits().answer, true, take, {}, cancel}));
  if (answer) return std::move(*answer);
  failure_ = Failure{RAFIQ_BUG, "answer", connector() + " gave no answer"};
  return to_error(*failure_, options_.account);
}

const std::optional<Failure>& Connection::Lane::ending() {
  if (!alive() && !fallen_) (void)stopped();
  return fallen_;
}

Status Connection::Lane::create(const CancelToken& cancel) {
  if (created_) return success();
  RAFIQ_TRY(perform({"create", create_input(options_), limits().answer, true, {}, {}, cancel}));
  created_ = true;
  return success();
}

Status Connection::Lane::perform(const Call& call) {
  State state{++last_call_, Steady::now() + call.limit, {}, {}, {}, {}};
  if (call.cancel.requested()) state.asked = Asked::cancel;
  if (fallen_ || state.asked == Asked::cancel) {
    state.ended = fallen_.value_or(Failure{RAFIQ_CANCELLED, "", ""});
    return conclude(state);
  }
  files_.begin_verb();
  switch (link_.send(FrameKind::call, {{"call", state.number}, {"verb", call.verb}}, dump_json(call.input))) {
    case Sent::too_large:
      state.ended = Failure{RAFIQ_BUG, "too-large", "The request is larger than 15 MiB"};
      break;
    case Sent::closed:
      state.ended = stopped();
      break;
    case Sent::yes:
      break;
  }
  while (!state.ended) step(call, state);
  return conclude(state);
}

Status Connection::Lane::conclude(const State& state) {
  failure_.reset();
  if (state.refused) return *state.refused;
  const bool stopped_by_us = state.asked == Asked::stop && !crashed_;
  if (!state.verdict && (stopped_by_us || state.ended->status == RAFIQ_OK)) return success();
  failure_ = state.verdict ? state.verdict : state.ended;
  // Whatever a verb says that was told to end, it ended because of that.
  if (state.asked == Asked::cancel) failure_ = Failure{RAFIQ_CANCELLED, "cancelled", "Stopped as asked"};
  return to_error(*failure_, options_.account);
}

// Waits for something to happen, and lets it.
void Connection::Lane::step(const Call& call, State& state) {
  listen(state.deadline);
  while (!state.ended) {
    auto frame = link_.next();
    if (!frame) {
      state.ended = fall(
          Fault::of_connector,
          {RAFIQ_BUG, "frames", connector() + " broke the protocol and was ended: " + frame.error().what});
    } else if (!frame.value()) {
      break;
    } else {
      handle(std::move(*std::move(frame).value()), call, state);
    }
  }
  if (state.ended) return;
  if (link_.closed()) {
    state.ended = stopped();
    return;
  }
  if (call.cancel.requested()) ask_to_cancel(state);
  if (!state.ended && Steady::now() >= state.deadline) overdue(call, state);
}

void Connection::Lane::listen(Steady::time_point deadline) {
  const auto left = std::chrono::ceil<milliseconds>(deadline - Steady::now());
  const platform::Descriptor none;
  platform::wait_readable({&runner_->channel(), output_open_ ? &runner_->output() : &none},
                          std::clamp(left, milliseconds{0}, tick));
  link_.fill();
  if (!output_open_ || !runner_->output()) return;
  std::array<char, std::size_t{64} << 10> printed;
  const auto got = platform::receive(runner_->output(), printed);
  journal_.printed({printed.data(), got.bytes});
  output_open_ = !got.closed;
}

void Connection::Lane::handle(Frame frame, const Call& call, State& state) {
  switch (frame.kind) {
    case FrameKind::ready:
      return take_ready(std::move(frame), state);
    case FrameKind::page:
      if (unsigned_member(frame.head, "call") == state.number) take_page(std::move(frame), call, state);
      return;
    case FrameKind::done:
      if (unsigned_member(frame.head, "call") == state.number) state.ended = failure_of(frame.head);
      return;
    case FrameKind::request:
      return serve(std::move(frame), call.urgent, state.asked != Asked::nothing);
    case FrameKind::log: {
      const auto level = std::clamp<std::int64_t>(
          integer_member(frame.head, "level").value_or(RAFIQ_LOG_INFO), RAFIQ_LOG_DEBUG, RAFIQ_LOG_ERROR);
      return journal_.write(static_cast<rafiq_log_level>(level), frame.body);
    }
    case FrameKind::progress:
      if (call.on_progress)
        call.on_progress(unsigned_member(frame.head, "done"), unsigned_member(frame.head, "total"));
      return;
    default:
      state.ended =
          fall(Fault::of_connector, {RAFIQ_BUG, "frames", connector() + " broke the protocol and was ended"});
  }
}

void Connection::Lane::take_ready(Frame frame, State& state) {
  if (state.number != 0) return;  // it was ready before
  if (!options_.manifest) id_ = redact(string_member(frame.head, "id").value_or(id_), 64);
  description_ = std::move(frame.body);
  if (options_.in_process) gaps_ = {"It runs inside this program, to be debugged: nothing is shut off"};
  if (const auto gaps = frame.head.find("gaps"); gaps != frame.head.end() && gaps->is_array())
    for (const auto& gap : *gaps)
      if (gap.is_string()) gaps_.push_back(redact(gap.get_ref<const std::string&>(), 200));
  state.ended = failure_of(frame.head);
}

void Connection::Lane::take_page(Frame frame, const Call& call, State& state) {
  if (state.asked != Asked::nothing) return;
  if (call.on_text) return go_on(call.on_text(std::move(frame.body)), call, state);
  const auto page = parse_untrusted(frame.body, "");
  if (!page || !page.value().is_object() || !call.on_page) {
    const auto why = page ? std::string("It is no object, or nobody asked for it") : page.error().what;
    state.verdict =
        Failure{RAFIQ_BUG, "answer", connector() + " handed over an answer that cannot be read. " + why};
    return ask_to_stop(state);
  }
  go_on(call.on_page(page.value()), call, state);
}

void Connection::Lane::go_on(Result<Flow> flow, const Call& call, State& state) {
  if (!flow) state.refused = std::move(flow).error();
  if (state.refused || flow.value() == Flow::stop) return ask_to_stop(state);
  state.deadline = Steady::now() + call.limit;
  (void)link_.send(FrameKind::resume, {{"call", state.number}, {"stop", false}});
}

// A call that was told to end gets nothing more from the CRM or from files, whatever it asks for.
void Connection::Lane::serve(Frame request, bool urgent, bool told_to_end) {
  const auto service = string_member(request.head, "service").value_or("");
  const auto name = string_member(request.head, "name").value_or("");
  FileDesk::Reply reply;
  if (told_to_end && service != "clock") {
    reply.head = {
        {"status", RAFIQ_CANCELLED}, {"code", "cancelled"}, {"message", "The call was told to end"}};
  } else if (service == "http") {
    return http_.submit(std::move(request), urgent);
  } else if (service == "file_info") {
    reply = files_.info(name);
  } else if (service == "file_read") {
    reply =
        files_.read(name, unsigned_member(request.head, "offset"), unsigned_member(request.head, "capacity"));
  } else if (service == "clock") {
    reply.head = {{"status", RAFIQ_OK}, {"now_ms", to_milliseconds(options_.clock->now())}};
  } else {
    reply.head = {{"status", RAFIQ_UNSUPPORTED}};
  }
  reply.head["request"] = unsigned_member(request.head, "request");
  (void)link_.send(FrameKind::reply, reply.head, reply.body);
}

void Connection::Lane::ask_to_stop(State& state) {
  state.asked = Asked::stop;
  state.deadline = Steady::now() + stop_patience;
  (void)link_.send(FrameKind::resume, {{"call", state.number}, {"stop", true}});
}

void Connection::Lane::ask_to_cancel(State& state) {
  if (state.asked == Asked::cancel) return;
  state.asked = Asked::cancel;
  state.deadline = Steady::now() + options_.limits.cancel_grace;
  http_.cancel_all();
  (void)link_.send_within(options_.limits.cancel_grace, FrameKind::cancel, {{"call", state.number}});
}

void Connection::Lane::overdue(const Call& call, State& state) {
  if (state.asked != Asked::nothing) {
    state.ended = fall(Fault::of_ours,
                       {RAFIQ_CANCELLED, "ended", connector() + " did not stop when asked and was ended"});
    return;
  }
  state.ended =
      fall(Fault::of_connector,
           {RAFIQ_BUG, "timeout",
            fmt::format("{} did not answer within {} and was ended", connector(), in_words(call.limit))});
}

Failure Connection::Lane::fall(Fault fault, Failure failure) {
  runner_->kill();
  http_.cancel_all();
  crashed_ = fault == Fault::of_connector;
  fallen_ = failure;
  return failure;
}

Failure Connection::Lane::stopped() {
  const auto ending = runner_->ended(exit_patience).value_or(Ending{"it closed its connection", false});
  if (ending.forbidden)
    return fall(Fault::of_connector,
                {RAFIQ_BUG, "forbidden",
                 fmt::format("{} {}, which connectors may not do, and was ended", connector(), ending.how)});
  return fall(Fault::of_connector,
              {RAFIQ_BUG, "stopped", fmt::format("{} stopped unexpectedly ({})", connector(), ending.how)});
}

}  // namespace rafiq::connector
