// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/forbidden.hpp"

#include <seccomp.h>

#include <array>

// Which system calls a connector's process may make. What is in neither table is answered "not implemented":
// libraries that try it out of curiosity then do without.
namespace rafiq::platform {

// Whatever their arguments: memory of its own, threads, time, waiting, and looking at what it has open. Paths
// that are only looked at tell whether a file exists, never what is in it; opening is for Landlock to allow.
inline constexpr std::array allowed_calls{
    // reading and writing what is open
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64), SCMP_SYS(pwrite64),
    SCMP_SYS(preadv), SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(close), SCMP_SYS(close_range),
    SCMP_SYS(dup), SCMP_SYS(dup2), SCMP_SYS(dup3), SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(eventfd2),
    SCMP_SYS(fadvise64),
    // looking
    SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(fstatat64),
    SCMP_SYS(statx), SCMP_SYS(fstatfs), SCMP_SYS(statfs), SCMP_SYS(access), SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(getcwd),
    // memory
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise),
    SCMP_SYS(mincore),
    // threads and waiting
    SCMP_SYS(futex), SCMP_SYS(futex_waitv), SCMP_SYS(set_robust_list), SCMP_SYS(get_robust_list),
    SCMP_SYS(rseq), SCMP_SYS(set_tid_address), SCMP_SYS(membarrier), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(sched_getparam), SCMP_SYS(sched_getscheduler),
    SCMP_SYS(sched_get_priority_min), SCMP_SYS(sched_get_priority_max), SCMP_SYS(getcpu), SCMP_SYS(poll),
    SCMP_SYS(ppoll), SCMP_SYS(select), SCMP_SYS(pselect6), SCMP_SYS(epoll_create), SCMP_SYS(epoll_create1),
    SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_wait), SCMP_SYS(epoll_pwait), SCMP_SYS(epoll_pwait2), SCMP_SYS(exit),
    SCMP_SYS(exit_group), SCMP_SYS(restart_syscall), SCMP_SYS(arch_prctl),
    // signals of its own
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(rt_sigpending), SCMP_SYS(rt_sigtimedwait), SCMP_SYS(rt_sigsuspend), SCMP_SYS(pause),
    // time
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times),
    // who and where it is
    SCMP_SYS(getpid), SCMP_SYS(getppid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid),
    SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getpgrp), SCMP_SYS(getpgid), SCMP_SYS(getsid),
    SCMP_SYS(uname), SCMP_SYS(sysinfo), SCMP_SYS(getrusage), SCMP_SYS(getrlimit), SCMP_SYS(getrandom)};

// What nobody does by accident: it ends the process, which says why by its exit status. Those of the second
// kind are forbidden with some arguments only, see restrict_calls.cpp; the table is how they are named then.
struct ForbiddenCall {
  int number;
  Deed deed;
  bool always = true;
};
inline constexpr std::array forbidden_calls{
    ForbiddenCall{SCMP_SYS(socket), Deed::network},
    ForbiddenCall{SCMP_SYS(connect), Deed::network},
    ForbiddenCall{SCMP_SYS(bind), Deed::network},
    ForbiddenCall{SCMP_SYS(listen), Deed::network},
    ForbiddenCall{SCMP_SYS(accept), Deed::network},
    ForbiddenCall{SCMP_SYS(accept4), Deed::network},
    ForbiddenCall{SCMP_SYS(execve), Deed::program},
    ForbiddenCall{SCMP_SYS(execveat), Deed::program},
    ForbiddenCall{SCMP_SYS(fork), Deed::program},
    ForbiddenCall{SCMP_SYS(vfork), Deed::program},
    ForbiddenCall{SCMP_SYS(clone), Deed::program, false},
    ForbiddenCall{SCMP_SYS(kill), Deed::other_process, false},
    ForbiddenCall{SCMP_SYS(tgkill), Deed::other_process, false},
    ForbiddenCall{SCMP_SYS(rt_sigqueueinfo), Deed::other_process},
    ForbiddenCall{SCMP_SYS(ptrace), Deed::other_process},
    ForbiddenCall{SCMP_SYS(process_vm_readv), Deed::other_process, false},
    ForbiddenCall{SCMP_SYS(process_vm_writev), Deed::other_process},
    ForbiddenCall{SCMP_SYS(pidfd_open), Deed::other_process},
    ForbiddenCall{SCMP_SYS(pidfd_getfd), Deed::other_process},
    ForbiddenCall{SCMP_SYS(open), Deed::change_files, false},
    ForbiddenCall{SCMP_SYS(openat), Deed::change_files, false},
    ForbiddenCall{SCMP_SYS(creat), Deed::change_files},
    ForbiddenCall{SCMP_SYS(truncate), Deed::change_files},
    ForbiddenCall{SCMP_SYS(unlink), Deed::change_files},
    ForbiddenCall{SCMP_SYS(unlinkat), Deed::change_files},
    ForbiddenCall{SCMP_SYS(rename), Deed::change_files},
    ForbiddenCall{SCMP_SYS(renameat), Deed::change_files},
    ForbiddenCall{SCMP_SYS(renameat2), Deed::change_files},
    ForbiddenCall{SCMP_SYS(mkdir), Deed::change_files},
    ForbiddenCall{SCMP_SYS(mkdirat), Deed::change_files},
    ForbiddenCall{SCMP_SYS(rmdir), Deed::change_files},
    ForbiddenCall{SCMP_SYS(link), Deed::change_files},
    ForbiddenCall{SCMP_SYS(linkat), Deed::change_files},
    ForbiddenCall{SCMP_SYS(symlink), Deed::change_files},
    ForbiddenCall{SCMP_SYS(symlinkat), Deed::change_files},
    ForbiddenCall{SCMP_SYS(mknod), Deed::change_files},
    ForbiddenCall{SCMP_SYS(mknodat), Deed::change_files},
    ForbiddenCall{SCMP_SYS(chmod), Deed::change_files},
    ForbiddenCall{SCMP_SYS(fchmodat), Deed::change_files},
    ForbiddenCall{SCMP_SYS(chown), Deed::change_files},
    ForbiddenCall{SCMP_SYS(lchown), Deed::change_files},
    ForbiddenCall{SCMP_SYS(fchownat), Deed::change_files},
    ForbiddenCall{SCMP_SYS(mount), Deed::system},
    ForbiddenCall{SCMP_SYS(umount2), Deed::system},
    ForbiddenCall{SCMP_SYS(chroot), Deed::system},
    ForbiddenCall{SCMP_SYS(pivot_root), Deed::system},
    ForbiddenCall{SCMP_SYS(unshare), Deed::system},
    ForbiddenCall{SCMP_SYS(setns), Deed::system},
    ForbiddenCall{SCMP_SYS(bpf), Deed::system},
    ForbiddenCall{SCMP_SYS(add_key), Deed::system},
    ForbiddenCall{SCMP_SYS(keyctl), Deed::system},
    ForbiddenCall{SCMP_SYS(request_key), Deed::system},
    ForbiddenCall{SCMP_SYS(setuid), Deed::system},
    ForbiddenCall{SCMP_SYS(setgid), Deed::system},
    ForbiddenCall{SCMP_SYS(settimeofday), Deed::system},
    ForbiddenCall{SCMP_SYS(clock_settime), Deed::system},
    ForbiddenCall{SCMP_SYS(reboot), Deed::system},
    ForbiddenCall{SCMP_SYS(open_by_handle_at), Deed::system}};

}  // namespace rafiq::platform
