# find_package(RafiqSDK): what a partner needs to build and test a connector.
#
#   rafiq::sdk                                            the headers
#   rafiq_add_connector(ID SOURCES ... [LINKS ...])       rafiq-connector-ID.so, in the build folder
#   rafiq_add_conformance(ID SCENE FILE [TESTS ...])      a test of ctest that runs rafiq-conform
# Where it really lies: through the link /lib of a merged /usr the prefix would be "/".
get_filename_component(_rafiq_here "${CMAKE_CURRENT_LIST_FILE}" REALPATH)
get_filename_component(_rafiq_here "${_rafiq_here}" DIRECTORY)
get_filename_component(_rafiq_prefix "${_rafiq_here}/@RAFIQ_PREFIX_FROM_CMAKE@" ABSOLUTE)
set(RAFIQ_CONFORM "${_rafiq_prefix}/bin/rafiq-conform" CACHE FILEPATH "The conformance tool")

if(NOT TARGET rafiq::sdk)
  add_library(rafiq::sdk INTERFACE IMPORTED)
  set_target_properties(rafiq::sdk PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${_rafiq_prefix}/include" INTERFACE_COMPILE_FEATURES cxx_std_20)
endif()

function(rafiq_add_connector id)
  cmake_parse_arguments(C "" "" "SOURCES;LINKS" ${ARGN})
  if(NOT id MATCHES "^[a-z][a-z0-9-]*$" OR NOT C_SOURCES)
    message(FATAL_ERROR "rafiq_add_connector(ID SOURCES ... [LINKS ...]): the id is of [a-z0-9-]; got '${id}'")
  endif()
  add_library(rafiq-connector-${id} MODULE ${C_SOURCES})
  target_link_libraries(rafiq-connector-${id} PRIVATE rafiq::sdk ${C_LINKS})
  # Two connectors in one process must not take each other's functions for their own.
  set_target_properties(rafiq-connector-${id} PROPERTIES
    PREFIX "" CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
endfunction()

function(rafiq_add_conformance id)
  cmake_parse_arguments(C "" "SCENE" "TESTS" ${ARGN})
  set(tests)
  foreach(test IN LISTS C_TESTS)
    list(APPEND tests --test ${test})
  endforeach()
  add_test(NAME "conformance: ${id}" COMMAND "${RAFIQ_CONFORM}" run "$<TARGET_FILE:rafiq-connector-${id}>"
    --scene "${C_SCENE}" ${tests})
endfunction()

set(RafiqSDK_FOUND TRUE)
