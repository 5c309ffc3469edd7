/* SPDX-License-Identifier: Apache-2.0 */
/* Needs a function that no library has: it must be refused when it is loaded, not in the middle of a sync. */
#include <rafiq/connector.h>

extern int32_t rafiq_function_that_nobody_has(const rafiq_call* call);

static int32_t describe(const rafiq_call* call) {
  return rafiq_function_that_nobody_has(call);
}
static int32_t create(const rafiq_host* host, const rafiq_call* call, rafiq_connector* out) {
  (void)host, (void)call, (void)out;
  return RAFIQ_OK;
}

RAFIQ_CONNECTOR_EXPORT extern const rafiq_connector_entry rafiq_connector_entry_v1;
const rafiq_connector_entry rafiq_connector_entry_v1 = {
    sizeof(rafiq_connector_entry), RAFIQ_CONNECTOR_ABI_VERSION, "unresolved", "1.0.0", describe, create};
