# Writes a C++ source with the bytes of files: cmake -DOUT=.. -DNAMESPACE_NAME=.. -DFILES=a;b -P embed.cmake
# Each file becomes an entry of `const std::map<std::string_view, std::string_view>& NAMESPACE_NAME()`, by file name.
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
file(WRITE "${OUT}.new" "// Made by embed.cmake.
#include <map>
#include <string_view>
#include \"sidebar/platform/resources.hpp\"

namespace {
${arrays}}  // namespace

namespace rafiq::sidebar {
const std::map<std::string_view, std::string_view>& ${NAMESPACE_NAME}() {
  static const std::map<std::string_view, std::string_view> files{
${entries}  };
  return files;
}
}  // namespace rafiq::sidebar
")
file(COPY_FILE "${OUT}.new" "${OUT}" ONLY_IF_DIFFERENT)
