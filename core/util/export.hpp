// SPDX-License-Identifier: Apache-2.0
#pragma once

// librafiq.so hides its symbols; what the programs use of core/app is marked with RAFIQ_API.
#if defined(_WIN32)
#ifdef RAFIQ_CORE_BUILD
#define RAFIQ_API __declspec(dllexport)
#else
#define RAFIQ_API __declspec(dllimport)
#endif
#else
#define RAFIQ_API __attribute__((visibility("default")))
#endif
