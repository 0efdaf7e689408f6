/* jj-table-collate.h: ranks of texts in the locale's order */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) For each of the @n texts its place in the order that a reader expects; equal
 * places only for equal texts. */
guint32 *jj_table_collate (const char *const *texts, guint n) G_GNUC_WARN_UNUSED_RESULT;

/* Sorts @order (row indexes) stably by @keys (by place in @order, which they follow). */
void jj_table_radix_sort (guint32 *order, guint64 *keys, guint n);

G_END_DECLS
