/* fault-shim.h: system calls that fail when told to */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Linked into a test with its symbols exported, these stand before the C library's write, pwrite,
 * fsync, fdatasync, ftruncate, unlink and rename, for SQLite and GLib too. The n-th such call from
 * now on (0: the next) fails with the error, once or from then on. */
void fault_shim_arm (guint n, int error, gboolean for_ever);
/* No faults any more. TRUE if one has happened. */
gboolean fault_shim_disarm (void);
