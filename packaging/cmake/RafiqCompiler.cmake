# How every target of Rafiq is compiled. Targets link rafiq::compiler privately.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

if(RAFIQ_FUZZ)
  # What a fuzzer reaches has to tell it where it went, and every misstep has to end it.
  set(RAFIQ_SANITIZE "address,undefined")
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

add_library(rafiq_compiler INTERFACE)
add_library(rafiq::compiler ALIAS rafiq_compiler)
target_compile_options(rafiq_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wcast-align -Wnull-dereference -Werror
  "$<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor;-Woverloaded-virtual>")
# At -O2 gcc 12 sees a null dereference inside libstdc++, and values of an empty std::optional being read
# (its bug 80635); both stay on where they are right.
target_compile_options(rafiq_compiler INTERFACE
  "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:-Wno-null-dereference;-Wno-maybe-uninitialized>")
target_compile_options(rafiq_compiler INTERFACE -fstack-protector-strong)
target_compile_definitions(rafiq_compiler INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(NOT RAFIQ_SANITIZE)
  target_compile_definitions(rafiq_compiler INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
endif()

if(RAFIQ_SANITIZE)
  add_compile_options(-fsanitize=${RAFIQ_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${RAFIQ_SANITIZE})
  add_compile_definitions(RAFIQ_SANITIZED=1)
  if(RAFIQ_SANITIZE STREQUAL "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # asio has a fence, which gcc says ThreadSanitizer does not see. Reports through it would be ours to judge.
    add_compile_options(-Wno-tsan)
  endif()
endif()

