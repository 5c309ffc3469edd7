// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"
#include "core/util/result.hpp"
#include "core/util/secret.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace rafiq::platform {

// What a program writes on its standard output, a secret: `command` is the program, absolute or found in
// PATH, and its arguments; no shell reads them. It has our standard input, standard error and environment, so
// that it can ask a person. Errors: configuration (it cannot be run, ended badly, wrote nothing or more than
// 64 KiB, took longer than `patience` and was ended).
RAFIQ_API Result<Secret> output_of(const std::vector<std::string>& command,
                                   std::chrono::milliseconds patience = std::chrono::minutes{2});

}  // namespace rafiq::platform
