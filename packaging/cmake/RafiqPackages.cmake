# Debian packages by CPack: rafiq, rafiq-connectors, rafiq-browser, librafiq-sdk-dev. What each holds is said where it is
# installed, by COMPONENT. packaging/package.sh is the way to it.
set(RAFIQ_PACKAGE_VERSION "${PROJECT_VERSION}-1" CACHE STRING "The version of the packages, as Debian writes one")
set(RAFIQ_PACKAGE_DATE "" CACHE STRING "The date of the change log, as 'date -R' writes it; empty: the last commit's")
find_program(RAFIQ_HELP2MAN help2man REQUIRED)
find_program(RAFIQ_GZIP gzip REQUIRED)
if(NOT RAFIQ_PACKAGE_DATE)
  execute_process(COMMAND git -C "${CMAKE_SOURCE_DIR}" log -1 --format=%cD OUTPUT_VARIABLE RAFIQ_PACKAGE_DATE
    OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()

set(made "${CMAKE_BINARY_DIR}/package")
set(debian "${CMAKE_SOURCE_DIR}/packaging/debian")
file(MAKE_DIRECTORY "${made}")

# ---- manual pages and completions, from the programs' own definitions
set(manual "${CMAKE_SOURCE_DIR}/packaging/manual/make_manual.py")
find_program(RAFIQ_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
foreach(kind man bash zsh fish)
  add_custom_command(OUTPUT "${made}/rafiqctl.${kind}"
    COMMAND rafiqctl --describe-commands > "${made}/commands.${kind}.json"
    COMMAND ${RAFIQ_PYTHON} -B "${manual}" ${kind} ${PROJECT_VERSION} < "${made}/commands.${kind}.json" > "${made}/rafiqctl.${kind}"
    DEPENDS rafiqctl "${manual}" VERBATIM)
  list(APPEND manuals "${made}/rafiqctl.${kind}")
endforeach()
function(rafiq_manual target description)
  add_custom_command(OUTPUT "${made}/${target}.man"
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 ${RAFIQ_HELP2MAN} --no-info --version-string=${PROJECT_VERSION}
            "--name=${description}" --output=${made}/${target}.man $<TARGET_FILE:${target}>
    DEPENDS ${target} VERBATIM)
  set(manuals "${manuals};${made}/${target}.man" PARENT_SCOPE)
endfunction()
rafiq_manual(rafiq "the sidebar beside the CRM")
rafiq_manual(rafiq-conform "tests a connector of Rafiq as a real CRM would")
foreach(name rafiqctl rafiq rafiq-conform)
  add_custom_command(OUTPUT "${made}/${name}.1.gz" COMMAND ${RAFIQ_GZIP} -9nc "${made}/${name}.man" > "${made}/${name}.1.gz"
    DEPENDS "${made}/${name}.man" VERBATIM)
  list(APPEND manuals "${made}/${name}.1.gz")
endforeach()
add_custom_target(rafiq_manuals ALL DEPENDS ${manuals})
install(FILES "${made}/rafiqctl.1.gz" "${made}/rafiq.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${made}/rafiq-conform.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT sdk)
install(FILES "${made}/rafiqctl.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME rafiqctl)
install(FILES "${made}/rafiqctl.zsh" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" RENAME _rafiqctl)
install(FILES "${made}/rafiqctl.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

# ---- what the administrator of a machine decides: empty folders, and an example to begin with
foreach(folder policy.d accounts.d packs)
  install(DIRECTORY DESTINATION "/etc/rafiq/${folder}")
endforeach()
install(DIRECTORY "${CMAKE_SOURCE_DIR}/packaging/policy/" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/rafiq/examples"
  FILES_MATCHING PATTERN "*.toml")
install(DIRECTORY "${CMAKE_SOURCE_DIR}/packaging/docs/" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/rafiq/manual")

# ---- what the browsers are told
install(FILES "${debian}/chromium_host.json" DESTINATION /etc/chromium/native-messaging-hosts RENAME rafiq.browser_host.json
  COMPONENT browser)
install(FILES "${debian}/firefox_host.json" DESTINATION lib/mozilla/native-messaging-hosts RENAME rafiq.browser_host.json
  COMPONENT browser)
install(FILES "${CMAKE_SOURCE_DIR}/packaging/browser/README.md" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/rafiq-browser"
  COMPONENT browser)
install(DIRECTORY "${CMAKE_SOURCE_DIR}/packaging/browser/policy/"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/rafiq-browser/examples" COMPONENT browser)

# ---- the four packages
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/packages")
set(CPACK_PACKAGE_VENDOR "The Rafiq maintainers")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Rafiq maintainers <maintainers@rafiq.invalid>")
set(CPACK_DEBIAN_PACKAGE_VERSION "${RAFIQ_PACKAGE_VERSION}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_COMPONENTS_ALL rafiq connectors browser sdk)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${CMAKE_BINARY_DIR}/lib")

# rafiq_package(COMPONENT NAME SECTION SUMMARY TEXT)
macro(rafiq_package component name section summary text)
  string(TOUPPER ${component} key)
  set(CPACK_DEBIAN_${key}_PACKAGE_NAME ${name})
  set(CPACK_DEBIAN_${key}_PACKAGE_SECTION ${section})
  set(CPACK_COMPONENT_${key}_DESCRIPTION "${summary}\n${text}")
  configure_file("${debian}/changelog.in" "${made}/changelog" @ONLY)
  execute_process(COMMAND ${RAFIQ_GZIP} -9nc "${made}/changelog" OUTPUT_FILE "${made}/changelog.Debian.gz")
  execute_process(COMMAND ${RAFIQ_GZIP} -9nc "${CMAKE_SOURCE_DIR}/CHANGELOG.md" OUTPUT_FILE "${made}/changelog.gz")
  install(FILES "${debian}/copyright" "${made}/changelog.Debian.gz" "${made}/changelog.gz"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${name}" COMPONENT ${component})
  configure_file("${debian}/lintian-overrides.in" "${made}/${name}" @ONLY)
  install(FILES "${made}/${name}" DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides" COMPONENT ${component})
endmacro()

rafiq_package(rafiq rafiq misc "companion for service agents, beside the CRM they use"
  "Rafiq is a sidebar that recognises the customer whose record is open in the\nCRM and shows the few things worth doing next, in Arabic and English. It\nworks offline and keeps people's data on this machine and in the CRM.\n.\nThis package has the sidebar, the command line rafiqctl and the guidance.")
set(CPACK_DEBIAN_RAFIQ_PACKAGE_RECOMMENDS "rafiq-connectors, rafiq-browser, ca-certificates, gnome-keyring | org.freedesktop.secrets, fonts-noto-core, libgtk-layer-shell0, xdg-utils")
set(CPACK_DEBIAN_RAFIQ_PACKAGE_CONTROL_EXTRA "${debian}/postrm")
rafiq_package(connectors rafiq-connectors misc "connectors of Rafiq to CRMs"
  "What Rafiq reads and writes CRMs with: Request Tracker, Tryton, EspoCRM, Odoo,\nDolibarr, HubSpot, Salesforce, Zendesk, and exported files. Each says in its\nREADME what to create in the CRM and which rights it needs.")
set(CPACK_DEBIAN_CONNECTORS_PACKAGE_DEPENDS "rafiq (= ${RAFIQ_PACKAGE_VERSION})")
rafiq_package(browser rafiq-browser web "browser extension of Rafiq"
  "With this extension for Chromium and Firefox the sidebar of Rafiq follows the\npage of the CRM that is open in the browser. It hands over the address of\nCRM pages that the person allowed, and nothing else.")
set(CPACK_DEBIAN_BROWSER_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_BROWSER_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_BROWSER_PACKAGE_DEPENDS "rafiq (>= ${PROJECT_VERSION}~)")  # one made before the release will do
set(CPACK_DEBIAN_BROWSER_PACKAGE_ENHANCES "chromium, firefox-esr")
set(CPACK_DEBIAN_BROWSER_PACKAGE_CONTROL_EXTRA "${made}/browser/conffiles")
configure_file("${debian}/browser.conffiles" "${made}/browser/conffiles" COPYONLY)
rafiq_package(sdk librafiq-sdk-dev libdevel "what a connector of Rafiq is written and tested with"
  "Headers, schemas, a CMake package, templates, documentation, and rafiq-conform,\nwhich tests a connector against a CRM that errs, throttles and refuses.")
set(CPACK_DEBIAN_SDK_PACKAGE_DEPENDS "rafiq (= ${RAFIQ_PACKAGE_VERSION})")
set(CPACK_DEBIAN_SDK_PACKAGE_RECOMMENDS "rafiq-connectors, cmake, g++, python3")
include(CPack)
