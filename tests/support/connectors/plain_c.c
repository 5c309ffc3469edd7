/* SPDX-License-Identifier: Apache-2.0 */
/* A connector in C, to the letter of <rafiq/connector.h>: two pages, and an answer to check. */
#include <rafiq/connector.h>

#include <string.h>

static rafiq_view text(const char* words) {
  rafiq_view view;
  view.ptr = words;
  view.len = strlen(words);
  return view;
}

static int32_t answer(const rafiq_call* call, const char* json) {
  return call->emit(call->self, text(json)) == RAFIQ_CONTINUE ? RAFIQ_OK : RAFIQ_CANCELLED;
}

static int32_t check(void* instance, const rafiq_call* call) {
  (void)instance;
  return answer(call, "{\"signed_in_as\":\"nobody\"}");
}

static int32_t read_pages(void* instance, const rafiq_call* call) {
  int32_t status = 0;
  (void)instance;
  status = answer(call, "{\"records\":[],\"checkpoint\":{\"page\":1},\"end\":false}");
  if (status != RAFIQ_OK) return status;
  return answer(call, "{\"records\":[],\"checkpoint\":{\"page\":2},\"end\":true}");
}

static int32_t find(void* instance, const rafiq_call* call) {
  rafiq_failure failure;
  (void)instance;
  failure.size = sizeof failure;
  failure.retry_after_ms = 1500;
  failure.code = text("busy");
  failure.message = text("The CRM is busy");
  call->fail(call->self, &failure);
  return RAFIQ_RATE_LIMITED;
}

static int32_t get(void* instance, const rafiq_call* call) {
  (void)instance;
  (void)call;
  return 77; /* no status at all */
}

static int32_t describe(const rafiq_call* call) {
  return answer(call, "{\"id\":\"" PLAIN_ID "\"}");
}

static int32_t create(const rafiq_host* host, const rafiq_call* call, rafiq_connector* out) {
  static int instance;
  (void)call;
  if (!RAFIQ_HAS(out, rafiq_connector, get_extension)) return RAFIQ_UNSUPPORTED;
  if (host->get_service(host->self, "no-such-service/1") != NULL) return RAFIQ_BUG;
  out->instance = &instance;
  out->check = check;
  out->read = read_pages;
  out->find = find;
  out->get = get;
  return RAFIQ_OK;
}

RAFIQ_CONNECTOR_EXPORT extern const rafiq_connector_entry rafiq_connector_entry_v1;
const rafiq_connector_entry rafiq_connector_entry_v1 = {
    sizeof(rafiq_connector_entry), RAFIQ_CONNECTOR_ABI_VERSION, PLAIN_ID, "1.0.0", describe, create};
