// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/fit.hpp"

#include "core/connector/bundle/names.hpp"

#include <rafiq/connector.h>

#include <fmt/format.h>

namespace rafiq::connector::bundle {
namespace {

std::string platforms_of(const Contents& contents) {
  std::string all;
  for (const auto& file : contents.files)
    if (const auto slash = file.name.find('/'); slash != std::string::npos)
      all += (all.empty() ? "" : ", ") + file.name.substr(0, slash);
  return all;
}

}  // namespace

std::string_view platform_name() {
#if defined(__linux__) && defined(__x86_64__)
  return "linux-x86_64";
#elif defined(__linux__) && defined(__aarch64__)
  return "linux-aarch64";
#elif defined(__linux__) && defined(__riscv) && __riscv_xlen == 64
  return "linux-riscv64";
#elif defined(__linux__)
  return "linux-other";
#else
  return "other";
#endif
}

Status check_fit(const Contents& contents, const std::string& where) {
  constexpr std::int64_t ours = RAFIQ_CONNECTOR_ABI_VERSION;
  if (contents.abi != ours)
    return Error{
        ErrorCode::configuration,
        fmt::format("The connector was made for version {} of Rafiq's connector interface, and this Rafiq "
                    "has version {}",
                    contents.abi, ours),
        where, contents.abi > ours ? "Update Rafiq" : "Ask whoever made the connector for a newer one"};
  if (contents.kind == Kind::library && contents.find(library_name(platform_name(), contents.id)) == nullptr)
    return Error{
        ErrorCode::configuration,
        fmt::format("The bundle is for {}, and this machine is {}", platforms_of(contents), platform_name()),
        where, "Ask whoever made the connector for a bundle that holds this one too"};
  return success();
}

}  // namespace rafiq::connector::bundle
