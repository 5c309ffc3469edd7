# rafiq_embed(OUT HEADER FUNCTION NAMESPACE FILES...): a C++ source with the bytes of files. It defines
# `const std::map<std::string_view, std::string_view>& NAMESPACE::FUNCTION()`, by file name, which HEADER declares.
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(rafiq_embed_script "${CMAKE_CURRENT_LIST_FILE}")
  function(rafiq_embed out header function namespace)
    add_custom_command(OUTPUT "${out}"
      COMMAND ${CMAKE_COMMAND} "-DOUT=${out}" "-DHEADER=${header}" "-DFUNCTION=${function}" "-DNAMESPACE=${namespace}"
              "-DFILES=${ARGN}" -P "${rafiq_embed_script}"
      DEPENDS ${ARGN} "${rafiq_embed_script}" VERBATIM)
  endfunction()

  # rafiq_catalog(OUT PO): compiles a gettext catalogue.
  function(rafiq_catalog out po)
    find_package(Gettext REQUIRED)
    add_custom_command(OUTPUT "${out}" COMMAND ${GETTEXT_MSGFMT_EXECUTABLE} --check -o "${out}" "${po}" DEPENDS "${po}" VERBATIM)
  endfunction()
  return()
endif()

set(arrays "")
set(entries "")
set(number 0)
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char file_${number}[] = {${bytes}'\\0'};\n")
  string(APPEND entries "      {\"${name}\", {file_${number}, sizeof file_${number} - 1}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUT}.new" "// Made by RafiqEmbed.cmake.
#include <map>
#include <string_view>
#include \"${HEADER}\"

namespace {
${arrays}}  // namespace

namespace ${NAMESPACE} {
const std::map<std::string_view, std::string_view>& ${FUNCTION}() {
  static const std::map<std::string_view, std::string_view> files{
${entries}  };
  return files;
}
}  // namespace ${NAMESPACE}
")
file(COPY_FILE "${OUT}.new" "${OUT}" ONLY_IF_DIFFERENT)
