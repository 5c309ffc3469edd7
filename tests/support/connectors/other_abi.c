/* SPDX-License-Identifier: Apache-2.0 */
#include <rafiq/connector.h>

static int32_t describe(const rafiq_call* call) {
  (void)call;
  return RAFIQ_OK;
}
static int32_t create(const rafiq_host* host, const rafiq_call* call, rafiq_connector* out) {
  (void)host, (void)call, (void)out;
  return RAFIQ_OK;
}

RAFIQ_CONNECTOR_EXPORT extern const rafiq_connector_entry rafiq_connector_entry_v1;
const rafiq_connector_entry rafiq_connector_entry_v1 = {
    sizeof(rafiq_connector_entry), OTHER_ABI, OTHER_ID, "1.0.0", describe, create};
