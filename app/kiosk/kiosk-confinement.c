/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-confinement.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define NATIVE_CALLS AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_CALLS AUDIT_ARCH_AARCH64
#else
#define NATIVE_CALLS 0 /* fits none: nothing is closed here */
#endif

/* The same processor has older calls, and x86 a third set with this bit: neither is ours. */
#define FOREIGN_CALLS 0x40000000

#define LOAD(member) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, member))
#define ALLOW BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define REFUSE_CALL(name) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), REFUSE

static const struct sock_filter filter[] = {
  LOAD (arch),
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, NATIVE_CALLS, 1, 0),
  REFUSE,
  LOAD (nr),
  BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, FOREIGN_CALLS, 0, 1),
  REFUSE,
  REFUSE_CALL (execve),
  REFUSE_CALL (execveat),
  REFUSE_CALL (ptrace),
  REFUSE_CALL (process_vm_readv),
  REFUSE_CALL (process_vm_writev),
  REFUSE_CALL (listen),
  REFUSE_CALL (io_uring_setup), /* would open sockets past this filter */
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 1, 0),
  ALLOW,
  LOAD (args[0]),
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 1),
  ALLOW,
  REFUSE,
};

static void
close_inherited (int kept_fd)
{
  if (kept_fd < 0) {
    close_range (STDERR_FILENO + 1, ~0u, 0);
    return;
  }
  if (kept_fd > STDERR_FILENO + 1)
    close_range (STDERR_FILENO + 1, (guint) kept_fd - 1, 0);
  close_range ((guint) kept_fd + 1, ~0u, 0);
}

void
kiosk_confinement_begin (int kept_fd)
{
  const struct rlimit no_core = { 0, 0 };

  setrlimit (RLIMIT_CORE, &no_core);
  prctl (PR_SET_DUMPABLE, 0);
  close_inherited (kept_fd);
}

gboolean
kiosk_confinement_close (void)
{
  const struct sock_fprog program = { G_N_ELEMENTS (filter), (struct sock_filter *) filter };

  return NATIVE_CALLS != 0 && prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         syscall (__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
}
