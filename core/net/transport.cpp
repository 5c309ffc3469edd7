// SPDX-License-Identifier: Apache-2.0
#include "core/net/transport.hpp"

#include "core/net/curl_failure.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace rafiq::net {
namespace {

using std::chrono::milliseconds;
constexpr int heartbeat_ms = 50;  // how often a transfer looks at its cancel token
constexpr std::size_t most_header_bytes = 256U << 10U;

bool curl_ready() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return ready;
}

// What the callbacks of one transfer fill in. Nothing thrown may cross libcurl.
struct Receiving {
  Response response;
  std::size_t limit = 0;
  std::size_t header_bytes = 0;
  bool too_large = false;
  bool head_ended = false;

  static std::size_t on_body(char* data, std::size_t, std::size_t size, void* self) noexcept;
  static std::size_t on_header(char* data, std::size_t, std::size_t size, void* self) noexcept;
};

std::size_t Receiving::on_body(char* data, std::size_t, std::size_t size, void* self) noexcept {
  auto& receiving = *static_cast<Receiving*>(self);
  try {
    if (receiving.response.body.size() + size > receiving.limit) {
      receiving.too_large = true;
      return 0;
    }
    receiving.response.body.append(data, size);
    return size;
  } catch (...) {
    return 0;
  }
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::size_t Receiving::on_header(char* data, std::size_t, std::size_t size, void* self) noexcept {
  auto& receiving = *static_cast<Receiving*>(self);
  try {
    const std::string_view line(data, size);
    receiving.header_bytes += size;
    if (receiving.header_bytes > most_header_bytes) {
      receiving.too_large = true;
      return 0;
    }
    if (line.starts_with("HTTP/")) {  // also after an interim answer
      receiving.response.headers.clear();
      receiving.head_ended = false;
      return size;
    }
    if (line == "\r\n" || line == "\n") receiving.head_ended = true;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return size;
    std::string name(trimmed(line.substr(0, colon)));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    receiving.response.headers.push_back({std::move(name), std::string(trimmed(line.substr(colon + 1)))});
    return size;
  } catch (...) {
    return 0;
  }
}

// The header lines in curl's form, over memory of our own, so that credentials are wiped.
class HeaderLines {
 public:
  explicit HeaderLines(const Outgoing& request) {
    bool has_type = false;
    for (const Header& header : request.headers) {
      has_type = has_type || same(header.name, "content-type");
      if (!replaced(header.name, request.credential)) add(header.name, header.value);
    }
    for (const SecretHeader& header : request.credential.headers) add(header.name, header.value.reveal());
    if (!has_type) lines_.emplace_back("Content-Type:");  // curl would call every body a form
    lines_.emplace_back("Expect:");
    for (Secret& line : lines_) nodes_.push_back({const_cast<char*>(line.c_str()), nullptr});
    for (std::size_t i = 1; i < nodes_.size(); ++i) nodes_[i - 1].next = &nodes_[i];
  }
  curl_slist* first() { return nodes_.data(); }

 private:
  static bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && curl_strnequal(a.data(), b.data(), a.size()) != 0;
  }
  static bool replaced(std::string_view name, const Credential& credential) {
    return std::any_of(credential.headers.begin(), credential.headers.end(),
                       [&](const SecretHeader& header) { return same(header.name, name); });
  }
  void add(std::string_view name, std::string_view value) {
    Secret line(name);
    // "Name:" would remove a header of that name, "Name;" sends it empty.
    lines_.push_back(std::move(value.empty() ? line.append(";") : line.append(": ").append(value)));
  }

  std::vector<Secret> lines_;
  std::vector<curl_slist> nodes_;
};

}  // namespace

// A multi handle, which holds the kept connections, and the one easy handle that uses it.
class Transport::Wire {
 public:
  Wire()
      : multi_(curl_ready() ? curl_multi_init() : nullptr),
        easy_(curl_ready() ? curl_easy_init() : nullptr) {}
  ~Wire() {
    curl_easy_cleanup(easy_);
    curl_multi_cleanup(multi_);
  }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  [[nodiscard]] CURL* easy() const { return easy_; }
  [[nodiscard]] bool usable() const { return multi_ != nullptr && easy_ != nullptr; }

  // Nothing when cancelled.
  std::optional<CURLcode> run(const CancelToken& cancel) {
    if (curl_multi_add_handle(multi_, easy_) != CURLM_OK) return CURLE_FAILED_INIT;
    const auto result = turn(cancel);
    curl_multi_remove_handle(multi_, easy_);
    return result;
  }

 private:
  std::optional<CURLcode> turn(const CancelToken& cancel) {
    int running = 1;
    while (!cancel.requested()) {
      if (curl_multi_perform(multi_, &running) != CURLM_OK) return CURLE_FAILED_INIT;
      if (running == 0) {
        int left = 0;
        const CURLMsg* message = curl_multi_info_read(multi_, &left);
        return message == nullptr ? CURLE_FAILED_INIT : message->data.result;
      }
      if (curl_multi_poll(multi_, nullptr, 0, heartbeat_ms, nullptr) != CURLM_OK) return CURLE_FAILED_INIT;
    }
    return std::nullopt;
  }

  CURLM* multi_;
  CURL* easy_;
};

namespace {

void set_method(CURL* easy, const Outgoing& request) {
  const std::string_view body = request.sent_body();
  const bool with_body =
      !body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
  if (with_body) {
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body.empty() ? "" : body.data());
  } else if (request.method == "HEAD") {
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
  }
  if (request.method != "HEAD") curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

void set_limits(CURL* easy, const Limits& limits, milliseconds timeout) {
  const auto total = timeout.count() > 0 ? std::min(timeout, limits.total) : limits.total;
  const auto stalled = std::chrono::ceil<std::chrono::seconds>(limits.stalled);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(std::min(limits.connect, total).count()));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(total.count()));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(stalled.count()));
  curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.response_bytes));
}

void set_safety(CURL* easy, const std::string& ca_file) {
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!ca_file.empty()) {
    curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);  // else the system's folder is trusted besides
  }
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // a cancel does not wait for the name server
}

bool must_use(const std::string& proxy, const Url& url) {
  return !proxy.empty() && proxy != "none" && !url.is_this_machine();
}

void set_proxy(CURL* easy, const std::string& proxy, const Url& url) {
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  if (proxy == "none" || url.is_this_machine()) {
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
  } else if (must_use(proxy, url)) {
    curl_easy_setopt(easy, CURLOPT_PROXY, proxy.c_str());
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");  // the environment makes no exceptions
  }
}

// libcurl keeps a copy of the URL that we cannot wipe; ours goes with this scope.
void set_url(CURL* easy, const Outgoing& request) {
  Secret text(request.url.text());
  if (!request.credential.query.empty())
    text.append(request.url.query.empty() ? "?" : "&").append(request.credential.query.reveal());
  curl_easy_setopt(easy, CURLOPT_URL, text.c_str());
}

Trouble cancelled(const Url& url) {
  return {{FailureStatus::cancelled, "cancelled", "The request to " + url.origin() + " was cancelled", {}},
          true};
}

void log_exchange(const Outgoing& request, std::string_view result,
                  std::chrono::steady_clock::time_point start) {
  const auto took = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
  spdlog::debug("{} {}: {} in {} ms", request.method, request.url.shown(), result, took.count());
}

}  // namespace

Credential Credential::copy() const {
  Credential other;
  for (const SecretHeader& header : headers) other.headers.push_back({header.name, header.value.copy()});
  other.query = query.copy();
  other.body = body.copy();
  return other;
}

Transport::Transport(Limits limits, std::string proxy, std::string ca_file)
    : limits_(limits), proxy_(std::move(proxy)), ca_file_(std::move(ca_file)) {}
Transport::~Transport() = default;

std::unique_ptr<Transport::Wire> Transport::borrow() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<Wire>();
  auto wire = std::move(idle_.back());  // the one used last: its connection is the least likely to be dead
  idle_.pop_back();
  return wire;
}

void Transport::give_back(std::unique_ptr<Wire> wire) {
  curl_easy_reset(wire->easy());  // keeps the connections, forgets what the request carried
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(wire));
}

Exchanged Transport::exchange(const Outgoing& request, const CancelToken& cancel) {
  if (cancel.requested()) return cancelled(request.url);
  const auto start = std::chrono::steady_clock::now();
  auto wire = borrow();
  if (!wire->usable())
    return Trouble{{FailureStatus::transient, "memory", "There is not enough memory", {}}, false};

  CURL* easy = wire->easy();
  Receiving receiving;
  receiving.limit = limits_.response_bytes;
  HeaderLines lines(request);
  std::array<char, CURL_ERROR_SIZE> detail{};
  set_method(easy, request);
  set_limits(easy, limits_, request.timeout);
  set_safety(easy, ca_file_);
  set_proxy(easy, proxy_, request.url);
  set_url(easy, request);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, lines.first());
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "Rafiq");
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, request.repeatable ? 0L : 1L);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Receiving::on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &receiving);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Receiving::on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &receiving);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, detail.data());

  auto code = wire->run(cancel);
  // libcurl takes an answer that ends among its headers for a whole one without a body: to a connector that
  // would be a page without records.
  if (code == CURLE_OK && !receiving.head_ended) code = CURLE_PARTIAL_FILE;
  if (code == CURLE_OK) {
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    receiving.response.status = static_cast<int>(status);
    give_back(std::move(wire));
    log_exchange(request, fmt::format("{}, {} bytes", status, receiving.response.body.size()), start);
    return std::move(receiving.response);
  }
  Trouble trouble = !code ? cancelled(request.url)
                          : explain({easy, *code, detail.data(), request.url, limits_, receiving.too_large,
                                     must_use(proxy_, request.url), !ca_file_.empty()});
  // A connection that failed half-way is dropped by curl; the handles are good for the next request.
  give_back(std::move(wire));
  log_exchange(request, trouble.failure.code, start);
  return trouble;
}

}  // namespace rafiq::net
