// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/landing.hpp"

#include "core/net/url.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <vector>

namespace rafiq::net {
namespace {

using namespace std::chrono_literals;
using Moment = std::chrono::steady_clock::time_point;
using Bytes = std::vector<char, WipingAllocator<char>>;

constexpr std::size_t head_bytes = 16U << 10U;  // a code and the browser's own headers are far shorter
constexpr std::size_t visitors_at_once = 8;     // browsers open connections that they may never use
constexpr auto head_time = 10s;
constexpr auto heartbeat = 50ms;
constexpr auto page_time = 2s;

std::optional<int> digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

std::optional<Secret> decoded(std::string_view text) {
  Bytes bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      bytes.push_back(text[at] == '+' ? ' ' : text[at]);
      continue;
    }
    const auto high = at + 2 < text.size() ? digit(text[at + 1]) : std::nullopt;
    const auto low = high ? digit(text[at + 2]) : std::nullopt;
    if (!low) return std::nullopt;
    bytes.push_back(static_cast<char>(*high * 16 + *low));
    at += 2;
  }
  return Secret(std::string_view(bytes.data(), bytes.size()));
}

bool same(const Secret& one, const Secret& other) {
  return one.size() == other.size() && sodium_memcmp(one.c_str(), other.c_str(), one.size()) == 0;
}

// One that came, and as much of its request as has arrived.
struct Visitor {
  platform::Descriptor stream;
  Moment until;
  Bytes head{};

  [[nodiscard]] std::string_view text() const { return {head.data(), head.size()}; }
  [[nodiscard]] bool complete() const { return text().find("\r\n\r\n") != std::string_view::npos; }
  // False: it is gone, too slow or says too much.
  bool read() {
    std::array<char, 4096> piece{};
    for (;;) {
      const auto got = platform::receive(stream, piece);
      head.insert(head.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(got.bytes));
      wipe(piece.data(), got.bytes);
      if (head.size() > head_bytes) return false;
      if (complete()) return true;
      if (got.closed || std::chrono::steady_clock::now() > until) return false;
      if (got.bytes == 0) return true;
    }
  }
};

void send(const platform::Descriptor& stream, LandingPage page) {
  platform::send_all(stream, render(page), {}, page_time);
  platform::finish_sending(stream);
}

// Why a visitor is turned away, or what it brings.
struct Judged {
  LandingPage page = LandingPage::not_understood;
  std::optional<Landed> landed{};
};

Judged judge(std::string_view head, std::string_view path, const Secret& state) {
  const auto line = head.substr(0, head.find("\r\n"));
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == last || !line.substr(last + 1).starts_with("HTTP/1.")) return {LandingPage::not_understood};
  if (line.substr(0, first) != "GET") return {LandingPage::wrong_method};
  const auto target = line.substr(first + 1, last - first - 1);
  const auto mark = target.find('?');
  if (target.substr(0, mark) != path) return {LandingPage::no_such_page};
  auto landed = read_landing(mark == std::string_view::npos ? "" : target.substr(mark + 1));
  if (!landed) return {LandingPage::not_understood};
  if (!same(landed->state, state)) return {LandingPage::not_ours};
  return {LandingPage::signed_in, std::move(landed)};
}

Failure nobody_came(std::chrono::milliseconds patience, bool strangers) {
  return {FailureStatus::auth,
          "sign-in-not-finished",
          fmt::format("Nobody finished signing in within {} seconds{}. Try again",
                      std::chrono::ceil<std::chrono::seconds>(patience).count(),
                      strangers ? "; an answer that does not belong to this sign-in was turned away" : ""),
          {}};
}

std::optional<Url> redirect_of(std::string_view text) {
  auto url = Url::parse(text);
  if (!url || url->scheme != "http" || !url->query.empty()) return std::nullopt;
  if (url->host != "127.0.0.1" && url->host != "localhost") return std::nullopt;
  return url;
}

}  // namespace

std::optional<Landed> read_landing(std::string_view query) {
  Landed landed;
  const std::array<std::pair<std::string_view, Secret*>, 4> known{
      {{"code", &landed.code}, {"state", &landed.state}, {"iss", &landed.issuer}, {"error", &landed.error}}};
  while (!query.empty()) {
    const auto end = query.find('&');
    const auto pair = query.substr(0, end);
    query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
    const auto equals = pair.find('=');
    const auto* const found = std::find_if(
        known.begin(), known.end(), [&](const auto& each) { return each.first == pair.substr(0, equals); });
    if (found == known.end() || equals == std::string_view::npos) continue;
    auto value = decoded(pair.substr(equals + 1));
    if (!value || !found->second->empty()) return std::nullopt;
    *found->second = std::move(*value);
  }
  return landed;
}

bool Landing::is_redirect(std::string_view redirect) {
  return redirect_of(redirect).has_value();
}

Outcome<Landing> Landing::open(std::string_view redirect) {
  const auto url = redirect_of(redirect);
  if (!url)
    return Failure{
        FailureStatus::config,
        "redirect",
        "The address to come back to is not on this machine. Write it as http://127.0.0.1/path, or with "
        "the port that is registered with the CRM",
        {}};
  constexpr int none_given = 80;
  auto loopback = platform::listen_on_loopback(url->port == none_given ? 0 : url->port);
  if (!loopback)
    return Failure{FailureStatus::config, "port", loopback.error().what + ". " + loopback.error().remedy, {}};
  auto address = fmt::format("http://{}:{}{}", url->host, loopback.value().port, url->path);
  return Landing(std::move(loopback).value(), std::move(address), url->path);
}

void Landing::Visit::answer(LandingPage page) const {
  send(stream, page);
}

Outcome<Landing::Visit> Landing::wait(const Secret& state, std::chrono::milliseconds patience,
                                      const CancelToken& cancel) {
  const auto until = std::chrono::steady_clock::now() + patience;
  std::vector<Visitor> visitors;
  bool strangers = false;
  while (std::chrono::steady_clock::now() < until) {
    if (cancel.requested())
      return Failure{FailureStatus::cancelled, "cancelled", "The sign-in was cancelled", {}};
    std::vector<const platform::Descriptor*> awaited{&loopback_.listening};
    for (const auto& visitor : visitors) awaited.push_back(&visitor.stream);
    platform::wait_readable(awaited, heartbeat);
    while (auto came = platform::accept_on_loopback(loopback_)) {
      if (visitors.size() == visitors_at_once) visitors.erase(visitors.begin());
      visitors.push_back({std::move(*came), std::chrono::steady_clock::now() + head_time});
    }
    for (auto visitor = visitors.begin(); visitor != visitors.end();) {
      const bool there = visitor->read();
      if (there && !visitor->complete()) {
        ++visitor;
        continue;
      }
      if (there) {
        Judged judged = judge(visitor->text(), path_, state);
        if (judged.landed) return Visit{std::move(visitor->stream), std::move(*judged.landed)};
        strangers = strangers || judged.page == LandingPage::not_ours;
        send(visitor->stream, judged.page);
      }
      visitor = visitors.erase(visitor);
    }
  }
  return nobody_came(patience, strangers);
}

}  // namespace rafiq::net
