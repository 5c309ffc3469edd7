// SPDX-License-Identifier: Apache-2.0
// Offsets as the first release has them. Members are appended; nothing here ever changes, only grows.
#include "tests/support/catch.hpp"

#include <rafiq/connector.h>

TEST_CASE("the numbers of the statuses are those of the first release") {
  STATIC_REQUIRE(RAFIQ_OK == 0);
  STATIC_REQUIRE(RAFIQ_CONFIG == 1);
  STATIC_REQUIRE(RAFIQ_AUTH == 2);
  STATIC_REQUIRE(RAFIQ_PERMISSION == 3);
  STATIC_REQUIRE(RAFIQ_NOT_FOUND == 4);
  STATIC_REQUIRE(RAFIQ_CONFLICT == 5);
  STATIC_REQUIRE(RAFIQ_REJECTED == 6);
  STATIC_REQUIRE(RAFIQ_RATE_LIMITED == 7);
  STATIC_REQUIRE(RAFIQ_TRANSIENT == 8);
  STATIC_REQUIRE(RAFIQ_PROTOCOL == 9);
  STATIC_REQUIRE(RAFIQ_CANCELLED == 10);
  STATIC_REQUIRE(RAFIQ_UNSUPPORTED == 11);
  STATIC_REQUIRE(RAFIQ_BUG == 12);
  STATIC_REQUIRE(RAFIQ_CONTINUE == 0);
  STATIC_REQUIRE(RAFIQ_STOP == 1);
}

TEST_CASE("every member is where the first release has it", "[64bit]") {
  STATIC_REQUIRE(offsetof(rafiq_view, len) == 8);
  STATIC_REQUIRE(offsetof(rafiq_failure, retry_after_ms) == 4);
  STATIC_REQUIRE(offsetof(rafiq_failure, code) == 8);
  STATIC_REQUIRE(offsetof(rafiq_failure, message) == 24);
  STATIC_REQUIRE(offsetof(rafiq_call, self) == 8);
  STATIC_REQUIRE(offsetof(rafiq_call, input) == 16);
  STATIC_REQUIRE(offsetof(rafiq_call, emit) == 32);
  STATIC_REQUIRE(offsetof(rafiq_call, fail) == 40);
  STATIC_REQUIRE(offsetof(rafiq_connector, instance) == 8);
  STATIC_REQUIRE(offsetof(rafiq_connector, destroy) == 16);
  STATIC_REQUIRE(offsetof(rafiq_connector, check) == 24);
  STATIC_REQUIRE(offsetof(rafiq_connector, discover) == 32);
  STATIC_REQUIRE(offsetof(rafiq_connector, read) == 40);
  STATIC_REQUIRE(offsetof(rafiq_connector, get) == 48);
  STATIC_REQUIRE(offsetof(rafiq_connector, find) == 56);
  STATIC_REQUIRE(offsetof(rafiq_connector, write) == 64);
  STATIC_REQUIRE(offsetof(rafiq_connector, list_ids) == 72);
  STATIC_REQUIRE(offsetof(rafiq_connector, get_extension) == 80);
  STATIC_REQUIRE(offsetof(rafiq_host, abi_version) == 4);
  STATIC_REQUIRE(offsetof(rafiq_host, self) == 8);
  STATIC_REQUIRE(offsetof(rafiq_host, get_service) == 16);
  STATIC_REQUIRE(offsetof(rafiq_connector_entry, abi_version) == 4);
  STATIC_REQUIRE(offsetof(rafiq_connector_entry, id) == 8);
  STATIC_REQUIRE(offsetof(rafiq_connector_entry, version) == 16);
  STATIC_REQUIRE(offsetof(rafiq_connector_entry, describe) == 24);
  STATIC_REQUIRE(offsetof(rafiq_connector_entry, create) == 32);
  STATIC_REQUIRE(offsetof(rafiq_http_request, timeout_ms) == 4);
  STATIC_REQUIRE(offsetof(rafiq_http_request, method) == 8);
  STATIC_REQUIRE(offsetof(rafiq_http_request, url) == 24);
  STATIC_REQUIRE(offsetof(rafiq_http_request, headers) == 40);
  STATIC_REQUIRE(offsetof(rafiq_http_request, header_count) == 48);
  STATIC_REQUIRE(offsetof(rafiq_http_request, body) == 56);
  STATIC_REQUIRE(offsetof(rafiq_http_request, auth_slot) == 72);
  STATIC_REQUIRE(offsetof(rafiq_http_request, idempotent) == 88);
  STATIC_REQUIRE(offsetof(rafiq_http_response, status) == 4);
  STATIC_REQUIRE(offsetof(rafiq_http_response, headers) == 8);
  STATIC_REQUIRE(offsetof(rafiq_http_response, header_count) == 16);
  STATIC_REQUIRE(offsetof(rafiq_http_response, body) == 24);
  STATIC_REQUIRE(offsetof(rafiq_http, send) == 16);
  STATIC_REQUIRE(offsetof(rafiq_file_info, bytes) == 8);
  STATIC_REQUIRE(offsetof(rafiq_file_info, modified_ms) == 16);
  STATIC_REQUIRE(offsetof(rafiq_file, info) == 16);
  STATIC_REQUIRE(offsetof(rafiq_file, read) == 24);
  STATIC_REQUIRE(offsetof(rafiq_log, write) == 16);
  STATIC_REQUIRE(offsetof(rafiq_clock, now_ms) == 16);
  STATIC_REQUIRE(offsetof(rafiq_cancel, requested) == 16);
  STATIC_REQUIRE(offsetof(rafiq_progress, report) == 16);
}
