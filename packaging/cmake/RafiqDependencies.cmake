# Everything we take from the system. All of it is in Debian 12, and in 13.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
if(POLICY CMP0167)
  cmake_policy(SET CMP0167 NEW)  # Boost is found by its own package, as CMake 3.25 finds it too
endif()
find_package(Boost 1.81 REQUIRED COMPONENTS locale)
find_package(CURL REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(spdlog REQUIRED)
find_package(valijson REQUIRED)  # JSON Schema, for rafiq-conform
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(TOML REQUIRED tomlplusplus)  # its headers alone, see core/util/toml_document.cpp
pkg_check_modules(SIMDJSON REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)  # the journal
pkg_check_modules(SECRET REQUIRED IMPORTED_TARGET libsecret-1)
pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0)  # comes with libsecret

# Boost.DLL without Boost.Filesystem: one place to say so.
add_library(rafiq_boost_dll INTERFACE)
add_library(rafiq::boost_dll ALIAS rafiq_boost_dll)
target_compile_definitions(rafiq_boost_dll INTERFACE BOOST_DLL_USE_STD_FS)
target_link_libraries(rafiq_boost_dll INTERFACE Boost::headers ${CMAKE_DL_LIBS})
