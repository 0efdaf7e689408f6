/* jj-change-reasons.c: why a plan was changed, as its history tells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-change-reasons.h"

#include "jj-disk.h"
#include "jj-history.h"

#define PAGE 200

static void
take_entry (JjChangeTable *changes, JjHistoryEntry *entry)
{
  JjEdit *edit = entry->reason ? jj_history_entry_get_edit (entry) : NULL;

  for (guint i = 0; edit && i < jj_edit_get_n_ops (edit); i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);
      int field = op->type == JJ_OP_SET ? (int)op->field : -1;

      jj_changes_set_reason (changes, op->id, field, entry->reason);
    }
}

/* From the newest entry that counts back to the older moment. */
static void
take_log (JjChangeTable *changes, JjProject *project, gint64 first, gint64 last)
{
  g_autoptr (JjHistory) history = jj_history_new (project, NULL);
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GPtrArray) page = jj_history_next (history, PAGE, NULL);

      more = page && page->len > 0;
      for (guint i = 0; more && i < page->len; i++)
        {
          JjHistoryEntry *entry = g_ptr_array_index (page, i);

          more = entry->seq > first;
          if (more && entry->seq <= last)
            take_entry (changes, entry);
        }
    }
}

/* The last entry that both have. FALSE where they share no history. */
static gboolean
find_parting (const JjMoment *before, JjProject *after, gint64 *seq)
{
  g_autoptr (JjProject) other = jj_project_open (before->path, JJ_OPEN_READ_ONLY, NULL);

  return other && jj_project_find_common (after, other, seq, NULL, NULL, NULL);
}

void
jj_change_reasons_take (JjChangeTable *changes, const JjMoment *before, const JjMoment *after)
{
  g_autoptr (JjProject) project = jj_project_open (after->path, JJ_OPEN_READ_ONLY, NULL);
  gboolean one_file = g_str_equal (before->path, after->path);
  gint64 parted = G_MAXINT64;

  if (project && (one_file || find_parting (before, project, &parted)))
    take_log (changes, project, MIN (MIN (before->seq, parted), after->seq),
              one_file ? MAX (before->seq, after->seq) : after->seq);
}
