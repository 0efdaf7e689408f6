/* jj-changes-table.h: 修正對照表 as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-changes.h"
#include "jj-table.h"

G_BEGIN_DECLS

/* A read-only JjTable, amounts in 元; keys count the rows from 1. (transfer full) */
JjTable *jj_changes_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* changes: (nullable) borrowed until the next call or NULL. */
void jj_changes_table_set (JjTable *table, const JjChangeTable *changes);
/* (nullable) */
const JjChangeRow *jj_changes_table_find (JjTable *table, gint64 key);
/* The column that heads groups. */
guint jj_changes_table_get_group (void);

G_END_DECLS
