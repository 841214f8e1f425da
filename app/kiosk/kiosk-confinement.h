/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What this process gives up for good, so that nothing of a visit leaves it and nothing it does can
 * leave the kiosk, not even with somebody else's code in it. The systemd unit says much of this for
 * the whole machine; here it holds on a desk and for each session alone. */

/* First of all: no core file, no other process of this user that reads our memory, and no open file
 * but the standard ones and kept_fd (-1: none). */
void kiosk_confinement_begin (int kept_fd);

/* Once the display is open: from now on no thread starts a program, looks into another process,
 * waits for connections, or opens a socket that could reach further than this machine (all but Unix
 * sockets); each such call fails with EPERM. FALSE where the kernel cannot do it. */
gboolean kiosk_confinement_close (void);

G_END_DECLS
