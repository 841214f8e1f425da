/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "One moment" in every language over the municipality's pattern: what stands beneath the sessions,
 * so that the glass is never bare. It needs no configuration, so that it also shows while that is
 * broken, and answers nothing. */
GtkWindow *kiosk_cover_new (void);

G_END_DECLS
