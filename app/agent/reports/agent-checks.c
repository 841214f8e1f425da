/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-checks.h"

#include "agent-certificate-check.h"
#include "civic-catalogue.h"
#include "civic-settings.h"

#include <glib/gstdio.h>
#include <sodium.h>

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* More than a sector, so that a torn one shows. */
#define SAMPLE_BYTES (16 * 1024)

static AgentFinding
pass (CivicCheckReason reason)
{
  return (AgentFinding){ CIVIC_CHECK_PASSED, reason };
}

static AgentFinding
fail (CivicCheckReason reason)
{
  return (AgentFinding){ CIVIC_CHECK_FAILED, reason };
}

AgentFinding
agent_check_certificates (const char *ca_path,
                          const char *certificate_path,
                          const char *key_path,
                          gint64 now_s)
{
  CivicCheckReason reason = agent_certificate_check (ca_path, certificate_path, key_path, now_s);

  return reason == CIVIC_CHECK_REASON_NONE || reason == CIVIC_CHECK_REASON_SOON ? pass (reason)
                                                                                : fail (reason);
}

guint
agent_check_free_mib (const char *directory)
{
  struct statvfs volume;

  if (statvfs (directory, &volume) != 0)
    return 0;

  return (guint) MIN ((guint64) volume.f_bavail * volume.f_frsize / (1024 * 1024), G_MAXUINT);
}

static gboolean
write_sample (int descriptor, const guint8 *sample)
{
  return write (descriptor, sample, SAMPLE_BYTES) == SAMPLE_BYTES && fsync (descriptor) == 0;
}

static gboolean
reads_back (int descriptor, const guint8 *sample)
{
  g_autofree guint8 *found = g_malloc (SAMPLE_BYTES);

  /* What the kernel still has in memory would prove nothing of the disk. */
  posix_fadvise (descriptor, 0, 0, POSIX_FADV_DONTNEED);

  return pread (descriptor, found, SAMPLE_BYTES, 0) == SAMPLE_BYTES &&
         memcmp (found, sample, SAMPLE_BYTES) == 0;
}

AgentFinding
agent_check_disk (const char *directory, guint minimum_free_mib)
{
  g_autofree char *path = g_build_filename (directory, ".check-XXXXXX", NULL);
  g_autofree guint8 *sample = g_malloc (SAMPLE_BYTES);
  AgentFinding finding;
  int descriptor;

  randombytes_buf (sample, SAMPLE_BYTES);
  descriptor = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return fail (CIVIC_CHECK_REASON_UNWRITABLE);

  if (!write_sample (descriptor, sample))
    finding = fail (CIVIC_CHECK_REASON_UNWRITABLE);
  else if (!reads_back (descriptor, sample))
    finding = fail (CIVIC_CHECK_REASON_MISREAD);
  else if (agent_check_free_mib (directory) < minimum_free_mib)
    finding = fail (CIVIC_CHECK_REASON_FULL);
  else
    finding = pass (CIVIC_CHECK_REASON_NONE);
  close (descriptor);
  g_unlink (path);

  return finding;
}

AgentFinding
agent_check_catalogue (const char *directory, const char *centre_path, gboolean is_expired)
{
  g_autoptr (CivicCentre) centre = civic_centre_load (centre_path, NULL);
  g_autoptr (CivicCatalogue) catalogue = NULL;

  if (!g_file_test (directory, G_FILE_TEST_IS_DIR))
    return fail (CIVIC_CHECK_REASON_MISSING);
  if (centre != NULL)
    catalogue = civic_catalogue_load_for_centre (directory, centre, NULL);
  if (catalogue == NULL)
    return fail (CIVIC_CHECK_REASON_BROKEN);

  return pass (is_expired ? CIVIC_CHECK_REASON_EXPIRED : CIVIC_CHECK_REASON_NONE);
}

AgentFinding
agent_check_configuration (const char *path)
{
  g_autoptr (CivicSettings) settings = NULL;
  g_autoptr (CivicCentre) centre = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return fail (CIVIC_CHECK_REASON_MISSING);
  settings = civic_settings_load (path, NULL);
  if (settings != NULL)
    centre = civic_centre_load (civic_settings_get_path (settings, "kiosk", "centre"), NULL);

  return centre != NULL ? pass (CIVIC_CHECK_REASON_NONE) : fail (CIVIC_CHECK_REASON_BROKEN);
}

AgentFinding
agent_check_clock (gint64 now_s, gint64 built_at_s, gboolean is_compared, gint64 ahead_s)
{
  if (now_s < built_at_s)
    return fail (CIVIC_CHECK_REASON_BEFORE_BUILD);
  if (is_compared && ahead_s > AGENT_CHECK_CLOCK_OFF_S)
    return fail (CIVIC_CHECK_REASON_AHEAD);
  if (is_compared && ahead_s < -AGENT_CHECK_CLOCK_OFF_S)
    return fail (CIVIC_CHECK_REASON_BEHIND);

  return pass (CIVIC_CHECK_REASON_NONE);
}
