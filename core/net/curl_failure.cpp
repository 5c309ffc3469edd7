// SPDX-License-Identifier: Apache-2.0
#include "core/net/curl_failure.hpp"

#include "core/util/sentences.hpp"

#include <fmt/format.h>

#include <cerrno>

namespace rafiq::net {
namespace {

using Status = FailureStatus;

Failure make(Status status, std::string_view code, std::string message) {
  return {status, std::string(code), std::move(message), {}};
}

// Whether the connection, TLS included, stood: until then nothing of the request has left.
bool connected(CURL* easy) {
  curl_off_t microseconds = 0;
  curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &microseconds);
  return microseconds > 0;
}

std::string in_seconds(std::chrono::milliseconds time) {
  return fmt::format("{:g} s", static_cast<double>(time.count()) / 1000);
}

// Whether it was a proxy that could not be reached. libcurl before 8.7 does not tell whether it was on the
// way to one that the environment names, but whom it could not connect to: "Failed to connect to PROXY port
// 3128 after 3 ms", newer ones "... to HOST port 443 via PROXY after 3 ms".
bool stopped_before_proxy(const FailedTransfer& transfer) {
  constexpr std::string_view begins = "Failed to connect to ";
  curl_off_t microseconds = 0;  // until somebody answered, a proxy included
  curl_easy_getinfo(transfer.easy, CURLINFO_CONNECT_TIME_T, &microseconds);
  if (microseconds > 0) return false;
  if (transfer.governed_proxy) return true;
  if (!transfer.detail.starts_with(begins)) return false;
  const auto whom = transfer.detail.substr(begins.size());
  auto host = std::string_view(transfer.url.host);
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  return !whom.starts_with(fmt::format("{} port {} ", host, transfer.url.port)) ||
         whom.find(" via ") != std::string_view::npos;
}

Failure no_proxy(std::string_view host) {
  return make(Status::transient, "proxy",
              fmt::format("The proxy on the way to {} cannot be reached. Check that it is running, and the "
                          "proxy setting",
                          host));
}

Failure no_connection(const FailedTransfer& transfer, std::string_view host) {
  if (stopped_before_proxy(transfer)) return no_proxy(host);
  long error = 0;
  curl_easy_getinfo(transfer.easy, CURLINFO_OS_ERRNO, &error);
  if (error == ECONNREFUSED)
    return make(
        Status::transient, "refused",
        fmt::format("{} refuses connections. Check that the CRM is running, and the address and port", host));
  return make(Status::transient, "unreachable",
              fmt::format("{} cannot be reached. Check the network, the VPN and the address", host));
}

// Why a certificate is not trusted. The words are OpenSSL's, after libcurl's own; only a name that does not
// match is libcurl's to say, and there the host is among the words.
std::string_view certificate_code(std::string_view detail) {
  constexpr std::string_view verified = "SSL certificate problem: ";
  if (!detail.starts_with(verified))
    return detail.find("subject name") == std::string_view::npos ? "certificate" : "certificate-name";
  const auto why = detail.substr(verified.size());
  const auto says = [&](std::string_view words) { return why.find(words) != std::string_view::npos; };
  if (says("expired")) return "certificate-expired";
  if (says("not yet valid")) return "certificate-not-yet";
  if (says("self-signed") || says("self signed")) return "certificate-self-signed";
  return says("issuer") ? "certificate-issuer" : "certificate";
}

// Whoever signed it is not known: the one reason of which trusting somebody is the cure.
std::string_view whom_to_trust(std::string_view code, bool governed_ca) {
  if (code != "certificate-issuer" && code != "certificate-self-signed") return "";
  if (governed_ca)
    return "If the organisation signs its own certificates, add its CA to the file that the policy names in "
           "network.ca_file";
  return "If the organisation signs its own certificates, let this machine trust its CA "
         "(update-ca-certificates), or name its CA file in the policy (network.ca_file)";
}

Failure certificate(const FailedTransfer& transfer, std::string_view host) {
  const auto code = certificate_code(transfer.detail);
  return make(Status::config, code,
              then(fmt::format("The certificate of {} cannot be trusted ({}). Nothing was sent", host,
                               transfer.detail),
                   whom_to_trust(code, transfer.governed_ca)));
}

Failure timed_out(const FailedTransfer& transfer, std::string_view host) {
  if (!connected(transfer.easy) && stopped_before_proxy(transfer)) return no_proxy(host);
  if (!connected(transfer.easy))
    return make(Status::transient, "connect-timeout",
                fmt::format("{} could not be reached within {}. Check the network, the VPN and the address",
                            host, in_seconds(transfer.limits.connect)));
  if (transfer.detail.starts_with("Operation too slow"))
    return make(Status::transient, "stalled",
                fmt::format("{} sent nothing for {}. Try again later, or ask for less at once", host,
                            in_seconds(transfer.limits.stalled)));
  return make(Status::transient, "timeout",
              fmt::format("{} did not answer in time. Try again later, or ask for less at once", host));
}

Failure too_large(const FailedTransfer& transfer, std::string_view host) {
  return make(Status::protocol, "too-large",
              fmt::format("{} sent more than {} KiB in one answer. Ask for smaller pages", host,
                          transfer.limits.response_bytes / 1024));
}

Failure proxy(const FailedTransfer& transfer, std::string_view host) {
  long answer = 0;
  curl_easy_getinfo(transfer.easy, CURLINFO_HTTP_CONNECTCODE, &answer);
  if (answer == 407)
    return make(Status::config, "proxy", fmt::format("The proxy on the way to {} asks for a password", host));
  return make(Status::transient, "proxy",
              fmt::format("The proxy on the way to {} does not let us through{}. Check the proxy setting",
                          host, answer == 0 ? "" : fmt::format(" (HTTP {})", answer)));
}

Failure failure_of(const FailedTransfer& transfer, std::string_view host) {
  if (transfer.too_large) return too_large(transfer, host);
  switch (transfer.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return make(
          Status::transient, "dns",
          fmt::format("The name in {} is not known to the network. Check its spelling in the account, and "
                      "that this computer is online",
                      host));
    case CURLE_COULDNT_CONNECT:
      return no_connection(transfer, host);
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return proxy(transfer, host);
    case CURLE_OPERATION_TIMEDOUT:
      return timed_out(transfer, host);
    case CURLE_FILESIZE_EXCEEDED:
      return too_large(transfer, host);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
      return certificate(transfer, host);
    case CURLE_SSL_CACERT_BADFILE:
      return make(Status::config, "ca-file",
                  fmt::format("The CA file for {} cannot be read. Name a PEM file with certificates", host));
    case CURLE_SSL_CONNECT_ERROR:
      return make(
          Status::transient, "tls",
          fmt::format("No encrypted connection to {} could be made. Check that the port speaks https", host));
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_HTTP_RETURNED_ERROR:
      return make(
          Status::protocol, "not-http",
          fmt::format("What answers at {} does not speak HTTP as it should. Check the address and port",
                      host));
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: {
      long answer = 0;
      curl_easy_getinfo(transfer.easy, CURLINFO_HTTP_CONNECTCODE, &answer);
      if (answer >= 300) return proxy(transfer, host);
      return make(
          Status::transient, "cut-short",
          fmt::format("{} closed the connection before its answer was complete. Try again later", host));
    }
    case CURLE_OUT_OF_MEMORY:
      return make(Status::transient, "memory", "There is not enough memory");
    default:
      break;
  }
  return make(Status::transient, "network",
              fmt::format("The exchange with {} failed: {}. Try again later", host,
                          curl_easy_strerror(transfer.code)));
}

}  // namespace

Trouble explain(const FailedTransfer& transfer) {
  return {failure_of(transfer, transfer.url.origin()), connected(transfer.easy)};
}

}  // namespace rafiq::net
