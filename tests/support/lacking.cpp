// SPDX-License-Identifier: Apache-2.0
// rafiq-lacking WHAT PROGRAM ARGUMENTS...: runs a program as on a kernel that lacks WHAT: "landlock", or
// "filters" of system calls too. For the tests: the kernel at hand may have both.
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <string_view>

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string_view lacking = argv[1];
  scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ALLOW);
  const std::uint32_t absent = SCMP_ACT_ERRNO(ENOSYS);
  int failed = 0;
  for (const int call : {444, 445, 446})  // Landlock's, the same everywhere; libseccomp may not know them
    failed |= ::seccomp_rule_add(filter, absent, call, 0);
  if (lacking == "filters") {
    failed |= ::seccomp_rule_add(filter, absent, SCMP_SYS(seccomp), 0);
    failed |= ::seccomp_rule_add(filter, absent, SCMP_SYS(prctl), 1, SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP));
  }
  failed |= ::seccomp_load(filter);
  if (failed != 0) {
    std::fputs("rafiq-lacking: no filter could be set\n", stderr);
    return 3;
  }
  ::execv(argv[2], argv + 2);
  std::perror(argv[2]);
  return 4;
}
