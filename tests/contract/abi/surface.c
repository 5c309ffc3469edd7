/* SPDX-License-Identifier: Apache-2.0 */
/* A library through which all of the ABI can be seen, for abidw and abidiff. */
#include <rafiq/connector.h>

RAFIQ_CONNECTOR_EXPORT void rafiq_abi_surface(
    const rafiq_connector_entry* entry, const rafiq_connector* connector, const rafiq_host* host,
    const rafiq_call* call, const rafiq_failure* failure, const rafiq_http* http,
    const rafiq_http_request* request, const rafiq_http_response* response, const rafiq_file* file,
    const rafiq_file_info* info, const rafiq_log* log, const rafiq_clock* clock, const rafiq_cancel* cancel,
    const rafiq_progress* progress, rafiq_status status, rafiq_flow flow, rafiq_log_level level);
void rafiq_abi_surface(const rafiq_connector_entry* entry, const rafiq_connector* connector,
                       const rafiq_host* host, const rafiq_call* call, const rafiq_failure* failure,
                       const rafiq_http* http, const rafiq_http_request* request,
                       const rafiq_http_response* response, const rafiq_file* file,
                       const rafiq_file_info* info, const rafiq_log* log, const rafiq_clock* clock,
                       const rafiq_cancel* cancel, const rafiq_progress* progress, rafiq_status status,
                       rafiq_flow flow, rafiq_log_level level) {
  (void)entry, (void)connector, (void)host, (void)call, (void)failure, (void)http, (void)request,
      (void)response;
  (void)file, (void)info, (void)log, (void)clock, (void)cancel, (void)progress, (void)status, (void)flow,
      (void)level;
}
