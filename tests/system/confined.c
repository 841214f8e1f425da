/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* confined UNIT PROGRAM [ARGUMENT…]: PROGRAM under what the unit's file forbids it of the kernel
 * (SystemCallFilter, MemoryDenyWriteExecute, RestrictAddressFamilies, RestrictNamespaces,
 * NoNewPrivileges), where no systemd runs that would. Sets of calls are asked of systemd-analyze,
 * and what is denied fails as it does there. libseccomp is opened when it is needed, since nothing
 * else is built with it. */

#include <gio/gio.h>

#include <dlfcn.h>
#include <errno.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* As in seccomp.h. */
#define ALLOW 0x7fff0000u
#define FAIL_WITH(error) (0x00050000u | (error))
#define COMPARE_EQUAL 4
#define COMPARE_MASKED 7

#define NAMESPACES                                                                                 \
  (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |    \
   CLONE_NEWNET)

typedef struct {
  unsigned argument;
  int comparison;
  guint64 first;
  guint64 second;
} Comparison;

static struct {
  void *(*init) (guint32 action);
  int (*resolve) (const char *name);
  int (*add) (
    void *filter, guint32 action, int call, unsigned count, const Comparison *comparisons);
  int (*load) (void *filter);
} seccomp;

static void
open_seccomp (void)
{
  void *library = dlopen ("libseccomp.so.2", RTLD_NOW);

  if (library == NULL)
    g_error ("%s", dlerror ());
  *(void **) &seccomp.init = dlsym (library, "seccomp_init");
  *(void **) &seccomp.resolve = dlsym (library, "seccomp_syscall_resolve_name");
  *(void **) &seccomp.add = dlsym (library, "seccomp_rule_add_array");
  *(void **) &seccomp.load = dlsym (library, "seccomp_load");
}

/* The words of each line KEY=… of the unit, a vector a line. */
static GPtrArray *
read_key (const char *unit, const char *key)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *prefix = g_strconcat (key, "=", NULL);
  g_auto (GStrv) lines = g_strsplit (unit, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], prefix))
      g_ptr_array_add (found, g_strsplit (lines[i] + strlen (prefix), " ", -1));

  return found;
}

static void
take_call (GHashTable *calls, const char *word, gboolean is_allowed)
{
  g_autofree char *command = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) members = NULL;

  if (word[0] != '@') {
    if (is_allowed)
      g_hash_table_add (calls, g_strdup (word));
    else
      g_hash_table_remove (calls, word);
    return;
  }

  command = g_strdup_printf ("systemd-analyze --no-pager syscall-filter %s", word);
  if (!g_spawn_command_line_sync (command, &output, NULL, NULL, NULL))
    g_error ("No systemd-analyze");
  members = g_strsplit (output, "\n", -1);
  for (guint i = 1; members[i] != NULL; i++) {
    const char *member = g_strstrip (members[i]);

    if (member[0] != '\0' && member[0] != '#')
      take_call (calls, member, is_allowed);
  }
}

static GHashTable *
list_calls (const char *unit)
{
  GHashTable *calls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) lines = read_key (unit, "SystemCallFilter");

  for (guint i = 0; i < lines->len; i++) {
    char **words = lines->pdata[i];
    gboolean is_allowed = words[0][0] != '~';

    for (guint j = 0; words[j] != NULL; j++)
      take_call (calls, words[j] + (j == 0 && !is_allowed), is_allowed);
  }
  /* systemd allows always what it needs itself. */
  take_call (calls, "@default", TRUE);
  take_call (calls, "execve", TRUE);

  return calls;
}

static void
allow_if (void *filter, const char *name, unsigned argument, guint64 mask, guint64 value)
{
  const Comparison comparison = { argument, COMPARE_MASKED, mask, value };

  if (seccomp.add (filter, ALLOW, seccomp.resolve (name), 1, &comparison) != 0)
    g_error ("No rule for %s", name);
}

static void
allow_families (void *filter, const char *unit)
{
  static const struct {
    const char *name;
    guint64 family;
  } families[] = {
    { "AF_UNIX", AF_UNIX },
    { "AF_INET", AF_INET },
    { "AF_INET6", AF_INET6 },
    { "AF_NETLINK", AF_NETLINK },
  };
  g_autoptr (GPtrArray) lines = read_key (unit, "RestrictAddressFamilies");

  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    const Comparison comparison = { 0, COMPARE_EQUAL, families[i].family, 0 };

    for (guint j = 0; j < lines->len; j++)
      if (g_strv_contains (lines->pdata[j], families[i].name))
        seccomp.add (filter, ALLOW, seccomp.resolve ("socket"), 1, &comparison);
  }
}

/* Memory is written or run, never both, and never becomes what is run. */
static void
allow_memory (void *filter)
{
  allow_if (filter, "mmap", 2, PROT_WRITE | PROT_EXEC, 0);
  allow_if (filter, "mmap", 2, PROT_WRITE | PROT_EXEC, PROT_WRITE);
  allow_if (filter, "mmap", 2, PROT_WRITE | PROT_EXEC, PROT_EXEC);
  allow_if (filter, "mprotect", 2, PROT_EXEC, 0);
  allow_if (filter, "pkey_mprotect", 2, PROT_EXEC, 0);
}

static void
confine (const char *unit)
{
  static const char *const judged[] = { "mmap",   "mprotect", "pkey_mprotect", "socket", "clone",
                                        "clone3", "unshare",  "setns",         NULL };
  g_autoptr (GHashTable) calls = list_calls (unit);
  void *filter = seccomp.init (FAIL_WITH (EPERM));
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, calls);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    int call = seccomp.resolve (name);

    /* Below -1: calls of other machines. */
    if (call >= 0 && !g_strv_contains (judged, name))
      seccomp.add (filter, ALLOW, call, 0, NULL);
  }
  allow_memory (filter);
  allow_families (filter, unit);
  allow_if (filter, "clone", 0, NAMESPACES, 0);
  seccomp.add (filter, FAIL_WITH (ENOSYS), seccomp.resolve ("clone3"), 0, NULL);

  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (seccomp.load (filter) != 0)
    g_error ("The filter is not taken");
}

int
main (int argc, char **argv)
{
  g_autofree char *unit = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 3 || !g_file_get_contents (argv[1], &unit, NULL, &error))
    g_error ("confined UNIT PROGRAM…: %s", error != NULL ? error->message : "too few words");

  open_seccomp ();
  confine (unit);
  execvp (argv[2], argv + 2);
  g_printerr ("confined: %s: %s\n", argv[2], g_strerror (errno));

  return 126;
}
