/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Passwords as argon2id. It waits for some 35 ms each time, whatever it is given. */
char *central_operators_password_hash (const char *password); /* (nullable) no memory */

/* hash: NULL does the same work and says FALSE. */
gboolean central_operators_password_verify (const char *hash, const char *password);

G_END_DECLS
